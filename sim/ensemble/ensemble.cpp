#include "ensemble/ensemble.hpp"

#include "run/run.hpp"

#include <algorithm>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>
#include <utility>

namespace ssrsim {

namespace {

struct Finished {
    std::uint32_t key = 0;
    detail::AnyResult result;
};

/// As many threads as asked for, also beyond the machine's.
struct Threads {
    explicit Threads(int asked)
        : count{static_cast<std::size_t>(threads_in_use(asked))},
          limit{oneapi::tbb::global_control::max_allowed_parallelism, count},
          arena{static_cast<int>(count)} {}

    std::size_t count;
    oneapi::tbb::global_control limit;
    oneapi::tbb::task_arena arena;
};

} // namespace

int threads_in_use(int threads) {
    return threads > 0 ? threads : std::max(1, oneapi::tbb::info::default_concurrency());
}

EnsembleSummary
detail::run_in_order(const std::function<AnyResult(std::uint32_t key)>& run,
                     const EnsembleOptions& options,
                     const std::function<void(std::uint32_t key, AnyResult)>& sink) {
    Threads threads{options.threads};
    EnsembleSummary summary;
    std::uint32_t started = 0;
    const auto next_key = [&](oneapi::tbb::flow_control& control) -> std::uint32_t {
        if (started == options.count) {
            control.stop();
            return 0;
        }
        if (options.should_stop && options.should_stop()) {
            summary.stopped = true;
            control.stop();
            return 0;
        }
        return options.first + started++;
    };
    const auto run_one = [&](std::uint32_t key) { return Finished{key, run(key)}; };
    const auto hand_on = [&](Finished finished) {
        sink(finished.key, std::move(finished.result));
        ++summary.finished;
    };

    using oneapi::tbb::filter_mode;
    using oneapi::tbb::make_filter;
    threads.arena.execute([&] {
        oneapi::tbb::parallel_pipeline(
            2 * threads.count,
            make_filter<void, std::uint32_t>(filter_mode::serial_in_order, next_key) &
                make_filter<std::uint32_t, Finished>(filter_mode::parallel, run_one) &
                make_filter<Finished, void>(filter_mode::serial_in_order, hand_on));
    });
    return summary;
}

Workers workers_on(int threads) {
    return [threads](std::size_t count, const std::function<void(std::size_t)>& work) {
        Threads{threads}.arena.execute(
            [&] { oneapi::tbb::parallel_for(std::size_t{0}, count, work); });
    };
}

EnsembleSummary run_ensemble(const ReplicateRunner& run, const EnsembleOptions& options,
                             const Sink& sink) {
    return run_in_order<Trajectory>(run, options, sink);
}

EnsembleSummary run_ensemble(const Experiment& experiment, const EnsembleOptions& options,
                             const Sink& sink) {
    return run_ensemble([&](std::uint32_t key) { return run_replicate(experiment, key); }, options,
                        sink);
}

} // namespace ssrsim

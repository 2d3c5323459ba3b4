#pragma once

#include "core/workers.hpp"
#include "record/trajectory.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <utility>

namespace ssrsim {

class Experiment;

struct EnsembleOptions {
    std::uint32_t first = 0; ///< number of the first replicate
    std::uint32_t count = 0; ///< how many
    int threads = 0;         ///< 0: as many as the machine has
    /// Asked before each replicate starts, from one thread at a time but not always the same. Once
    /// it says true no further replicate starts; those in flight finish and are handed on.
    std::function<bool()> should_stop;
};

struct EnsembleSummary {
    std::uint32_t finished = 0; ///< replicates handed on: always the first so many
    bool stopped = false;       ///< should_stop kept at least one from starting
};

namespace detail {

using AnyResult = std::shared_ptr<void>;
EnsembleSummary run_in_order(const std::function<AnyResult(std::uint32_t key)>& run,
                             const EnsembleOptions& options,
                             const std::function<void(std::uint32_t key, AnyResult)>& sink);

} // namespace detail

/// Runs the keys side by side, `run(key)` from several threads at once, and hands the results to
/// `sink(key, Result&&)` in the order of the keys, never two at a time, so that nothing the sink
/// does depends on the number of threads. At most twice as many as there are threads are held.
template <class Result>
EnsembleSummary run_in_order(const std::function<Result(std::uint32_t key)>& run,
                             const EnsembleOptions& options,
                             const std::function<void(std::uint32_t key, Result&&)>& sink) {
    return detail::run_in_order(
        [&](std::uint32_t key) { return std::make_shared<Result>(run(key)); }, options,
        [&](std::uint32_t key, const detail::AnyResult& result) {
            sink(key, std::move(*static_cast<Result*>(result.get())));
        });
}

/// Takes the replicates in the order of their numbers, never two at a time.
using Sink = std::function<void(std::uint32_t key, Trajectory&& trajectory)>;

/// Runs one replicate; called from several threads at once.
using ReplicateRunner = std::function<Trajectory(std::uint32_t key)>;

EnsembleSummary run_ensemble(const ReplicateRunner& run, const EnsembleOptions& options,
                             const Sink& sink);

/// The replicates of one experiment.
EnsembleSummary run_ensemble(const Experiment& experiment, const EnsembleOptions& options,
                             const Sink& sink);

/// Workers on as many threads as `threads` of the options stands for.
Workers workers_on(int threads);

/// The number of threads that `threads` of the options stands for.
int threads_in_use(int threads);

} // namespace ssrsim

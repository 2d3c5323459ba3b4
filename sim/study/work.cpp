#include "study/work.hpp"

#include "ensemble/ensemble.hpp"
#include "study/coverage.hpp"
#include "study/row_runner.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>

namespace ssrsim {

namespace {

/// What a kill loses at most, in seconds of one thread; in a study of days more, since whoever
/// places a shard looks at the names of all, and no other may meanwhile.
constexpr double seconds_a_shard = 20.0;
constexpr double usual_shards = 8192.0;
constexpr double most_seconds_a_shard = 600.0;
/// 16 outcomes of so many runs take about 10 MB.
constexpr std::uint64_t most_runs_a_shard = 1u << 16;

/// One runner for each thread that asks.
class Runners {
  public:
    Runners(const Study& study, const EarlierRuns& earlier) : study_{study}, earlier_{earlier} {}

    RunTable run(std::uint64_t first, std::uint64_t count, ReplicateRange replicates) {
        std::unique_ptr<RowRunner> runner = take();
        RunTable table = runner->run(first, count, replicates);
        const std::lock_guard lock{mutex_};
        idle_.push_back(std::move(runner));
        return table;
    }

  private:
    std::unique_ptr<RowRunner> take() {
        {
            const std::lock_guard lock{mutex_};
            if (!idle_.empty()) {
                std::unique_ptr<RowRunner> runner = std::move(idle_.back());
                idle_.pop_back();
                return runner;
            }
        }
        return std::make_unique<RowRunner>(study_, earlier_);
    }

    const Study& study_;
    const EarlierRuns& earlier_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<RowRunner>> idle_;
};

/// Gathers the rows of one missing range, and places them whenever a shard is full.
class Gatherer {
  public:
    Gatherer(const Study& study, const StudyFolder& folder, ReplicateRange replicates,
             std::uint64_t first, std::uint64_t rows_a_shard)
        : folder_{folder}, facts_{facts_of(study)}, replicates_{replicates}, first_{first},
          rows_a_shard_{rows_a_shard} {}

    Faults take(std::uint64_t end, const RunTable& runs) {
        append(gathered_, runs);
        end_ = end;
        const bool is_full =
            end / rows_a_shard_ > first_ / rows_a_shard_ || gathered_.size() >= most_runs_a_shard;
        return is_full ? place() : Faults{};
    }

    Faults place() {
        if (gathered_.size() == 0) return {};
        Faults faults =
            place_runs(folder_, facts_, {first_, end_ - first_, replicates_}, gathered_);
        gathered_ = {};
        first_ = end_;
        return faults;
    }

  private:
    const StudyFolder& folder_;
    ShardFacts facts_;
    ReplicateRange replicates_;
    std::uint64_t first_;
    std::uint64_t end_ = 0;
    std::uint64_t rows_a_shard_;
    RunTable gathered_;
};

/// Rows that one task runs: a whole sample, and with quick runs several.
std::uint64_t rows_a_task(const Study& study, double row_seconds) {
    constexpr double task_seconds = 0.02; // handing a task on takes microseconds
    const std::uint64_t blocks = study.points.blocks();
    const double samples = task_seconds / (row_seconds * static_cast<double>(blocks));
    return blocks * std::max<std::uint64_t>(1, static_cast<std::uint64_t>(std::min(samples, 64.0)));
}

std::uint64_t suggested_rows(const Study& study, double row_seconds, std::uint64_t rows_a_task) {
    const double all_seconds = row_seconds * static_cast<double>(study.points.rows());
    const double seconds =
        std::clamp(all_seconds / usual_shards, seconds_a_shard, most_seconds_a_shard);
    const double rows = seconds / row_seconds / static_cast<double>(rows_a_task);
    const Replication& replication = study.file.replication;
    const std::uint64_t runs_a_row =
        study.plans_a_row() * (replication.is_fixed() ? replication.count : replication.most);
    const std::uint64_t most = std::max<std::uint64_t>(1, most_runs_a_shard / runs_a_row);
    const auto tasks = static_cast<std::uint64_t>(std::max(1.0, std::min(rows, 1e9)));
    return std::max(rows_a_task, std::min(tasks * rows_a_task, most / rows_a_task * rows_a_task));
}

ReplicateRange wanted_replicates(const Study& study) {
    const Replication& replication = study.file.replication;
    return {0, replication.is_fixed() ? replication.count : 0};
}

} // namespace

ShardRange range_of(const Study& study, const StudyPart& part) {
    const std::uint64_t blocks = study.points.blocks();
    const std::uint64_t samples = study.points.rows() / blocks;
    // Products of 32-bit numbers: no overflow.
    const std::uint64_t first = samples * part.part / part.parts * blocks;
    const std::uint64_t end = samples * (part.part + 1) / part.parts * blocks;
    return {first, end - first, wanted_replicates(study)};
}

double seconds_a_row(const Study& study, const StudyPart& part) {
    using Clock = std::chrono::steady_clock;
    constexpr double enough = 0.5;
    const EarlierRuns none;
    RowRunner runner{study, none};
    const ShardRange range = range_of(study, part);
    const std::uint64_t blocks = study.points.blocks();
    const auto start = Clock::now();
    double passed = 0.0;
    std::uint64_t rows = 0;
    while (passed < enough && rows < range.count) {
        runner.run(range.first + rows, blocks, {0, range.replicates.count});
        rows += blocks;
        passed = std::chrono::duration<double>(Clock::now() - start).count();
    }
    return std::max(1e-6, passed / static_cast<double>(std::max<std::uint64_t>(1, rows)));
}

WorkSummary work_on(const Study& study, const StudyFolder& folder, const WorkOptions& options) {
    WorkSummary summary;
    const ShardRange wanted = range_of(study, options.part);
    const std::vector<ShardRange> missing =
        missing_from(list_shards(folder.shards).ranges(), wanted);
    if (missing.empty()) return summary;

    const double row_seconds = seconds_a_row(study, options.part);
    const std::uint64_t task = rows_a_task(study, row_seconds);
    const std::uint64_t shard = rows_a_shard(folder, suggested_rows(study, row_seconds, task));
    const EarlierRuns earlier = earlier_runs(folder, study);
    Runners runners{study, earlier};
    const std::uint64_t cells = cells_of(std::span{&wanted, 1});
    const std::uint64_t before = cells - cells_of(missing);
    std::uint64_t done = before;
    summary.earlier = earlier.size();

    std::atomic<bool> has_failed{false};
    for (const ShardRange& range : missing) {
        Gatherer gatherer{study, folder, range.replicates, range.first, shard};
        const std::uint64_t first_task = range.first / task;
        const auto rows_of = [&](std::uint32_t key) {
            const std::uint64_t begin = std::max(range.first, (first_task + key) * task);
            return std::pair{begin, std::min(range.end(), (first_task + key + 1) * task)};
        };
        EnsembleOptions ensemble;
        ensemble.count = static_cast<std::uint32_t>((range.end() - 1) / task - first_task + 1);
        ensemble.threads = options.threads;
        ensemble.should_stop = [&] {
            return has_failed.load() || (options.should_stop && options.should_stop());
        };
        const EnsembleSummary run = run_in_order<RunTable>(
            [&](std::uint32_t key) {
                const auto [begin, end] = rows_of(key);
                return runners.run(begin, end - begin, range.replicates);
            },
            ensemble,
            [&](std::uint32_t key, RunTable&& runs) {
                if (has_failed) return;
                const auto [begin, end] = rows_of(key);
                summary.runs += runs.size();
                summary.failed += failures_of(runs);
                summary.reused += runs.reused;
                summary.faults = gatherer.take(end, runs);
                has_failed = !summary.faults.empty();
                done += (end - begin) * std::max<std::uint64_t>(1, range.replicates.count);
                if (options.progress) options.progress(before, done, cells);
            });
        if (summary.faults.empty()) summary.faults = gatherer.place();
        summary.stopped = run.stopped && summary.faults.empty();
        if (run.stopped || !summary.faults.empty()) break;
    }
    return summary;
}

} // namespace ssrsim

#include "study/row_runner.hpp"

#include "analysis/paired_difference.hpp"
#include "core/hash.hpp"
#include "run/run.hpp"
#include "world/world.hpp"

#include <algorithm>
#include <exception>
#include <limits>
#include <new>
#include <optional>

namespace ssrsim {

namespace {

/// Adds a run without its outcomes, which stay "not applicable".
void add_run(RunTable& table, std::uint64_t row, std::size_t plan, std::uint32_t replicate,
             std::uint64_t key) {
    table.row.push_back(static_cast<std::uint32_t>(row));
    table.plan.push_back(static_cast<std::uint32_t>(plan));
    table.replicate.push_back(replicate);
    table.key.push_back(key);
    table.failure.push_back(0);
    for (std::vector<double>& column : table.outcomes)
        column.push_back(std::numeric_limits<double>::quiet_NaN());
}

void fail_run(RunTable& table, const std::string& reason) {
    const auto found = std::ranges::find(table.reasons, reason);
    table.failure.back() = static_cast<std::uint32_t>(found - table.reasons.begin()) + 1;
    if (found == table.reasons.end()) table.reasons.push_back(reason);
}

} // namespace

/// A row made ready to run.
struct RowRunner::Row {
    struct Plan {
        std::size_t number = 0; ///< as the table names it
        std::uint64_t key = 0;
        std::string refusal;
        std::optional<Experiment> experiment;
    };
    std::uint64_t index = 0;
    std::uint32_t luck = 0;
    std::uint64_t country = 0;
    std::vector<Plan> plans;
};

/// The country of the task's first row, which most rows of a sample share as long as only plans
/// are varied.
struct RowRunner::Warmed {
    std::uint64_t country = 0;
    std::uint32_t replicate = 0; ///< of the model
    World world;
};

RowRunner::~RowRunner() = default;
RowRunner::RowRunner(RowRunner&&) noexcept = default;

RowRunner::RowRunner(const Study& study, const EarlierRuns& earlier)
    : study_{study}, earlier_{earlier}, values_(study.file.factors.size()) {
    plans_.reserve(study.plans.size());
    for (std::size_t plan = 0; plan < study.plans.size(); ++plan)
        plans_.emplace_back(study, plan);
}

RowRunner::Row RowRunner::prepare(std::uint64_t index) {
    Row row;
    row.index = index;
    row.luck = study_.points.luck(index);
    study_.points.row(index, values_);
    const Seeds& seeds = study_.file.seeds;
    const std::uint64_t luck = hash_combine(hash_combine(seeds.country, seeds.people),
                                            hash_combine(seeds.shocks, row.luck));
    const std::size_t first =
        study_.plan_factor ? static_cast<std::size_t>(values_[*study_.plan_factor]) : 0;
    for (std::size_t k = 0; k < study_.plans_a_row(); ++k) {
        VariedPlan& varied = plans_[first + k];
        varied.set(values_);
        Row::Plan plan{k, hash_combine(varied.key(), luck), varied.refusal(), {}};
        if (plan.refusal.empty())
            plan.experiment.emplace(varied.scenario().country, varied.scenario().plan, seeds);
        row.plans.push_back(std::move(plan));
        row.country = varied.country_key();
    }
    return row;
}

const World& RowRunner::warmed(const Row& row, const Experiment& experiment,
                               std::uint32_t replicate, bool is_kept) {
    for (const Warmed* warmed : {first_.get(), last_.get()})
        if (warmed != nullptr && warmed->country == row.country && warmed->replicate == replicate)
            return warmed->world;
    std::unique_ptr<Warmed>& place = is_kept ? first_ : last_;
    place = std::make_unique<Warmed>(
        Warmed{row.country, replicate, warm_country(experiment, replicate)});
    return place->world;
}

void RowRunner::run_replicate(const Row& row, std::uint32_t replicate, bool is_first,
                              RunTable& table) {
    const std::uint32_t of_model = replicate_of(row.luck, replicate);
    for (const Row::Plan& plan : row.plans) {
        add_run(table, row.index, plan.number, replicate, plan.key);
        if (!plan.refusal.empty()) {
            fail_run(table, plan.refusal);
            continue;
        }
        const std::span<const double> known = earlier_.find(plan.key, replicate);
        for (std::size_t i = 0; i < known.size(); ++i)
            table.outcomes[i].back() = known[i];
        if (!known.empty()) {
            ++table.reused;
            continue;
        }
        try {
            const World& world = warmed(row, *plan.experiment, of_model, is_first);
            const Trajectory run = run_plan(*plan.experiment, world);
            for (std::size_t i = 0; i < study_.measures.size(); ++i)
                table.outcomes[i].back() =
                    measured(study_.measures[i], plan.experiment->layout(), run);
        } catch (const std::bad_alloc&) {
            throw; // the machine's fault, not the run's: it may succeed elsewhere
        } catch (const std::exception& error) {
            fail_run(table, error.what());
        }
    }
}

bool RowRunner::is_precise(const RunTable& table, std::size_t begin) const {
    const std::size_t plans = study_.plans_a_row();
    std::vector<double> values;
    for (std::size_t plan = 0; plan < plans; ++plan) {
        values.clear();
        for (std::size_t run = begin + plan; run < table.size(); run += plans) {
            if (table.failure[run] != 0) return true; // more of the same luck mends nothing
            values.push_back(table.outcomes[study_.precise_measure][run]);
        }
        if (!is_precise_enough(paired_estimate(values), study_.file.replication.precision))
            return false;
    }
    return true;
}

void RowRunner::run_to_precision(const Row& row, RunTable& table) {
    const Replication& wanted = study_.file.replication;
    const std::size_t begin = table.size();
    std::uint32_t finished = 0;
    std::uint32_t look = std::min(std::max(next_look(0), wanted.fewest), wanted.most);
    for (;;) {
        for (; finished < look; ++finished)
            run_replicate(row, finished, true, table);
        if (finished >= wanted.most || is_precise(table, begin)) return;
        look = std::min(next_look(finished), wanted.most);
    }
}

RunTable RowRunner::run(std::uint64_t first, std::uint64_t count, ReplicateRange replicates) {
    std::vector<Row> rows;
    for (std::uint64_t index = first; index < first + count; ++index)
        rows.push_back(prepare(index));
    first_.reset();
    last_.reset();

    RunTable table;
    table.outcomes.resize(study_.measures.size());
    if (replicates.count == 0) {
        for (const Row& row : rows)
            run_to_precision(row, table);
        return table;
    }
    // Replicate by replicate, so that rows meet the country of their luck while it is at hand; the
    // table is wanted row by row.
    std::vector<RunTable> by_row(rows.size());
    for (RunTable& one : by_row)
        one.outcomes.resize(study_.measures.size());
    for (std::uint32_t k = 0; k < replicates.count; ++k)
        for (std::size_t i = 0; i < rows.size(); ++i)
            run_replicate(rows[i], replicates.first + k, i == 0, by_row[i]);
    for (const RunTable& one : by_row)
        append(table, one);
    return table;
}

} // namespace ssrsim

#include "study/values.hpp"

#include "study/shard.hpp"

#include <limits>

namespace ssrsim {

namespace {

/// Sums over replicates, to become means. Replicates come shard by shard, each shard's in order.
struct Sums {
    std::vector<double> sum;
    std::vector<std::uint32_t> count;
};

void take(const RunTable& runs, std::size_t outcome, std::size_t plans, Sums& sums) {
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const double value = runs.outcomes[outcome][i];
        const std::size_t at = runs.row[i] * plans + runs.plan[i];
        if (value != value || at >= sums.sum.size()) continue;
        sums.sum[at] += value;
        ++sums.count[at];
    }
}

} // namespace

StudyValues values_of(const Study& study, const StudyState& state) {
    const std::size_t rows = study.points.rows();
    const std::size_t plans = study.plans_a_row();
    StudyValues values;
    values.title = study.file.title;
    values.question = study.file.question;
    values.design = study.points.design();
    values.runs = state.runs;
    values.failed = state.failed;
    values.reasons = state.reasons;
    values.columns.assign(study.file.factors.size(), std::vector<double>(rows));
    for (const StudyFactor& factor : study.file.factors)
        values.factors.push_back(factor.factor.name);
    for (std::size_t plan = 0; plan < plans; ++plan)
        values.plans.push_back(study.plan_factor ? std::string{} : study.plans[plan].id);
    std::vector<double> row(study.file.factors.size());
    for (std::size_t index = 0; index < rows; ++index) {
        study.points.row(index, row);
        for (std::size_t i = 0; i < row.size(); ++i)
            values.columns[i][index] = row[i];
    }

    std::vector<Sums> sums(study.measures.size(), {std::vector<double>(rows * plans),
                                                   std::vector<std::uint32_t>(rows * plans)});
    for (const ShardFile& file : state.sound)
        if (const auto shard = read_shard(file.path))
            for (std::size_t k = 0; k < sums.size(); ++k)
                take(shard->runs, k, plans, sums[k]);
    for (std::size_t k = 0; k < sums.size(); ++k) {
        values.outcomes.push_back(study.measures[k].variable);
        auto& of_outcome = values.values.emplace_back(plans, std::vector<double>(rows));
        for (std::size_t index = 0; index < rows; ++index)
            for (std::size_t plan = 0; plan < plans; ++plan) {
                const std::size_t at = index * plans + plan;
                of_outcome[plan][index] = sums[k].count[at] > 0
                                              ? sums[k].sum[at] / sums[k].count[at]
                                              : std::numeric_limits<double>::quiet_NaN();
            }
    }
    return values;
}

} // namespace ssrsim

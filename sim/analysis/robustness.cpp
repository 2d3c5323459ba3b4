#include "analysis/robustness.hpp"

#include "core/contracts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ssrsim {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// The first plan with the highest score.
template <class Score>
std::optional<std::size_t> preferred(const std::vector<PlanRobustness>& plans, Score score) {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < plans.size(); ++i)
        if (!std::isnan(score(plans[i])) && (!best || score(plans[i]) > score(plans[*best])))
            best = i;
    return best;
}

} // namespace

bool PreferredPlans::agree() const {
    std::optional<std::size_t> first;
    for (const auto& plan : {by_worst, by_regret, by_satisfied, by_mean_and_deviation}) {
        if (!plan) continue;
        if (first && *first != *plan) return false;
        first = plan;
    }
    return true;
}

Robustness robustness(const std::vector<std::vector<double>>& values, Better better,
                      std::optional<double> threshold) {
    SSRSIM_EXPECT(better != Better::neither, "an outcome that is wanted higher or lower");
    const double sign = better == Better::lower ? -1.0 : 1.0;
    Robustness found;
    std::vector<std::size_t> rows;
    const std::size_t all = values.empty() ? 0 : values.front().size();
    for (std::size_t row = 0; row < all; ++row) {
        const bool is_there = std::ranges::none_of(
            values, [row](const std::vector<double>& plan) { return std::isnan(plan[row]); });
        if (is_there) rows.push_back(row);
    }
    found.rows = rows.size();
    found.missing_rows = all - rows.size();
    const auto count = static_cast<double>(rows.size());
    for (const std::vector<double>& plan : values) {
        PlanRobustness stands{not_a_number, not_a_number, not_a_number,
                              not_a_number, not_a_number, {0.0, 1.0}};
        if (rows.empty()) {
            found.plans.push_back(stands);
            continue;
        }
        double sum = 0.0;
        double worst = std::numeric_limits<double>::infinity();
        stands.most_regret = 0.0;
        std::size_t satisfied = 0;
        for (const std::size_t row : rows) {
            const double value = sign * plan[row];
            double best = value;
            for (const std::vector<double>& other : values)
                best = std::max(best, sign * other[row]);
            sum += plan[row];
            worst = std::min(worst, value);
            stands.most_regret = std::max(stands.most_regret, best - value);
            if (threshold && value >= sign * *threshold) ++satisfied;
        }
        stands.worst = sign * worst;
        stands.mean = sum / count;
        double squares = 0.0;
        for (const std::size_t row : rows)
            squares += (plan[row] - stands.mean) * (plan[row] - stands.mean);
        if (rows.size() > 1) stands.deviation = std::sqrt(squares / (count - 1.0));
        if (threshold) {
            stands.satisfied = static_cast<double>(satisfied) / count;
            stands.satisfied_interval = share_interval(static_cast<double>(satisfied), rows.size());
        }
        found.plans.push_back(stands);
    }
    using Plan = const PlanRobustness&;
    found.preferred = {
        preferred(found.plans, [&](Plan plan) { return sign * plan.worst; }),
        preferred(found.plans, [](Plan plan) { return -plan.most_regret; }),
        preferred(found.plans, [](Plan plan) { return plan.satisfied; }),
        preferred(found.plans, [&](Plan plan) { return sign * plan.mean - plan.deviation; })};
    return found;
}

} // namespace ssrsim

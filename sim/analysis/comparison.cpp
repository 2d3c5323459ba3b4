#include "analysis/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ssrsim {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

using Columns = std::vector<std::vector<double>>;

void put_mean(PlanResult& result, const std::vector<double>& values) {
    double sum = 0.0;
    for (const double value : values) {
        if (std::isnan(value)) continue;
        sum += value;
        ++result.count;
    }
    result.mean = result.count == 0 ? not_a_number : sum / static_cast<double>(result.count);
}

std::vector<double> differences(const std::vector<double>& first, const std::vector<double>& plan) {
    std::vector<double> differences;
    for (std::size_t i = 0; i < first.size(); ++i)
        differences.push_back(plan[i] - first[i]);
    return differences;
}

/// An outcome that does not apply in some replicates of a plan, such as a cost per point where
/// nothing was gained, is compared over those in which it applies to every plan that has it at all:
/// means and differences then tell of the same runs.
Columns over_common_replicates(Columns values) {
    const auto applies = [](double value) { return !std::isnan(value); };
    std::vector<bool> has;
    for (const std::vector<double>& column : values)
        has.push_back(std::ranges::any_of(column, applies));
    for (std::size_t i = 0; i < values.front().size(); ++i) {
        bool common = true;
        for (std::size_t plan = 0; plan < values.size(); ++plan)
            common = common && (!has[plan] || applies(values[plan][i]));
        if (common) continue;
        for (std::vector<double>& column : values)
            column[i] = not_a_number;
    }
    return values;
}

/// The share of a score between 0 and 1, such as one half for a tie.
struct Scores {
    double sum = 0.0;
    double squares = 0.0;

    void add(double score) {
        sum += score;
        squares += score * score;
    }
    [[nodiscard]] EstimatedShare over(std::size_t count) const {
        if (count == 0) return {not_a_number, {0.0, 1.0}};
        return {sum / static_cast<double>(count), share_interval(sum, squares, count)};
    }
};

EstimatedShare share_of_wins(const std::vector<double>& gains) {
    Scores scores;
    std::size_t count = 0;
    for (const double gain : gains) {
        if (std::isnan(gain)) continue;
        ++count;
        if (gain >= 0.0) scores.add(gain == 0.0 ? 0.5 : 1.0);
    }
    return scores.over(count);
}

/// Who is best in each replicate in which the outcome applies to every plan, and by how much the
/// others miss it. `sign` is 1 where more is better and -1 where less is.
void put_best(std::vector<PlanResult>& results, const Columns& values, double sign) {
    std::vector<Scores> wins(values.size());
    std::vector<double> missed(values.size(), 0.0);
    std::size_t count = 0;
    for (std::size_t i = 0; i < values.front().size(); ++i) {
        const auto value = [&](std::size_t plan) { return sign * values[plan][i]; };
        double best = value(0);
        std::size_t ties = 0;
        bool applies = true;
        for (std::size_t plan = 0; plan < values.size(); ++plan) {
            applies = applies && !std::isnan(value(plan));
            best = std::max(best, value(plan));
        }
        if (!applies) continue;
        ++count;
        for (std::size_t plan = 0; plan < values.size(); ++plan)
            if (value(plan) == best) ++ties;
        for (std::size_t plan = 0; plan < values.size(); ++plan) {
            if (value(plan) == best) wins[plan].add(1.0 / static_cast<double>(ties));
            missed[plan] += best - value(plan);
        }
    }
    for (std::size_t plan = 0; plan < values.size(); ++plan) {
        results[plan].best = wins[plan].over(count);
        results[plan].regret =
            count == 0 ? not_a_number : missed[plan] / static_cast<double>(count);
    }
}

} // namespace

ComparedOutcome compare(const OutcomeVariable& variable, const Columns& values,
                        const std::vector<bool>& same_as_first) {
    const Columns common = over_common_replicates(values);
    ComparedOutcome compared{variable, std::vector<PlanResult>(common.size())};
    const double sign = variable.better == Better::lower ? -1.0 : 1.0;
    for (std::size_t plan = 0; plan < common.size(); ++plan) {
        PlanResult& result = compared.plans[plan];
        put_mean(result, common[plan]);
        std::vector<double> gains = differences(common.front(), common[plan]);
        result.difference = paired_estimate(gains);
        if (same_as_first[plan] && result.difference.count > 0) {
            result.difference.interval = {0.0, 0.0};
            result.difference.footing = Footing::firm;
        }
        if (variable.better == Better::neither) continue;
        for (double& gain : gains)
            gain *= sign;
        result.better = share_of_wins(gains);
    }
    if (variable.better != Better::neither) put_best(compared.plans, common, sign);
    return compared;
}

EstimatedShare probability_of(const PlanResult& plan) {
    if (plan.count == 0) return {not_a_number, {0.0, 1.0}};
    const double hits = plan.mean * static_cast<double>(plan.count);
    return {plan.mean, share_interval(std::floor(hits + 0.5), plan.count)};
}

} // namespace ssrsim

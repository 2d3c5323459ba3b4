#include "analysis/morris_effects.hpp"

#include "core/contracts.hpp"
#include "core/math.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace ssrsim {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr Estimate unknown{not_a_number, {not_a_number, not_a_number}};

/// A mean with Student's interval. Trajectories are independent of each other.
Estimate mean_of(const std::vector<double>& effects) {
    if (effects.empty()) return unknown;
    const PairedEstimate estimate = paired_estimate(effects);
    if (effects.size() < 2) return {estimate.mean, unknown.interval};
    // Effects that are all the same are those of a factor that acts in one way.
    const double width =
        student_t(0.95, static_cast<double>(effects.size()) - 1.0) * estimate.standard_error;
    return {estimate.mean, {estimate.mean - width, estimate.mean + width}};
}

/// A standard deviation, with an interval by the jackknife of its logarithm.
Estimate deviation_of(const std::vector<double>& effects) {
    if (effects.size() < 2) return unknown;
    const auto n = static_cast<double>(effects.size());
    const double mean = std::accumulate(effects.begin(), effects.end(), 0.0) / n;
    double squares = 0.0;
    for (const double effect : effects)
        squares += (effect - mean) * (effect - mean);
    const double deviation = std::sqrt(squares / (n - 1.0));
    const auto [lowest, highest] = std::ranges::minmax(effects);
    if (lowest == highest) return {0.0, {0.0, 0.0}};
    if (effects.size() < 3) return {deviation, unknown.interval};
    std::vector<double> logs;
    for (const double effect : effects) {
        const double off = effect - mean;
        const double without = squares - off * off * n / (n - 1.0);
        if (!(without > 1e-12 * squares)) return {deviation, {0.0, unknown.interval.high}};
        logs.push_back(0.5 * portable_log(without / (n - 2.0)));
    }
    const double centre = std::accumulate(logs.begin(), logs.end(), 0.0) / n;
    double spread = 0.0;
    for (const double log : logs)
        spread += (log - centre) * (log - centre);
    // Two effects that come up equally often leave the jackknife nothing: 1 / n² is what is left of
    // the variance then.
    const double variance = spread * (n - 1.0) / n + 1.0 / (n * n);
    const double width = student_t(0.95, n - 1.0) * std::sqrt(variance);
    return {deviation, {deviation * portable_exp(-width), deviation * portable_exp(width)}};
}

MorrisEffect effect_of(std::vector<double> effects, bool has_direction) {
    MorrisEffect effect{unknown, unknown, unknown, effects.size()};
    if (has_direction) {
        effect.mean = mean_of(effects);
        effect.spread = deviation_of(effects);
    }
    for (double& each : effects)
        each = std::abs(each);
    effect.strength = mean_of(effects);
    effect.strength.interval.low = std::max(0.0, effect.strength.interval.low);
    return effect;
}

} // namespace

MorrisSteps morris_steps(const Design& design) {
    MorrisSteps steps;
    steps.groups.resize(design.groups().size());
    for (std::size_t factor = 0; factor < design.factors().size(); ++factor)
        steps.groups[design.group_of(factor)].push_back(factor);
    steps.trajectories = design.rows() / design.blocks();
    for (std::uint64_t trajectory = 0; trajectory < steps.trajectories; ++trajectory)
        for (std::size_t step = 0; step < steps.groups.size(); ++step) {
            const MorrisMove move = design.morris_move(trajectory, step);
            const std::vector<std::size_t>& group = steps.groups[move.group];
            steps.moved.push_back(move.group);
            steps.lengths.push_back(
                group.size() > 1 ? move.step
                                 : move.step * design.morris_direction(trajectory, group.front()));
        }
    return steps;
}

MorrisEffects morris_effects(std::span<const double> outcomes, const MorrisSteps& steps) {
    const std::size_t groups = steps.groups.size();
    SSRSIM_EXPECT(outcomes.size() == steps.trajectories * (groups + 1), "an outcome for each row");
    MorrisEffects found;
    found.missing_rows = static_cast<std::size_t>(
        std::ranges::count_if(outcomes, [](double y) { return std::isnan(y); }));
    std::vector<std::vector<double>> effects(groups);
    for (std::size_t trajectory = 0; trajectory < steps.trajectories; ++trajectory)
        for (std::size_t step = 0; step < groups; ++step) {
            const std::size_t row = trajectory * (groups + 1) + step;
            const std::size_t number = trajectory * groups + step;
            const double effect = (outcomes[row + 1] - outcomes[row]) / steps.lengths[number];
            if (!std::isnan(effect)) effects[steps.moved[number]].push_back(effect);
        }
    for (std::size_t group = 0; group < groups; ++group)
        found.groups.push_back(
            effect_of(std::move(effects[group]), steps.groups[group].size() == 1));
    return found;
}

} // namespace ssrsim

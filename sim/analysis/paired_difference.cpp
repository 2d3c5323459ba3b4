#include "analysis/paired_difference.hpp"

#include "analysis/resampling.hpp"
#include "core/contracts.hpp"
#include "core/math.hpp"
#include "core/quantiles.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace ssrsim {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// Above 95%: what stopping at the first narrow interval costs. It was chosen, like the next five,
/// by the coverage that the table in docs/explanation/comparison.md shows.
constexpr double level = 0.953;
/// A small sample of a skewed law shows less than its skewness.
constexpr double skewness_factor = 1.7;
/// Of the spread of the variance that does not go along with the mean.
constexpr double tail_factor = 2.4;
/// Below this effective count a sample says too little of its tails to correct for them: its
/// degrees of freedom are at most `freedom_of_few` an effective replicate.
constexpr double few_effective = 8.0;
constexpr double freedom_of_few = 1.75;

/// No arm is longer than so many times Student's, nor shorter than that part of it: the
/// transformation has no bound, and a handful of equal events would reach far beyond what can be.
constexpr double longest_arm = 2.0;

struct Shape {
    double skewness;
    double kurtosis; ///< 3 for a normal law, 1 / p for a difference of ±1 with probability p
};

Shape shape_of(const std::vector<double>& values, double mean, double deviation) {
    double cubes = 0.0;
    double fourths = 0.0;
    double squares = 0.0;
    for (const double value : values) {
        const double z = (value - mean) / deviation;
        squares += z * z;
        cubes += z * z * z;
        fourths += z * z * z * z;
    }
    const auto count = static_cast<double>(values.size());
    const double variance = squares / count;
    return {cubes / count / (variance * std::sqrt(variance)),
            fourths / count / (variance * variance)};
}

double cube_root_less_1(double x_less_1) {
    if (x_less_1 > -1.0) return portable_expm1(portable_log1p(x_less_1) / 3.0);
    return -portable_pow(-1.0 - x_less_1, 1.0 / 3.0) - 1.0;
}

/// The upper arm in standard errors by Hall's transformation of the t statistic (Hall 1992, Journal
/// of the Royal Statistical Society B 54, 221–228); the lower arm is that of -skew. `skew` is the
/// skewness over the square root of the count.
double arm(double t, double skew) {
    if (std::abs(skew) < 1e-9) return t;
    return std::clamp(-3.0 / skew * cube_root_less_1(-skew * (t + skew / 6.0)), t / longest_arm,
                      t * longest_arm);
}

} // namespace

PairedEstimate paired_estimate(std::span<const double> differences) {
    std::vector<double> values;
    values.reserve(differences.size());
    for (const double difference : differences) {
        SSRSIM_EXPECT(std::abs(difference) != infinity, "a difference is finite or NaN");
        if (!std::isnan(difference)) values.push_back(difference);
    }
    PairedEstimate estimate{values.size(), not_a_number,          not_a_number,
                            not_a_number,  {-infinity, infinity}, Footing::none};
    if (values.empty()) return estimate;
    const auto count = static_cast<double>(values.size());
    const auto [lowest, highest] = std::ranges::minmax(values);
    if (lowest == highest) {
        estimate.mean = lowest;
        if (values.size() > 1) estimate.standard_error = 0.0;
        return estimate;
    }
    double sum = 0.0;
    for (const double value : values)
        sum += value;
    estimate.mean = sum / count;
    double squares = 0.0;
    for (const double value : values)
        squares += (value - estimate.mean) * (value - estimate.mean);
    const double deviation = std::sqrt(squares / (count - 1.0));
    estimate.standard_error = deviation / std::sqrt(count);

    const auto [skewness, kurtosis] = shape_of(values, estimate.mean, deviation);
    estimate.effective_count = count / kurtosis;
    const bool is_firm =
        values.size() >= fewest_replicates && estimate.effective_count >= fewest_effective;
    estimate.footing = is_firm ? Footing::firm : Footing::rough;

    // The variance of the sample variance is (kurtosis - 1) / count; skewness² / count of it goes
    // along with the mean, which the arms allow for.
    const double rest = kurtosis - 1.0 - skewness * skewness;
    double degrees_of_freedom = (count - 1.0) / std::max(1.0, tail_factor * rest);
    // A handful that are alike says little of how alike the next ones will be.
    if (estimate.effective_count < few_effective) {
        const double of_few = std::max(1.0, freedom_of_few * estimate.effective_count);
        degrees_of_freedom = std::min(degrees_of_freedom, of_few);
    }
    const double t = student_t(level, degrees_of_freedom);
    const double skew = skewness_factor * skewness / std::sqrt(count);
    estimate.interval = {estimate.mean - arm(t, -skew) * estimate.standard_error,
                         estimate.mean + arm(t, skew) * estimate.standard_error};
    return estimate;
}

namespace {

/// Of shares: chosen as the level of differences was.
constexpr double share_level = 0.956;

/// Lower limit for a share: the beta posterior half-way between that of Jeffreys and the one that
/// gives Clopper and Pearson's limit.
double lower_limit(double successes, double count) {
    if (successes <= 0.0) return 0.0;
    return beta_quantile((1.0 - share_level) / 2.0, successes + 0.25, count - successes + 0.75);
}

} // namespace

Interval share_interval(double successes, double squares, std::size_t count) {
    const auto n = static_cast<double>(count);
    SSRSIM_EXPECT(0.0 <= squares && squares <= successes && successes <= n,
                  "scores lie between 0 and 1");
    if (count == 0) return {0.0, 1.0};
    // With ties the share varies as that of more replicates without ties would. One success and one
    // failure more keep that number finite where all have tied.
    double effective = n;
    if (squares < successes) {
        const double centre = (successes + 1.0) / (n + 2.0);
        const double variance = (squares + 1.0) / (n + 2.0) - centre * centre;
        effective = n * centre * (1.0 - centre) / variance;
    }
    const double scale = effective / n;
    return {lower_limit(successes * scale, effective),
            1.0 - lower_limit((n - successes) * scale, effective)};
}

Interval share_interval(double successes, std::size_t count) {
    return share_interval(successes, successes, count);
}

double half_width(Interval interval) {
    return 0.5 * (interval.high - interval.low);
}

bool is_precise_enough(const PairedEstimate& estimate, double precision) {
    return estimate.footing == Footing::firm && half_width(estimate.interval) <= precision;
}

bool is_same_so_far(const PairedEstimate& estimate) {
    return estimate.count == 0 || (estimate.footing == Footing::none && estimate.mean == 0.0);
}

std::uint32_t next_look(std::uint32_t replicates) {
    if (replicates < fewest_replicates) return fewest_replicates;
    const std::uint64_t next = std::uint64_t{replicates} + (std::uint64_t{replicates} + 1) / 2;
    return static_cast<std::uint32_t>(
        std::min<std::uint64_t>(next, std::numeric_limits<std::uint32_t>::max()));
}

} // namespace ssrsim

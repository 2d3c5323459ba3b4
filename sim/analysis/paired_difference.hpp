#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

/// How sure a difference between two plans is, from replicates of both that share their luck. Why
/// these formulas and how often their intervals are right: docs/explanation/comparison.md.
namespace ssrsim {

/// Of nominally 95%.
struct Interval {
    double low = 0.0;
    double high = 0.0;
};

/// What an interval stands on.
enum class Footing : std::uint8_t {
    none,  ///< no spread to judge by: fewer than two differences, or all of them equal so far
    rough, ///< fewer than fewest_replicates, or a handful of them make up nearly all the spread
    firm,
};

/// A comparison is first looked at with this many replicates, and never stops before.
inline constexpr std::uint32_t fewest_replicates = 30;

/// An interval is firm from this effective count on.
inline constexpr double fewest_effective = 5.0;

struct PairedEstimate {
    std::size_t count = 0;        ///< differences that are not NaN
    double mean = 0.0;            ///< NaN without any
    double standard_error = 0.0;  ///< of the mean; NaN for fewer than two
    double effective_count = 0.0; ///< count over the kurtosis; NaN without spread
    Interval interval;            ///< from -infinity to infinity where the footing is none
    Footing footing = Footing::none;
};

/// Estimates the mean difference of one outcome from its differences in the order of replicates. A
/// NaN (not applicable in that replicate) is left out; infinite values are not allowed.
///
/// Differences that are all equal, zero included, leave the interval unbounded: that a rare one has
/// not come up yet says nothing about its size. The caller may know better, as for equal plans.
PairedEstimate paired_estimate(std::span<const double> differences);

/// Interval for a share of replicates from the sum of their scores: 1 for a success, 0 for a
/// failure, something between for a tie. `squares` is the sum of the squared scores: ties spread
/// less than successes and failures do, and make the interval shorter. From 0 to 1 for a count of
/// 0.
Interval share_interval(double successes, double squares, std::size_t count);

/// The same where every score is 0 or 1. It is longer than need be where some are ties.
Interval share_interval(double successes, std::size_t count);

/// Half the length of an interval. Its arms may differ: they are as skewed as the differences.
double half_width(Interval interval);

/// Whether looking may stop as far as this outcome goes: its interval is firm and its half-width at
/// most `precision`.
bool is_precise_enough(const PairedEstimate& estimate, double precision);

/// Whether the two have given the same in every replicate so far, or had nothing to give.
bool is_same_so_far(const PairedEstimate& estimate);

/// How many replicates to have at the next look: 30, 45, 68, 102, 153, 230, 345, 518, 777, ...
std::uint32_t next_look(std::uint32_t replicates);

} // namespace ssrsim

#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace ssrsim {

/// Levels of the quantiles over replicates.
inline constexpr std::array<double, 5> quantile_levels{0.05, 0.25, 0.5, 0.75, 0.95};

/// What is kept of one value over the replicates. A value that is not applicable in a replicate
/// (NaN) is left out; with nothing left everything is NaN.
struct ColumnStatistics {
    double mean = 0.0;
    double deviation = 0.0; ///< sample standard deviation; NaN for one value
    std::array<double, quantile_levels.size()> quantiles{}; ///< at quantile_levels
    std::size_t count = 0;                                  ///< values that are not NaN
    double lowest = 0.0;
    double highest = 0.0;
};

/// Quantile of values in ascending order, interpolated linearly between order statistics (type 7 of
/// Hyndman and Fan 1996, the default of R and NumPy). NaN without values.
double quantile_of_sorted(std::span<const double> sorted, double level);

/// Mean and standard deviation are summed in the order given, so that the same values in the same
/// order give the same bits.
ColumnStatistics statistics_of(std::span<const double> values);
ColumnStatistics statistics_of(std::span<const float> values);

/// Fifty values that stand for all, ascending: the middle of each fiftieth of the runs. NaN is left
/// out; nothing stands for nothing.
std::vector<double> fifty_of(std::vector<double> values);

} // namespace ssrsim

#pragma once

#include <span>

namespace ssrsim {

/// Weighted geometric means by the column, by way of their logarithms: sums of weight · log(value),
/// of which `exponentiate` makes the means. A value below `least`, which is positive, counts as
/// that, so that the logarithm stays finite. All columns have one length; none overlaps `sums`.
void add_logs(std::span<double> sums, double weight, std::span<const double> values,
              double least) noexcept;

/// e to the power of each, in place.
void exponentiate(std::span<double> values) noexcept;

} // namespace ssrsim

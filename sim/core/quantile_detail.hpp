#pragma once

#include "core/math.hpp"

#include <cstdint>
#include <span>

namespace ssrsim::detail {

enum class Side : std::uint8_t { lower, upper };

/// The domain of every law. Luck gives nothing below 2^-53; the margin is for tests and for callers
/// with uniforms of their own.
constexpr bool is_uniform(double u) noexcept {
    return u >= 0x1p-100 && u < 1.0;
}

/// The smaller tail beside u, and which one it is.
struct Tail {
    double probability;
    Side side;
};

/// u as its smaller tail, rounded to 41 significant bits. The grid is what makes the continuous
/// laws non-decreasing: neighbours on it lie further apart than any error of the evaluation.
inline double shorter_tail(double u) noexcept {
    const double tail = u > 0.5 ? 1.0 - u : u;
    return from_bits((bits_of(tail) + 0x800u) & ~std::uint64_t{0xFFF});
}
inline Tail shorten(double u) noexcept {
    return {shorter_tail(u), u > 0.5 ? Side::upper : Side::lower};
}

/// log(value / target), exact to its own last digits where the two are close.
inline double log_ratio(double value, double target) noexcept {
    const double excess = (value - target) / target;
    return excess > -0.5 ? portable_log1p(excess) : portable_log(value / target);
}

/// Normal quantile for u with rest = 1 - u, without the grid.
double normal_quantile_unrounded(double u, double rest) noexcept;
void normal_quantiles_unrounded(std::span<const double> u, std::span<const double> rest,
                                std::span<double> z) noexcept;

} // namespace ssrsim::detail

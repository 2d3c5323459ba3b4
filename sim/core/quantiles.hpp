#pragma once

#include <cstdint>
#include <span>

/// Quantile laws: each function maps ONE uniform number u in [2^-100, 1) to a draw. Every
/// law is non-decreasing in u, so that two runs that share their luck keep it when a parameter
/// moves. The bits are the same on every platform: only + - * / sqrt, floor and bit operations.
///
/// The continuous laws read u (or 1 - u above one half) to 41 significant bits. The steps between
/// those arguments are far larger than the rounding errors of the evaluation, which makes the laws
/// non-decreasing for any two doubles, at a cost of at most 2.3e-13 of the smaller tail.
/// Measured errors: docs/decisions/0002-draws-and-arithmetic.md.
namespace ssrsim {

/// Standard normal: mean 0, standard deviation 1.
double normal_quantile(double u) noexcept;

/// Exponential with mean 1.
double exponential_quantile(double u) noexcept;

/// The same two laws of many uniforms at once, bit for bit. Both columns have one length.
void normal_quantiles(std::span<const double> u, std::span<double> z) noexcept;
void exponential_quantiles(std::span<const double> u, std::span<double> x) noexcept;

/// Gamma with scale 1, hence mean `shape` and variance `shape`. shape > 0; tested from 0.05 to 1e6.
double gamma_quantile(double u, double shape) noexcept;

/// Beta with mean a / (a + b). a > 0, b > 0.
double beta_quantile(double u, double a, double b) noexcept;

/// Binomial: the smallest k with P(X <= k) >= u. n >= 0, 0 <= p <= 1. Non-decreasing in p too.
std::int32_t binomial_quantile(double u, std::int32_t n, double p) noexcept;

/// Poisson: the smallest k with P(X <= k) >= u. 0 <= mean <= 1e6. Non-decreasing in the mean too.
std::int32_t poisson_quantile(double u, double mean) noexcept;

/// The same two laws of many uniforms at once. All columns have one length; `n` and `counts` may be
/// one column.
void binomial_quantiles(std::span<const double> u, std::span<const std::int32_t> n,
                        std::span<const double> p, std::span<std::int32_t> counts) noexcept;
void poisson_quantiles(std::span<const double> u, std::span<const double> means,
                       std::span<std::int32_t> counts) noexcept;

} // namespace ssrsim

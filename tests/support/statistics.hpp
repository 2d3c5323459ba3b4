#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

namespace ssrsim {

/// Six standard errors: a check that holds fails by chance with probability 2e-9. Each use counts
/// as a check; a binary says at its end how many there were, and ./test that they are few enough
/// for all of them together (CONTRIBUTING.md).
struct SixSigma {
    operator double() const; // NOLINT(google-explicit-constructor): it stands for the number
};
inline constexpr SixSigma six_sigma;

struct Sample {
    double mean = 0.0;
    double standard_error = 0.0; ///< of the mean
    std::size_t size = 0;
    /// Distance of the mean from an expectation in standard errors.
    [[nodiscard]] double z(double expected) const { return (mean - expected) / standard_error; }
};

/// Of independent observations; at least two.
inline Sample sample_of(const std::vector<double>& values) {
    const auto n = static_cast<double>(values.size());
    double sum = 0.0;
    for (const double value : values)
        sum += value;
    const double mean = sum / n;
    double squares = 0.0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    return {mean, std::sqrt(squares / (n - 1.0) / n), values.size()};
}

/// Distance of a count of successes from n·p in standard deviations of the binomial law.
inline double binomial_z(double successes, double n, double p) {
    return (successes - n * p) / std::sqrt(n * p * (1.0 - p));
}

} // namespace ssrsim

#pragma once

#include "core/math.hpp"
#include "core/saddle_point.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

/// Densities, tails and approximate quantiles of the Poisson and the binomial law, for counts
/// one by one and by the column.
namespace ssrsim::detail {

/// Means below this are inverted by summing from 0 …
inline constexpr double smallest_normal_mean = 6.0;
/// … up to here: closer to 1 the rounding of the sum would decide.
inline constexpr double nearly_all = 1.0 - 0x1p-10;
/// So many trials are multiplied out.
inline constexpr double few_trials = 200.0;

// A Poisson count of mean 6 exceeds 15 with probability 5e-4: the sum never needs more.
constexpr std::array<double, 32> make_reciprocals() noexcept {
    std::array<double, 32> table{};
    for (std::size_t i = 1; i < table.size(); ++i)
        table[i] = 1.0 / static_cast<double>(i);
    return table;
}
inline constexpr std::array<double, 32> reciprocal = make_reciprocals();

/// The quantile for real counts, and how far it may be off: when no integer lies within the margin,
/// the floor is the count.
struct Approximation {
    double value;
    double margin;
};

struct PoissonLaw {
    double mean;

    double center() const noexcept { return mean; }
    bool is_last(double) const noexcept { return false; }
    double zero() const noexcept { return portable_exp(-mean); }
    /// P(X = k + 1) / P(X = k) times k + 1.
    double growth(double) const noexcept { return mean; }

    double density(double k) const noexcept {
        if (k == 0.0) return zero();
        return portable_exp(-(stirling_error_of_count(k) + deviance(k, mean, k - mean))) /
               std::sqrt(two_pi * k);
    }
    /// P(X <= k) for k below the mean.
    double lower(double k) const noexcept {
        const double inverse = 1.0 / mean;
        double term = 1.0;
        double sum = 1.0;
        for (double i = k; i > 0.0 && term > 1e-17 * sum; i -= 1.0) {
            term *= i * inverse;
            sum += term;
        }
        return density(k) * sum;
    }
    /// P(X > k) for k above the mean.
    double upper(double k) const noexcept {
        double term = 1.0;
        double sum = 1.0;
        for (double i = k + 2.0; term > 1e-17 * sum; i += 1.0) {
            term *= mean / i;
            sum += term;
        }
        return density(k + 1.0) * sum;
    }
    Approximation approximate(double w) const noexcept;
};

struct BinomialLaw {
    double n;
    double p; // at most 1/2, so that it is known to all its digits and 1 - p nearly so
    double q;
    double mean;
    double odds;

    BinomialLaw(double trials, double chance) noexcept
        : n{trials}, p{chance}, q{1.0 - chance}, mean{trials * chance}, odds{chance / q} {}

    double center() const noexcept { return mean; }
    bool is_last(double k) const noexcept { return k >= n; }
    double zero() const noexcept {
        if (n > few_trials) return portable_exp(n * portable_log1p(-p));
        // For few trials repeated squaring is quicker than exp and log, and loses at most n ulp
        // / 2.
        double power = 1.0;
        double square = q;
        for (auto rest = static_cast<std::uint32_t>(n);; square *= square) {
            if ((rest & 1u) != 0) power *= square;
            rest >>= 1;
            if (rest == 0) return power;
        }
    }
    double growth(double k) const noexcept { return (n - k) * odds; }

    double density(double k) const noexcept {
        if (k == 0.0) return zero();
        if (k == n) return portable_exp(n * portable_log(p));
        const double failures = n - k;
        const double difference = k - mean;
        return portable_exp(stirling_error_of_count(n) - stirling_error_of_count(k) -
                            stirling_error_of_count(failures) - deviance(k, mean, difference) -
                            deviance(failures, n * q, -difference)) *
               std::sqrt(n / (two_pi * k * failures));
    }
    double lower(double k) const noexcept {
        const double inverse = 1.0 / odds;
        double term = 1.0;
        double sum = 1.0;
        for (double i = k; i > 0.0 && term > 1e-17 * sum; i -= 1.0) {
            term *= i * inverse / (n - i + 1.0);
            sum += term;
        }
        return density(k) * sum;
    }
    double upper(double k) const noexcept {
        double term = 1.0;
        double sum = 1.0;
        for (double i = k + 1.0; term > 1e-17 * sum; i += 1.0) {
            term *= (n - i) * odds / (i + 1.0);
            sum += term;
        }
        return density(k + 1.0) * sum;
    }
    Approximation approximate(double w) const noexcept;
};

/// Cornish and Fisher's expansion to the order 1 / variance, on the cumulants of the count with
/// those of a uniform on (-1/2, 1/2) taken away (Euler and Maclaurin): variance - 1/12 and fourth
/// cumulant + 1/120. The result x has P(X <= k) = u at x = k + 1, for real k.
/// `skew` is κ3 / variance, and so on.
inline Approximation cornish_fisher(double w, double mean, double variance, double skew,
                                    double kurtosis, double fifth) noexcept {
    const double narrow = variance - 1.0 / 12.0;
    const double deviation = std::sqrt(narrow);
    const double inverse = deviation / narrow;
    const double ratio = variance * inverse * inverse;
    const double g1 = ratio * skew;                                         // γ1 · deviation
    const double g2 = ratio * kurtosis + inverse * inverse * (1.0 / 120.0); // γ2 · deviation²
    const double g3 = ratio * fifth;                                        // γ3 · deviation³
    const double w2 = w * w;
    const double first = g1 * (w2 - 1.0) * (1.0 / 6.0);
    const double second =
        w * (g2 * (w2 - 3.0) * (1.0 / 24.0) - g1 * g1 * (2.0 * w2 - 5.0) * (1.0 / 36.0));
    const double third = g3 * (w2 * w2 - 6.0 * w2 + 3.0) * (1.0 / 120.0) -
                         g1 * g2 * (w2 * w2 - 5.0 * w2 + 2.0) * (1.0 / 24.0) +
                         g1 * g1 * g1 * (12.0 * w2 * w2 - 53.0 * w2 + 17.0) * (1.0 / 324.0);
    const double value = mean + 0.5 + deviation * w + first + inverse * (second + inverse * third);
    // At every step of 400 means from 6 to 950,000, p from 1e-4 to 1/2, |w| < 6 the margin is at
    // least 4.9 times the error; the last two parts cover rounding. Beyond, the rule is asked.
    const double bound = (0.1 + w2 * w2 * w2 * (1.0 / 300.0)) * inverse * inverse * inverse;
    return {value, w2 < 36.0 ? bound + 1e-6 + 1e-14 * mean : 1.0};
}

inline Approximation PoissonLaw::approximate(double w) const noexcept {
    return cornish_fisher(w, mean, mean, 1.0, 1.0, 1.0);
}

inline Approximation BinomialLaw::approximate(double w) const noexcept {
    const double skew = 1.0 - 2.0 * p;
    const double pq = p * q;
    return cornish_fisher(w, mean, mean * q, skew, 1.0 - 6.0 * pq, skew * (1.0 - 12.0 * pq));
}

} // namespace ssrsim::detail

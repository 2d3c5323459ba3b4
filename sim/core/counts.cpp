#include "core/contracts.hpp"
#include "core/quantile_detail.hpp"
#include "core/quantiles.hpp"
#include "core/saddle_point.hpp"

#include <array>
#include <cmath>
#include <cstddef>

/// Poisson and binomial draws. One exact rule decides: count k has been reached when
/// P(X <= k) >= u, evaluated from the lower tail below the mean and from the upper tail above it,
/// by a formula that does not look at u. The draw is the smallest k reached. Everything else here
/// only finds that k sooner.
namespace ssrsim {

namespace {

/// Means below this are inverted by summing from 0.
constexpr double smallest_normal_mean = 6.0;

// Only up to twice the largest of those means is summed.
constexpr std::array<double, 16> make_reciprocals() noexcept {
    std::array<double, 16> table{};
    for (std::size_t i = 1; i < table.size(); ++i)
        table[i] = 1.0 / static_cast<double>(i);
    return table;
}
constexpr std::array<double, 16> reciprocal = make_reciprocals();

/// Whether a count with P(X <= k) = u exactly has been reached. A binomial with p > 1/2 is drawn as
/// n minus the failures, and there the tie has to go the other way.
enum class Tie : std::uint8_t { reached, not_reached };

/// A uniform number with its complement.
struct Target {
    double u;
    double rest;
    Tie tie;

    bool reached_from_below(double cumulative) const noexcept {
        return tie == Tie::reached ? cumulative >= u : cumulative > u;
    }
    bool reached_from_above(double survival) const noexcept {
        return tie == Tie::reached ? survival <= rest : survival < rest;
    }
};

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
        return portable_exp(
                   -(detail::stirling_error_of_count(k) + detail::deviance(k, mean, k - mean))) /
               std::sqrt(detail::two_pi * k);
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
        if (n > 200.0) return portable_exp(n * portable_log1p(-p));
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
        return portable_exp(detail::stirling_error_of_count(n) -
                            detail::stirling_error_of_count(k) -
                            detail::stirling_error_of_count(failures) -
                            detail::deviance(k, mean, difference) -
                            detail::deviance(failures, n * q, -difference)) *
               std::sqrt(n / (detail::two_pi * k * failures));
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
Approximation cornish_fisher(double w, double mean, double variance, double skew, double kurtosis,
                             double fifth) noexcept {
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
    // Over means from 10 to 1e5, p from 0 to 1/2 and |w| < 8 the error stays below a quarter of the
    // first part; the other two cover rounding. Beyond 6 the margin sends every draw to the rule.
    const double bound = (0.1 + w2 * w2 * w2 * (1.0 / 300.0)) * inverse * inverse * inverse;
    return {value, w2 < 36.0 ? bound + 1e-6 + 1e-14 * mean : 1.0};
}

Approximation PoissonLaw::approximate(double w) const noexcept {
    return cornish_fisher(w, mean, mean, 1.0, 1.0, 1.0);
}

Approximation BinomialLaw::approximate(double w) const noexcept {
    const double skew = 1.0 - 2.0 * p;
    const double pq = p * q;
    return cornish_fisher(w, mean, mean * q, skew, 1.0 - 6.0 * pq, skew * (1.0 - 12.0 * pq));
}

template <class Law>
bool reached(const Law& law, const Target& target, double k) noexcept {
    if (k < 0.0) return false;
    if (law.is_last(k)) return true;
    return k + 1.0 <= law.center() ? target.reached_from_below(law.lower(k))
                                   : target.reached_from_above(law.upper(k));
}

template <class Law>
double sum_from_zero(const Law& law, const Target& target) noexcept {
    // exp(-mean) and (1 - p)^n are at least 1 - mean: rare events mostly end here.
    if (target.reached_from_below(1.0 - law.center())) return 0.0;
    double term = law.zero();
    double sum = term;
    // Beyond this the sum is so close to 1 that its rounding would decide; then the upper tail
    // does.
    const double last = 2.0 * std::floor(law.center()) + 4.0;
    double k = 0.0;
    for (std::size_t i = 1; k < last; ++i) {
        if (law.is_last(k) || target.reached_from_below(sum)) return k;
        term *= law.growth(k) * reciprocal[i];
        sum += term;
        k += 1.0;
    }
    while (!law.is_last(k) && !target.reached_from_above(law.upper(k)))
        k += 1.0;
    return k;
}

template <class Law>
double search_from(const Law& law, const Target& target, double guess) noexcept {
    double k = guess < 0.0 ? 0.0 : guess;
    while (k > 0.0 && law.is_last(k - 1.0))
        k -= 1.0;
    if (reached(law, target, k)) {
        while (reached(law, target, k - 1.0))
            k -= 1.0;
        return k;
    }
    do
        k += 1.0;
    while (!reached(law, target, k));
    return k;
}

template <class Law>
double count(const Law& law, const Target& target) noexcept {
    if (law.center() < smallest_normal_mean) return sum_from_zero(law, target);
    const double w = detail::normal_quantile_unrounded(target.u, target.rest);
    const Approximation x = law.approximate(w);
    const double k = std::floor(x.value);
    const double above = x.value - k;
    const bool certain = above > x.margin && above < 1.0 - x.margin;
    if (certain && k >= 0.0 && !law.is_last(k)) return k;
    return search_from(law, target, k);
}

} // namespace

std::int32_t poisson_quantile(double u, double mean) noexcept {
    SSRSIM_EXPECT(u > 0.0 && u < 1.0, "u lies strictly inside (0, 1)");
    SSRSIM_EXPECT(mean >= 0.0 && mean <= 1e6, "the mean of a Poisson law lies in [0, 1e6]");
    if (mean <= 0.0) return 0;
    return static_cast<std::int32_t>(count(PoissonLaw{mean}, Target{u, 1.0 - u, Tie::reached}));
}

std::int32_t binomial_quantile(double u, std::int32_t n, double p) noexcept {
    SSRSIM_EXPECT(u > 0.0 && u < 1.0, "u lies strictly inside (0, 1)");
    SSRSIM_EXPECT(n >= 0, "the number of trials is not negative");
    SSRSIM_EXPECT(p >= 0.0 && p <= 1.0, "the chance of a binomial law is a share");
    if (n <= 0 || p <= 0.0) return 0;
    if (p >= 1.0) return n;
    const double trials = n;
    if (p <= 0.5)
        return static_cast<std::int32_t>(
            count(BinomialLaw{trials, p}, Target{u, 1.0 - u, Tie::reached}));
    return n - static_cast<std::int32_t>(
                   count(BinomialLaw{trials, 1.0 - p}, Target{1.0 - u, u, Tie::not_reached}));
}

} // namespace ssrsim

#include "core/contracts.hpp"
#include "core/count_laws.hpp"
#include "core/quantile_detail.hpp"
#include "core/quantiles.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>

/// Poisson and binomial draws. One exact rule decides: count k has been reached when
/// P(X <= k) >= u, evaluated from the lower tail below the mean and from the upper tail above it,
/// by a formula that does not look at u. The draw is the smallest k reached. Everything else here
/// only finds that k sooner.
namespace ssrsim {

namespace {

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
    double k = 0.0;
    for (std::size_t i = 1; sum <= detail::nearly_all; ++i) {
        if (law.is_last(k) || target.reached_from_below(sum)) return k;
        term *= law.growth(k) * detail::reciprocal[i];
        sum += term;
        k += 1.0;
    }
    // Beyond, the upper tail decides, unless u lies clearly below.
    if (sum > target.u + 1e-12) return k;
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
    if (law.center() < detail::smallest_normal_mean) return sum_from_zero(law, target);
    const double w = detail::normal_quantile_unrounded(target.u, target.rest);
    const detail::Approximation x = law.approximate(w);
    const double k = std::floor(x.value);
    const double above = x.value - k;
    const bool certain = above > x.margin && above < 1.0 - x.margin;
    if (certain && k >= 0.0 && !law.is_last(k)) return k;
    return search_from(law, target, k);
}

} // namespace

std::int32_t poisson_quantile(double u, double mean) noexcept {
    SSRSIM_EXPECT(detail::is_uniform(u), "u lies inside [2^-100, 1)");
    SSRSIM_EXPECT(mean >= 0.0 && mean <= 1e6, "the mean of a Poisson law lies in [0, 1e6]");
    if (mean <= 0.0) return 0;
    return static_cast<std::int32_t>(
        count(detail::PoissonLaw{mean}, Target{u, 1.0 - u, Tie::reached}));
}

std::int32_t binomial_quantile(double u, std::int32_t n, double p) noexcept {
    SSRSIM_EXPECT(detail::is_uniform(u), "u lies inside [2^-100, 1)");
    SSRSIM_EXPECT(n >= 0, "the number of trials is not negative");
    SSRSIM_EXPECT(p >= 0.0 && p <= 1.0, "the chance of a binomial law is a share");
    if (n <= 0 || p <= 0.0) return 0;
    if (p >= 1.0) return n;
    const double trials = n;
    if (p <= 0.5)
        return static_cast<std::int32_t>(
            count(detail::BinomialLaw{trials, p}, Target{u, 1.0 - u, Tie::reached}));
    return n - static_cast<std::int32_t>(count(detail::BinomialLaw{trials, 1.0 - p},
                                               Target{1.0 - u, u, Tie::not_reached}));
}

} // namespace ssrsim

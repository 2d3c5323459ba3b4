#include "core/quantiles.hpp"

#include "core/contracts.hpp"
#include "core/math.hpp"
#include "core/quantile_detail.hpp"
#include "core/wide.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace ssrsim {

namespace detail {

namespace {

// Wichura's PPND16 (Algorithm AS 241, Applied Statistics 37, 1988): relative accuracy about 1e-16.

/// For |q| = |u - 1/2| <= 0.425.
inline double central_normal(double q) noexcept {
    const double r = 0.180625 - q * q;
    const double r2 = r * r;
    const double r4 = r2 * r2;
    const double above = ((3.3871328727963666080e0 + r * 1.3314166789178437745e+2) +
                          r2 * (1.9715909503065514427e+3 + r * 1.3731693765509461125e+4)) +
                         r4 * ((4.5921953931549871457e+4 + r * 6.7265770927008700853e+4) +
                               r2 * (3.3430575583588128105e+4 + r * 2.5090809287301226727e+3));
    const double below = ((1.0 + r * 4.2313330701600911252e+1) +
                          r2 * (6.8718700749205790830e+2 + r * 5.3941960214247511077e+3)) +
                         r4 * ((2.1213794301586595867e+4 + r * 3.9307895800092710610e+4) +
                               r2 * (2.8729085735721942674e+4 + r * 5.2264952788528545610e+3));
    return q * above / below;
}

/// The size of a quantile from r = sqrt(-log(tail)), r <= 5.
inline double outer_normal(double r) noexcept {
    r -= 1.6;
    return (((((((7.74545014278341407640e-4 * r + 2.27238449892691845833e-2) * r +
                 2.41780725177450611770e-1) *
                    r +
                1.27045825245236838258e0) *
                   r +
               3.64784832476320460504e0) *
                  r +
              5.76949722146069140550e0) *
                 r +
             4.63033784615654529590e0) *
                r +
            1.42343711074968357734e0) /
           (((((((1.05075007164441684324e-9 * r + 5.47593808499534494600e-4) * r +
                 1.51986665636164571966e-2) *
                    r +
                1.48103976427480074590e-1) *
                   r +
               6.89767334985100004550e-1) *
                  r +
              1.67638483018380384940e0) *
                 r +
             2.05319162663775882187e0) *
                r +
            1.0);
}

/// The same beyond.
inline double far_normal(double r) noexcept {
    r -= 5.0;
    return (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r +
                 1.24266094738807843860e-3) *
                    r +
                2.65321895265761230930e-2) *
                   r +
               2.96560571828504891230e-1) *
                  r +
              1.78482653991729133580e0) *
                 r +
             5.46378491116411436990e0) *
                r +
            6.65790464350110377720e0) /
           (((((((2.04426310338993978564e-15 * r + 1.42151175831644588870e-7) * r +
                 1.84631831751005468180e-5) *
                    r +
                7.86869131145613259100e-4) *
                   r +
               1.48753612908506148525e-2) *
                  r +
              1.36929880922735805310e-1) *
                 r +
             5.99832206555887937690e-1) *
                r +
            1.0);
}

} // namespace

double normal_quantile_unrounded(double u, double rest) noexcept {
    const double q = 0.5 * (u - rest);
    if (q >= -0.425 && q <= 0.425) return central_normal(q);
    const double r = std::sqrt(-portable_log(q < 0.0 ? u : rest));
    const double size = r <= 5.0 ? outer_normal(r) : far_normal(r);
    return q < 0.0 ? -size : size;
}

// Both parts of the law are computed and one is chosen. One step a loop: with two choices in one,
// or a root that may not be needed, compilers give up making vectors.
SSRSIM_WIDE void normal_quantiles_unrounded(std::span<const double> u, std::span<const double> rest,
                                            std::span<double> z) noexcept {
    constexpr std::size_t block = 64;
    std::array<double, block> r, central;
    for (std::size_t first = 0; first < u.size(); first += block) {
        const std::size_t count = std::min(block, u.size() - first);
        const double* const below = &u[first];
        const double* const above = &rest[first];
        double* const to = &z[first];
        for (std::size_t i = 0; i < count; ++i)
            central[i] = central_normal(0.5 * (below[i] - above[i]));
        for (std::size_t i = 0; i < count; ++i)
            r[i] = below[i] < above[i] ? below[i] : above[i];
        for (std::size_t i = 0; i < count; ++i)
            r[i] = std::sqrt(-portable_log(r[i]));
        for (std::size_t i = 0; i < count; ++i)
            to[i] = outer_normal(r[i]);
        for (std::size_t i = 0; i < count; ++i)
            to[i] = below[i] < above[i] ? -to[i] : to[i];
        for (std::size_t i = 0; i < count; ++i) {
            const double q = 0.5 * (below[i] - above[i]);
            to[i] = (q < 0.0 ? -q : q) <= 0.425 ? central[i] : to[i];
        }
        for (std::size_t i = 0; i < count; ++i)
            if (r[i] > 5.0) to[i] = normal_quantile_unrounded(below[i], above[i]);
    }
}

} // namespace detail

double normal_quantile(double u) noexcept {
    SSRSIM_EXPECT(detail::is_uniform(u), "u lies inside [2^-100, 1)");
    const auto [tail, side] = detail::shorten(u);
    const double x = detail::normal_quantile_unrounded(tail, 1.0 - tail);
    return side == detail::Side::lower ? x : -x;
}

double exponential_quantile(double u) noexcept {
    SSRSIM_EXPECT(detail::is_uniform(u), "u lies inside [2^-100, 1)");
    const auto [tail, side] = detail::shorten(u);
    return -portable_log1p(side == detail::Side::lower ? -tail : tail - 1.0);
}

void normal_quantiles(std::span<const double> u, std::span<double> z) noexcept {
    constexpr std::size_t block = 64;
    std::array<double, block> tail, rest;
    for (std::size_t first = 0; first < u.size(); first += block) {
        const std::size_t count = std::min(block, u.size() - first);
        const double* const from = &u[first];
        double* const to = &z[first];
        for (std::size_t i = 0; i < count; ++i)
            tail[i] = detail::shorter_tail(from[i]);
        for (std::size_t i = 0; i < count; ++i)
            rest[i] = 1.0 - tail[i];
        detail::normal_quantiles_unrounded({tail.data(), count}, {rest.data(), count}, {to, count});
        for (std::size_t i = 0; i < count; ++i)
            to[i] = from[i] > 0.5 ? -to[i] : to[i];
    }
}

SSRSIM_WIDE void exponential_quantiles(std::span<const double> u, std::span<double> x) noexcept {
    for (std::size_t i = 0; i < u.size(); ++i)
        x[i] = detail::shorter_tail(u[i]);
    for (std::size_t i = 0; i < u.size(); ++i)
        x[i] = u[i] > 0.5 ? x[i] - 1.0 : -x[i];
    for (std::size_t i = 0; i < u.size(); ++i)
        x[i] = -portable_log1p(x[i]);
}

} // namespace ssrsim

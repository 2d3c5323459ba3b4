#include "core/contracts.hpp"
#include "core/quantile_detail.hpp"
#include "core/quantiles.hpp"
#include "core/saddle_point.hpp"

#include <cmath>

namespace ssrsim {

namespace {

using detail::Side;

/// What the evaluations of one law share.
struct GammaLaw {
    double shape;
    double stirling;
    double root; // sqrt(2π shape)

    explicit GammaLaw(double a) noexcept
        : shape{a}, stirling{detail::stirling_error(a)}, root{std::sqrt(detail::two_pi * a)} {}

    /// x^a e^-x / Γ(a + 1).
    double power(double x) const noexcept {
        return portable_exp(-(stirling + detail::deviance(shape, x, shape - x))) / root;
    }
};

/// P(a, x) / power, for x below a + 1.
double lower_series(double a, double x) noexcept {
    double term = 1.0;
    double sum = 1.0;
    double i = a;
    do {
        i += 1.0;
        term *= x / i;
        sum += term;
    } while (term > 1e-17 * sum);
    return sum;
}

/// Q(a, x) / (a power), for x above a + 1: Legendre's continued fraction by Lentz's method.
double upper_fraction(double a, double x) noexcept {
    double b = x + 1.0 - a;
    double c = 1e300;
    double d = 1.0 / b;
    double h = d;
    for (double i = 1.0; i < 1e6; i += 1.0) {
        const double numerator = -i * (i - a);
        b += 2.0;
        d = 1.0 / (numerator * d + b);
        c = b + numerator / c;
        const double factor = c * d;
        h *= factor;
        if (factor > 1.0 - 2e-16 && factor < 1.0 + 2e-16) break;
    }
    return h;
}

/// A first guess: the leading term or Press's split for small shapes, else Wilson and Hilferty.
double first_guess(double u, double rest, double a, double log_leading) noexcept {
    if (a < 0.7) {
        const double t = 1.0 - a * (0.253 + a * 0.12);
        return u < t ? portable_pow(u / t, 1.0 / a) : 1.0 - portable_log(rest / (1.0 - t));
    }
    const double c = 1.0 / (9.0 * a);
    const double t = 1.0 - c + detail::normal_quantile_unrounded(u, rest) * std::sqrt(c);
    return t > 0.2 ? a * t * t * t : portable_exp(log_leading);
}

} // namespace

// Newton's method, with Halley's correction near the end, on the logarithm of the smaller tail
// against log x. The density of log x is log-concave, hence so are both tails, hence Newton
// converges from every start; on this scale it needs two or three steps from the guess.
double gamma_quantile(double u, double shape) noexcept {
    SSRSIM_EXPECT(u > 0.0 && u < 1.0, "u lies strictly inside (0, 1)");
    SSRSIM_EXPECT(shape > 0.0, "the shape of a gamma law is positive");
    const auto [tail, side] = detail::shorten(u);
    const double lower = side == Side::lower ? tail : 1.0 - tail;
    const double upper = side == Side::lower ? 1.0 - tail : tail;
    const GammaLaw law{shape};

    // Far in the lower tail P(a, x) = x^a / Γ(a + 1) to all digits.
    const double log_leading =
        (portable_log(lower * law.root) + law.stirling) / shape + portable_log(shape) - 1.0;
    if (log_leading < -46.0) return portable_exp(log_leading);

    double x = first_guess(lower, upper, shape, log_leading);
    if (x < 1e-25) x = 1e-25;
    for (int iteration = 0; iteration < 200; ++iteration) {
        const double slope = law.power(x) * shape;
        const bool series = x < shape + 1.0;
        const double part =
            series ? slope / shape * lower_series(shape, x) : slope * upper_fraction(shape, x);
        const bool wanted = series == (side == Side::lower);
        const double value = wanted ? part : 1.0 - part;
        const double error = portable_log1p((value - tail) / tail);
        const double gradient = (side == Side::lower ? slope : -slope) / value;
        double step = -error / gradient;
        if (error > -0.5 && error < 0.5)
            step /= 1.0 - 0.5 * error * (shape - x - gradient) / gradient;
        if (step > 20.0) step = 20.0;
        if (step < -20.0) step = -20.0;
        x *= portable_exp(step);
        if (error > -1e-6 && error < 1e-6) break;
    }
    return x;
}

} // namespace ssrsim

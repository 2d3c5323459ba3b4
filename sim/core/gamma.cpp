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

    /// log of x^a e^-x root / Γ(a + 1).
    double log_power(double x) const noexcept {
        return -(stirling + detail::deviance(shape, x, shape - x));
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
        if (!(factor < 1.0 - 2e-15 || factor > 1.0 + 2e-15)) break;
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
    SSRSIM_EXPECT(detail::is_uniform(u), "u lies inside [2^-100, 1)");
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
        const double log_power = law.log_power(x);
        const double slope = shape / law.root * portable_exp(log_power);
        const Side computed = x < shape + 1.0 ? Side::lower : Side::upper;
        const double factor =
            computed == Side::lower ? lower_series(shape, x) / shape : upper_fraction(shape, x);
        const double part = slope * factor;
        const double value = computed == side ? part : 1.0 - part;
        const double size = computed == side ? 1.0 / factor : slope / value;
        const double gradient = side == Side::lower ? size : -size;
        // A guess so far out that the tail underflows still has a logarithm.
        const double error = value > 1e-290
                                 ? detail::log_ratio(value, tail)
                                 : log_power + portable_log(shape / law.root * factor / tail);
        // Halley's share of the step; far from the solution it would mislead.
        const double bend = 0.5 * error * (shape - x - gradient) / gradient;
        const bool near = bend > -0.3 && bend < 0.3;
        double step = -error / (near ? gradient * (1.0 - bend) : gradient);
        if (step > 20.0) step = 20.0;
        if (step < -20.0) step = -20.0;
        x *= portable_exp(step);
        if (error > -1e-6 && error < 1e-6 && bend > -1e-6 && bend < 1e-6) break;
    }
    return x;
}

} // namespace ssrsim

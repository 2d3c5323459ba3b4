#include "core/contracts.hpp"
#include "core/quantile_detail.hpp"
#include "core/quantiles.hpp"
#include "core/saddle_point.hpp"

#include <cmath>

namespace ssrsim {

namespace {

/// A share and its complement, each with its own full precision.
struct Shares {
    double x;
    double y;
};

Shares shares_of(double ratio) noexcept {
    if (ratio < 1.0) {
        const double x = ratio / (1.0 + ratio);
        return {x, 1.0 - x};
    }
    const double y = 1.0 / (1.0 + ratio);
    return {1.0 - y, y};
}

/// What the evaluations of one law share.
struct BetaLaw {
    double a;
    double b;
    double sum;
    double stirling;
    double root;

    BetaLaw(double first, double second) noexcept
        : a{first}, b{second}, sum{first + second},
          stirling{detail::stirling_error(first) + detail::stirling_error(second) -
                   detail::stirling_error(first + second)},
          root{std::sqrt(first * second / (detail::two_pi * (first + second)))} {}

    /// log of x^a y^b / (B(a, b) root).
    double log_power(Shares at, double lambda) const noexcept {
        return -(stirling + detail::deviance(a, sum * at.x, lambda) +
                 detail::deviance(b, sum * at.y, -lambda));
    }
};

/// I_x(a, b) over x^a y^b / B(a, b), for x below (a + 1) / (a + b + 2): the continued fraction
/// BFRAC of Didonato and Morris (TOMS 708). `lambda` = a - (a + b) x must be exact to its own last
/// digits; it carries all that would cancel when x or y is small.
double fraction(double a, double b, Shares at, double lambda) noexcept {
    const double c = 1.0 + lambda;
    const double c0 = b / a;
    const double c1 = 1.0 + 1.0 / a;
    double p = 1.0;
    double s = a + 1.0;
    double numerator = 0.0; // the last two convergents, scaled so that the last denominator is 1
    double denominator = c1 / c;
    double ratio = c1 / c;
    for (double n = 1.0; n < 1e6; n += 1.0) {
        const double t = n / a;
        const double w = n * (b - n) * at.x;
        const double e = a / s;
        const double alpha = p * (p + c0) * e * e * (w * at.x);
        const double beta = n + w / s + (1.0 + t) / (c1 + 2.0 * t) * (c + n * (1.0 + at.y));
        p = 1.0 + t;
        s += 2.0;
        const double inverse = 1.0 / (alpha * denominator + beta);
        const double next = (alpha * numerator + beta * ratio) * inverse;
        const double change = next - ratio;
        numerator = ratio * inverse;
        denominator = inverse;
        ratio = next;
        if (!(change < -1e-15 * ratio || change > 1e-15 * ratio)) break;
    }
    return ratio;
}

/// A first guess of x / y: Abramowitz and Stegun 26.5.22, or the two power laws at the ends.
double first_guess(double tail, double a, double b) noexcept {
    if (a >= 1.0 && b >= 1.0) {
        const double z = -detail::normal_quantile_unrounded(tail, 1.0 - tail);
        const double lambda = (z * z - 3.0) / 6.0;
        const double ra = 1.0 / (2.0 * a - 1.0);
        const double rb = 1.0 / (2.0 * b - 1.0);
        const double h = 2.0 / (ra + rb);
        const double w =
            z * std::sqrt(lambda + h) / h - (rb - ra) * (lambda + 5.0 / 6.0 - 2.0 / (3.0 * h));
        return a / b * portable_exp(-2.0 * w);
    }
    const double left = portable_pow(a / (a + b), a) / a;
    const double right = portable_pow(b / (a + b), b) / b;
    const double whole = left + right;
    if (tail * whole < left) {
        const double x = portable_pow(a * whole * tail, 1.0 / a);
        return x < 0.999 ? x / (1.0 - x) : 999.0;
    }
    const double y = portable_pow(b * whole * (1.0 - tail), 1.0 / b);
    return y < 0.999 ? (1.0 - y) / y : 1e-3;
}

/// The point with I_x(a, b) = tail, 0 < tail <= 1/2. Newton's method with Halley's correction on
/// the logarithm of the tail against log(x / y): the density on that scale is log-concave, hence
/// so is the tail, hence Newton converges from every start.
Shares solve_lower_tail(double tail, double a, double b) noexcept {
    const BetaLaw law{a, b};
    // Far in the tail I_x(a, b) = x^a / (a B(a, b)) to all digits.
    const double log_leading =
        (portable_log(tail * a / law.root) + law.stirling + b * portable_log(b / law.sum)) / a +
        portable_log(a / law.sum);
    if (log_leading < -46.0 - portable_log(1.0 + b)) {
        const double x = portable_exp(log_leading);
        return {x, 1.0 - x};
    }

    double ratio = first_guess(tail, a, b);
    if (!(ratio > 1e-25)) ratio = 1e-25;
    if (ratio > 1e25) ratio = 1e25;
    for (int iteration = 0; iteration < 200; ++iteration) {
        const Shares at = shares_of(ratio);
        const double lambda = at.x < 0.5 ? a - law.sum * at.x : law.sum * at.y - b;
        const double log_power = law.log_power(at, lambda);
        const double slope = law.root * portable_exp(log_power);
        double value;
        double gradient;
        if (at.x < (a + 1.0) / (a + b + 2.0)) {
            const double factor = fraction(a, b, at, lambda);
            value = slope * factor;
            gradient = 1.0 / factor;
        } else {
            value = 1.0 - slope * fraction(b, a, {at.y, at.x}, -lambda);
            gradient = slope / value;
        }
        // A guess so far out that the tail underflows still has a logarithm.
        const double error = value > 1e-290
                                 ? detail::log_ratio(value, tail)
                                 : log_power + portable_log(law.root / (gradient * tail));
        // Halley's share of the step; far from the solution it would mislead.
        const double bend = 0.5 * error * (a * at.y - b * at.x - gradient) / gradient;
        const bool near = bend > -0.3 && bend < 0.3;
        double step = -error / (near ? gradient * (1.0 - bend) : gradient);
        if (step > 20.0) step = 20.0;
        if (step < -20.0) step = -20.0;
        ratio *= portable_exp(step);
        if (error > -1e-6 && error < 1e-6 && bend > -1e-6 && bend < 1e-6) break;
    }
    return shares_of(ratio);
}

} // namespace

double beta_quantile(double u, double a, double b) noexcept {
    SSRSIM_EXPECT(detail::is_uniform(u), "u lies inside [2^-100, 1)");
    SSRSIM_EXPECT(a > 0.0 && b > 0.0, "both parameters of a beta law are positive");
    const auto [tail, side] = detail::shorten(u);
    if (side == detail::Side::lower) return solve_lower_tail(tail, a, b).x;
    return solve_lower_tail(tail, b, a).y;
}

} // namespace ssrsim

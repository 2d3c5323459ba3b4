#include "core/contracts.hpp"
#include "core/quantile_detail.hpp"
#include "core/quantiles.hpp"
#include "core/saddle_point.hpp"

#include <cmath>

namespace ssrsim {

namespace {

/// A share and its complement, each with its own full precision.
struct Share2 {
    double x;
    double y;
};

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

    /// x^a y^b / B(a, b).
    double power(Share2 at) const noexcept {
        const double difference = at.x < 0.5 ? a - sum * at.x : sum * at.y - b;
        return root * portable_exp(-(stirling + detail::deviance(a, sum * at.x, difference) +
                                     detail::deviance(b, sum * at.y, -difference)));
    }
};

/// I_x(a, b) a / power, for x below (a + 1) / (a + b + 2): the continued fraction of Didonato and
/// Morris in the arrangement of Press et al., by Lentz's method.
double fraction(double a, double b, double x) noexcept {
    const double sum = a + b;
    double c = 1.0;
    double d = 1.0 / (1.0 - sum * x / (a + 1.0));
    double h = d;
    for (double m = 1.0; m < 1e6; m += 1.0) {
        const double even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / (1.0 + even * d);
        c = 1.0 + even / c;
        h *= d * c;
        const double odd = -(a + m) * (sum + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / (1.0 + odd * d);
        c = 1.0 + odd / c;
        const double factor = c * d;
        h *= factor;
        if (factor > 1.0 - 4e-16 && factor < 1.0 + 4e-16) break;
    }
    return h;
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
Share2 solve_lower_tail(double tail, double a, double b) noexcept {
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
        const Share2 at{ratio / (1.0 + ratio), 1.0 / (1.0 + ratio)};
        const double slope = law.power(at);
        const double value = at.x < (a + 1.0) / (a + b + 2.0)
                                 ? slope * fraction(a, b, at.x) / a
                                 : 1.0 - slope * fraction(b, a, at.y) / b;
        const double error = portable_log1p((value - tail) / tail);
        const double gradient = slope / value;
        double step = -error / gradient;
        if (error > -0.5 && error < 0.5)
            step /= 1.0 - 0.5 * error * (a * at.y - b * at.x - gradient) / gradient;
        if (step > 20.0) step = 20.0;
        if (step < -20.0) step = -20.0;
        ratio *= portable_exp(step);
        if (error > -1e-6 && error < 1e-6) break;
    }
    return {ratio / (1.0 + ratio), 1.0 / (1.0 + ratio)};
}

} // namespace

double beta_quantile(double u, double a, double b) noexcept {
    SSRSIM_EXPECT(u > 0.0 && u < 1.0, "u lies strictly inside (0, 1)");
    SSRSIM_EXPECT(a > 0.0 && b > 0.0, "both parameters of a beta law are positive");
    const auto [tail, side] = detail::shorten(u);
    if (side == detail::Side::lower) return solve_lower_tail(tail, a, b).x;
    return solve_lower_tail(tail, b, a).y;
}

} // namespace ssrsim

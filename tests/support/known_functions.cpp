#include "support/known_functions.hpp"

#include "core/math.hpp"
#include "core/quantiles.hpp"
#include "designs/design.hpp"

#include <cmath>
#include <numbers>

namespace ssrsim {

namespace {

constexpr double pi = std::numbers::pi;

double power(double x, int n) {
    return n == 0 ? 1.0 : x * power(x, n - 1);
}

} // namespace

KnownFunction ishigami() {
    constexpr double a = 7.0;
    constexpr double b = 0.1;
    const double v1 = 0.5 * power(1.0 + b * power(pi, 4) / 5.0, 2);
    const double v2 = a * a / 8.0;
    const double v13 = b * b * power(pi, 8) * (1.0 / 18.0 - 1.0 / 50.0);
    const double v = v1 + v2 + v13;
    return {"Ishigami",
            [](std::span<const double> u) {
                const double x1 = pi * (2.0 * u[0] - 1.0);
                const double x2 = pi * (2.0 * u[1] - 1.0);
                const double x3 = pi * (2.0 * u[2] - 1.0);
                return std::sin(x1) + a * power(std::sin(x2), 2) + b * power(x3, 4) * std::sin(x1);
            },
            {v1 / v, v2 / v, 0.0},
            {(v1 + v13) / v, v2 / v, v13 / v}};
}

KnownFunction sobol_g() {
    const std::vector<double> a{0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0};
    double product = 1.0;
    for (const double each : a)
        product *= 1.0 + 1.0 / (3.0 * power(1.0 + each, 2));
    KnownFunction g{"Sobol G", {}, {}, {}};
    for (const double each : a) {
        const double v = 1.0 / (3.0 * power(1.0 + each, 2));
        g.first.push_back(v / (product - 1.0));
        g.total.push_back(v * product / (1.0 + v) / (product - 1.0));
    }
    g.value = [a](std::span<const double> u) {
        double y = 1.0;
        for (std::size_t i = 0; i < a.size(); ++i)
            y *= (std::abs(4.0 * u[i] - 2.0) + a[i]) / (1.0 + a[i]);
        return y;
    };
    return g;
}

KnownFunction mostly_chance() {
    const double v = 4.0 / 12.0 + 1.0 / 12.0 + 2.25;
    const std::vector<double> shares{4.0 / 12.0 / v, 1.0 / 12.0 / v, 2.25 / v};
    return {
        "mostly chance",
        [](std::span<const double> u) { return 2.0 * u[0] + u[1] + 1.5 * normal_quantile(u[2]); },
        shares, shares};
}

KnownFunction rare_event() {
    const double v = 0.06 * 0.94;
    const double v1 = 0.2 * 0.8 * 0.09;
    const double v2 = 0.3 * 0.7 * 0.04;
    return {"rare event",
            [](std::span<const double> u) { return u[0] < 0.2 && u[1] < 0.3 ? 1.0 : 0.0; },
            {v1 / v, v2 / v, 0.0},
            {(v - v2) / v, (v - v1) / v, 0.0}};
}

KnownFunction skewed_product() {
    const double one = portable_expm1(0.25); // variance of exp(z / 2) over its squared mean
    const double v = power(1.0 + one, 2) - 1.0;
    const double total = one * (1.0 + one) / v;
    return {"skewed product",
            [](std::span<const double> u) {
                return portable_exp(0.5 * (normal_quantile(u[0]) + normal_quantile(u[1])));
            },
            {one / v, one / v},
            {total, total}};
}

std::vector<KnownFunction> known_functions() {
    return {ishigami(), sobol_g(), mostly_chance(), rare_event(), skewed_product()};
}

std::vector<double> saltelli_outcomes(const KnownFunction& function, std::uint64_t samples,
                                      std::uint64_t seed) {
    std::vector<Factor> factors(function.factors());
    for (std::size_t i = 0; i < factors.size(); ++i)
        factors[i].name = "x" + std::to_string(i + 1);
    const Design design{{DesignKind::saltelli, samples, seed, 4, RowLuck::common}, factors};
    std::vector<double> outcomes;
    std::vector<double> u(factors.size());
    for (std::uint64_t row = 0; row < design.rows(); ++row) {
        design.row(row, u);
        outcomes.push_back(function.value(u));
    }
    return outcomes;
}

} // namespace ssrsim

#include "analysis/prcc.hpp"
#include "core/luck.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <vector>

namespace ssrsim {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Independent uniforms.
Columns uniforms(std::size_t factors, std::uint32_t rows, std::uint64_t seed) {
    const Luck luck{Seeds::all(seed), 0};
    Columns columns(factors);
    for (std::size_t i = 0; i < factors; ++i)
        for (std::uint32_t row = 0; row < rows; ++row)
            columns[i].push_back(luck.uniform(i, Decision::incidents, row));
    return columns;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
    double ma = 0.0, mb = 0.0, ab = 0.0, aa = 0.0, bb = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ma += a[i] / static_cast<double>(a.size());
        mb += b[i] / static_cast<double>(a.size());
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - ma) * (b[i] - mb);
        aa += (a[i] - ma) * (a[i] - ma);
        bb += (b[i] - mb) * (b[i] - mb);
    }
    return ab / std::sqrt(aa * bb);
}

// With two factors the partial correlation has a formula of its own; ranks with ties by hand.
TEST(Prcc, IsThePartialCorrelationOfRanks) {
    const Columns x{{5.0, 1.0, 2.0, 2.0, 9.0, 7.0}, {1.0, 1.0, 4.0, 3.0, 2.0, 8.0}};
    const std::vector<double> y{2.0, 0.5, 3.0, 1.0, 8.0, 8.0};
    const std::vector<double> r1{4.0, 1.0, 2.5, 2.5, 6.0, 5.0};
    const std::vector<double> r2{1.5, 1.5, 5.0, 4.0, 3.0, 6.0};
    const std::vector<double> ry{3.0, 1.0, 4.0, 2.0, 5.5, 5.5};
    const double a = correlation(r1, ry);
    const double b = correlation(r2, ry);
    const double c = correlation(r1, r2);
    const Prcc found = prcc(x, y, {10, 0});
    EXPECT_NEAR(found.factors[0].value, (a - b * c) / std::sqrt((1.0 - b * b) * (1.0 - c * c)),
                1e-12);
    EXPECT_NEAR(found.factors[1].value, (b - a * c) / std::sqrt((1.0 - a * a) * (1.0 - c * c)),
                1e-12);
    EXPECT_EQ(found.rows, 6u);
}

TEST(Prcc, SeesAnyMonotoneEffect) {
    const Columns x = uniforms(3, 500, 1);
    std::vector<double> y;
    for (std::size_t i = 0; i < 500; ++i)
        y.push_back(std::pow(x[0][i], 9.0));
    const Prcc found = prcc(x, y, {50, 0});
    EXPECT_NEAR(found.factors[0].value, 1.0, 1e-9);
    y[7] = missing;
    EXPECT_EQ(prcc(x, y, {50, 0}).missing_rows, 1u);
}

TEST(Prcc, LeavesOutWhatTellsNothingNew) {
    Columns x = uniforms(4, 200, 2);
    x[1] = x[0];                          // the same once more
    x[2] = std::vector<double>(200, 3.0); // nothing
    std::vector<double> y;
    for (std::size_t i = 0; i < 200; ++i)
        y.push_back(x[0][i] + x[3][i]);
    const Prcc found = prcc(x, y, {50, 0});
    EXPECT_GT(found.factors[0].value, 0.9);
    EXPECT_TRUE(std::isnan(found.factors[1].value));
    EXPECT_TRUE(std::isnan(found.factors[2].value));
    EXPECT_GT(found.factors[3].value, 0.9);
    EXPECT_LT(found.factors[3].interval.low, found.factors[3].interval.high);
    for (const Estimate& factor : prcc(x, std::vector<double>(200, 1.0), {50, 0}).factors)
        EXPECT_TRUE(std::isnan(factor.value));
    for (const Estimate& factor : prcc(x, std::vector<double>(200, missing), {50, 0}).factors)
        EXPECT_TRUE(std::isnan(factor.value));
    // Fewer rows than a regression needs.
    EXPECT_TRUE(std::isnan(
        prcc(uniforms(4, 6, 1), std::vector<double>{1, 2, 3, 4, 5, 6}, {}).factors[0].value));
}

} // namespace
} // namespace ssrsim

#include "analysis/statistics.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <gtest/gtest.h>
#include <limits>
#include <vector>

namespace ssrsim {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

TEST(Statistics, QuantilesAreThoseOfNumPy) {
    // numpy.quantile([3, 1, 2, 10, 7], [0.05, 0.25, 0.5, 0.75, 0.95])
    const std::vector<double> values{3, 1, 2, 10, 7};
    const ColumnStatistics found = statistics_of(values);
    const std::array<double, 5> expected{1.2, 2.0, 3.0, 7.0, 9.4};
    for (std::size_t q = 0; q < expected.size(); ++q)
        EXPECT_NEAR(found.quantiles[q], expected[q], 1e-12);
    EXPECT_DOUBLE_EQ(found.mean, 4.6);
    EXPECT_NEAR(found.deviation, 3.7815340802378072, 1e-12); // ddof = 1
    EXPECT_EQ(found.count, 5u);
}

TEST(Statistics, LeavesOutWhatDoesNotApply) {
    const ColumnStatistics found =
        statistics_of(std::vector<double>{not_a_number, 4.0, not_a_number, 6.0});
    EXPECT_EQ(found.count, 2u);
    EXPECT_DOUBLE_EQ(found.mean, 5.0);
    EXPECT_DOUBLE_EQ(found.quantiles[2], 5.0);
    EXPECT_DOUBLE_EQ(found.deviation, std::sqrt(2.0));
}

TEST(Statistics, OneValueHasNoDeviationAndNoneHasNothing) {
    const ColumnStatistics one = statistics_of(std::vector<float>{2.5f});
    EXPECT_DOUBLE_EQ(one.quantiles[0], 2.5);
    EXPECT_DOUBLE_EQ(one.quantiles[4], 2.5);
    EXPECT_TRUE(std::isnan(one.deviation));
    const ColumnStatistics none = statistics_of(std::vector<float>{});
    EXPECT_TRUE(std::isnan(none.mean));
    EXPECT_TRUE(std::isnan(none.quantiles[2]));
}

} // namespace
} // namespace ssrsim

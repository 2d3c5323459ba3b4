#include "analysis/robustness.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <vector>

namespace ssrsim {
namespace {

const double missing = std::nan("");

// Four plans, each of which one measure prefers.
TEST(Robustness, MeasuresMayDisagree) {
    const std::vector<std::vector<double>> values{
        {5.0, 5.0, 5.0, 5.0},   // never bad
        {4.0, 12.0, 6.0, 14.0}, // never far from the best
        {8.0, 8.0, 8.0, 0.0},   // most often good enough
        {3.0, 20.0, 3.0, 3.0},
    };
    const Robustness found = robustness(values, Better::higher, 8.0);
    EXPECT_EQ(found.rows, 4u);
    EXPECT_EQ(found.preferred.by_worst, 0u);
    EXPECT_EQ(found.preferred.by_regret, 1u);
    EXPECT_EQ(found.preferred.by_satisfied, 2u);
    EXPECT_EQ(found.preferred.by_mean_and_deviation, 0u); // 9 less 4.76 is below 5
    EXPECT_FALSE(found.preferred.agree());
    EXPECT_EQ(found.plans[0].worst, 5.0);
    EXPECT_EQ(found.plans[0].most_regret, 15.0);
    EXPECT_EQ(found.plans[1].most_regret, 8.0);
    EXPECT_EQ(found.plans[1].mean, 9.0);
    EXPECT_DOUBLE_EQ(found.plans[1].deviation, std::sqrt(68.0 / 3.0));
    EXPECT_EQ(found.plans[2].satisfied, 0.75);
    EXPECT_LT(found.plans[2].satisfied_interval.low, 0.75);
}

TEST(Robustness, TurnsRoundForWhatIsWantedLower) {
    const std::vector<std::vector<double>> values{{1.0, 9.0}, {4.0, 5.0}};
    const Robustness found = robustness(values, Better::lower, 5.0);
    EXPECT_EQ(found.plans[0].worst, 9.0);
    EXPECT_EQ(found.plans[0].most_regret, 4.0);
    EXPECT_EQ(found.plans[1].most_regret, 3.0);
    EXPECT_EQ(found.plans[0].satisfied, 0.5);
    EXPECT_EQ(found.plans[1].satisfied, 1.0);
    EXPECT_EQ(found.preferred.by_worst, 1u);
    EXPECT_TRUE(found.preferred.agree());
}

TEST(Robustness, LeavesOutRowsThatAnyPlanLacks) {
    const Robustness found =
        robustness({{1.0, missing, 3.0}, {2.0, 2.0, 2.0}}, Better::higher, std::nullopt);
    EXPECT_EQ(found.rows, 2u);
    EXPECT_EQ(found.missing_rows, 1u);
    EXPECT_EQ(found.plans[1].mean, 2.0);
    EXPECT_TRUE(std::isnan(found.plans[0].satisfied));
    EXPECT_FALSE(found.preferred.by_satisfied);
    const Robustness none = robustness({{missing}, {1.0}}, Better::higher, 1.0);
    EXPECT_EQ(none.rows, 0u);
    EXPECT_FALSE(none.preferred.by_worst);
    EXPECT_TRUE(std::isnan(none.plans[0].mean));
    EXPECT_TRUE(robustness({}, Better::higher, 1.0).plans.empty());
}

} // namespace
} // namespace ssrsim

#include "analysis/comparison.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>

namespace ssrsim {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

OutcomeVariable wanted(Better better) {
    return {"x", "1", "", "X", better};
}

TEST(Comparison, CountsWinsTiesAndRegret) {
    const ComparedOutcome compared = compare(
        wanted(Better::higher), {{1.0, 1.0, 1.0, 1.0}, {2.0, 1.0, 0.0, 3.0}}, {true, false});
    const PlanResult& first = compared.plans[0];
    const PlanResult& second = compared.plans[1];
    EXPECT_EQ(second.difference.mean, 0.5);
    EXPECT_EQ(second.better.share, 0.625) << "two wins and a tie";
    EXPECT_EQ(second.best.share, 0.625);
    EXPECT_EQ(first.best.share, 0.375);
    EXPECT_EQ(first.regret, 0.75);
    EXPECT_EQ(second.regret, 0.25);
}

TEST(Comparison, TurnsRoundWhatIsWantedLow) {
    const ComparedOutcome compared =
        compare(wanted(Better::lower), {{1.0, 1.0, 1.0}, {2.0, 2.0, 0.5}}, {true, false});
    EXPECT_EQ(compared.plans[1].better.share, 1.0 / 3.0);
    EXPECT_EQ(compared.plans[1].difference.mean, 0.5) << "the difference is not turned";
    EXPECT_EQ(compared.plans[1].regret, 2.0 / 3.0);
}

TEST(Comparison, LeavesOutWhereAnOutcomeDoesNotApply) {
    const ComparedOutcome compared = compare(
        wanted(Better::higher), {{1.0, none, 1.0, 4.0}, {2.0, 5.0, none, 3.0}}, {true, false});
    // Means and differences are of the same runs.
    EXPECT_EQ(compared.plans[0].count, 2u);
    EXPECT_EQ(compared.plans[0].mean, 2.5);
    EXPECT_EQ(compared.plans[1].mean, 2.5);
    EXPECT_EQ(compared.plans[1].difference.count, 2u);
    EXPECT_EQ(compared.plans[1].difference.mean, 0.0);
    EXPECT_EQ(compared.plans[1].better.share, 0.5);
    EXPECT_EQ(compared.plans[1].best.share, 0.5);
    // A plan that never has it takes nothing from the others.
    const ComparedOutcome without = compare(
        wanted(Better::higher), {{1.0, 2.0}, {2.0, 5.0}, {none, none}}, {true, false, false});
    EXPECT_EQ(without.plans[1].difference.mean, 2.0);
    EXPECT_EQ(without.plans[2].count, 0u);
    const ComparedOutcome nothing =
        compare(wanted(Better::higher), {{none, none}, {none, none}}, {true, false});
    EXPECT_TRUE(std::isnan(nothing.plans[1].mean));
    EXPECT_TRUE(std::isnan(nothing.plans[1].better.share));
}

TEST(Comparison, APlanAgainstItselfDiffersByExactlyNothing) {
    const std::vector<double> values{0.1, 0.7, 0.30000001, 5.0};
    const ComparedOutcome compared =
        compare(wanted(Better::higher), {values, values, values}, {true, true, true});
    for (const PlanResult& plan : compared.plans) {
        EXPECT_EQ(plan.difference.mean, 0.0);
        EXPECT_EQ(plan.difference.interval.low, 0.0);
        EXPECT_EQ(plan.difference.interval.high, 0.0);
        EXPECT_EQ(plan.regret, 0.0);
        EXPECT_EQ(plan.better.share, 0.5);
        EXPECT_NEAR(plan.best.share, 1.0 / 3.0, 1e-15);
    }
}

TEST(Comparison, ThatNothingHasDifferedYetIsNoProof) {
    const ComparedOutcome compared =
        compare(wanted(Better::higher), {{1.0, 1.0, 1.0}, {1.0, 1.0, 1.0}}, {true, false});
    EXPECT_EQ(compared.plans[1].difference.mean, 0.0);
    EXPECT_FALSE(std::isfinite(compared.plans[1].difference.interval.high));
}

TEST(Comparison, HasNoBestWhereNothingIsWanted) {
    const ComparedOutcome compared =
        compare(wanted(Better::neither), {{1.0, 2.0}, {2.0, 2.0}}, {true, false});
    EXPECT_EQ(compared.plans[1].difference.mean, 0.5);
    EXPECT_EQ(compared.plans[1].best.share, 0.0);
    EXPECT_EQ(compared.plans[0].regret, 0.0);
}

} // namespace
} // namespace ssrsim

#include "analysis/morris_effects.hpp"
#include "support/known_functions.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <vector>

namespace ssrsim {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

Design design_of(std::vector<std::string> groups, std::uint64_t trajectories,
                 std::uint32_t levels = 4) {
    std::vector<Factor> factors(groups.size());
    for (std::size_t i = 0; i < factors.size(); ++i) {
        factors[i].name = "x" + std::to_string(i + 1);
        factors[i].group = groups[i];
    }
    return Design{{DesignKind::morris, trajectories, 3, levels, RowLuck::common}, factors};
}

Columns columns_of(const Design& design) {
    Columns columns(design.factors().size());
    std::vector<double> values(columns.size());
    for (std::uint64_t row = 0; row < design.rows(); ++row) {
        design.row(row, values);
        for (std::size_t i = 0; i < columns.size(); ++i)
            columns[i].push_back(values[i]);
    }
    return columns;
}

template <class Function>
std::vector<double> outcomes_of(const Columns& x, Function function) {
    std::vector<double> y;
    for (std::size_t row = 0; row < x.front().size(); ++row)
        y.push_back(function(row));
    return y;
}

TEST(MorrisEffects, OfALineAreItsSlopes) {
    const Design design = design_of({"", "", ""}, 10, 6);
    const Columns x = columns_of(design);
    const auto y =
        outcomes_of(x, [&](std::size_t row) { return 3.0 * x[0][row] - 2.0 * x[1][row]; });
    const MorrisEffects effects = morris_effects(y, morris_steps(design));
    const std::vector<double> slopes{3.0, -2.0, 0.0};
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_NEAR(effects.groups[i].mean.value, slopes[i], 1e-12);
        EXPECT_NEAR(effects.groups[i].strength.value, std::abs(slopes[i]), 1e-12);
        EXPECT_NEAR(effects.groups[i].spread.value, 0.0, 1e-12);
        EXPECT_NEAR(effects.groups[i].mean.interval.high, slopes[i], 1e-12);
        EXPECT_EQ(effects.groups[i].effects, 10u);
    }
}

// Effects of x1 in x1 x2 are the levels of x2: mean 1/2, standard deviation √5 / 6.
TEST(MorrisEffects, OfAProductSpread) {
    const Design design = design_of({"", ""}, 400);
    const Columns x = columns_of(design);
    const auto y = outcomes_of(x, [&](std::size_t row) { return x[0][row] * x[1][row]; });
    const MorrisEffects effects = morris_effects(y, morris_steps(design));
    for (const MorrisEffect& effect : effects.groups) {
        EXPECT_NEAR(effect.mean.value, 0.5, 0.07);
        EXPECT_NEAR(effect.spread.value, std::sqrt(5.0) / 6.0, 0.05);
        EXPECT_LT(effect.mean.interval.low, 0.5);
        EXPECT_GT(effect.mean.interval.high, 0.5);
        EXPECT_LT(effect.spread.interval.low, std::sqrt(5.0) / 6.0);
        EXPECT_GT(effect.spread.interval.high, std::sqrt(5.0) / 6.0);
    }
}

TEST(MorrisEffects, LeaveOutTheStepsThatMiss) {
    const Design design = design_of({"", ""}, 8);
    const Columns x = columns_of(design);
    auto y = outcomes_of(x, [&](std::size_t row) { return x[0][row] + 4.0 * x[1][row]; });
    y[0] = missing; // one step of the first trajectory
    y[4] = missing; // both of the second
    const MorrisEffects effects = morris_effects(y, morris_steps(design));
    EXPECT_EQ(effects.missing_rows, 2u);
    EXPECT_EQ(effects.groups[0].effects + effects.groups[1].effects, 13u);
    EXPECT_NEAR(effects.groups[1].mean.value, 4.0, 1e-12);
}

TEST(MorrisEffects, OfAGroupHaveNoDirection) {
    const Design design = design_of({"pair", "", "pair"}, 20);
    const Columns x = columns_of(design);
    const auto y = outcomes_of(x, [&](std::size_t row) { return x[0][row] - x[2][row]; });
    const MorrisEffects effects = morris_effects(y, morris_steps(design));
    ASSERT_EQ(effects.groups.size(), 2u);
    EXPECT_TRUE(std::isnan(effects.groups[0].mean.value));
    EXPECT_TRUE(std::isnan(effects.groups[0].spread.value));
    EXPECT_GT(effects.groups[0].strength.value, 0.0);
    EXPECT_EQ(effects.groups[1].mean.value, 0.0);
}

TEST(MorrisEffects, FindTheStepsInTheRows) {
    for (const std::vector<std::string>& groups :
         {std::vector<std::string>{"", "", "", ""}, {"a", "", "a", ""}, {"b", "b", "c", "c"}}) {
        const Design design = design_of(groups, 25);
        const MorrisSteps told = morris_steps(design);
        const auto found = morris_steps(columns_of(design), 0);
        ASSERT_TRUE(found);
        EXPECT_EQ(found->trajectories, told.trajectories);
        EXPECT_EQ(found->groups, told.groups);
        EXPECT_EQ(found->moved, told.moved);
        for (std::size_t i = 0; i < told.lengths.size(); ++i)
            EXPECT_NEAR(found->lengths[i], told.lengths[i], 1e-15);
    }
    // What is no trajectory.
    EXPECT_FALSE(morris_steps(Columns{{0.1, 0.5, 0.3}, {0.2, 0.9, 0.4}}, 0));
    EXPECT_FALSE(morris_steps(Columns{}, 0));
}

} // namespace
} // namespace ssrsim

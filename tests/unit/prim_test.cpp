#include "analysis/prim.hpp"
#include "core/luck.hpp"
#include "report/prim_words.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <vector>

namespace ssrsim {
namespace {

Columns uniforms(std::size_t factors, std::uint32_t rows) {
    const Luck luck{Seeds::all(4), 0};
    Columns columns(factors);
    for (std::size_t i = 0; i < factors; ++i)
        for (std::uint32_t row = 0; row < rows; ++row)
            columns[i].push_back(luck.uniform(i, Decision::incidents, row));
    return columns;
}

/// Failures with one probability in a box and another outside.
template <class Inside>
std::vector<double> failures(const Columns& x, double inside, double outside, Inside is_inside) {
    const Luck luck{Seeds::all(5), 1};
    std::vector<double> failed;
    for (std::uint32_t row = 0; row < x.front().size(); ++row)
        failed.push_back(
            luck.uniform(99, Decision::incidents, row) < (is_inside(row) ? inside : outside) ? 1.0
                                                                                             : 0.0);
    return failed;
}

TEST(Prim, FindsTheBoxThatWasPlanted) {
    const Columns x = uniforms(6, 4000);
    const auto failed = failures(
        x, 0.9, 0.05, [&](std::uint32_t row) { return x[1][row] < 0.4 && x[4][row] > 0.5; });
    const Prim found = prim(x, failed);
    ASSERT_FALSE(found.boxes.empty());
    const Box& box = found.boxes.front();
    ASSERT_EQ(box.restrictions.size(), 2u);
    EXPECT_EQ(box.restrictions[0].factor, 1u);
    EXPECT_EQ(box.restrictions[0].side, Side::below);
    EXPECT_NEAR(box.restrictions[0].bound, 0.4, 0.02);
    EXPECT_EQ(box.restrictions[1].factor, 4u);
    EXPECT_EQ(box.restrictions[1].side, Side::above);
    EXPECT_NEAR(box.restrictions[1].bound, 0.5, 0.02);
    for (const Restriction& restriction : box.restrictions) {
        EXPECT_LT(restriction.p_value, 1e-6);
        EXPECT_GT(restriction.reappears, 0.95);
    }
    EXPECT_NEAR(box.density, 0.9, 0.03);
    EXPECT_NEAR(box.support, 0.2, 0.02);
    EXPECT_NEAR(box.coverage, 0.18 / 0.22, 0.04);
    EXPECT_EQ(box.failures,
              static_cast<std::size_t>(std::lround(box.density * static_cast<double>(box.rows))));
}

// Peeling restricts what it can; what chance would give as well goes again.
TEST(Prim, RestrictsNothingThatChanceExplains) {
    std::size_t restrictions = 0;
    for (const std::uint32_t rows : {60u, 90u, 120u, 150u, 180u}) {
        const Columns x = uniforms(8, rows);
        const auto failed =
            failures(x, 0.9, 0.2, [&](std::uint32_t row) { return x[0][row] < 0.5; });
        for (const Box& box : prim(x, failed).boxes)
            for (const Restriction& restriction : box.restrictions) {
                EXPECT_LE(restriction.p_value, 0.05) << rows << ' ' << restriction.factor;
                ++restrictions;
            }
    }
    EXPECT_GE(restrictions, 1u);
}

TEST(Prim, FindsASecondBoxAmongTheRest) {
    const Columns x = uniforms(4, 4000);
    const auto failed = failures(
        x, 1.0, 0.02, [&](std::uint32_t row) { return x[0][row] < 0.2 || x[2][row] > 0.85; });
    const Prim found = prim(x, failed);
    ASSERT_GE(found.boxes.size(), 2u);
    double covered = 0.0;
    for (const Box& box : found.boxes)
        covered += box.coverage;
    EXPECT_GT(covered, 0.9);
    EXPECT_LE(covered, 1.0 + 1e-12);
}

TEST(Prim, FindsLittleInChance) {
    const Columns x = uniforms(5, 1000);
    const auto failed = failures(x, 0.3, 0.3, [](std::uint32_t) { return true; });
    const Prim found = prim(x, failed);
    // What it finds all the same does not come back.
    for (const Box& box : found.boxes)
        for (const Restriction& restriction : box.restrictions)
            EXPECT_LT(restriction.reappears, 0.9);
    EXPECT_TRUE(prim(x, std::vector<double>(1000, 0.0)).boxes.empty());
    EXPECT_TRUE(prim(x, std::vector<double>(1000, 1.0)).boxes.empty());
    const Prim nothing = prim(x, std::vector<double>(1000, std::nan("")));
    EXPECT_EQ(nothing.missing_rows, 1000u);
    EXPECT_TRUE(nothing.boxes.empty());
}

TEST(Prim, TakesValuesThatComeOftenTogether) {
    Columns x = uniforms(2, 1000);
    for (double& value : x[0])
        value = value < 0.7 ? 1.0 : 2.0;
    const auto failed = failures(x, 0.8, 0.1, [&](std::uint32_t row) { return x[0][row] == 2.0; });
    const Prim found = prim(x, failed);
    ASSERT_FALSE(found.boxes.empty());
    ASSERT_EQ(found.boxes[0].restrictions.size(), 1u);
    EXPECT_EQ(found.boxes[0].restrictions[0].bound, 1.5);
    EXPECT_EQ(found.boxes[0].restrictions[0].side, Side::above);
}

TEST(Prim, IsSaidInBothLanguages) {
    Box box;
    box.restrictions = {{0, Side::below, 7.0, 0.0001, 1.0}, {1, Side::above, 0.25, 0.02, 0.85}};
    box.density = 0.82;
    box.coverage = 0.61;
    box.support = 0.2;
    const std::vector<FactorName> names{
        {{"adviser tours", "durée de mission"}, {"months", "mois"}},
        {{"the share of vacant posts", "part de postes vacants"}, {}}};
    const Bilingual sentence = box_in_words(box, names, {"The plan fails", "Le plan échoue"});
    EXPECT_EQ(sentence.en,
              "The plan fails in 82% of the cases with adviser tours below 7 months and the share "
              "of vacant posts above 0.25: 61% of all its failures, in 20% of all cases.");
    EXPECT_EQ(sentence.fr,
              "Le plan échoue dans 82\u202f% des cas où durée de mission < 7 mois et part de "
              "postes vacants > 0,25 : 61\u202f% de tous ces échecs, dans 20\u202f% de tous les "
              "cas.");
    const auto sure = restrictions_in_words(box, {}, names);
    ASSERT_EQ(sure.size(), 2u);
    EXPECT_EQ(sure[1].en,
              "The restriction the share of vacant posts above 0.25 comes back in 85% of 20 "
              "resamples; chance would concentrate as many failures with a probability of 0.020.");
    Prim none;
    none.rows = 10;
    none.failures = 3;
    EXPECT_EQ(no_box_in_words(none, {"The plan fails", "Le plan échoue"}).en,
              "The plan fails in 30% of all cases, and the factors do not tell where.");
}

} // namespace
} // namespace ssrsim

#include "analysis/sample_rows.hpp"
#include "core/luck.hpp"
#include "designs/design.hpp"

#include <gtest/gtest.h>
#include <vector>

namespace ssrsim {
namespace {

std::vector<Factor> factors_of(const std::vector<std::string>& groups) {
    std::vector<Factor> factors(groups.size());
    for (std::size_t i = 0; i < factors.size(); ++i) {
        factors[i].name = "x" + std::to_string(i + 1);
        factors[i].group = groups[i];
    }
    return factors;
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

TEST(SampleRows, TellTheGroupsOfASaltelliDesign) {
    for (const std::uint64_t samples : {2u, 64u, 100u}) {
        const Design design{{DesignKind::saltelli, samples, 1, 4, RowLuck::common},
                            factors_of({"", "a", "", "a"})};
        const auto rows = saltelli_rows(columns_of(design));
        ASSERT_TRUE(rows);
        EXPECT_EQ(rows->samples, samples);
        EXPECT_EQ(rows->places, (std::vector<std::size_t>{0, 1, 2, 3, 4}));
        EXPECT_EQ(rows->groups, (std::vector<std::vector<std::size_t>>{{0}, {1, 3}, {2}}));
        if (samples >= 16) {
            EXPECT_EQ(rows->batches, Batches::interleaved);
        }
    }
}

TEST(SampleRows, TellDiscreteFactorsToo) {
    std::vector<Factor> factors = factors_of({"", "", ""});
    for (Factor& factor : factors) {
        factor.distribution.kind = DistributionKind::discrete;
        factor.distribution.values = {0.0, 1.0, 2.0};
    }
    factors[1].distribution.values = {7.0}; // never varies
    const Design design{{DesignKind::saltelli, 64, 1, 4, RowLuck::common}, factors};
    const auto rows = saltelli_rows(columns_of(design));
    ASSERT_TRUE(rows);
    EXPECT_EQ(rows->groups, (std::vector<std::vector<std::size_t>>{{0}, {1}, {2}}));
}

TEST(SampleRows, TellAnotherOrderAndIndependentDraws) {
    const Luck luck{Seeds::all(1), 0};
    Columns columns(2);
    for (std::uint32_t sample = 0; sample < 200; ++sample) {
        const double a0 = luck.uniform(0, Decision::incidents, sample);
        const double a1 = luck.uniform(1, Decision::incidents, sample);
        const double b0 = luck.uniform(2, Decision::incidents, sample);
        const double b1 = luck.uniform(3, Decision::incidents, sample);
        // A, A with B's first, A with B's second, their mirror images, B.
        for (const double x : {a0, b0, a0, a0, b0, b0})
            columns[0].push_back(x);
        for (const double x : {a1, a1, b1, b1, a1, b1})
            columns[1].push_back(x);
    }
    // Rows 3 and 4 as SALib has them: B with A's first, B with A's second.
    const auto rows = saltelli_rows(columns);
    ASSERT_TRUE(rows);
    EXPECT_EQ(rows->places, (std::vector<std::size_t>{0, 5, 1, 2}));
    EXPECT_EQ(rows->batches, Batches::contiguous);
    std::vector<double> outcomes(1200);
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        outcomes[i] = static_cast<double>(i);
    const std::vector<double> ordered = in_saltelli_order(*rows, outcomes);
    EXPECT_EQ(std::vector<double>(ordered.begin() + 4, ordered.begin() + 8),
              (std::vector<double>{6.0, 11.0, 7.0, 8.0}));
}

TEST(SampleRows, TellWhatIsNoSuchSample) {
    const Design design{{DesignKind::latin_hypercube, 60, 1, 4, RowLuck::common},
                        factors_of({"", "", ""})};
    EXPECT_FALSE(saltelli_rows(columns_of(design)));
    EXPECT_FALSE(saltelli_rows(Columns{}));
    EXPECT_FALSE(saltelli_rows(Columns(3)));
}

} // namespace
} // namespace ssrsim

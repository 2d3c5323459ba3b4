#include "core/quantiles.hpp"
#include "designs/design.hpp"
#include "designs/permutation.hpp"
#include "support/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <set>
#include <string>
#include <vector>

namespace ssrsim {
namespace {

Factor uniform(std::string name, std::string group = "") {
    return {std::move(name), {}, std::move(group), {}};
}

std::vector<Factor> uniforms(std::size_t count) {
    std::vector<Factor> factors;
    for (std::size_t i = 0; i < count; ++i)
        factors.push_back(uniform("x" + std::to_string(i + 1)));
    return factors;
}

std::vector<double> row_of(const Design& design, std::uint64_t index) {
    std::vector<double> values(design.factors().size());
    design.row(index, values);
    return values;
}

Distribution law(DistributionKind kind, double low, double high) {
    Distribution distribution;
    distribution.kind = kind;
    distribution.low = low;
    distribution.high = high;
    return distribution;
}

TEST(Distributions, FollowTheirLaws) {
    EXPECT_DOUBLE_EQ(quantile_of(law(DistributionKind::uniform, 2.0, 10.0), 0.25), 4.0);
    EXPECT_DOUBLE_EQ(quantile_of(law(DistributionKind::log_uniform, 0.01, 100.0), 0.75), 10.0);

    Distribution triangle = law(DistributionKind::triangular, 1.0, 5.0);
    triangle.mode = 2.0;
    EXPECT_DOUBLE_EQ(quantile_of(triangle, 0.25), 2.0); // a quarter of the area lies below
    EXPECT_DOUBLE_EQ(quantile_of(triangle, 0.0625), 1.5);
    EXPECT_DOUBLE_EQ(quantile_of(triangle, 1.0 - 1.0 / 12.0), 4.0);
    triangle.mode = 1.0;
    EXPECT_DOUBLE_EQ(quantile_of(triangle, 0.75), 3.0);

    Distribution die;
    die.kind = DistributionKind::discrete;
    die.values = {3.0, 1.0, 2.0};
    EXPECT_EQ(quantile_of(die, 0.3), 3.0);
    EXPECT_EQ(quantile_of(die, 0.5), 1.0);
    EXPECT_EQ(quantile_of(die, 1.0), 2.0);
    die.weights = {0.0, 1.0, 3.0};
    EXPECT_EQ(quantile_of(die, 0.0), 1.0);
    EXPECT_EQ(quantile_of(die, 0.26), 2.0);
}

TEST(Distributions, CutANormalLawWhereTheyAreTold) {
    Distribution cut = law(DistributionKind::truncated_normal, -1.0, 2.0);
    cut.mean = 0.0;
    cut.deviation = 1.0;
    // Shares of the normal law below -1 and 2, from tables.
    const double below = 0.15865525393145707;
    const double to = 0.97724986805182079;
    for (const double u : {0.001, 0.1, 0.5, 0.9, 0.999})
        EXPECT_NEAR(quantile_of(cut, u), normal_quantile(below + u * (to - below)), 1e-9) << u;
    EXPECT_EQ(quantile_of(cut, 0.0), -1.0);
    EXPECT_EQ(quantile_of(cut, 1.0), 2.0);

    // Far out on either side, where shares above are tiny: mirror images.
    Distribution right = law(DistributionKind::truncated_normal, 6.0, 7.0);
    right.mean = 0.0;
    Distribution left = law(DistributionKind::truncated_normal, -7.0, -6.0);
    left.mean = 0.0;
    for (const double u : {0.01, 0.3, 0.5, 0.99})
        EXPECT_NEAR(quantile_of(right, u), -quantile_of(left, 1.0 - u), 1e-12) << u;
    // The law beyond 6 falls off as exp(-6 x): its median lies near 6 + log(2) / 6.16.
    EXPECT_NEAR(quantile_of(right, 0.5), 6.1118, 0.001);
}

TEST(Distributions, NameWhatIsWrong) {
    const auto keys = [](const Distribution& distribution) {
        std::vector<std::string> found;
        for (const DesignProblem& problem : problems_of(distribution))
            found.emplace_back(problem.key);
        return found;
    };
    using Keys = std::vector<std::string>;
    EXPECT_EQ(keys(law(DistributionKind::uniform, 1.0, 1.0)), Keys{"high"});
    EXPECT_EQ(keys(law(DistributionKind::uniform, -1e308, 1e308)), Keys{"high"});
    EXPECT_EQ(keys(law(DistributionKind::log_uniform, 0.0, 1.0)), Keys{"low"});
    EXPECT_EQ(keys(law(DistributionKind::uniform, NAN, INFINITY)), (Keys{"low", "high"}));
    Distribution bad = law(DistributionKind::triangular, 0.0, 1.0);
    bad.mode = 1.5;
    EXPECT_EQ(keys(bad), Keys{"mode"});
    bad = law(DistributionKind::truncated_normal, 0.0, 1.0);
    bad.mean = 20.0;
    EXPECT_EQ(keys(bad), Keys{"mean"});
    bad.deviation = 0.0;
    EXPECT_EQ(keys(bad), Keys{"sd"});
    bad = {};
    bad.kind = DistributionKind::discrete;
    EXPECT_EQ(keys(bad), Keys{"values"});
    bad.values = {1.0, 2.0};
    bad.weights = {1.0, -1.0};
    EXPECT_EQ(keys(bad), Keys{"weights"});
    bad.weights = {0.0, 0.0};
    EXPECT_EQ(keys(bad), Keys{"weights"});
    bad.weights = {1.0};
    EXPECT_EQ(keys(bad), Keys{"weights"});
}

TEST(Permutations, AreOnto) {
    for (const std::uint64_t count : {1u, 2u, 3u, 5u, 16u, 100u, 1000u}) {
        std::set<std::uint64_t> seen;
        for (std::uint64_t i = 0; i < count; ++i)
            seen.insert(permuted(i, count, 99));
        EXPECT_EQ(seen.size(), count);
        EXPECT_EQ(*seen.rbegin(), count - 1);
    }
}

// Chi-squared with 4 (or 24) degrees of freedom exceeds 49 (or 93) with probability below 1e-9.
TEST(Permutations, AreFair) {
    for (const std::uint64_t count : {5u, 25u}) {
        std::vector<double> places(count, 0.0);
        const std::uint64_t seeds = 2000 * count;
        for (std::uint64_t seed = 0; seed < seeds; ++seed)
            ++places[permuted(seed % 3, count, seed * seed)];
        double chi_squared = 0.0;
        for (const double place : places)
            chi_squared += (place - 2000.0) * (place - 2000.0) / 2000.0;
        EXPECT_LT(chi_squared, count == 5 ? 49.0 : 93.0);
    }
}

TEST(Designs, AreTheSameForMoreSamples) {
    for (const DesignKind kind : {DesignKind::latin_hypercube, DesignKind::sobol_sequence,
                                  DesignKind::saltelli, DesignKind::morris}) {
        const Design small{{kind, 40, 5, 4, RowLuck::common}, uniforms(4)};
        const Design large{{kind, 160, 5, 4, RowLuck::common}, uniforms(4)};
        EXPECT_EQ(large.rows(), 4 * small.rows());
        for (std::uint64_t i = 0; i < small.rows(); ++i)
            ASSERT_EQ(row_of(small, i), row_of(large, i));
        const Design other{{kind, 40, 6, 4, RowLuck::common}, uniforms(4)};
        EXPECT_NE(row_of(small, 1), row_of(other, 1));
    }
}

TEST(Designs, LeaveOtherFactorsAloneWhenOneIsAdded) {
    for (const DesignKind kind : {DesignKind::latin_hypercube, DesignKind::sobol_sequence,
                                  DesignKind::saltelli, DesignKind::grid}) {
        const Design few{{kind, 32, 5, 3, RowLuck::common}, uniforms(3)};
        const Design more{{kind, 32, 5, 3, RowLuck::common}, uniforms(4)};
        const std::uint64_t samples = few.rows() / few.blocks();
        for (std::uint64_t sample = 0; sample < samples; ++sample)
            for (std::uint64_t block = 0; block < few.blocks(); ++block) {
                std::vector<double> wider = row_of(more, sample * more.blocks() + block);
                wider.pop_back();
                ASSERT_EQ(row_of(few, sample * few.blocks() + block), wider);
            }
    }
    const Design few{{DesignKind::morris, 32, 5, 4, RowLuck::common}, uniforms(3)};
    const Design more{{DesignKind::morris, 32, 5, 4, RowLuck::common}, uniforms(4)};
    for (std::uint64_t trajectory = 0; trajectory < 32; ++trajectory) {
        std::vector<double> wider = row_of(more, trajectory * 5);
        wider.pop_back();
        EXPECT_EQ(row_of(few, trajectory * 4), wider);
    }
}

TEST(Designs, GridTakesEveryCombinationOnce) {
    std::vector<Factor> factors = uniforms(2);
    factors[0].levels = {7.0, 8.0};
    factors[1].distribution = law(DistributionKind::uniform, 0.0, 10.0);
    factors.push_back(uniform("x3"));
    factors[2].distribution.kind = DistributionKind::discrete;
    factors[2].distribution.values = {1.0, 2.0};
    const Design design{{DesignKind::grid, 0, 0, 3, RowLuck::own}, factors};
    ASSERT_EQ(design.rows(), 12u);
    std::set<std::vector<double>> seen;
    for (std::uint64_t i = 0; i < 12; ++i)
        seen.insert(row_of(design, i));
    EXPECT_EQ(seen.size(), 12u);
    EXPECT_EQ(row_of(design, 0), (std::vector<double>{7.0, 0.0, 1.0}));
    EXPECT_EQ(row_of(design, 3), (std::vector<double>{8.0, 5.0, 1.0}));
    EXPECT_EQ(row_of(design, 11), (std::vector<double>{8.0, 10.0, 2.0}));
    EXPECT_EQ(design.luck(11), 12u);
}

TEST(Designs, HypercubesFillEveryStratumAtEveryDoubling) {
    for (const std::uint64_t samples : {1u, 3u, 64u, 96u, 1000u, 1001u}) {
        const Design design{{DesignKind::latin_hypercube, samples, 8, 4, RowLuck::common},
                            uniforms(5)};
        for (std::uint64_t count = samples;; count /= 2) {
            for (std::size_t factor = 0; factor < 5; ++factor) {
                std::set<std::uint64_t> strata;
                for (std::uint64_t i = 0; i < count; ++i) {
                    const double u = row_of(design, i)[factor];
                    ASSERT_GT(u, 0.0);
                    ASSERT_LT(u, 1.0);
                    strata.insert(static_cast<std::uint64_t>(u * static_cast<double>(count)));
                }
                ASSERT_EQ(strata.size(), count);
            }
            if (count % 2 != 0) break;
        }
    }
}

// Means of 2,000 seeds at six standard errors (2e-9 each): a row's place is uniform in its column
// and tells nothing of its place in another.
TEST(Designs, HypercubesAreFair) {
    constexpr int seeds = 2000;
    for (const std::uint64_t samples : {12u, 64u})
        for (const std::uint64_t row : {0u, 5u, 11u}) {
            double sum = 0.0;
            double product = 0.0;
            double squares = 0.0;
            for (std::uint64_t seed = 0; seed < seeds; ++seed) {
                const Design design{
                    {DesignKind::latin_hypercube, samples, seed, 4, RowLuck::common}, uniforms(2)};
                const std::vector<double> values = row_of(design, row);
                sum += values[0];
                squares += values[0] * values[0];
                product += (values[0] - 0.5) * (values[1] - 0.5);
            }
            const double root = std::sqrt(static_cast<double>(seeds));
            EXPECT_NEAR(sum / seeds, 0.5, six_sigma * std::sqrt(1.0 / 12.0) / root);
            EXPECT_NEAR(squares / seeds, 1.0 / 3.0, six_sigma * std::sqrt(4.0 / 45.0) / root);
            EXPECT_NEAR(product / seeds, 0.0, six_sigma / 12.0 / root);
        }
}

TEST(Designs, SaltelliMixesAAndBByGroups) {
    const std::vector<Factor> factors{uniform("a"), uniform("b", "pair"), uniform("c", "pair"),
                                      uniform("pair")};
    const Design design{{DesignKind::saltelli, 8, 1, 4, RowLuck::factor}, factors};
    EXPECT_EQ(design.groups(), (std::vector<std::string>{"a", "pair", "pair"}));
    EXPECT_EQ(design.group_of(3), 2u); // a factor of its own is in nobody's group
    ASSERT_EQ(design.blocks(), 6u);
    ASSERT_EQ(design.rows(), 48u);
    for (std::uint64_t sample = 0; sample < 8; ++sample) {
        const std::vector<double> a = row_of(design, 6 * sample);
        const std::vector<double> b = row_of(design, 6 * sample + 1);
        EXPECT_EQ(row_of(design, 6 * sample + 2), (std::vector<double>{b[0], a[1], a[2], a[3]}));
        EXPECT_EQ(row_of(design, 6 * sample + 3), (std::vector<double>{a[0], b[1], b[2], a[3]}));
        EXPECT_EQ(row_of(design, 6 * sample + 4), (std::vector<double>{a[0], a[1], a[2], b[3]}));
        EXPECT_EQ(row_of(design, 6 * sample + 5), a);
        for (std::uint64_t block = 0; block < 6; ++block)
            EXPECT_EQ(design.luck(6 * sample + block),
                      2 * sample + (block == 1 || block == 5 ? 1 : 0));
    }
}

TEST(Designs, MorrisMovesOneGroupAStep) {
    const std::vector<Factor> factors{uniform("a"), uniform("b", "pair"), uniform("c", "pair"),
                                      uniform("d")};
    const Design design{{DesignKind::morris, 400, 1, 6, RowLuck::common}, factors};
    ASSERT_EQ(design.blocks(), 4u);
    std::vector<double> levels(6, 0.0);
    std::set<std::vector<std::size_t>> orders;
    for (std::uint64_t trajectory = 0; trajectory < 400; ++trajectory) {
        std::vector<std::size_t> order;
        std::vector<double> before = row_of(design, 4 * trajectory);
        for (std::size_t step = 0; step < 3; ++step) {
            const std::vector<double> after = row_of(design, 4 * trajectory + step + 1);
            const MorrisMove move = design.morris_move(trajectory, step);
            EXPECT_DOUBLE_EQ(move.step, 0.6);
            order.push_back(move.group);
            for (std::size_t i = 0; i < 4; ++i) {
                const double expected =
                    design.group_of(i) == move.group
                        ? before[i] + 0.6 * design.morris_direction(trajectory, i)
                        : before[i];
                ASSERT_NEAR(after[i], expected, 1e-15);
                ASSERT_GE(after[i], 0.0);
                ASSERT_LE(after[i], 1.0);
            }
            before = after;
        }
        ++levels[static_cast<std::size_t>(std::lround(before[0] * 5.0))];
        orders.insert(order);
    }
    EXPECT_EQ(orders.size(), 6u);
    // Binomial counts at six standard errors: 2e-9 each.
    for (const double count : levels)
        EXPECT_NEAR(count, 400.0 / 6.0, six_sigma * std::sqrt(400.0 * 5.0 / 36.0));
}

TEST(Designs, NameWhatIsWrong) {
    const auto keys = [](const DesignSpec& spec, const std::vector<Factor>& factors) {
        std::vector<std::string> found;
        for (const DesignProblem& problem : problems_of(spec, factors))
            found.emplace_back(problem.key);
        return found;
    };
    using Keys = std::vector<std::string>;
    EXPECT_EQ(keys({DesignKind::saltelli, 524288, 1, 4, RowLuck::factor}, uniforms(2)), Keys{});
    EXPECT_EQ(keys({DesignKind::saltelli, 524289, 1, 4, RowLuck::factor}, uniforms(2)),
              Keys{"samples"});
    EXPECT_EQ(keys({DesignKind::morris, 0, 1, 3, RowLuck::factor}, {}),
              (Keys{"samples", "levels", "luck", "factor"}));
    EXPECT_EQ(keys({DesignKind::sobol_sequence, 1u << 20, 1, 4, RowLuck::own}, uniforms(1)),
              Keys{"samples"});
    EXPECT_EQ(keys({DesignKind::grid, 0, 1, 1000, RowLuck::common}, uniforms(4)), Keys{"levels"});
    EXPECT_EQ(keys({DesignKind::saltelli, 2, 1, 4, RowLuck::common}, uniforms(1834)),
              Keys{"factor"});
    std::vector<Factor> twice = uniforms(2);
    twice[1].name = "x1";
    twice[0].levels = {1.0};
    EXPECT_EQ(keys({DesignKind::saltelli, 2, 1, 4, RowLuck::common}, twice),
              (Keys{"factor", "factor"}));
}

} // namespace
} // namespace ssrsim

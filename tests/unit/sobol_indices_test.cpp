#include "analysis/sobol_indices.hpp"
#include "designs/design.hpp"
#include "designs/permutation.hpp"
#include "support/known_functions.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <vector>

namespace ssrsim {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

bool holds(const Interval& interval, double truth) {
    return interval.low <= truth && truth <= interval.high;
}

// Eight samples of three groups, by hand: outcomes of 1 and -1, whose mean is 0 and whose squares
// are all the variance, so that no weights of it matter. Σ A B is 4.
TEST(SobolIndices, AreWhatTheFormulasSay) {
    const std::vector<double> a{1, 1, 1, 1, -1, -1, -1, -1};
    const std::vector<double> b{1, 1, 1, -1, 1, -1, -1, -1};
    const std::vector<double> idle = a;
    const std::vector<double> acts = b;
    const std::vector<double> mixed{-1, 1, 1, 1, 1, -1, -1, -1};
    std::vector<double> y;
    for (std::size_t i = 0; i < a.size(); ++i)
        for (const auto* column : {&a, &b, &idle, &acts, &mixed})
            y.push_back(3.0 + 2.0 * (*column)[i]);
    const SobolIndices indices = sobol_indices(y, 3, Batches::contiguous, {});
    EXPECT_DOUBLE_EQ(indices.mean, 3.0);
    EXPECT_DOUBLE_EQ(indices.variance, 4.0);
    // Σ B (mixed - A) and Σ (A - mixed)² / 2, without the chance of A B.
    const auto expect = [&](std::size_t group, double first, double total) {
        const double total_before = total / 8.0;
        const double first_before = first / 8.0;
        EXPECT_DOUBLE_EQ(indices.groups[group].first.value, (first + total_before * 4.0) / 8.0);
        EXPECT_DOUBLE_EQ(indices.groups[group].total.value, (total + first_before * 4.0) / 8.0);
    };
    expect(0, 0.0, 0.0);
    expect(1, 2.0 + 2.0, 2.0 + 2.0);
    expect(2, 2.0 - 2.0, 2.0 + 2.0);
}

// With these seeds the variance over A and B misses the skewed product by 0.0143, the variance over
// the two rows that are compared by 0.0152.
TEST(SobolIndices, AreWithinAHundredthOfTheTruth) {
    for (const KnownFunction& function : known_functions())
        for (const std::uint64_t seed : {7u, 13u}) {
            const SobolIndices indices =
                sobol_indices(saltelli_outcomes(function, 16384, seed), function.factors(),
                              Batches::interleaved, {});
            for (std::size_t i = 0; i < function.factors(); ++i) {
                EXPECT_NEAR(indices.groups[i].first.value, function.first[i], 0.01)
                    << function.name << ' ' << i;
                EXPECT_NEAR(indices.groups[i].total.value, function.total[i], 0.01)
                    << function.name << ' ' << i;
                EXPECT_LT(half_width(indices.groups[i].first.interval), 0.02);
            }
        }
}

TEST(SobolIndices, LeaveOutOnlyTheSamplesThatMiss) {
    const KnownFunction function = ishigami();
    std::vector<double> y = saltelli_outcomes(function, 1024, 5);
    std::vector<double> shorter;
    for (std::size_t i = 0; i < y.size(); i += 5)
        if (i % 35 != 0) shorter.insert(shorter.end(), &y[i], &y[i] + 5);
    std::vector<double> holes = y;
    for (std::size_t i = 0; i < y.size(); i += 35)
        holes[i + 3] = missing; // the row of the second factor in every seventh sample
    const SobolIndices all = sobol_indices(y, 3, Batches::contiguous, {});
    const SobolIndices found = sobol_indices(holes, 3, Batches::contiguous, {});
    const SobolIndices without = sobol_indices(shorter, 3, Batches::contiguous, {});
    EXPECT_EQ(found.missing_rows, 147u);
    EXPECT_EQ(found.samples, 1024u);
    EXPECT_EQ(found.groups[1].samples, 877u);
    EXPECT_EQ(found.groups[0].samples, 1024u);
    EXPECT_EQ(found.groups[0].first.value, all.groups[0].first.value);
    EXPECT_NEAR(found.groups[1].first.value, without.groups[1].first.value, 1e-12);
    EXPECT_NEAR(found.groups[1].total.value, without.groups[1].total.value, 1e-12);
    EXPECT_TRUE(holds(found.groups[1].first.interval, function.first[1]));

    // A missing A takes its sample from all groups.
    holes = y;
    holes[0] = missing;
    const SobolIndices first = sobol_indices(holes, 3, Batches::interleaved, {});
    for (const SobolIndex& group : first.groups)
        EXPECT_EQ(group.samples, 1023u);
}

// Half of the scramblings see a factor that decides all, the others one that does nothing. Any
// stretch of samples sees as much of both.
TEST(SobolIndices, AreAsSureAsTheirBatchesAgree) {
    std::vector<double> y;
    for (std::uint64_t sample = 0; sample < 1024; ++sample) {
        const auto a = static_cast<double>(permuted(sample, 1024, 1));
        const auto b = static_cast<double>(permuted(sample, 1024, 2));
        y.insert(y.end(), {a, b, sample % saltelli_scramblings < 4 ? a : b});
    }
    const auto width = [&](Batches batches) {
        return half_width(sobol_indices(y, 1, batches, {}).groups[0].total.interval);
    };
    EXPECT_GT(width(Batches::interleaved), 0.3);
    EXPECT_LT(width(Batches::contiguous), 0.15);
}

TEST(SobolIndices, SayNothingOfWhatDoesNotVary) {
    const SobolIndices flat =
        sobol_indices(std::vector<double>(40, 0.1), 2, Batches::contiguous, {});
    EXPECT_EQ(flat.variance, 0.0);
    for (const SobolIndex& group : flat.groups) {
        EXPECT_TRUE(std::isnan(group.first.value));
        EXPECT_TRUE(std::isnan(group.total.interval.high));
    }
    const SobolIndices none =
        sobol_indices(std::vector<double>(40, missing), 2, Batches::interleaved, {});
    EXPECT_TRUE(std::isnan(none.mean));
    EXPECT_EQ(none.missing_rows, 40u);
    EXPECT_EQ(none.groups[0].samples, 0u);
    EXPECT_TRUE(sobol_indices({}, 2, Batches::contiguous, {}).groups.size() == 2);
}

// Luck as a factor: what the row of chance shows is the share of what the other factors leave.
TEST(SobolIndices, ShareOutChance) {
    const KnownFunction function = mostly_chance();
    std::vector<Factor> factors(2);
    factors[0].name = "a";
    factors[1].name = "b";
    const Design design{{DesignKind::saltelli, 4096, 9, 4, RowLuck::factor}, factors};
    std::vector<double> y;
    std::vector<double> u(2);
    for (std::uint64_t row = 0; row < design.rows(); ++row) {
        design.row(row, u);
        const double luck =
            (static_cast<double>(permuted(design.luck(row), 8192, 77)) + 0.5) / 8192.0;
        y.push_back(function.value(std::vector<double>{u[0], u[1], luck}));
    }
    const SobolIndices indices = sobol_indices(y, 3, Batches::interleaved, {});
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_NEAR(indices.groups[i].first.value, function.first[i], 0.04) << i;
        EXPECT_NEAR(indices.groups[i].total.value, function.total[i], 0.04) << i;
    }
}

TEST(SobolIndices, SettleAsSamplesDouble) {
    const KnownFunction function = sobol_g();
    const std::vector<double> y = saltelli_outcomes(function, 4096, 4);
    const std::vector<SobolIndices> steps =
        sobol_convergence(y, function.factors(), Batches::interleaved, {});
    ASSERT_EQ(steps.size(), 4u);
    for (std::size_t step = 0; step < 4; ++step)
        EXPECT_EQ(steps[step].samples, 512u << step);
    const auto width = [&](std::size_t step) {
        double sum = 0.0;
        for (const SobolIndex& group : steps[step].groups)
            sum += half_width(group.total.interval);
        return sum;
    };
    EXPECT_LT(width(3), 0.5 * width(0));
    EXPECT_EQ(sobol_convergence(std::vector<double>(40, 1.0), 2, Batches::contiguous, {}).size(),
              3u);
}

} // namespace
} // namespace ssrsim

#include "analysis/paired_difference.hpp"
#include "core/hash.hpp"
#include "core/luck.hpp"
#include "core/math.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <string>
#include <vector>

namespace ssrsim {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

std::vector<double> squares() {
    std::vector<double> values;
    for (int i = 0; i < 40; ++i)
        values.push_back(i * i / 100.0);
    return values;
}

std::vector<double> one_among(std::size_t count) {
    std::vector<double> values(count, 0.0);
    values.back() = 1.0;
    return values;
}

void expect_interval(Interval interval, double low, double high) {
    EXPECT_NEAR(interval.low, low, 1e-9);
    EXPECT_NEAR(interval.high, high, 1e-9);
}

// Numbers of the same formulas in Python with SciPy's quantiles.
TEST(PairedDifference, KnownNumbers) {
    const PairedEstimate skewed = paired_estimate(squares());
    EXPECT_EQ(skewed.count, 40u);
    EXPECT_NEAR(skewed.mean, 5.135, 1e-12);
    EXPECT_NEAR(skewed.standard_error, 0.745673074029989, 1e-12);
    EXPECT_NEAR(skewed.effective_count, 18.567689237540176, 1e-9);
    expect_interval(skewed.interval, 3.745272453127968, 6.977803110755799);
    EXPECT_EQ(skewed.footing, Footing::firm);

    std::vector<double> even;
    for (int i = 0; i < 70; ++i)
        even.push_back(i % 7 - 3);
    expect_interval(paired_estimate(even).interval, -0.4941695031666153, 0.4941695031666153);
}

// One event in 30, whose size the next may not have. Poisson's limits would be 0.0008 and 0.19.
TEST(PairedDifference, OneReplicateThatDiffersIsRough) {
    const PairedEstimate estimate = paired_estimate(one_among(30));
    expect_interval(estimate.interval, -0.04599471673039179, 0.214482353833571);
    EXPECT_EQ(estimate.footing, Footing::rough);
    EXPECT_FALSE(is_precise_enough(estimate, 1.0));
}

// Six events in 30, one way: the transformation alone would reach to 0.83.
TEST(PairedDifference, NoArmIsLongerThanTwiceStudents) {
    std::vector<double> values(30, 0.0);
    std::fill_n(values.begin(), 6, 1.0);
    const PairedEstimate estimate = paired_estimate(values);
    expect_interval(estimate.interval, 0.08273786025142882, 0.5082005600764006);
    EXPECT_LT(estimate.interval.high, 0.53);
}

TEST(PairedDifference, EqualDifferencesSayNothingOfARareOne) {
    for (const double value : {0.0, 0.1}) {
        const PairedEstimate estimate = paired_estimate(std::vector<double>(50, value));
        EXPECT_EQ(estimate.mean, value);
        EXPECT_EQ(estimate.standard_error, 0.0);
        EXPECT_EQ(estimate.interval.low, -infinity);
        EXPECT_EQ(estimate.interval.high, infinity);
        EXPECT_EQ(estimate.footing, Footing::none);
        EXPECT_FALSE(is_precise_enough(estimate, infinity));
    }
}

TEST(PairedDifference, TooFewToJudge) {
    const PairedEstimate nothing = paired_estimate(std::vector<double>{nan, nan});
    EXPECT_EQ(nothing.count, 0u);
    EXPECT_TRUE(std::isnan(nothing.mean));
    const PairedEstimate one = paired_estimate(std::vector<double>{nan, 2.0});
    EXPECT_EQ(one.count, 1u);
    EXPECT_EQ(one.mean, 2.0);
    EXPECT_TRUE(std::isnan(one.standard_error));
    EXPECT_EQ(one.footing, Footing::none);
    const PairedEstimate three = paired_estimate(std::vector<double>{1.0, 2.0, 4.0});
    expect_interval(three.interval, -0.3687171680194199, 10.17964597383205);
    EXPECT_EQ(three.footing, Footing::rough);
    EXPECT_EQ(paired_estimate({}).interval.high, infinity);
}

TEST(PairedDifference, NotApplicableIsLeftOut) {
    std::vector<double> with_gaps;
    for (const double value : squares()) {
        with_gaps.push_back(value);
        with_gaps.push_back(nan);
    }
    const PairedEstimate without = paired_estimate(squares());
    const PairedEstimate with = paired_estimate(with_gaps);
    EXPECT_EQ(with.count, without.count);
    EXPECT_EQ(with.mean, without.mean);
    EXPECT_EQ(with.interval.low, without.interval.low);
    EXPECT_EQ(with.interval.high, without.interval.high);
}

TEST(PairedDifference, ExchangingThePlansMirrorsTheInterval) {
    for (std::vector<double> values : {squares(), one_among(37)}) {
        const PairedEstimate there = paired_estimate(values);
        for (double& value : values)
            value = -value;
        const PairedEstimate back = paired_estimate(values);
        EXPECT_EQ(back.mean, -there.mean);
        EXPECT_EQ(back.interval.low, -there.interval.high);
        EXPECT_EQ(back.interval.high, -there.interval.low);
        EXPECT_EQ(back.effective_count, there.effective_count);
    }
}

TEST(PairedDifference, AnotherUnitScalesTheInterval) {
    const PairedEstimate small = paired_estimate(squares());
    std::vector<double> values = squares();
    for (double& value : values)
        value *= 0x1p40;
    const PairedEstimate large = paired_estimate(values);
    EXPECT_EQ(large.interval.low, small.interval.low * 0x1p40);
    EXPECT_EQ(large.interval.high, small.interval.high * 0x1p40);
    for (double& value : values)
        value *= 1e-6;
    EXPECT_NEAR(paired_estimate(values).interval.high / (large.interval.high * 1e-6), 1.0, 1e-13);
}

TEST(PairedDifference, SkewnessMovesTheIntervalTowardsTheLongTail) {
    const PairedEstimate estimate = paired_estimate(squares());
    EXPECT_GT(estimate.interval.high - estimate.mean,
              1.2 * (estimate.mean - estimate.interval.low));
}

TEST(PairedDifference, StopsAtTheAskedPrecisionFromThirtyReplicatesOn) {
    std::vector<double> values;
    for (int i = 0; i < 29; ++i)
        values.push_back(i % 7 - 3);
    EXPECT_EQ(paired_estimate(values).footing, Footing::rough);
    EXPECT_FALSE(is_precise_enough(paired_estimate(values), 100.0));
    values.push_back(0.0);
    const PairedEstimate estimate = paired_estimate(values);
    const double width = half_width(estimate.interval);
    EXPECT_EQ(width, 0.5 * (estimate.interval.high - estimate.interval.low));
    EXPECT_TRUE(is_precise_enough(estimate, width));
    EXPECT_FALSE(is_precise_enough(estimate, 0.999 * width));
}

// Four of 300 replicates make up the spread, then five.
TEST(PairedDifference, AHandfulOfReplicatesThatDifferIsRough) {
    std::vector<double> values(300, 0.0);
    for (std::size_t i = 0; i < 4; ++i)
        values[i] = i % 2 == 0 ? 1.0 : -1.0;
    EXPECT_NEAR(paired_estimate(values).effective_count, 4.0, 1e-12);
    EXPECT_EQ(paired_estimate(values).footing, Footing::rough);
    EXPECT_FALSE(is_precise_enough(paired_estimate(values), 1.0));
    values[4] = 1.0;
    values[5] = -1.0;
    EXPECT_EQ(paired_estimate(values).footing, Footing::firm);
    EXPECT_TRUE(is_precise_enough(paired_estimate(values), 1.0));
}

TEST(PairedDifference, LooksGrowByHalf) {
    const std::vector<std::uint32_t> expected{30, 45, 68, 102, 153, 230, 345, 518, 777, 1166};
    std::uint32_t replicates = 0;
    for (const std::uint32_t look : expected) {
        replicates = next_look(replicates);
        EXPECT_EQ(replicates, look);
    }
    EXPECT_EQ(next_look(29), 30u);
    EXPECT_EQ(next_look(31), 47u);
    constexpr std::uint32_t most = std::numeric_limits<std::uint32_t>::max();
    EXPECT_EQ(next_look(most), most);
}

// Numbers of the same formulas in Python with SciPy's quantiles.
TEST(ShareInterval, KnownNumbers) {
    expect_interval(share_interval(0.0, 30), 0.0, 0.10250651368021713);
    expect_interval(share_interval(15.0, 30), 0.31606538922036154, 0.6839346107796385);
    expect_interval(share_interval(30.0, 30), 0.8974934863197829, 1.0);
    expect_interval(share_interval(7.0, 100), 0.029438378435370685, 0.13772732319207903);
    expect_interval(share_interval(50.0, 25.0, 100), 0.4858530478797891, 0.5141469521202109);
    expect_interval(share_interval(51.0, 27.0, 100), 0.4855098970946761, 0.5344543357305078);
    expect_interval(share_interval(10.0 / 3, 10.0 / 9, 10), 0.20848013841313479,
                    0.47844253201162723);
    expect_interval(share_interval(0.0, 0), 0.0, 1.0);
}

TEST(ShareInterval, ExchangingSuccessesAndFailuresMirrorsIt) {
    for (const int successes : {0, 1, 4, 19}) {
        const Interval there = share_interval(successes, 40);
        const Interval back = share_interval(40 - successes, 40);
        EXPECT_NEAR(back.low, 1.0 - there.high, 1e-15);
        EXPECT_NEAR(back.high, 1.0 - there.low, 1e-15);
    }
}

TEST(ShareInterval, TiesMakeItShorterAndHalvesCountAsHalf) {
    const Interval tied = share_interval(50.0, 10.0 + 80 * 0.25, 100); // 20 decided
    const Interval decided = share_interval(50.0, 100);
    EXPECT_LT(half_width(tied), 0.6 * half_width(decided));
    EXPECT_GT(half_width(tied), 0.4 * half_width(decided));
    const Interval half = share_interval(10.5, 30);
    EXPECT_GT(half.low, share_interval(10.0, 30).low);
    EXPECT_LT(half.low, share_interval(11.0, 30).low);
}

// Power of the coverage check: lognormal differences with sigma 1, looked at until the half-width
// is a quarter of their standard deviation. Student's t as it stands covers 86% of the time and
// would be found out; a wrong verdict is six standard errors away.
TEST(PairedDifference, PlainStudentsTFailsWhereThisIntervalCovers) {
    constexpr std::size_t runs = 2000;
    constexpr double truth = 1.6487212707001282;
    constexpr double precision = 0.25 * 2.1611974158950877;
    std::size_t covered = 0;
    std::size_t covered_by_t = 0;
    for (std::uint32_t run = 0; run < runs; ++run) {
        const Luck luck{Seeds::all(7), run};
        std::vector<double> values;
        bool stopped = false;
        bool stopped_by_t = false;
        for (std::uint32_t look = next_look(0); !(stopped && stopped_by_t);
             look = next_look(look)) {
            for (auto i = static_cast<std::uint32_t>(values.size()); i < look; ++i)
                values.push_back(portable_exp(luck.normal(0, Decision::incidents, i)));
            const PairedEstimate estimate = paired_estimate(values);
            const double arm = 1.96 * estimate.standard_error;
            if (!stopped && is_precise_enough(estimate, precision)) {
                stopped = true;
                if (estimate.interval.low <= truth && truth <= estimate.interval.high) ++covered;
            }
            if (!stopped_by_t && arm <= precision) {
                stopped_by_t = true;
                if (std::abs(estimate.mean - truth) <= arm) ++covered_by_t;
            }
        }
    }
    EXPECT_GT(static_cast<double>(covered) / runs, 0.92);
    EXPECT_LT(static_cast<double>(covered_by_t) / runs, 0.90);
}

} // namespace
} // namespace ssrsim

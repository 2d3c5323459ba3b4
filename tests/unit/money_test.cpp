#include "core/money.hpp"
#include "support/property.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <gtest/gtest.h>
#include <numeric>
#include <vector>

namespace ssrsim {

namespace {

std::vector<std::int64_t> split(std::int64_t total, const std::vector<double>& weights) {
    std::vector<std::int64_t> parts(weights.size());
    const std::int64_t given = split_by_largest_remainder(total, weights, parts);
    EXPECT_EQ(given, std::accumulate(parts.begin(), parts.end(), std::int64_t{0}));
    return parts;
}

} // namespace

TEST(LargestRemainder, GivesTheRestToTheLargestAndOfEqualsToTheFirst) {
    EXPECT_EQ(split(10, {1.0, 1.0, 1.0}), (std::vector<std::int64_t>{4, 3, 3}));
    EXPECT_EQ(split(11, {1.0, 1.0, 1.0}), (std::vector<std::int64_t>{4, 4, 3}));
    EXPECT_EQ(split(10, {1.0, 2.0, 4.0}), (std::vector<std::int64_t>{1, 3, 6}));
    EXPECT_EQ(split(1, {0.0, 1.0, 3.0, 0.0}), (std::vector<std::int64_t>{0, 0, 1, 0}));
    EXPECT_EQ(split(5, {0.0, 0.0}), (std::vector<std::int64_t>{0, 0}));
    EXPECT_EQ(split(0, {1.0}), std::vector<std::int64_t>{0});
}

// One that is missing, or many in one go: the same get them as one by one.
TEST(LargestRemainder, GivesManyAsItGivesOneByOne) {
    for (const std::int64_t total : {2, 3, 4, 7, 11}) {
        const std::vector<double> weights{1, 2, 0, 1, 2, 1, 2, 1, 2, 1, 0, 2};
        std::vector<std::int64_t> parts(weights.size());
        ASSERT_EQ(split_by_largest_remainder(total, weights, parts), total);
        std::vector<std::int64_t> expected(weights.size());
        std::vector<double> remainders;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            const double exact = static_cast<double>(total) * (weights[i] / 15.0);
            expected[i] = static_cast<std::int64_t>(exact);
            remainders.push_back(weights[i] > 0.0 ? exact - static_cast<double>(expected[i])
                                                  : -1.0);
        }
        for (std::int64_t given = std::accumulate(expected.begin(), expected.end(), 0LL);
             given < total; ++given) {
            const auto largest = std::max_element(remainders.begin(), remainders.end());
            ++expected[static_cast<std::size_t>(largest - remainders.begin())];
            *largest = -1.0;
        }
        EXPECT_EQ(parts, expected) << total;
    }
}

// The sum of these weights rounds to 1, so that the first alone would get everything.
TEST(LargestRemainder, NeverGivesMoreThanThereIs) {
    constexpr std::int64_t total = 20'000'000'000'000'000;
    const std::vector<std::int64_t> parts = split(total, {1.0, 1e-16});
    EXPECT_EQ(parts[0] + parts[1], total);
    EXPECT_GE(parts[0], 0);
    EXPECT_GE(parts[1], 0);
}

TEST(LargestRemainder, LeavesNothingOverAndNobodyMoreThanOneAway) {
    expect_property("parts sum to the total, each within one of its share", [] {
        const auto total = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000);
        const auto numbers = *rc::gen::nonEmpty<std::vector<std::uint16_t>>();
        const std::vector<double> weights(numbers.begin(), numbers.end());
        const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
        const std::vector<std::int64_t> parts = split(total, weights);
        const std::int64_t given = std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
        RC_ASSERT(given == (sum > 0.0 ? total : 0));
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (!(weights[i] > 0.0)) {
                RC_ASSERT(parts[i] == 0);
                continue;
            }
            const double share = static_cast<double>(total) * (weights[i] / sum);
            RC_ASSERT(std::fabs(static_cast<double>(parts[i]) - share) < 1.001);
        }
    });
}

} // namespace ssrsim

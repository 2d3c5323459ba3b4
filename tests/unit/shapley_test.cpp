#include "analysis/shapley.hpp"
#include "support/property.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <gtest/gtest.h>
#include <numeric>

namespace ssrsim {
namespace {

double sum_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

/// Player 0 brings 5, players 1 and 2 bring 8 but only together, player 3 nothing.
double gloves(std::uint32_t coalition) {
    return ((coalition & 1) != 0 ? 5.0 : 0.0) + ((coalition & 6) == 6 ? 8.0 : 0.0);
}

TEST(Shapley, SharesWhatIsBroughtTogetherEqually) {
    const std::vector<double> expected{5.0, 4.0, 4.0, 0.0};
    const std::vector<double> shares = shapley_values(4, gloves);
    for (std::size_t player = 0; player < 4; ++player)
        EXPECT_NEAR(shares[player], expected[player], 1e-14) << player;
}

TEST(Shapley, IsTheMeanOverAllOrders) {
    // An asymmetric game without structure; 5! orders by hand.
    const auto worth = [](std::uint32_t coalition) {
        return on_grid(static_cast<double>(coalition * 2654435761U % 1000) / 1000.0);
    };
    std::vector<std::size_t> order(5);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<double> mean(5, 0.0);
    do {
        std::uint32_t coalition = 0;
        for (const std::size_t player : order) {
            mean[player] += (worth(coalition | 1U << player) - worth(coalition)) / 120.0;
            coalition |= 1U << player;
        }
    } while (std::ranges::next_permutation(order).found);
    const std::vector<double> shares = shapley_values(5, worth);
    for (std::size_t player = 0; player < 5; ++player)
        EXPECT_NEAR(shares[player], mean[player], 1e-12) << player;
}

TEST(Shapley, SamplesAddUpToTheLastBit) {
    const auto worth = [](std::uint32_t coalition) {
        return on_grid(0.1 + 0.013 * std::popcount(coalition) + 0.0007 * (coalition % 7));
    };
    const std::vector<std::size_t> order{3, 0, 2, 1};
    const std::vector<double> shares = shapley_sample(order, worth);
    EXPECT_EQ(sum_of(shares), worth(15) - worth(0));
    std::vector<double> other_way(shares.rbegin(), shares.rend());
    EXPECT_EQ(sum_of(other_way), worth(15) - worth(0));
}

TEST(Shapley, SamplesMeanTheSharesOverAllOrders) {
    const auto worth = [](std::uint32_t coalition) {
        return static_cast<double>(coalition * coalition % 11);
    };
    std::vector<std::size_t> order{0, 1, 2, 3};
    std::vector<double> mean(4, 0.0);
    do {
        const std::vector<double> sample = shapley_sample(order, worth);
        for (std::size_t player = 0; player < 4; ++player)
            mean[player] += sample[player] / 24.0;
    } while (std::ranges::next_permutation(order).found);
    const std::vector<double> exact = shapley_values(4, worth);
    for (std::size_t player = 0; player < 4; ++player)
        EXPECT_NEAR(mean[player], exact[player], 1e-12);
}

TEST(Shapley, APlayerThatDoesNothingGetsExactlyNothing) {
    const auto worth = [](std::uint32_t coalition) {
        return on_grid(0.37 * static_cast<double>(coalition & 3U));
    };
    const std::vector<std::size_t> order{1, 2, 0};
    EXPECT_EQ(shapley_values(3, worth)[2], 0.0);
    EXPECT_EQ(shapley_sample(order, worth)[2], 0.0);
}

TEST(Shapley, AddsUpExactlyInAnyOrder) {
    expect_property("shares on the grid add up to the shortfall", [] {
        const auto numerators = *rc::gen::nonEmpty<std::vector<int>>();
        std::vector<double> parts;
        for (const int numerator : numerators)
            parts.push_back(static_cast<double>(numerator % 1000) / 3000.0);
        const double total = on_grid(sum_of(parts));
        std::vector<double> exact = adding_up(parts, total);
        RC_ASSERT(sum_of(exact) == total);
        std::ranges::reverse(exact);
        RC_ASSERT(sum_of(exact) == total);
        std::ranges::reverse(exact);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            RC_ASSERT(std::abs(exact[i] - parts[i]) < 1e-11);
            if (parts[i] == 0.0) RC_ASSERT(exact[i] == 0.0);
        }
    });
}

TEST(Shapley, PrintsSharesThatAddUpToWhatIsPrinted) {
    const std::vector<double> printed = adding_up({0.00333, 0.00333, 0.00334, 0.0}, 0.01, 1000.0);
    EXPECT_EQ(printed, (std::vector<double>{0.003, 0.003, 0.004, 0.0}));
}

} // namespace
} // namespace ssrsim

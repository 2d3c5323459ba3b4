#include "core/philox.hpp"

#include <array>
#include <boost/random/uniform_int_distribution.hpp>
#include <cmath>
#include <cstdint>
#include <gtest/gtest.h>
#include <random>

namespace ssrsim {
namespace {

static_assert(std::uniform_random_bit_generator<PhiloxEngine>);

// Known answers of Random123 (kat_vectors, philox4x32 10).
TEST(Philox, GivesThePublishedBlocks) {
    EXPECT_EQ(philox4x32_10({0, 0, 0, 0}, {0, 0}),
              (PhiloxBlock{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
    EXPECT_EQ(
        philox4x32_10({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}),
        (PhiloxBlock{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
    EXPECT_EQ(
        philox4x32_10({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
        (PhiloxBlock{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Philox, EngineWalksThroughTheIndex) {
    const PhiloxBlock address{5, 6, 7, 8};
    const PhiloxKey key{9, 10};
    PhiloxEngine engine{address, key};
    for (std::uint32_t block = 0; block < 3; ++block)
        for (const std::uint32_t word : philox4x32_10({5 + block, 6, 7, 8}, key))
            EXPECT_EQ(engine(), word);
}

// Chi-squared with 12 degrees of freedom over 130,000 draws: above 95.2 with probability 5e-15;
// below 0.1 with probability 2e-11.
TEST(Philox, EngineServesBoostBoundedIntegers) {
    PhiloxEngine engine{{0, 1, 2, 3}, {4, 5}};
    boost::random::uniform_int_distribution<int> pick{-6, 6};
    std::array<int, 13> counts{};
    constexpr int draws = 130'000;
    for (int i = 0; i < draws; ++i) {
        const int place = pick(engine) + 6;
        ++counts[static_cast<std::size_t>(place)];
    }
    double chi_squared = 0.0;
    for (const int count : counts)
        chi_squared += (count - draws / 13.0) * (count - draws / 13.0) / (draws / 13.0);
    EXPECT_LT(chi_squared, 95.2);
    EXPECT_GT(chi_squared, 0.1);
}

} // namespace
} // namespace ssrsim

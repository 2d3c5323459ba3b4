#include "core/luck.hpp"
#include "core/smallest.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <gtest/gtest.h>
#include <limits>
#include <vector>

namespace ssrsim {
namespace {

std::size_t one_by_one(const std::vector<double>& values) {
    return static_cast<std::size_t>(std::min_element(values.begin(), values.end()) -
                                    values.begin());
}

// Every length around several vectors, with few values so that most are equal to others.
TEST(Smallest, IsTheFirstOfEquals) {
    const Luck luck{Seeds::all(5), 0};
    for (std::uint32_t length = 1; length < 200; ++length) {
        for (std::uint32_t levels : {1u, 2u, 5u, 1000u}) {
            for (std::uint32_t trial = 0; trial < 20; ++trial) {
                std::vector<double> values;
                for (std::uint32_t i = 0; i < length; ++i)
                    values.push_back(
                        std::floor(levels * luck.uniform(length, Decision::incidents, trial, i)));
                ASSERT_EQ(index_of_smallest(values), one_by_one(values)) << length;
            }
        }
    }
}

TEST(Smallest, StandsAnywhereAmongInfinities) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    for (std::size_t length = 1; length < 200; ++length) {
        EXPECT_EQ(index_of_smallest(std::vector<double>(length, infinity)), 0u);
        for (std::size_t at = 0; at < length; ++at) {
            std::vector<double> values(length, infinity);
            values[at] = 3.0;
            ASSERT_EQ(index_of_smallest(values), at) << length;
        }
    }
}

} // namespace
} // namespace ssrsim

#include "core/hash.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <gtest/gtest.h>
#include <limits>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace ssrsim {
namespace {

static_assert(hash_text("mission.onub") != hash_text("mission.onuc"));
static_assert([] {
    Digest digest;
    digest.add(1.0);
    return digest.value();
}() != Digest{}.value());

TEST(HashText, DoesNotCollideOnScenarioPaths) {
    std::set<std::uint64_t> seen;
    for (int mission = 0; mission < 30; ++mission)
        for (int post = 0; post < 1000; ++post)
            seen.insert(hash_text("mission.m" + std::to_string(mission) + ".post.p" +
                                  std::to_string(post)));
    EXPECT_EQ(seen.size(), 30'000u);
    EXPECT_NE(hash_text(""), hash_text(std::string_view{"\0", 1}));
}

// Each of the 64 x 64 pairs of an input and an output bit is flipped in a share of 20,000 trials;
// 6 sigma around 1/2 a pair: false alarm 2e-9 x 4096 pairs x 3 tests = 2.4e-5, but the inputs are
// fixed, so the test either always passes or never.
void expect_avalanche(std::uint64_t (*hash)(std::uint64_t input, std::uint64_t other)) {
    constexpr int trials = 20'000;
    std::vector<int> flips(64 * 64);
    for (std::uint64_t trial = 0; trial < trials; ++trial) {
        const std::uint64_t input = trial * 0x632BE59BD9B4E019u; // sparse and dense bit patterns
        const std::uint64_t before = hash(input, trial);
        for (std::size_t in = 0; in < 64; ++in) {
            const std::uint64_t changed = before ^ hash(input ^ (std::uint64_t{1} << in), trial);
            for (std::size_t out = 0; out < 64; ++out)
                flips[in * 64 + out] += static_cast<int>(changed >> out & 1u);
        }
    }
    const double sigma = 0.5 * std::sqrt(static_cast<double>(trials));
    for (std::size_t i = 0; i < flips.size(); ++i)
        ASSERT_NEAR(flips[i], 0.5 * trials, 6.0 * sigma) << "in " << i / 64 << " out " << i % 64;
}

TEST(HashCombine, EveryBitOfTheFirstMovesEveryBit) {
    expect_avalanche([](std::uint64_t x, std::uint64_t y) { return hash_combine(x, y); });
}

TEST(HashCombine, EveryBitOfTheSecondMovesEveryBit) {
    expect_avalanche([](std::uint64_t x, std::uint64_t y) { return hash_combine(y, x); });
}

TEST(HashCombine, KeepsTheOrderOfItsArguments) {
    std::set<std::uint64_t> seen;
    for (std::uint64_t a = 0; a < 200; ++a)
        for (std::uint64_t b = 0; b < 200; ++b)
            seen.insert(hash_combine(a, b));
    EXPECT_EQ(seen.size(), 40'000u);
}

template <class... Values>
std::uint64_t digest_of(const Values&... values) {
    Digest digest;
    (digest.add(values), ...);
    return digest.value();
}

TEST(DigestTest, SeesOrderLengthAndSign) {
    EXPECT_EQ(digest_of(1, 2), digest_of(1, 2));
    EXPECT_NE(digest_of(1, 2), digest_of(2, 1));
    EXPECT_NE(digest_of(0), digest_of(0, 0));
    EXPECT_NE(digest_of(0), digest_of());
    EXPECT_NE(digest_of(0.0), digest_of(-0.0));
    EXPECT_NE(digest_of(1.0), digest_of(std::nextafter(1.0, 2.0)));
    EXPECT_NE(digest_of("ab", "c"), digest_of("a", "bc"));
    EXPECT_EQ(digest_of("week"), digest_of(std::string{"week"}));
    EXPECT_EQ(digest_of(std::int32_t{-1}), digest_of(std::int64_t{-1}));
}

TEST(DigestTest, TakesEveryNanForTheSame) {
    const double quiet = std::numeric_limits<double>::quiet_NaN();
    const double other = std::bit_cast<double>(std::bit_cast<std::uint64_t>(quiet) ^ (1ull << 63));
    EXPECT_EQ(digest_of(quiet), digest_of(other));
    EXPECT_EQ(digest_of(std::vector{quiet}), digest_of(std::vector{other}));
}

TEST(DigestTest, SeesEveryCellOfAColumn) {
    for (std::size_t size = 1; size <= 9; ++size) {
        const std::vector<double> column(size, 0.0);
        std::set<std::uint64_t> seen{digest_of(column)};
        for (std::size_t i = 0; i < size; ++i) {
            std::vector<double> changed = column;
            changed[i] = std::numeric_limits<double>::denorm_min();
            seen.insert(digest_of(changed));
        }
        EXPECT_EQ(seen.size(), size + 1);
    }
    EXPECT_NE(digest_of(std::vector<std::int32_t>(4)), digest_of(std::vector<std::int32_t>(8)));
    EXPECT_NE(digest_of(std::vector{1, 2}, std::vector{3}),
              digest_of(std::vector{1}, std::vector{2, 3}));
    const std::vector<float> floats{1.0f, 2.0f};
    EXPECT_EQ(digest_of(floats), digest_of(std::span<const float>{floats}));
}

TEST(DigestTest, SeesEveryCellOfATable) {
    using Row = std::array<std::uint64_t, 3>;
    const auto digest_of_rows = [](const std::vector<Row>& rows) {
        Digest digest;
        digest.add_rows(rows.size(), [&](std::size_t row) { return rows[row]; });
        return digest.value();
    };
    const std::vector<Row> rows{{1, 2, 3}, {4, 5, 6}};
    std::set<std::uint64_t> seen{digest_of_rows(rows), digest_of_rows({rows[1], rows[0]}),
                                 digest_of_rows({rows[0]}), digest_of_rows({}),
                                 digest_of_rows({{2, 1, 3}, {4, 5, 6}})};
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t place = 0; place < rows[row].size(); ++place) {
            std::vector<Row> changed = rows;
            ++changed[row][place];
            seen.insert(digest_of_rows(changed));
        }
    }
    EXPECT_EQ(seen.size(), 5u + 6u);
}

// The value is written into golden digests: it must never change by accident.
TEST(DigestTest, KeepsItsValue) {
    Digest digest;
    digest.add("ssrsim");
    digest.add(std::vector{0.5, -1.0, 1e300, 0.0, 7.0});
    digest.add(std::int32_t{-7});
    EXPECT_EQ(digest.hex(), "1d17fbcf66abbb02");
    EXPECT_EQ(digest.hex().size(), 16u);
    digest.add_rows(2, [](std::uint64_t row) { return std::array{row + 1, row + 3}; });
    EXPECT_EQ(digest.hex(), "e770ad24e7038675");
}

} // namespace
} // namespace ssrsim

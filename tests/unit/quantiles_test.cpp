#include "core/quantiles.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <rapidcheck/gtest.h>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace ssrsim {
namespace {

struct Row {
    std::string law;
    std::vector<double> numbers;
};

std::vector<Row> read_table(const std::string& name) {
    std::ifstream file{SSRSIM_TEST_DATA_DIR + ("/" + name)};
    std::vector<Row> rows;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('#')) continue;
        std::istringstream words{line};
        Row row;
        words >> row.law;
        for (std::string word; words >> word;)
            row.numbers.push_back(std::strtod(word.c_str(), nullptr));
        rows.push_back(row);
    }
    return rows;
}

double continuous_quantile(const Row& row, double u) {
    if (row.law == "normal") return normal_quantile(u);
    if (row.law == "exponential") return exponential_quantile(u);
    if (row.law == "gamma") return gamma_quantile(u, row.numbers[0]);
    return beta_quantile(u, row.numbers[0], row.numbers[1]);
}

// The table gives the exact point and the density there, so that the error of the distribution
// function is density times distance. Where that exceeds 1e-12 the point itself must be the nearest
// double or its neighbour: a beta with b < 1 is so steep at 1 that no double does better.
TEST(Quantiles, ContinuousLawsAgreeWithTheTable) {
    const std::vector<Row> rows = read_table("continuous.txt");
    ASSERT_GT(rows.size(), 900u);
    std::map<std::string, double> largest;
    for (const Row& row : rows) {
        const double u = row.numbers[2];
        const double x = row.numbers[3];
        const double density = row.numbers[5];
        const double got = continuous_quantile(row, u);
        const double distance = std::fabs((got - x) - row.numbers[4]);
        const double spacing =
            std::nextafter(std::fabs(x), 2.0 * std::fabs(x) + 1.0) - std::fabs(x);
        if (distance <= spacing) continue;
        const double error = density * distance;
        largest[row.law] = std::max(largest[row.law], error);
        EXPECT_LE(error, 1e-12) << row.law << ' ' << row.numbers[0] << ' ' << row.numbers[1]
                                << " u " << u << " got " << got << " not " << x;
        EXPECT_LE(error, 1e-12 * std::min(u, 1.0 - u) * 2.0)
            << row.law << ' ' << row.numbers[0] << ' ' << row.numbers[1] << " u " << u;
    }
    for (const auto& [law, error] : largest)
        RecordProperty("largest_cdf_error_" + law, std::to_string(error * 1e15) + "e-15");
}

TEST(Quantiles, CountsAgreeWithTheTable) {
    const std::vector<Row> rows = read_table("counts.txt");
    ASSERT_GT(rows.size(), 2000u);
    for (const Row& row : rows) {
        const double u = row.numbers[2];
        const std::int32_t got =
            row.law == "poisson"
                ? poisson_quantile(u, row.numbers[0])
                : binomial_quantile(u, static_cast<std::int32_t>(row.numbers[0]), row.numbers[1]);
        EXPECT_EQ(got, row.numbers[3])
            << row.law << ' ' << row.numbers[0] << ' ' << row.numbers[1] << " u " << u;
    }
}

TEST(Quantiles, KeepTheEdges) {
    for (const double u : {0x1p-100, 0x1p-54, 0.3, 0.5, 1.0 - 0x1p-53}) {
        EXPECT_EQ(binomial_quantile(u, 0, 0.5), 0);
        EXPECT_EQ(binomial_quantile(u, 17, 0.0), 0);
        EXPECT_EQ(binomial_quantile(u, 17, 1.0), 17);
        EXPECT_EQ(poisson_quantile(u, 0.0), 0);
        for (const double p : {1e-300, 1e-17, 0.3, 0.5, 0.999, 1.0 - 0x1p-53}) {
            EXPECT_GE(binomial_quantile(u, 1000, p), 0);
            EXPECT_LE(binomial_quantile(u, 1000, p), 1000);
        }
        for (const double shape : {0.05, 1.0, 1e6})
            EXPECT_TRUE(std::isfinite(gamma_quantile(u, shape)));
        for (const double a : {0.05, 1.0, 1e4})
            for (const double b : {0.05, 1.0, 1e4}) {
                EXPECT_GE(beta_quantile(u, a, b), 0.0);
                EXPECT_LE(beta_quantile(u, a, b), 1.0);
            }
        EXPECT_TRUE(std::isfinite(normal_quantile(u)));
        EXPECT_GT(exponential_quantile(u), 0.0);
    }
    EXPECT_EQ(normal_quantile(0.5), 0.0);
}

TEST(Quantiles, MirrorIsExact) {
    for (int i = 1; i < 4096; ++i) {
        const double u = i / 8192.0 + 0x1p-53;
        EXPECT_EQ(normal_quantile(u), -normal_quantile(1.0 - u));
        const double share = beta_quantile(u, 2.0, 3.0);
        EXPECT_NEAR(1.0 - share, beta_quantile(1.0 - u, 3.0, 2.0), 0x1p-53);
        EXPECT_EQ(binomial_quantile(u, 60, 0.3), 60 - binomial_quantile(1.0 - u, 60, 0.7));
    }
}

// ---- properties

/// Anywhere in (0, 1), tails included.
double any_uniform() {
    const double inner = static_cast<double>(*rc::gen::inRange<std::int64_t>(0, 1ll << 52)) + 0.5;
    const double u = inner * 0x1p-52;
    switch (*rc::gen::inRange(0, 4)) {
    case 0:
        return std::max(u * u * u * u, 0x1p-54);
    case 1:
        return std::min(1.0 - u * u * u * u, 1.0 - 0x1p-53);
    default:
        return u;
    }
}

/// Two uniforms in order: often neighbouring doubles, and on purpose those that the laws round to
/// different arguments (41 bits, hence the 12 lowest bits).
std::pair<double, double> any_ordered_uniforms() {
    const double u = any_uniform();
    const double largest = 1.0 - 0x1p-53;
    switch (*rc::gen::inRange(0, 4)) {
    case 0: {
        const auto bits = std::bit_cast<std::uint64_t>(std::min(u, 1.0 - u));
        const double below = std::bit_cast<double>((bits & ~std::uint64_t{0xFFF}) | 0x7FFu);
        const double above = std::nextafter(below, 1.0);
        return u < 0.5 ? std::pair{below, above} : std::pair{1.0 - above, 1.0 - below};
    }
    case 1:
        return {u, std::min(u + u * *rc::gen::inRange(1, 100'000) * 0x1p-52, largest)};
    default: {
        const double other = any_uniform();
        return {std::min(u, other), std::max(u, other)};
    }
    }
}

double any_between(double low, double high) {
    const double share = *rc::gen::inRange(0, 1'000'000) * 1e-6;
    return low * std::exp(share * std::log(high / low));
}

template <class Law>
void check_non_decreasing(Law law) {
    for (int pair = 0; pair < 30; ++pair) {
        const auto [u, above] = any_ordered_uniforms();
        RC_ASSERT(u <= above);
        RC_ASSERT(law(u) <= law(above));
    }
}

RC_GTEST_PROP(QuantilesGrowWithU, Normal, ()) {
    check_non_decreasing(normal_quantile);
}

RC_GTEST_PROP(QuantilesGrowWithU, Exponential, ()) {
    check_non_decreasing(exponential_quantile);
}

RC_GTEST_PROP(QuantilesGrowWithU, Gamma, ()) {
    const double shape = any_between(0.05, 1e4);
    check_non_decreasing([=](double u) { return gamma_quantile(u, shape); });
}

RC_GTEST_PROP(QuantilesGrowWithU, Beta, ()) {
    const double a = any_between(0.05, 1e3);
    const double b = any_between(0.05, 1e3);
    check_non_decreasing([=](double u) { return beta_quantile(u, a, b); });
}

RC_GTEST_PROP(QuantilesGrowWithU, Poisson, ()) {
    const double mean = any_between(1e-3, 1e5);
    check_non_decreasing([=](double u) { return poisson_quantile(u, mean); });
}

RC_GTEST_PROP(QuantilesGrowWithU, Binomial, ()) {
    const auto n = static_cast<std::int32_t>(any_between(1.0, 1e6));
    const double p = any_between(1e-6, 0.5);
    const double chance = *rc::gen::arbitrary<bool>() ? p : 1.0 - p;
    check_non_decreasing([=](double u) { return binomial_quantile(u, n, chance); });
}

RC_GTEST_PROP(CountsGrowWithTheirParameter, Poisson, ()) {
    const double u = any_uniform();
    const double mean = any_between(1e-3, 1e5);
    const double larger = mean * any_between(1.000001, 3.0);
    RC_ASSERT(poisson_quantile(u, mean) <= poisson_quantile(u, larger));
}

RC_GTEST_PROP(CountsGrowWithTheirParameter, Binomial, ()) {
    const double u = any_uniform();
    const auto n = static_cast<std::int32_t>(any_between(1.0, 1e5));
    const double p = any_between(1e-5, 0.999);
    const double larger = std::min(1.0, p * any_between(1.000001, 3.0));
    RC_ASSERT(binomial_quantile(u, n, p) <= binomial_quantile(u, n, larger));
    RC_ASSERT(binomial_quantile(u, n, p) <= binomial_quantile(u, n + 1, p));
}

// Every step of small laws, from both sides, through the changes between the ways of computing it:
// the count never falls along a fine walk of u, and meets the distribution function summed here.
TEST(Quantiles, SmallCountsFollowTheirSumsExactly) {
    for (std::int32_t n = 1; n <= 24; ++n)
        for (int tenths = 1; tenths <= 19; ++tenths) {
            const double p = tenths * 0.05;
            std::vector<double> cumulative;
            double mass = std::pow(1.0 - p, n);
            double sum = 0.0;
            for (int k = 0; k <= n; ++k) {
                sum += mass;
                cumulative.push_back(sum);
                mass *= (n - k) * p / ((k + 1.0) * (1.0 - p));
            }
            for (int k = 0; k < n; ++k) {
                const double step = cumulative[static_cast<std::size_t>(k)];
                if (step > 1.0 - 1e-11 || step < 1e-11) continue;
                EXPECT_LE(binomial_quantile(step - 1e-12, n, p), k);
                EXPECT_GT(binomial_quantile(step + 1e-12, n, p), k);
            }
        }
}

// The half-way step of an odd symmetric binomial is exactly 1/2, where the tails meet.
TEST(Quantiles, SymmetricBinomialTurnsAtOneHalf) {
    for (const std::int32_t n : {1, 3, 11, 13, 25, 101, 1001}) {
        EXPECT_LE(binomial_quantile(0.5 - 1e-13, n, 0.5), n / 2);
        EXPECT_GT(binomial_quantile(0.5 + 1e-13, n, 0.5), n / 2);
        std::int32_t before = 0;
        for (double u = 0.5 - 0x1p-49; u < 0.5 + 0x1p-49; u += 0x1p-53) {
            const std::int32_t count = binomial_quantile(u, n, 0.5);
            ASSERT_GE(count, before);
            before = count;
        }
    }
}

} // namespace
} // namespace ssrsim

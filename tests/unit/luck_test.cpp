#include "core/hash.hpp"
#include "core/luck.hpp"
#include "core/quantiles.hpp"

#include <cmath>
#include <cstdint>
#include <functional>
#include <gtest/gtest.h>
#include <set>
#include <utility>
#include <vector>

namespace ssrsim {
namespace {

constexpr Decision country_decision = Decision::incidents;
constexpr Decision people_decision = Decision::officer_traits;
constexpr Decision shock_decision = Decision::disbursement_delay;

static_assert(seed_group(country_decision) == SeedGroup::country);
static_assert(seed_group(people_decision) == SeedGroup::people);
static_assert(seed_group(shock_decision) == SeedGroup::shocks);
static_assert(Luck{Seeds::all(1), 0}.uniform(7, country_decision, 1800) ==
              Luck{Seeds::all(1), 0}.uniform(7, country_decision, 1800));

TEST(Luck, KeysDifferByGroupReplicateAndSeed) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> keys;
    for (const std::uint64_t seed : {0ull, 1ull, 1ull << 32, ~0ull})
        for (std::uint32_t replicate = 0; replicate < 100; ++replicate)
            for (const SeedGroup group :
                 {SeedGroup::country, SeedGroup::people, SeedGroup::shocks}) {
                const PhiloxKey key = Luck{Seeds::all(seed), replicate}.key(group);
                keys.insert({key[0], key[1]});
            }
    EXPECT_EQ(keys.size(), 4u * 100u * 3u);
}

TEST(Luck, ASeedMovesItsGroupAlone) {
    const Luck before{{.country = 1, .people = 2, .shocks = 3}, 4};
    const Luck after{{.country = 1, .people = 9, .shocks = 3}, 4};
    for (std::uint32_t week = 0; week < 50; ++week) {
        EXPECT_EQ(before.uniform(5, country_decision, week),
                  after.uniform(5, country_decision, week));
        EXPECT_NE(before.uniform(5, people_decision, week),
                  after.uniform(5, people_decision, week));
        EXPECT_EQ(before.uniform(5, shock_decision, week), after.uniform(5, shock_decision, week));
    }
}

// Which seed a published result owes its spread to: what nobody may renumber.
TEST(Luck, DecisionsBelongToTheirGroup) {
    for (const Decision what : {Decision::incidents, Decision::fair_judgment, Decision::relapse})
        EXPECT_EQ(seed_group(what), SeedGroup::country);
    for (const Decision what :
         {Decision::officer_traits, Decision::vetted_joins, Decision::adviser_technical,
          Decision::recruitment_lead, Decision::stays_with_successor}) {
        EXPECT_EQ(seed_group(what), SeedGroup::people);
    }
    for (const Decision what : {Decision::disbursement_delay, Decision::will_shock,
                                Decision::mandate_renewal, Decision::monitoring_error}) {
        EXPECT_EQ(seed_group(what), SeedGroup::shocks);
    }
}

TEST(Luck, EveryPartOfTheAddressMatters) {
    const Luck luck{Seeds::all(11), 0};
    std::set<double> seen;
    for (const std::uint64_t entity : {0ull, 1ull, 1ull << 31, 1ull << 32, 1ull << 63})
        for (const Decision what : {Decision::incidents, Decision::reported, Decision::minor_case})
            for (const std::uint32_t when : {0u, 1u, 255u, 256u, (1u << 24) - 1})
                for (const std::uint32_t index : {0u, 1u, (1u << 24), (1u << 25) - 1})
                    seen.insert(luck.uniform(entity, what, when, index));
    EXPECT_EQ(seen.size(), 5u * 3u * 5u * 4u);
}

TEST(Luck, UniformIsAnOddMultipleOfTwoToTheMinus53) {
    const Luck luck{Seeds::all(3), 0};
    for (std::uint64_t entity = 0; entity < 10'000; ++entity) {
        const double u = luck.uniform(entity, country_decision, 0);
        ASSERT_GT(u, 0.0);
        ASSERT_LT(u, 1.0);
        ASSERT_EQ(std::fmod(u * 0x1p53, 2.0), 1.0);
        ASSERT_EQ(1.0 - (1.0 - u), u);
    }
}

// Six sigma for each of the checks below: false alarm 2e-9 each. The seeds are fixed, so a pass
// stays a pass.
struct Moments {
    double mean = 0.0;
    double variance = 0.0;
    double correlation = 0.0; // of neighbours in the order of the index
};

Moments moments(const std::vector<double>& values) {
    Moments result;
    const auto n = static_cast<double>(values.size());
    for (const double value : values)
        result.mean += value / n;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double deviation = values[i] - result.mean;
        result.variance += deviation * deviation / n;
        if (i > 0) result.correlation += deviation * (values[i - 1] - result.mean) / n;
    }
    result.correlation /= result.variance;
    return result;
}

TEST(Luck, NeighbouringAddressesAreIndependent) {
    const Luck luck{Seeds::all(2024), 17};
    const std::vector<std::pair<const char*, std::function<double(std::uint32_t)>>> walks{
        {"entity", [&](std::uint32_t i) { return luck.uniform(i, country_decision, 1800); }},
        {"entity, high bits",
         [&](std::uint32_t i) {
             return luck.uniform(std::uint64_t{i} << 32, country_decision, 1800);
         }},
        {"decision",
         [&](std::uint32_t i) {
             return luck.uniform(i / 1000, static_cast<Decision>(i % 1000), 1800);
         }},
        {"when", [&](std::uint32_t i) { return luck.uniform(99, country_decision, i); }},
        {"index", [&](std::uint32_t i) { return luck.uniform(99, country_decision, 1800, i); }},
        {"group",
         [&](std::uint32_t i) {
             return luck.uniform(i / 3, static_cast<Decision>(i % 3 * 1000), 9);
         }},
        {"replicate",
         [&](std::uint32_t i) {
             return Luck{Seeds::all(5), i}.uniform(99, country_decision, 1800);
         }},
        {"seed", [&](std::uint32_t i) {
             return Luck{Seeds::all(i), 0}.uniform(99, country_decision, 1800);
         }}};
    constexpr std::uint32_t n = 200'000;
    const double root = std::sqrt(static_cast<double>(n));
    for (const auto& [name, walk] : walks) {
        std::vector<double> values(n);
        for (std::uint32_t i = 0; i < n; ++i)
            values[i] = walk(i);
        const Moments found = moments(values);
        EXPECT_NEAR(found.mean, 0.5, 6.0 * std::sqrt(1.0 / 12.0) / root) << name;
        EXPECT_NEAR(found.variance, 1.0 / 12.0, 6.0 * std::sqrt(1.0 / 180.0) / root) << name;
        EXPECT_NEAR(found.correlation, 0.0, 6.0 / root) << name;
    }
}

TEST(Luck, BernoulliIsSharedWhenTheChanceMoves) {
    const Luck luck{Seeds::all(1), 0};
    int happened = 0;
    for (std::uint64_t entity = 0; entity < 10'000; ++entity) {
        EXPECT_FALSE(luck.bernoulli(entity, country_decision, 0, 0.0));
        EXPECT_TRUE(luck.bernoulli(entity, country_decision, 0, 1.0));
        const bool rare = luck.bernoulli(entity, country_decision, 0, 0.3);
        happened += rare ? 1 : 0;
        EXPECT_TRUE(!rare || luck.bernoulli(entity, country_decision, 0, 0.4));
    }
    EXPECT_NEAR(happened, 3000.0, 6.0 * std::sqrt(10'000 * 0.21));
}

// Mean and variance of each law over 100,000 draws, 6 sigma each; the fourth central moment enters
// the error of the variance.
TEST(Luck, LawsHaveTheirMeansAndVariances) {
    const Luck luck{Seeds::all(77), 3};
    struct Law {
        const char* name;
        std::function<double(std::uint32_t)> draw;
        double mean, variance, kurtosis;
    };
    const Decision what = country_decision;
    const std::vector<Law> laws{
        {"normal", [&](std::uint32_t i) { return luck.normal(1, what, 0, i); }, 0, 1, 3},
        {"exponential", [&](std::uint32_t i) { return luck.exponential(2, what, 0, i); }, 1, 1, 9},
        {"gamma", [&](std::uint32_t i) { return luck.gamma(3, what, 0, 40.0, 2.5, i); }, 40, 640,
         5.4},
        {"beta", [&](std::uint32_t i) { return luck.beta(4, what, 0, 0.3, 5.0, i); }, 0.3, 0.035,
         2.7},
        {"binomial",
         [&](std::uint32_t i) { return binomial_quantile(luck.uniform(5, what, 0, i), 40, 0.7); },
         28, 8.4, 3},
        {"poisson", [&](std::uint32_t i) { return luck.poisson(6, what, 0, 3.2, i); }, 3.2, 3.2,
         3.4}};
    constexpr std::uint32_t n = 100'000;
    for (const Law& law : laws) {
        std::vector<double> values(n);
        for (std::uint32_t i = 0; i < n; ++i)
            values[i] = law.draw(i);
        const Moments found = moments(values);
        EXPECT_NEAR(found.mean, law.mean, 6.0 * std::sqrt(law.variance / n)) << law.name;
        EXPECT_NEAR(found.variance, law.variance,
                    6.0 * law.variance * std::sqrt((law.kurtosis - 1.0) / n))
            << law.name;
    }
    EXPECT_EQ(luck.gamma(1, what, 0, 0.0, 2.0), 0.0);
    EXPECT_EQ(luck.beta(1, what, 0, 0.0, 2.0), 0.0);
    EXPECT_EQ(luck.beta(1, what, 0, 1.0, 2.0), 1.0);
}

// Golden values: a change of these changes every result ever published with this program.
TEST(Luck, KeepsItsLaw) {
    const Luck luck{{.country = 1, .people = 2, .shocks = 3}, 4};
    Digest digest;
    for (std::uint32_t i = 0; i < 1000; ++i) {
        digest.add(luck.uniform(hash_text("mission.onub"), country_decision, 1800 + i, i));
        digest.add(luck.uniform(hash_text("mission.onub"), people_decision, 1800 + i, i));
        digest.add(luck.uniform(hash_text("mission.onub"), shock_decision, 1800 + i, i));
    }
    EXPECT_EQ(digest.hex(), "e25bfa7ce72b4865");
}

#ifdef SSRSIM_CONTRACTS
TEST(LuckDeathTest, RefusesTimesBeyond24Bits) {
    const Luck luck{Seeds::all(1), 0};
    EXPECT_DEATH(luck.uniform(1, country_decision, 1u << 24), "24 bits");
    EXPECT_DEATH(luck.uniform(1, country_decision, 0, 1u << 25), "24 bits");
}
#endif

} // namespace
} // namespace ssrsim

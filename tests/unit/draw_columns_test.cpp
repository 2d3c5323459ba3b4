#include "core/luck.hpp"
#include "core/quantiles.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <gtest/gtest.h>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace ssrsim {
namespace {

constexpr Decision what = Decision::officer_traits;

std::uint64_t bits(double value) {
    return std::bit_cast<std::uint64_t>(value);
}

// Every length up to several blocks of what is computed side by side, and some.
const std::vector<std::size_t> lengths = [] {
    std::vector<std::size_t> all;
    for (std::size_t length = 0; length < 140; ++length)
        all.push_back(length);
    all.push_back(5'003);
    return all;
}();

TEST(DrawColumns, GiveTheUniformsOfOneByOne) {
    const Luck luck{Seeds::all(3), 4};
    for (const std::size_t length : lengths) {
        std::vector<std::uint64_t> entities;
        std::vector<std::uint32_t> whens;
        for (std::size_t i = 0; i < length; ++i) {
            entities.push_back(i * 0x9E3779B97F4A7C15u + length);
            whens.push_back(static_cast<std::uint32_t>((i * 7919u + length) & 0xFFFFFFu));
        }
        std::vector<double> together(length);
        std::vector<double> at_their_times(length);
        luck.uniforms(entities, what, 77, together);
        luck.uniforms(entities, what, whens, at_their_times);
        for (std::size_t i = 0; i < length; ++i) {
            ASSERT_EQ(bits(together[i]), bits(luck.uniform(entities[i], what, 77)));
            ASSERT_EQ(bits(at_their_times[i]), bits(luck.uniform(entities[i], what, whens[i])));
        }
        std::vector<double> seconds(length);
        luck.pairs(entities, what, 78, together, seconds);
        for (std::size_t i = 0; i < length; ++i) {
            ASSERT_EQ(bits(together[i]), bits(luck.uniform(entities[i], what, 78, 0)));
            ASSERT_EQ(bits(seconds[i]), bits(luck.uniform(entities[i], what, 78, 1)));
        }
        luck.pairs(entities, what, whens, at_their_times, seconds);
        for (std::size_t i = 0; i < length; ++i) {
            ASSERT_EQ(bits(at_their_times[i]), bits(luck.uniform(entities[i], what, whens[i], 0)));
            ASSERT_EQ(bits(seconds[i]), bits(luck.uniform(entities[i], what, whens[i], 1)));
        }
    }
}

TEST(DrawColumns, ShowEveryDrawToAnObserver) {
    struct Seen {
        std::multiset<std::pair<std::uint64_t, std::uint32_t>> addresses; // entity and index
        int wrong = 0;
    } seen;
    const DrawObserver observer{[](void* self, std::uint64_t entity, Decision drawn,
                                   std::uint32_t when, std::uint32_t index, double value) {
                                    auto& all = *static_cast<Seen*>(self);
                                    all.addresses.insert({entity, index});
                                    const Luck luck{Seeds::all(1), 0};
                                    if (value != luck.uniform(entity, drawn, when, index))
                                        ++all.wrong;
                                },
                                &seen};
    Luck luck{Seeds::all(1), 0};
    luck.observe(&observer);
    const std::vector<std::uint64_t> entities{5, 6};
    std::vector<double> firsts(2), seconds(2), chances(4, 0.3);
    std::vector<std::int32_t> counts(4, 9);
    luck.uniforms(entities, what, 9, firsts);
    EXPECT_EQ(seen.addresses, (decltype(seen.addresses){{5, 0}, {6, 0}}));
    seen.addresses.clear();
    luck.pairs(entities, what, 10, firsts, seconds);
    EXPECT_EQ(seen.addresses, (decltype(seen.addresses){{5, 0}, {5, 1}, {6, 0}, {6, 1}}));
    seen.addresses.clear();
    luck.binomial_pairs(entities, what, 11, counts, chances, counts, 3);
    EXPECT_EQ(seen.addresses, (decltype(seen.addresses){{5, 6}, {5, 7}, {6, 6}, {6, 7}}));
    seen.addresses.clear();
    luck.poisson_pairs(entities, what, 12, chances, counts);
    EXPECT_EQ(seen.addresses, (decltype(seen.addresses){{5, 0}, {5, 1}, {6, 0}, {6, 1}}));
    EXPECT_EQ(seen.wrong, 0);
}

void expect_the_laws_of_one_by_one(std::span<const double> u) {
    std::vector<double> normals(u.size());
    std::vector<double> exponentials(u.size());
    normal_quantiles(u, normals);
    exponential_quantiles(u, exponentials);
    for (std::size_t i = 0; i < u.size(); ++i) {
        ASSERT_EQ(bits(normals[i]), bits(normal_quantile(u[i]))) << u[i];
        ASSERT_EQ(bits(exponentials[i]), bits(exponential_quantile(u[i]))) << u[i];
    }
}

TEST(DrawColumns, GiveTheLawsOfOneByOne) {
    const Luck luck{Seeds::all(8), 0};
    for (const std::size_t length : lengths) {
        std::vector<std::uint64_t> entities(length);
        for (std::size_t i = 0; i < length; ++i)
            entities[i] = i;
        std::vector<double> u(length);
        luck.uniforms(entities, what, static_cast<std::uint32_t>(length), u);
        expect_the_laws_of_one_by_one(u);
    }
}

// The far tails, where the normal law takes its third form, and the places where forms meet.
TEST(DrawColumns, GiveTheLawsOfOneByOneInTheTails) {
    std::vector<double> u{0.075, 0.925, 0.5, 0.2928, 0.7072, 1.0 - 0x1p-53, 0x1p-53, 0x1p-100};
    for (double tail = 0.5; tail > 1e-16; tail *= 0.83) {
        u.push_back(tail);
        u.push_back(1.0 - tail);
    }
    for (int step = -50; step < 50; ++step) {
        u.push_back(0.075 + step * 1e-14);
        u.push_back(1.38879438649640e-11 + step * 1e-24); // exp(-25): r = 5
    }
    expect_the_laws_of_one_by_one(u);
}

// Every way in which a count is found, and where they meet: nobody to be counted, certainties, rare
// events, few trials and many, means around the one from which the normal law is used, halves.
struct CountLaws {
    std::vector<std::int32_t> n;
    std::vector<double> p;
    std::vector<double> means;
};

CountLaws any_count_laws(std::size_t length, std::uint64_t salt) {
    constexpr std::array<std::int32_t, 12> trials{0,   1,   2,   7,     60,     199,
                                                  200, 201, 900, 5'000, 90'000, 2'000'000};
    constexpr std::array<double, 15> chances{0.75,  0.0,  1e-300, 1e-9,          1e-4,
                                             0.003, 0.03, 0.1,    0.3,           0.5,
                                             0.51,  0.9,  0.999,  1.0 - 0x1p-53, 1.0};
    constexpr std::array<double, 10> means{0.0, 1e-12, 0.02, 0.7, 3.0, 5.999, 6.0, 6.1, 80.0, 1e6};
    CountLaws laws;
    for (std::size_t i = 0; i < length; ++i) {
        const std::uint64_t any = (i + salt) * 0x9E3779B97F4A7C15u >> 20;
        laws.n.push_back(trials[any % trials.size()]);
        laws.p.push_back(chances[any / 16 % chances.size()]);
        laws.means.push_back(means[any % means.size()]);
    }
    return laws;
}

void expect_the_counts_of_one_by_one(std::span<const double> u, std::uint64_t salt) {
    const CountLaws laws = any_count_laws(u.size(), salt);
    std::vector<std::int32_t> binomials(u.size());
    std::vector<std::int32_t> poissons(u.size());
    binomial_quantiles(u, laws.n, laws.p, binomials);
    poisson_quantiles(u, laws.means, poissons);
    std::vector<std::int32_t> in_place = laws.n;
    binomial_quantiles(u, in_place, laws.p, in_place);
    EXPECT_EQ(in_place, binomials);
    for (std::size_t i = 0; i < u.size(); ++i) {
        ASSERT_EQ(binomials[i], binomial_quantile(u[i], laws.n[i], laws.p[i]))
            << u[i] << ' ' << laws.n[i] << ' ' << laws.p[i];
        ASSERT_EQ(poissons[i], poisson_quantile(u[i], laws.means[i]))
            << u[i] << ' ' << laws.means[i];
    }
}

TEST(DrawColumns, GiveTheCountsOfOneByOne) {
    const Luck luck{Seeds::all(9), 0};
    for (std::uint64_t salt = 0; salt < 40; ++salt) {
        std::vector<std::uint64_t> entities(2'000 + salt);
        for (std::size_t i = 0; i < entities.size(); ++i)
            entities[i] = i;
        std::vector<double> u(entities.size());
        luck.uniforms(entities, what, static_cast<std::uint32_t>(salt), u);
        expect_the_counts_of_one_by_one(u, salt);
    }
}

// Where sums end late, and where a count is reached exactly: P(X <= 0) = 1/2 of one trial in
// halves.
TEST(DrawColumns, GiveTheCountsOfOneByOneInTheTails) {
    std::vector<double> u;
    for (double tail = 0.5; tail > 1e-16; tail *= 0.7) {
        u.push_back(tail);
        u.push_back(1.0 - tail);
    }
    for (const double edge : {0.5, 0.25, 0.75, 1.0 - 0x1p-10, 1.0 - 0x1p-10 - 1e-9}) {
        for (const double off : {-1e-15, -0x1p-53, 0.0, 0x1p-53, 1e-15})
            u.push_back(edge + off);
    }
    u.insert(u.end(), {0x1p-100, 0x1p-53, 1.0 - 0x1p-53});
    for (std::uint64_t salt = 0; salt < 400; ++salt)
        expect_the_counts_of_one_by_one(u, salt);
}

TEST(DrawColumns, DrawTheCountsOfManyAtTheirAddresses) {
    const Luck luck{Seeds::all(4), 2};
    for (const std::size_t length : lengths) {
        const CountLaws laws = any_count_laws(2 * length, length);
        std::vector<std::uint64_t> entities;
        for (std::size_t i = 0; i < length; ++i)
            entities.push_back(i * 0x9E3779B97F4A7C15u + length);
        std::vector<std::int32_t> binomials(2 * length);
        std::vector<std::int32_t> poissons(2 * length);
        luck.binomial_pairs(entities, what, 31, laws.n, laws.p, binomials, 2);
        luck.poisson_pairs(entities, what, 31, laws.means, poissons);
        for (std::size_t i = 0; i < 2 * length; ++i) {
            const std::uint32_t second = i % 2;
            const std::uint64_t entity = entities[i / 2];
            ASSERT_EQ(binomials[i], binomial_quantile(luck.uniform(entity, what, 31, 4 + second),
                                                      laws.n[i], laws.p[i]));
            ASSERT_EQ(poissons[i], luck.poisson(entity, what, 31, laws.means[i], second));
        }
    }
}

} // namespace
} // namespace ssrsim

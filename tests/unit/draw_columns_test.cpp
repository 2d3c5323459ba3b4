#include "core/luck.hpp"
#include "core/quantiles.hpp"

#include <bit>
#include <cstdint>
#include <gtest/gtest.h>
#include <set>
#include <span>
#include <vector>

namespace ssrsim {
namespace {

constexpr Decision what = Decision::officer_skill;

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
        luck.uniforms(entities, what, 77, together, 5);
        luck.uniforms(entities, what, whens, at_their_times);
        for (std::size_t i = 0; i < length; ++i) {
            ASSERT_EQ(bits(together[i]), bits(luck.uniform(entities[i], what, 77, 5)));
            ASSERT_EQ(bits(at_their_times[i]), bits(luck.uniform(entities[i], what, whens[i])));
        }
    }
}

TEST(DrawColumns, ShowEveryDrawToAnObserver) {
    struct Seen {
        std::set<std::uint64_t> entities;
        int wrong = 0;
    } seen;
    const DrawObserver observer{[](void* self, std::uint64_t entity, Decision drawn,
                                   std::uint32_t when, std::uint32_t index, double value) {
                                    auto& all = *static_cast<Seen*>(self);
                                    all.entities.insert(entity);
                                    const Luck luck{Seeds::all(1), 0};
                                    if (value != luck.uniform(entity, drawn, when, index))
                                        ++all.wrong;
                                },
                                &seen};
    Luck luck{Seeds::all(1), 0};
    luck.observe(&observer);
    const std::vector<std::uint64_t> entities{5, 6, 7};
    std::vector<double> values(3);
    luck.uniforms(entities, what, 9, values, 2);
    EXPECT_EQ(seen.entities, (std::set<std::uint64_t>{5, 6, 7}));
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

} // namespace
} // namespace ssrsim

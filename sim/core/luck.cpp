#include "core/luck.hpp"

#include "core/wide.hpp"

#include <algorithm>

namespace ssrsim {

namespace {

/// Draws that are computed side by side.
constexpr std::size_t lanes = 32;
/// So few are quicker one by one than as lanes that they do not fill.
constexpr std::size_t few = 6;
using Lanes = std::array<std::uint32_t, lanes>;
using LongLanes = std::array<std::uint64_t, lanes>;

/// The two uniforms of each of `lanes` blocks.
struct Drawn {
    std::array<double, lanes> firsts, seconds;
};

/// The addresses of `lanes` blocks in two words, that of the decision and its time, and the entity.
struct Addresses {
    LongLanes decisions, entities;
};

constexpr std::uint32_t low_half(std::uint64_t word) {
    return static_cast<std::uint32_t>(word);
}
constexpr std::uint32_t high_half(std::uint64_t word) {
    return static_cast<std::uint32_t>(word >> 32);
}

SSRSIM_WIDE void draw_by_halves(const Addresses& at, PhiloxKey key, Drawn& drawn) {
    Lanes c0, c1, c2, c3;
    for (std::size_t i = 0; i < lanes; ++i) {
        c0[i] = low_half(at.decisions[i]);
        c1[i] = high_half(at.decisions[i]);
        c2[i] = low_half(at.entities[i]);
        c3[i] = high_half(at.entities[i]);
    }
    std::uint32_t k0 = key[0], k1 = key[1];
    for (int round = 0; round < 10; ++round) {
        for (std::size_t i = 0; i < lanes; ++i)
            detail::philox_round(c0[i], c1[i], c2[i], c3[i], k0, k1);
        detail::philox_next_key(k0, k1);
    }
    for (std::size_t i = 0; i < lanes; ++i)
        drawn.firsts[i] = detail::uniform_of(c0[i], c1[i]);
    for (std::size_t i = 0; i < lanes; ++i)
        drawn.seconds[i] = detail::uniform_of(c2[i], c3[i]);
}

#ifdef SSRSIM_LONG_PRODUCTS
/// The same in words of 64 bits, of which the lower half counts: a product gives both its halves at
/// once. In two thirds of the time where there are vectors of such products, in twice where not.
SSRSIM_LONG_PRODUCTS void draw_by_words(const Addresses& at, PhiloxKey key, Drawn& drawn) {
    LongLanes c0 = at.decisions, c1, c2 = at.entities, c3;
    for (std::size_t i = 0; i < lanes; ++i) {
        c1[i] = at.decisions[i] >> 32;
        c3[i] = at.entities[i] >> 32;
    }
    std::uint32_t k0 = key[0], k1 = key[1];
    for (int round = 0; round < 10; ++round) {
        for (std::size_t i = 0; i < lanes; ++i) {
            const std::uint64_t product_0 =
                std::uint64_t{detail::philox_factor_0} * low_half(c0[i]);
            const std::uint64_t product_1 =
                std::uint64_t{detail::philox_factor_1} * low_half(c2[i]);
            c0[i] = product_1 >> 32 ^ c1[i] ^ k0;
            c2[i] = product_0 >> 32 ^ c3[i] ^ k1;
            c1[i] = product_1;
            c3[i] = product_0;
        }
        detail::philox_next_key(k0, k1);
    }
    for (std::size_t i = 0; i < lanes; ++i)
        drawn.firsts[i] = detail::uniform_of(low_half(c0[i]), low_half(c1[i]));
    for (std::size_t i = 0; i < lanes; ++i)
        drawn.seconds[i] = detail::uniform_of(low_half(c2[i]), low_half(c3[i]));
}
#endif

void draw_one_by_one(const Addresses& at, std::size_t count, PhiloxKey key, Drawn& drawn) {
    for (std::size_t i = 0; i < count; ++i) {
        const PhiloxBlock words =
            philox4x32_10({low_half(at.decisions[i]), high_half(at.decisions[i]),
                           low_half(at.entities[i]), high_half(at.entities[i])},
                          key);
        drawn.firsts[i] = detail::uniform_of(words[0], words[1]);
        drawn.seconds[i] = detail::uniform_of(words[2], words[3]);
    }
}

void draw(const Addresses& at, PhiloxKey key, Drawn& drawn) {
#ifdef SSRSIM_LONG_PRODUCTS
    if (has_long_products()) return draw_by_words(at, key, drawn);
#endif
    draw_by_halves(at, key, drawn);
}

} // namespace

template <class When, class Take>
void Luck::draw_column(std::span<const std::uint64_t> entities, Decision what, When when,
                       std::uint32_t pair, std::uint32_t each, Take take) const noexcept {
    Addresses at{};
    Drawn drawn;
    for (std::size_t first = 0; first < entities.size(); first += lanes) {
        const std::size_t count = std::min(lanes, entities.size() - first);
        for (std::size_t i = 0; i < count; ++i)
            at.decisions[i] = decision_word(what, when(first + i), pair);
        std::copy_n(entities.begin() + static_cast<std::ptrdiff_t>(first), count,
                    at.entities.begin());
        if (count <= few)
            draw_one_by_one(at, count, key(what), drawn);
        else
            draw(at, key(what), drawn);
        for (std::size_t i = 0; observer_ != nullptr && i < count; ++i) {
            show(entities[first + i], what, when(first + i), 2 * pair, drawn.firsts[i]);
            if (each > 1)
                show(entities[first + i], what, when(first + i), 2 * pair + 1, drawn.seconds[i]);
        }
        take(first, std::span{drawn.firsts}.first(count), std::span{drawn.seconds}.first(count));
    }
}

template <class When>
void Luck::draw_firsts(std::span<const std::uint64_t> entities, Decision what, When when,
                       std::span<double> values) const noexcept {
    SSRSIM_EXPECT(values.size() == entities.size(), "a uniform for each entity");
    draw_column(entities, what, when, 0, 1,
                [&](std::size_t first, std::span<const double> firsts, std::span<const double>) {
                    std::copy(firsts.begin(), firsts.end(),
                              values.begin() + static_cast<std::ptrdiff_t>(first));
                });
}

template <class When>
void Luck::draw_pairs(std::span<const std::uint64_t> entities, Decision what, When when,
                      std::span<double> firsts, std::span<double> seconds) const noexcept {
    SSRSIM_EXPECT(firsts.size() == entities.size() && seconds.size() == entities.size(),
                  "two uniforms for each entity");
    draw_column(
        entities, what, when, 0, 2,
        [&](std::size_t first, std::span<const double> one, std::span<const double> two) {
            std::copy(one.begin(), one.end(), firsts.begin() + static_cast<std::ptrdiff_t>(first));
            std::copy(two.begin(), two.end(), seconds.begin() + static_cast<std::ptrdiff_t>(first));
        });
}

template <class Law>
void Luck::draw_counts(std::span<const std::uint64_t> entities, Decision what, std::uint32_t when,
                       std::uint32_t pair, Law law) const noexcept {
    std::array<double, 2 * lanes> u;
    draw_column(
        entities, what, [when](std::size_t) { return when; }, pair, 2,
        [&](std::size_t first, std::span<const double> one, std::span<const double> two) {
            for (std::size_t i = 0; i < one.size(); ++i) {
                u[2 * i] = one[i];
                u[2 * i + 1] = two[i];
            }
            law(2 * first, std::span<const double>{u}.first(2 * one.size()));
        });
}

void Luck::uniforms(std::span<const std::uint64_t> entities, Decision what, std::uint32_t when,
                    std::span<double> values) const noexcept {
    draw_firsts(entities, what, [when](std::size_t) { return when; }, values);
}

void Luck::uniforms(std::span<const std::uint64_t> entities, Decision what,
                    std::span<const std::uint32_t> whens, std::span<double> values) const noexcept {
    SSRSIM_EXPECT(whens.size() == entities.size(), "a time for each entity");
    draw_firsts(entities, what, [whens](std::size_t i) { return whens[i]; }, values);
}

void Luck::pairs(std::span<const std::uint64_t> entities, Decision what, std::uint32_t when,
                 std::span<double> firsts, std::span<double> seconds) const noexcept {
    draw_pairs(entities, what, [when](std::size_t) { return when; }, firsts, seconds);
}

void Luck::pairs(std::span<const std::uint64_t> entities, Decision what,
                 std::span<const std::uint32_t> whens, std::span<double> firsts,
                 std::span<double> seconds) const noexcept {
    SSRSIM_EXPECT(whens.size() == entities.size(), "a time for each entity");
    draw_pairs(entities, what, [whens](std::size_t i) { return whens[i]; }, firsts, seconds);
}

void Luck::binomial_pairs(std::span<const std::uint64_t> entities, Decision what,
                          std::uint32_t when, std::span<const std::int32_t> n,
                          std::span<const double> p, std::span<std::int32_t> counts,
                          std::uint32_t pair) const noexcept {
    SSRSIM_EXPECT(n.size() == 2 * entities.size() && p.size() == n.size(), "two laws for each");
    SSRSIM_EXPECT(counts.size() == n.size(), "a count for each law");
    draw_counts(entities, what, when, pair, [&](std::size_t first, std::span<const double> u) {
        binomial_quantiles(u, n.subspan(first, u.size()), p.subspan(first, u.size()),
                           counts.subspan(first, u.size()));
    });
}

void Luck::poisson_pairs(std::span<const std::uint64_t> entities, Decision what, std::uint32_t when,
                         std::span<const double> means,
                         std::span<std::int32_t> counts) const noexcept {
    SSRSIM_EXPECT(means.size() == 2 * entities.size(), "two laws for each");
    SSRSIM_EXPECT(counts.size() == means.size(), "a count for each law");
    draw_counts(entities, what, when, 0, [&](std::size_t first, std::span<const double> u) {
        poisson_quantiles(u, means.subspan(first, u.size()), counts.subspan(first, u.size()));
    });
}

} // namespace ssrsim

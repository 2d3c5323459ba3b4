#include "core/luck.hpp"

#include "core/wide.hpp"

#include <algorithm>

namespace ssrsim {

namespace {

/// Draws that are computed side by side.
constexpr std::size_t lanes = 32;
/// So few are quicker one by one than as a block that they do not fill.
constexpr std::size_t few = 6;
using Lanes = std::array<std::uint32_t, lanes>;
using LongLanes = std::array<std::uint64_t, lanes>;

/// Counts that are drawn at once.
constexpr std::size_t counted = 64;

/// The addresses of `lanes` draws in two words, that of the decision and its time, and the entity.
struct Addresses {
    LongLanes decisions, entities;
};

constexpr std::uint32_t low_half(std::uint64_t word) {
    return static_cast<std::uint32_t>(word);
}
constexpr std::uint32_t high_half(std::uint64_t word) {
    return static_cast<std::uint32_t>(word >> 32);
}

SSRSIM_WIDE void draw_by_halves(const Addresses& at, PhiloxKey key,
                                std::array<double, lanes>& values) {
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
        values[i] = detail::uniform_of(c0[i], c1[i]);
}

#ifdef SSRSIM_LONG_PRODUCTS
/// The same in words of 64 bits, of which the lower half counts: a product gives both its halves at
/// once. In two thirds of the time where there are vectors of such products, in twice where not.
SSRSIM_LONG_PRODUCTS void draw_by_words(const Addresses& at, PhiloxKey key,
                                        std::array<double, lanes>& values) {
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
        values[i] = detail::uniform_of(low_half(c0[i]), low_half(c1[i]));
}
#endif

void draw(const Addresses& at, PhiloxKey key, std::array<double, lanes>& values) {
#ifdef SSRSIM_LONG_PRODUCTS
    if (has_long_products()) return draw_by_words(at, key, values);
#endif
    draw_by_halves(at, key, values);
}

} // namespace

template <class When>
void Luck::draw_column(std::span<const std::uint64_t> entities, Decision what, When when,
                       std::uint32_t index, std::span<double> values) const noexcept {
    SSRSIM_EXPECT(values.size() == entities.size(), "a uniform for each entity");
    Addresses at{};
    std::array<double, lanes> drawn;
    for (std::size_t first = 0; first < entities.size(); first += lanes) {
        const std::size_t count = std::min(lanes, entities.size() - first);
        if (count <= few) {
            for (std::size_t i = first; i < entities.size(); ++i)
                values[i] = value_at(entities[i], what, when(i), index);
            break;
        }
        for (std::size_t i = 0; i < count; ++i)
            at.decisions[i] = decision_word(what, when(first + i), index);
        std::copy_n(entities.begin() + static_cast<std::ptrdiff_t>(first), count,
                    at.entities.begin());
        draw(at, key(what), drawn);
        std::copy_n(drawn.begin(), count, values.begin() + static_cast<std::ptrdiff_t>(first));
    }
    if (observer_ == nullptr) return;
    for (std::size_t i = 0; i < entities.size(); ++i)
        observer_->saw(observer_->self, entities[i], what, when(i), index, values[i]);
}

void Luck::uniforms(std::span<const std::uint64_t> entities, Decision what, std::uint32_t when,
                    std::span<double> values, std::uint32_t index) const noexcept {
    draw_column(entities, what, [when](std::size_t) { return when; }, index, values);
}

void Luck::uniforms(std::span<const std::uint64_t> entities, Decision what,
                    std::span<const std::uint32_t> whens, std::span<double> values) const noexcept {
    SSRSIM_EXPECT(whens.size() == entities.size(), "a time for each entity");
    draw_column(entities, what, [whens](std::size_t i) { return whens[i]; }, 0, values);
}

void Luck::binomials(std::span<const std::uint64_t> entities, Decision what, std::uint32_t when,
                     std::span<const std::int32_t> n, std::span<const double> p,
                     std::span<std::int32_t> counts, std::uint32_t index) const noexcept {
    SSRSIM_EXPECT(n.size() == entities.size() && p.size() == entities.size(), "a law for each");
    SSRSIM_EXPECT(counts.size() == entities.size(), "a count for each");
    std::array<double, counted> u;
    for (std::size_t first = 0; first < entities.size(); first += counted) {
        const std::size_t count = std::min(counted, entities.size() - first);
        uniforms(entities.subspan(first, count), what, when, {u.data(), count}, index);
        binomial_quantiles({u.data(), count}, n.subspan(first, count), p.subspan(first, count),
                           counts.subspan(first, count));
    }
}

void Luck::poissons(std::span<const std::uint64_t> entities, Decision what, std::uint32_t when,
                    std::span<const double> means, std::span<std::int32_t> counts) const noexcept {
    SSRSIM_EXPECT(means.size() == entities.size(), "a law for each");
    SSRSIM_EXPECT(counts.size() == entities.size(), "a count for each");
    std::array<double, counted> u;
    for (std::size_t first = 0; first < entities.size(); first += counted) {
        const std::size_t count = std::min(counted, entities.size() - first);
        uniforms(entities.subspan(first, count), what, when, {u.data(), count});
        poisson_quantiles({u.data(), count}, means.subspan(first, count),
                          counts.subspan(first, count));
    }
}

} // namespace ssrsim

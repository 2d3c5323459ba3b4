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

/// Counts that are drawn at once.
constexpr std::size_t counted = 64;

/// The counters of `lanes` draws by their words, in their place the uniforms.
struct Counters {
    Lanes c0, c1, c2, c3;
};

SSRSIM_WIDE void draw(Counters& counters, PhiloxKey key, std::array<double, lanes>& values) {
    Lanes c0 = counters.c0, c1 = counters.c1, c2 = counters.c2, c3 = counters.c3;
    std::uint32_t k0 = key[0], k1 = key[1];
    for (int round = 0; round < 10; ++round) {
        for (std::size_t i = 0; i < lanes; ++i)
            detail::philox_round(c0[i], c1[i], c2[i], c3[i], k0, k1);
        detail::philox_next_key(k0, k1);
    }
    for (std::size_t i = 0; i < lanes; ++i)
        values[i] = detail::uniform_of(c0[i], c1[i]);
}

} // namespace

template <class When>
void Luck::draw_column(std::span<const std::uint64_t> entities, Decision what, When when,
                       std::uint32_t index, std::span<double> values) const noexcept {
    SSRSIM_EXPECT(values.size() == entities.size(), "a uniform for each entity");
    Counters counters{};
    std::array<double, lanes> drawn;
    for (std::size_t first = 0; first < entities.size(); first += lanes) {
        const std::size_t count = std::min(lanes, entities.size() - first);
        if (count <= few) {
            for (std::size_t i = first; i < entities.size(); ++i)
                values[i] = value_at(entities[i], what, when(i), index);
            break;
        }
        for (std::size_t i = 0; i < count; ++i) {
            const PhiloxBlock at = address(entities[first + i], what, when(first + i), index);
            counters.c0[i] = at[0];
            counters.c1[i] = at[1];
            counters.c2[i] = at[2];
            counters.c3[i] = at[3];
        }
        draw(counters, key(what), drawn);
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

#pragma once

#include "core/contracts.hpp"
#include "core/decision.hpp"
#include "core/philox.hpp"
#include "core/quantiles.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace ssrsim {

namespace detail {

/// An odd multiple of 2^-53 from 52 bits, which become a double without a conversion: SSE2 lacks
/// one for columns.
constexpr double uniform_of(std::uint32_t high, std::uint32_t low) noexcept {
    const std::uint64_t bits = std::uint64_t{high} << 20 | low >> 12;
    const double whole = std::bit_cast<double>(bits | 0x4330000000000000u) - 0x1p52;
    return (whole + 0.5) * 0x1p-52;
}

} // namespace detail

/// One seed for each group of decisions. Holding two of them and varying the third shows which
/// group a result owes its spread to.
struct Seeds {
    std::uint64_t country = 0;
    std::uint64_t people = 0;
    std::uint64_t shocks = 0;

    /// The same seed for all groups. Their draws still differ, since the group enters the key.
    static constexpr Seeds all(std::uint64_t seed) noexcept { return {seed, seed, seed}; }

    bool operator==(const Seeds&) const = default;
};

/// Sees every uniform as it is drawn, with its address: for tests that hold draws apart and for
/// counting them. It changes nothing.
struct DrawObserver {
    void (*saw)(void* self, std::uint64_t entity, Decision what, std::uint32_t when,
                std::uint32_t index, double value) = nullptr;
    void* self = nullptr;
};

/// All chance of one replicate, without state: a draw is a function of its address. The address is
/// its meaning: which entity (the hash of its scenario path, or of what caused it), which decision,
/// when (absolute week, or number of the event), and an index where one decision needs several
/// draws. Adding, removing or reordering other draws changes nothing here. A block of Philox has
/// the words of two draws: those of the indices 2i and 2i + 1, which cost no more together than
/// one.
class Luck {
  public:
    constexpr Luck(Seeds seeds, std::uint32_t replicate) noexcept
        : keys_{group_key(seeds.country, replicate, SeedGroup::country),
                group_key(seeds.people, replicate, SeedGroup::people),
                group_key(seeds.shocks, replicate, SeedGroup::shocks)} {}

    /// Uniform, strictly inside (0, 1): an odd multiple of 2^-53. There are 2^52 values; with one
    /// bit more the largest would round to 1. Both u and 1 - u are exact.
    constexpr double uniform(std::uint64_t entity, Decision what, std::uint32_t when,
                             std::uint32_t index = 0) const noexcept {
        const double value = value_at(entity, what, when, index);
        show(entity, what, when, index, value);
        return value;
    }

    /// The uniforms of many entities at one time, and of many at times of their own: the same as
    /// one by one, in a third of the time. Each entity gets one, or two: those of indices 0 and 1.
    void uniforms(std::span<const std::uint64_t> entities, Decision what, std::uint32_t when,
                  std::span<double> values) const noexcept;
    void uniforms(std::span<const std::uint64_t> entities, Decision what,
                  std::span<const std::uint32_t> whens, std::span<double> values) const noexcept;
    void pairs(std::span<const std::uint64_t> entities, Decision what, std::uint32_t when,
               std::span<double> firsts, std::span<double> seconds) const noexcept;
    void pairs(std::span<const std::uint64_t> entities, Decision what,
               std::span<const std::uint32_t> whens, std::span<double> firsts,
               std::span<double> seconds) const noexcept;

    /// The counts of many entities at one time, two for each side by side, the same as one by one
    /// with the indices 2·pair and 2·pair + 1. All columns but `entities` have one length; `n` and
    /// `counts` may be one column. An observer sees a uniform for each, also where nobody is there
    /// to be counted.
    void binomial_pairs(std::span<const std::uint64_t> entities, Decision what, std::uint32_t when,
                        std::span<const std::int32_t> n, std::span<const double> p,
                        std::span<std::int32_t> counts, std::uint32_t pair = 0) const noexcept;
    void poisson_pairs(std::span<const std::uint64_t> entities, Decision what, std::uint32_t when,
                       std::span<const double> means,
                       std::span<std::int32_t> counts) const noexcept;

    /// From now on shows every uniform to an observer, which must outlive this and its copies;
    /// nullptr for none.
    void observe(const DrawObserver* observer) noexcept { observer_ = observer; }

    /// True with probability p; for a larger p, true wherever it was true before.
    constexpr bool bernoulli(std::uint64_t entity, Decision what, std::uint32_t when, double p,
                             std::uint32_t index = 0) const noexcept {
        return uniform(entity, what, when, index) < p;
    }

    double normal(std::uint64_t entity, Decision what, std::uint32_t when,
                  std::uint32_t index = 0) const noexcept {
        return normal_quantile(uniform(entity, what, when, index));
    }

    /// Mean 1.
    double exponential(std::uint64_t entity, Decision what, std::uint32_t when,
                       std::uint32_t index = 0) const noexcept {
        return exponential_quantile(uniform(entity, what, when, index));
    }

    /// mean >= 0, in any unit; the variance is mean² / shape.
    double gamma(std::uint64_t entity, Decision what, std::uint32_t when, double mean, double shape,
                 std::uint32_t index = 0) const noexcept {
        SSRSIM_EXPECT(mean >= 0.0 && shape > 0.0, "gamma: mean and shape");
        if (mean == 0.0) return 0.0;
        return gamma_quantile(uniform(entity, what, when, index), shape) * (mean / shape);
    }

    /// mean in [0, 1]; the variance is mean (1 - mean) / (1 + concentration).
    double beta(std::uint64_t entity, Decision what, std::uint32_t when, double mean,
                double concentration, std::uint32_t index = 0) const noexcept {
        SSRSIM_EXPECT(mean >= 0.0 && mean <= 1.0, "beta: the mean is a share");
        SSRSIM_EXPECT(concentration > 0.0, "beta: the concentration is positive");
        if (mean == 0.0 || mean == 1.0) return mean;
        return beta_quantile(uniform(entity, what, when, index), mean * concentration,
                             (1.0 - mean) * concentration);
    }

    std::int32_t poisson(std::uint64_t entity, Decision what, std::uint32_t when, double mean,
                         std::uint32_t index = 0) const noexcept {
        return poisson_quantile(uniform(entity, what, when, index), mean);
    }

    /// Words at this address, for exact distributions that need an unknown number of them. It
    /// begins with the block of `uniform` at indices 0 and 1 and walks on: a decision is drawn
    /// either by this or by the members above, not by both.
    constexpr PhiloxEngine engine(std::uint64_t entity, Decision what,
                                  std::uint32_t when) const noexcept {
        return {address(entity, what, when, 0), key(what)};
    }

    /// The key of a group, for tests and for the record of a run.
    constexpr PhiloxKey key(SeedGroup group) const noexcept {
        return keys_[static_cast<std::size_t>(group)];
    }

  private:
    static constexpr PhiloxKey group_key(std::uint64_t seed, std::uint32_t replicate,
                                         SeedGroup group) noexcept {
        // "ssrsim" in ASCII and a version: change it when the laws of draws change.
        constexpr PhiloxKey fixed{0x73737273u, 0x696D0002u};
        const PhiloxBlock words =
            philox4x32_10({static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32),
                           replicate, static_cast<std::uint32_t>(group)},
                          fixed);
        return {words[0], words[1]};
    }

    constexpr PhiloxKey key(Decision what) const noexcept { return key(seed_group(what)); }

    /// A uniform that no observer sees.
    constexpr double value_at(std::uint64_t entity, Decision what, std::uint32_t when,
                              std::uint32_t index) const noexcept {
        const PhiloxBlock words = philox4x32_10(address(entity, what, when, index >> 1), key(what));
        return index % 2 == 0 ? detail::uniform_of(words[0], words[1])
                              : detail::uniform_of(words[2], words[3]);
    }

    /// Gives `take` the uniforms of the pair's block, of which `each` entity takes one or two.
    template <class When, class Take>
    void draw_column(std::span<const std::uint64_t> entities, Decision what, When when,
                     std::uint32_t pair, std::uint32_t each, Take take) const noexcept;
    template <class When>
    void draw_firsts(std::span<const std::uint64_t> entities, Decision what, When when,
                     std::span<double> values) const noexcept;
    template <class When>
    void draw_pairs(std::span<const std::uint64_t> entities, Decision what, When when,
                    std::span<double> firsts, std::span<double> seconds) const noexcept;
    template <class Law>
    void draw_counts(std::span<const std::uint64_t> entities, Decision what, std::uint32_t when,
                     std::uint32_t pair, Law law) const noexcept;
    constexpr void show(std::uint64_t entity, Decision what, std::uint32_t when,
                        std::uint32_t index, double value) const noexcept {
        if (observer_ != nullptr) observer_->saw(observer_->self, entity, what, when, index, value);
    }

    static constexpr std::uint64_t decision_word(Decision what, std::uint32_t when,
                                                 std::uint32_t pair) noexcept {
        SSRSIM_EXPECT(when < (1u << 24), "the time of a draw has 24 bits");
        SSRSIM_EXPECT(pair < (1u << 24), "a block of two draws has a number of 24 bits");
        return static_cast<std::uint64_t>(what) << 48 | std::uint64_t{when} << 24 |
               std::uint64_t{pair};
    }

    static constexpr PhiloxBlock address(std::uint64_t entity, Decision what, std::uint32_t when,
                                         std::uint32_t pair) noexcept {
        const std::uint64_t low = decision_word(what, when, pair);
        return {static_cast<std::uint32_t>(low), static_cast<std::uint32_t>(low >> 32),
                static_cast<std::uint32_t>(entity), static_cast<std::uint32_t>(entity >> 32)};
    }

    std::array<PhiloxKey, 3> keys_;
    const DrawObserver* observer_ = nullptr;
};

} // namespace ssrsim

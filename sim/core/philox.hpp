#pragma once

#include "core/contracts.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace ssrsim {

using PhiloxBlock = std::array<std::uint32_t, 4>;
using PhiloxKey = std::array<std::uint32_t, 2>;

namespace detail {

inline constexpr std::uint32_t philox_factor_0 = 0xD2511F53u;
inline constexpr std::uint32_t philox_factor_1 = 0xCD9E8D57u;

// The halves of a product are taken apart, each by a product of its own: compilers then make
// vectors of a loop over rounds.
constexpr void philox_round(std::uint32_t& c0, std::uint32_t& c1, std::uint32_t& c2,
                            std::uint32_t& c3, std::uint32_t k0, std::uint32_t k1) noexcept {
    const auto high_0 = static_cast<std::uint32_t>(std::uint64_t{philox_factor_0} * c0 >> 32);
    const auto high_1 = static_cast<std::uint32_t>(std::uint64_t{philox_factor_1} * c2 >> 32);
    const std::uint32_t low_0 = philox_factor_0 * c0;
    const std::uint32_t low_1 = philox_factor_1 * c2;
    c0 = high_1 ^ c1 ^ k0;
    c2 = high_0 ^ c3 ^ k1;
    c1 = low_1;
    c3 = low_0;
}

constexpr void philox_next_key(std::uint32_t& k0, std::uint32_t& k1) noexcept {
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
}

} // namespace detail

/// Philox4x32-10 (Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy as 1, 2, 3", SC11):
/// four random words for a counter and a key, without any state.
constexpr PhiloxBlock philox4x32_10(PhiloxBlock counter, PhiloxKey key) noexcept {
    std::uint32_t c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
    std::uint32_t k0 = key[0], k1 = key[1];
    for (int round = 0; round < 10; ++round) {
        detail::philox_round(c0, c1, c2, c3, k0, k1);
        detail::philox_next_key(k0, k1);
    }
    return {c0, c1, c2, c3};
}

/// The words at one address, one after another, as a UniformRandomBitGenerator: for exact
/// distributions that need an unknown number of words (boost::random::uniform_int_distribution).
/// It walks through the 24 lowest bits of the address, hence gives up to 2^26 words.
class PhiloxEngine {
  public:
    using result_type = std::uint32_t;

    /// The low 24 bits of `address[0]` are the number of the block to begin at.
    constexpr PhiloxEngine(PhiloxBlock address, PhiloxKey key) noexcept
        : counter_{address}, key_{key} {}

    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

    constexpr result_type operator()() noexcept {
        if (used_ == words_.size()) {
            SSRSIM_EXPECT(!exhausted_, "the blocks of an address have a number of 24 bits");
            words_ = philox4x32_10(counter_, key_);
            used_ = 0;
            exhausted_ = (counter_[0] & 0xFFFFFFu) == 0xFFFFFFu;
            ++counter_[0];
        }
        return words_[used_++];
    }

  private:
    PhiloxBlock counter_;
    PhiloxKey key_;
    PhiloxBlock words_{};
    std::size_t used_ = 4;
    bool exhausted_ = false;
};

} // namespace ssrsim

#pragma once

#include "core/contracts.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace ssrsim {

using PhiloxBlock = std::array<std::uint32_t, 4>;
using PhiloxKey = std::array<std::uint32_t, 2>;

/// Philox4x32-10 (Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy as 1, 2, 3", SC11):
/// four random words for a counter and a key, without any state.
constexpr PhiloxBlock philox4x32_10(PhiloxBlock counter, PhiloxKey key) noexcept {
    std::uint32_t c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
    std::uint32_t k0 = key[0], k1 = key[1];
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t product_0 = std::uint64_t{0xD2511F53u} * c0;
        const std::uint64_t product_1 = std::uint64_t{0xCD9E8D57u} * c2;
        c0 = static_cast<std::uint32_t>(product_1 >> 32) ^ c1 ^ k0;
        c2 = static_cast<std::uint32_t>(product_0 >> 32) ^ c3 ^ k1;
        c1 = static_cast<std::uint32_t>(product_1);
        c3 = static_cast<std::uint32_t>(product_0);
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
    return {c0, c1, c2, c3};
}

/// The words at one address, one after another, as a UniformRandomBitGenerator: for exact
/// distributions that need an unknown number of words (boost::random::uniform_int_distribution).
/// It walks through the 24-bit index of the address, hence gives up to 2^26 words.
class PhiloxEngine {
  public:
    using result_type = std::uint32_t;

    /// The low 24 bits of `address[0]` are the index to begin at.
    constexpr PhiloxEngine(PhiloxBlock address, PhiloxKey key) noexcept
        : counter_{address}, key_{key} {}

    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

    constexpr result_type operator()() noexcept {
        if (used_ == words_.size()) {
            SSRSIM_EXPECT(!exhausted_, "the index of an address has 24 bits");
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

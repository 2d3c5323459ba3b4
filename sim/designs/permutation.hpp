#pragma once

#include "core/hash.hpp"

#include <bit>
#include <cstdint>

namespace ssrsim {

/// Place of `index` in a shuffle of 0 ... count - 1, by its seed: six half-rounds of a Feistel
/// network on the next power of two, walked on until it falls inside.
inline std::uint64_t permuted(std::uint64_t index, std::uint64_t count,
                              std::uint64_t seed) noexcept {
    const auto bits = static_cast<int>(std::bit_width(count - 1));
    const int low_bits = bits - bits / 2;
    const std::uint64_t low_mask = (std::uint64_t{1} << low_bits) - 1;
    const std::uint64_t high_mask = (std::uint64_t{1} << (bits / 2)) - 1;
    do {
        std::uint64_t low = index & low_mask;
        std::uint64_t high = index >> low_bits;
        for (std::uint64_t round = 0; round < 3; ++round) {
            low ^= detail::mix_bits(seed + (high << 3 | round) * detail::prime_1) & low_mask;
            high ^= detail::mix_bits(seed ^ (low << 3 | round) * detail::prime_2) & high_mask;
        }
        index = high << low_bits | low;
    } while (index >= count);
    return index;
}

} // namespace ssrsim

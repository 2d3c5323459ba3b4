#include "designs/scrambled_sobol.hpp"

#include "core/contracts.hpp"
#include "core/hash.hpp"
#include "core/luck.hpp"

#include <bit>
#include <boost/random/sobol.hpp>

namespace ssrsim {

namespace {

constexpr std::size_t bits = 32;

/// The coins of the node `key` of a tree: 64 fair bits.
std::uint64_t coins(std::uint64_t seed, std::uint64_t key) noexcept {
    return detail::mix_bits(detail::mix_bits(seed + key * detail::prime_1) ^ seed);
}

/// Flips for `count` bits of x that end at `shift`. Bit l of them takes the coin of the path of l
/// bits that leads to it: 1 + 2 + 4 + ... coins of the 64.
std::uint32_t flips(std::uint32_t x, std::uint64_t seed, unsigned shift, unsigned count) noexcept {
    const std::uint64_t above = (std::uint64_t{1} << bits | x) >> (shift + count);
    const std::uint64_t coin = coins(seed, above);
    const std::uint32_t local = (x >> shift) & ((1u << count) - 1u);
    std::uint32_t flipped = 0;
    for (unsigned level = 0; level < count; ++level) {
        const std::uint32_t node = 1u << level | local >> (count - level);
        flipped = flipped << 1 | static_cast<std::uint32_t>(coin >> node & 1u);
    }
    return flipped << shift;
}

} // namespace

namespace detail {

std::uint32_t nested_scramble(std::uint32_t x, std::uint64_t seed) noexcept {
    return x ^ (flips(x, seed, 26, 6) | flips(x, seed, 20, 6) | flips(x, seed, 14, 6) |
                flips(x, seed, 8, 6) | flips(x, seed, 2, 6) | flips(x, seed, 0, 2));
}

} // namespace detail

ScrambledSobol::ScrambledSobol(std::span<const std::uint64_t> seeds, std::size_t dimensions)
    : dimensions_{dimensions} {
    SSRSIM_EXPECT(dimensions <= most_dimensions, "there are direction numbers for 3667 dimensions");
    if (dimensions == 0) return;
    directions_.resize(bits * dimensions);
    boost::random::sobol_engine<std::uint32_t, bits> engine{dimensions};
    for (std::size_t bit = 0; bit < bits; ++bit) {
        // The engine counts by the Gray code and leaves out the first point, which is 0: after
        // 2^(bit + 1) - 2 points the next is the direction number itself.
        engine.seed(static_cast<std::uint32_t>((std::uint64_t{2} << bit) - 2));
        for (std::size_t dimension = 0; dimension < dimensions; ++dimension)
            directions_[bits * dimension + bit] = engine();
    }
    for (const std::uint64_t seed : seeds)
        for (std::size_t dimension = 0; dimension < dimensions; ++dimension)
            seeds_.push_back(hash_combine(hash_combine(hash_text("sobol"), seed), dimension));
}

double ScrambledSobol::operator()(std::uint32_t point, std::size_t dimension,
                                  std::size_t scrambling) const noexcept {
    const std::uint32_t* const directions = &directions_[bits * dimension];
    std::uint32_t x = 0;
    for (std::uint32_t rest = point; rest != 0; rest &= rest - 1)
        x ^= directions[std::countr_zero(rest)];
    const std::uint64_t seed = seeds_[scrambling * dimensions_ + dimension];
    // Below its 32 bits a point is 0, which scrambling makes uniform.
    const std::uint64_t below = coins(seed, std::uint64_t{1} << bits | x);
    return detail::uniform_of(detail::nested_scramble(x, seed), static_cast<std::uint32_t>(below));
}

} // namespace ssrsim

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ssrsim {

/// Sobol points with Owen's nested uniform scrambling (Owen 1995, in Monte Carlo and Quasi-Monte
/// Carlo Methods in Scientific Computing, 299–317): every point is uniform, and each power of two
/// of points keeps the stratification of the sequence. Direction numbers: Boost.Random (Joe and
/// Kuo). Coordinate d depends on the seed and d alone.
class ScrambledSobol {
  public:
    static constexpr std::size_t most_dimensions = 3667;

    /// One sequence, scrambled by each of the seeds.
    ScrambledSobol(std::span<const std::uint64_t> seeds, std::size_t dimensions);
    ScrambledSobol(std::uint64_t seed, std::size_t dimensions)
        : ScrambledSobol{std::span{&seed, 1}, dimensions} {}

    /// Coordinate `dimension` of a point, strictly inside (0, 1): an odd multiple of 2^-53.
    double operator()(std::uint32_t point, std::size_t dimension,
                      std::size_t scrambling = 0) const noexcept;

  private:
    std::vector<std::uint32_t> directions_; ///< 32 a dimension
    std::vector<std::uint64_t> seeds_;      ///< by scrambling, then dimension
    std::size_t dimensions_;
};

namespace detail {

/// Flips each bit of x by a fair coin of its own for what stands above it: 32 levels of Owen's
/// scrambling, exactly nested. Different seeds give independent scramblings.
std::uint32_t nested_scramble(std::uint32_t x, std::uint64_t seed) noexcept;

} // namespace detail

} // namespace ssrsim

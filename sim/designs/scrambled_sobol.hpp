#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ssrsim {

/// Sobol points with Owen's nested uniform scrambling (Owen 1995, in Monte Carlo and Quasi-Monte
/// Carlo Methods in Scientific Computing, 299–317): every point is uniform, and each power of two
/// of points keeps the stratification of the sequence. Direction numbers: Boost.Random (Joe and
/// Kuo). Coordinate d depends on the seed and d alone.
class ScrambledSobol {
  public:
    static constexpr std::size_t most_dimensions = 3667;

    ScrambledSobol(std::uint64_t seed, std::size_t dimensions);

    /// Coordinate `dimension` of a point, strictly inside (0, 1): an odd multiple of 2^-53.
    double operator()(std::uint32_t point, std::size_t dimension) const noexcept;

  private:
    std::vector<std::uint32_t> directions_; ///< 32 a dimension
    std::vector<std::uint64_t> seeds_;      ///< one a dimension
};

namespace detail {

/// Flips each bit of x by a fair coin of its own for what stands above it: 32 levels of Owen's
/// scrambling, exactly nested. Different seeds give independent scramblings.
std::uint32_t nested_scramble(std::uint32_t x, std::uint64_t seed) noexcept;

} // namespace detail

} // namespace ssrsim

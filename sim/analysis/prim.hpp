#pragma once

#include "analysis/resampling.hpp"
#include "analysis/sample_rows.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Where a plan fails: docs/explanation/sensitivity.md.
namespace ssrsim {

enum class Side : std::uint8_t { below, above };

/// A box lies on one side of a bound.
struct Restriction {
    std::size_t factor = 0;
    Side side = Side::below; ///< the box has values below `bound`, or above it
    double bound = 0.0;      ///< half-way between the last case outside and the first inside
    /// Of as many cases as the box has, drawn from the box without this restriction: the
    /// probability that at least as many fail (Bryant and Lempert 2010).
    double p_value = 0.0;
    double reappears = 0.0; ///< share of resamples whose box restricts the same side of the factor
};

struct Box {
    std::vector<Restriction> restrictions; ///< by factor
    std::size_t rows = 0;
    std::size_t failures = 0;
    double coverage = 0.0; ///< share of all failures that lie in it
    double density = 0.0;  ///< share of its rows that fail
    double support = 0.0;  ///< share of all rows that lie in it
};

struct Prim {
    std::size_t rows = 0;         ///< used
    std::size_t missing_rows = 0; ///< left out
    std::size_t failures = 0;
    std::vector<Box> boxes; ///< each found among the rows that those before it leave
};

struct PrimSettings {
    double alpha = 0.05;         ///< share of a box that one step peels off
    double least_support = 0.05; ///< of all rows, and at least 10
    std::size_t most_boxes = 3;
    Resampling resampling{20, 0};
};

/// Boxes in which failures are dense, by the patient rule induction method (Friedman and Fisher
/// 1999, Statistics and Computing 9, 123–143). failed[row] is 1, 0, or NaN where nothing is known.
///
/// A box is peeled from its faces, each step by what raises the density most for what it takes
/// away; from the boxes on the way, the one with the highest harmonic mean of coverage and density
/// stays; it grows again where that costs no density; restrictions that chance explains (p above
/// 0.05) go.
Prim prim(const Columns& factors, std::span<const double> failed,
          const PrimSettings& settings = {});

} // namespace ssrsim

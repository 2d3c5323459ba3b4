#pragma once

#include "analysis/resampling.hpp"
#include "analysis/sample_rows.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace ssrsim {

struct Prcc {
    std::size_t rows = 0;          ///< used
    std::size_t missing_rows = 0;  ///< left out: the outcome or a factor is NaN
    std::vector<Estimate> factors; ///< NaN for one that does not vary or follows from others
};

/// Partial rank correlation of an outcome with each factor (Marino et al. 2008, Journal of
/// Theoretical Biology 254, 178–196): ranks, ties sharing theirs; what is left of both after
/// regression on the other factors; its correlation. The intervals are those of
/// Student's law on Fisher's scale, with the spread and the shift over resampled rows.
Prcc prcc(const Columns& factors, std::span<const double> outcome, const Resampling& resampling);

} // namespace ssrsim

#pragma once

#include "analysis/resampling.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Shares of an outcome's variance: docs/explanation/sensitivity.md.
namespace ssrsim {

/// Which base samples were drawn apart from the others: how far such batches differ shows how sure
/// an index is.
enum class Batches : std::uint8_t {
    interleaved, ///< sample number modulo saltelli_scramblings: designs of this project
    contiguous,  ///< 32 stretches of samples: independent draws, or one plain sequence
};

struct SobolIndex {
    Estimate first;          ///< share of the variance that the group explains alone
    Estimate total;          ///< share that goes with the group in any way
    std::size_t samples = 0; ///< base samples used: those of A, B and the group's own row
};

struct SobolIndices {
    double mean = 0.0;            ///< over A and B
    double variance = 0.0;        ///< the same
    std::size_t samples = 0;      ///< base samples, whether used or not
    std::size_t missing_rows = 0; ///< NaN among all rows
    std::vector<SobolIndex> groups;
};

/// First-order indices (Saltelli et al. 2010, Computer Physics Communications 181, 259–270, table
/// 2b) and total ones (Jansen 1999, the same, 117, 35–43), with less chance in them: sobol_terms.
/// outcomes[sample · (groups + 2) + block], blocks A, B, then A with each group from B. A sample
/// with a missing row (NaN) is left out of the indices that need it. Indices of an outcome that
/// does not vary are NaN.
SobolIndices sobol_indices(std::span<const double> outcomes, std::size_t groups, Batches batches,
                           const Resampling& resampling);

/// The same from the first eighth, quarter, half and all of the samples: what has settled.
std::vector<SobolIndices> sobol_convergence(std::span<const double> outcomes, std::size_t groups,
                                            Batches batches, const Resampling& resampling);

} // namespace ssrsim

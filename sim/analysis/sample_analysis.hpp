#pragma once

#include "analysis/morris_effects.hpp"
#include "analysis/prcc.hpp"
#include "analysis/sobol_indices.hpp"

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace ssrsim {

/// What a sample and one output of a model gave, whoever's model it is.
struct SampleAnalysis {
    std::string output; ///< name of the column
    std::size_t rows = 0;
    std::size_t missing_rows = 0;
    std::vector<std::string> factors; ///< names; those of a group joined by " + "
    struct Sobol {
        SobolIndices indices;
        std::vector<SobolIndices> convergence;
    };
    std::variant<Sobol, MorrisEffects, Prcc> result;
};

} // namespace ssrsim

#pragma once

#include "analysis/morris_effects.hpp"
#include "analysis/prcc.hpp"
#include "analysis/sobol_indices.hpp"
#include "app/arguments.hpp"

#include <string>
#include <variant>
#include <vector>

namespace ssrsim {

/// What a sample and an output of a model gave.
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

std::string analysis_text(const SampleAnalysis& analysis);
std::string analysis_json(const SampleAnalysis& analysis, const AnalyseOptions& options);

} // namespace ssrsim

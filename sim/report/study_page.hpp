#pragma once

#include "analysis/study_analysis.hpp"
#include "scenario_io/study_file.hpp"

#include <string>
#include <vector>

namespace ssrsim {

/// What a report of a study tells beside its analysis.
struct StudyFacts {
    const StudyFile* file = nullptr;
    std::string path;     ///< of the study file
    std::string identity; ///< of the study
    std::string program;
    std::string command;
    std::string currency;
    std::vector<std::string> units; ///< of what each factor sets; empty where it has none
};

/// A report as one HTML file that needs nothing else, in English and French: docs/decisions/0007.
std::string page_of_study(const StudyAnalysis& analysis, const StudyFacts& facts);

} // namespace ssrsim

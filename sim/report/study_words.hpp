#pragma once

#include "analysis/study_analysis.hpp"
#include "report/words.hpp"

#include <string>
#include <vector>

// What a study's analysis says, in sentences.
namespace ssrsim {

/// Where one plan fails: how often, the boxes in which failures gather, and how far each of their
/// bounds can be relied on.
std::vector<Bilingual> failures_in_words(const StudyAnalysis& analysis, std::size_t plan);

/// Which plan each measure of robustness prefers, and whether they agree.
Bilingual preferences_in_words(const OutcomeRobustness& outcome,
                               const std::vector<std::string>& plans);

/// What an analysis does not say.
Bilingual study_caveat();

} // namespace ssrsim

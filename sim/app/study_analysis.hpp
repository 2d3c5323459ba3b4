#pragma once

#include "analysis/study_analysis.hpp"
#include "app/study_commands.hpp"
#include "tables/sheet.hpp"

#include <string>
#include <vector>

namespace ssrsim {

// What a study's analysis says, in the forms of the command line.

std::string study_analysis_text(const StudyAnalysis& analysis);
std::string study_analysis_json(const OpenStudy& open, const StudyAnalysis& analysis);
/// The report of a study.
std::string study_analysis_page(const OpenStudy& open, const StudyAnalysis& analysis,
                                const StudyOptions& options);

std::vector<SheetColumn> study_analysis_columns();
std::vector<Sheet> study_analysis_sheets(const OpenStudy& open, const StudyAnalysis& analysis);

} // namespace ssrsim

#pragma once

#include "report/page_parts.hpp"
#include "report/study_page.hpp"

#include <string>
#include <vector>

// The parts of a study's report with words and tables of their own, in one language each.
namespace ssrsim {

/// What a study's report is made of; made once for both languages.
struct StudyContents {
    const StudyAnalysis& analysis;
    const StudyFacts& facts;
    PageCharts charts;
};

std::string study_findings_html(const StudyContents& contents, Language language);
std::string study_run_html(const StudyContents& contents, Language language);
std::string study_failures_html(const StudyContents& contents, Language language);
std::string study_robustness_html(const StudyContents& contents, Language language);
std::string study_convergence_html(const StudyContents& contents, Language language);
std::string study_numbers_html(const StudyContents& contents, Language language);
std::string study_reproduction_html(const StudyContents& contents, Language language);

} // namespace ssrsim

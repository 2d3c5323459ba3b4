#pragma once

#include "report/findings.hpp"
#include "report/page_parts.hpp"
#include "report/report.hpp"

#include <string>
#include <vector>

namespace ssrsim {

/// What the sections of a page are made of; made once for both languages.
struct Contents {
    const Report& report;
    std::vector<Finding> findings;
    PageCharts charts;
};

/// The sections with words and tables of their own.
std::string findings_html(const Contents& contents, Language language);
std::string caveats_html(const Contents& contents, Language language);
std::string comparison_html(const Contents& contents, Language language);
std::string explanation_html(const Contents& contents, Language language);
std::string register_html(const Contents& contents, Language language);
std::string reproduction_html(const Contents& contents, Language language);

} // namespace ssrsim

#pragma once

#include "report/chart.hpp"
#include "report/findings.hpp"
#include "report/report.hpp"

#include <string>
#include <vector>

namespace ssrsim {

/// A part of the page in one language: empty if it has nothing to say.
struct PageSection {
    std::string id;
    std::string title;
    std::string html;
};

/// What the sections of a page are made of; made once for both languages.
struct Contents {
    const Report& report;
    std::vector<Finding> findings;
    std::vector<Figure> figures;
    std::vector<Date> days; ///< of the sampled weeks
};

/// A chart with its table, or nothing where the report has no such.
std::string figure_html(const Contents& contents, std::string_view id, Language language);

/// The sections with words and tables of their own.
std::string findings_html(const Contents& contents, Language language);
std::string caveats_html(const Contents& contents, Language language);
std::string comparison_html(const Contents& contents, Language language);
std::string explanation_html(const Contents& contents, Language language);
std::string register_html(const Contents& contents, Language language);
std::string reproduction_html(const Contents& contents, Language language);

} // namespace ssrsim

#pragma once

#include "report/chart.hpp"

#include <string>
#include <string_view>
#include <vector>

// What every page of ssrsim is put together from.
namespace ssrsim {

/// A part of the page in one language: empty if it has nothing to say.
struct PageSection {
    std::string id;
    std::string title;
    std::string html;
};

/// The charts of a page and what their tables need.
struct PageCharts {
    std::vector<Figure> figures;
    std::vector<Date> days; ///< of the sampled weeks
    std::string currency;
};

/// A chart with its table, or nothing where the page has no such.
std::string figure_html(const PageCharts& charts, std::string_view id, Language language);

/// The page in one language: `title` is plain text, `before` HTML that comes ahead of the contents;
/// sections with nothing to say are left out.
std::string main_html(const std::string& title, const std::string& before,
                      std::vector<PageSection> sections, Language language);

/// A text of the catalogue as HTML.
std::string word_html(std::string_view key, Language language);

} // namespace ssrsim

#include "report/page_parts.hpp"

#include "report/catalogue.hpp"
#include "report/chart_table.hpp"
#include "report/html.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace ssrsim {

namespace {

/// French puts a space before a colon and its kin, at which no line may break. Commands keep
/// theirs.
std::string with_french_spaces(const std::string& html) {
    std::string text;
    bool in_command = false;
    for (std::size_t i = 0; i < html.size(); ++i) {
        if (html.compare(i, 4, "<pre") == 0) in_command = true;
        if (html.compare(i, 5, "</pre") == 0) in_command = false;
        const bool before = !in_command && html[i] == ' ' && i + 1 < html.size() &&
                            std::string_view{":;!?"}.find(html[i + 1]) != std::string_view::npos;
        text += before ? std::string_view{"\u00a0"} : std::string_view{html}.substr(i, 1);
    }
    return text;
}

} // namespace

std::string word_html(std::string_view key, Language language) {
    return escaped(words_of_report(key).in(language));
}

std::string figure_html(const PageCharts& charts, std::string_view id, Language language) {
    const auto found = std::ranges::find(
        charts.figures, id, [](const Figure& figure) { return std::string_view{figure.id}; });
    if (found == charts.figures.end()) return "";
    std::string tables;
    for (const PageTable& table : tables_of(*found, charts.days, charts.currency, language))
        tables += html_of(table);
    return fmt::format("<figure id=\"{0}-chart-{1}\" data-chart=\"{1}\"><figcaption><strong>{2}."
                       "</strong> {3}</figcaption>\n<div class=\"chart\"></div>\n{4}</figure>\n",
                       name_of(language), found->id, escaped(found->title.in(language)),
                       escaped(found->caption.in(language)),
                       folded(word_html("table", language), tables));
}

std::string main_html(const std::string& title, const std::string& before,
                      std::vector<PageSection> sections, Language language) {
    std::erase_if(sections, [](const PageSection& section) { return section.html.empty(); });
    const char* code = name_of(language);
    std::string html = fmt::format("<main id=\"{0}\" lang=\"{0}\">\n<h1>{1}</h1>\n{2}", code,
                                   named(title), before);
    html += fmt::format("<nav aria-label=\"{}\"><ol>\n",
                        language == Language::fr ? "Sommaire" : "Contents");
    for (const PageSection& section : sections)
        html += fmt::format("<li><a href=\"#{}-{}\">{}</a></li>\n", code, section.id,
                            escaped(section.title));
    html += "</ol></nav>\n";
    for (const PageSection& section : sections)
        html +=
            fmt::format("<section id=\"{}-{}\"><h2>{}</h2>\n{}</section>\n", code, section.id,
                        escaped(section.title),
                        language == Language::fr ? with_french_spaces(section.html) : section.html);
    return html + "</main>\n";
}

} // namespace ssrsim

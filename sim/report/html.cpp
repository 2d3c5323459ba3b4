#include "report/html.hpp"

#include "scenario/wording.hpp"

#include <fmt/format.h>

namespace ssrsim {

std::string escaped(std::string_view text) {
    std::string html;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t code_point = next_code_point(text, at);
        switch (code_point) {
        case U'&':
            html += "&amp;";
            break;
        case U'<':
            html += "&lt;";
            break;
        case U'>':
            html += "&gt;";
            break;
        case U'"':
            html += "&quot;";
            break;
        case U'\'':
            html += "&#39;";
            break;
        case U'\n':
        case U'\t':
            html += ' ';
            break;
        default:
            if (can_be_shown(code_point)) append_utf8(html, code_point);
        }
    }
    return html;
}

std::string named(std::string_view name) {
    return fmt::format("<bdi>{}</bdi>", escaped(name));
}

std::string html_of(const PageTable& table) {
    std::string html = fmt::format(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table>",
        table.label);
    if (!table.caption.empty()) html += fmt::format("<caption>{}</caption>", table.caption);
    html += "<thead><tr>";
    for (const std::string& head : table.heads)
        html += fmt::format("<th scope=\"col\">{}</th>", head);
    html += "</tr></thead><tbody>\n";
    for (const PageTable::Row& row : table.rows) {
        html += row.id.empty() ? "<tr>" : fmt::format("<tr id=\"{}\">", row.id);
        html += fmt::format("<th scope=\"row\">{}</th>", row.head);
        for (const Cell& cell : row.cells)
            html += fmt::format("<td{}>{}</td>", cell.number ? " class=\"n\"" : "", cell.html);
        html += "</tr>\n";
    }
    return html + "</tbody></table></div>\n";
}

std::string paragraph(const std::string& html, std::string_view css_class) {
    if (css_class.empty()) return fmt::format("<p>{}</p>\n", html);
    return fmt::format("<p class=\"{}\">{}</p>\n", css_class, html);
}

std::string folded(const std::string& summary, const std::string& html) {
    return fmt::format("<details><summary>{}</summary>\n{}</details>\n", summary, html);
}

} // namespace ssrsim

#pragma once

#include "report/words.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ssrsim {

/// A text as HTML shows it, in content and in quoted attributes: nothing in it is markup, and what
/// cannot be shown (control characters, bidirectional overrides) is left out.
std::string escaped(std::string_view text);

/// A name of the scenario's: escaped, and its direction kept to itself.
std::string named(std::string_view name);

/// A cell of a table.
struct Cell {
    std::string html; ///< escaped already
    bool number = false;
};

/// A table of a report. All texts are HTML already, in the language of the page.
struct PageTable {
    struct Row {
        std::string id; ///< empty: nothing links to it
        std::string head;
        std::vector<Cell> cells;
    };
    std::string caption;            ///< empty: none
    std::string label;              ///< what a screen reader calls the area
    std::vector<std::string> heads; ///< of the columns, that of the row heads first
    std::vector<Row> rows;
};

std::string html_of(const PageTable& table);

std::string paragraph(const std::string& html, std::string_view css_class = {});
/// Closed until somebody asks.
std::string folded(const std::string& summary, const std::string& html);

} // namespace ssrsim

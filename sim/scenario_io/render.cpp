#include "scenario_io/render.hpp"

#include "scenario/wording.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace ssrsim {

namespace {

constexpr std::size_t widest_line = 100; ///< columns of a source line that are shown

struct Style {
    std::string_view where, fault, caret, hint, off;
};
constexpr Style plain{};
constexpr Style coloured{"\x1b[1m", "\x1b[1;31m", "\x1b[1;32m", "\x1b[36m", "\x1b[0m"};

/// How many columns of a terminal a character takes.
std::size_t width_of(char32_t c) {
    const bool combining = (c >= 0x300 && c < 0x370) || (c >= 0x1AB0 && c < 0x1B00) ||
                           (c >= 0x20D0 && c < 0x2100) || (c >= 0xFE00 && c < 0xFE10);
    if (combining) return 0;
    const bool wide = (c >= 0x1100 && c < 0x1160) || (c >= 0x2E80 && c < 0xA4D0) ||
                      (c >= 0xAC00 && c < 0xD7A4) || (c >= 0xF900 && c < 0xFB00) ||
                      (c >= 0xFE30 && c < 0xFE70) || (c >= 0xFF00 && c < 0xFF61) ||
                      (c >= 0x1F300 && c < 0x1FB00) || (c >= 0x20000 && c < 0x3FFFE);
    return wide ? 2 : 1;
}

/// A line as it can be shown: tabs become four spaces, what a terminal would obey becomes U+FFFD.
std::vector<std::u32string> cells_of(std::string_view line) {
    std::vector<std::u32string> cells; // one for each character of the file
    for (std::size_t at = 0; at < line.size();) {
        const char32_t c = next_code_point(line, at);
        if (c == '\t') {
            cells.emplace_back(U"    ");
        } else {
            cells.emplace_back(1, can_be_shown(c) ? c : U'\uFFFD');
        }
    }
    return cells;
}

std::size_t width_of(const std::u32string& cell) {
    std::size_t width = 0;
    for (const char32_t c : cell) {
        width += width_of(c);
    }
    return width;
}

std::string shown(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        append_utf8(out, can_be_shown(c) ? c : U'\uFFFD');
    }
    return out;
}

/// The source line and a caret under the column, both cut to the width of a terminal.
std::string excerpt(const Fault& fault, const Style& style) {
    const std::vector<std::u32string> cells = cells_of(fault.source_line);
    const auto column = static_cast<std::size_t>(std::max(fault.where.column, 1) - 1);
    std::size_t first = 0;
    // Leave what stands before the place visible too, as far as there is room.
    constexpr std::size_t before = 60;
    if (cells.size() > widest_line && column > before)
        first = std::min(column, cells.size()) - before;
    const std::size_t last = std::min(cells.size(), first + widest_line);
    std::string line = first > 0 ? "…" : "";
    std::string under = first > 0 ? " " : "";
    for (std::size_t i = first; i < last; ++i) {
        for (const char32_t c : cells[i]) {
            append_utf8(line, c);
        }
        if (i < column) under.append(width_of(cells[i]), ' ');
    }
    if (last < cells.size()) line += "…";
    const std::string number = said(fault.where.line);
    const std::string margin(number.size(), ' ');
    std::string out = said("  ", number, " | ", line, "\n");
    if (fault.where.column > 0 && column <= last)
        out += said("  ", margin, " | ", under, style.caret, "^", style.off, "\n");
    return out;
}

void append_place(std::string& out, const Position& where) {
    if (where.file.empty()) return;
    out += shown(where.file);
    if (where.line > 0) out += said(":", where.line);
    if (where.line > 0 && where.column > 0) out += said(":", where.column);
    out += ": ";
}

} // namespace

std::string render(const Faults& faults, Colour colour) {
    const Style& style = colour == Colour::always ? coloured : plain;
    std::string out;
    for (const Fault& fault : faults) {
        out += style.where;
        append_place(out, fault.where);
        out += said(style.off, style.fault, shown(fault.message), style.off, "\n");
        if (fault.where.line > 0 && !fault.source_line.empty()) out += excerpt(fault, style);
        if (!fault.hint.empty())
            out += said("  ", style.hint, "hint: ", shown(fault.hint), style.off, "\n");
    }
    return out;
}

} // namespace ssrsim

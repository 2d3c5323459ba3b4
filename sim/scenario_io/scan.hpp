#pragma once

#include "scenario_io/fault_list.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ssrsim {

/// What a first pass over the letters of a file finds, before the parser sees it.
struct Scanned {
    /// For each line the line in which the list, inline table or multi-line text that holds its
    /// beginning was opened; the line itself where nothing is open. Lines count from 1.
    std::vector<std::int32_t> opened_in;
    std::int32_t too_deep_line = 0; ///< a key of too many parts, or 0
    bool ends_inside_text = false;  ///< a multi-line text is never closed
};

Scanned scan(std::string_view text);

/// Whether the text can be read at all: its size, and its encoding. Adds the faults.
bool is_readable_text(std::string_view text, std::int32_t number, FaultList& faults);

/// The lines of a text, without their ends.
std::vector<std::string_view> lines_of(std::string_view text);

/// Whether a line begins a new statement: `key = …` or `[table]`.
bool looks_like_statement(std::string_view line);

} // namespace ssrsim

#pragma once

#include "core/faults.hpp"

#include <string>
#include <string_view>

namespace ssrsim {

/// A text as a cell of a CSV file (RFC 4180): in quotes where it needs them. A text that a
/// spreadsheet would run as a formula gets an apostrophe in front.
std::string csv_text(std::string_view text);

/// A number with all its digits, the same everywhere; an empty cell for NaN.
std::string csv_number(double value);

/// --force replaces an older table of the same kind, which begins with the same header, or an empty
/// file, and nothing else: the fault where it would.
Faults over_another_table(const std::string& path, std::string_view header);

} // namespace ssrsim

#pragma once

#include "tables/sheet.hpp"

#include <string>
#include <string_view>

namespace ssrsim {

/// A text as a cell of a CSV file (RFC 4180): in quotes where it needs them. A text that a
/// spreadsheet would run as a formula gets an apostrophe in front.
std::string csv_text(std::string_view text);

/// A number with all its digits, the same everywhere; an empty cell for NaN and infinities.
std::string csv_number(double value);

/// The line of headings, with its end.
std::string csv_header(const std::vector<SheetColumn>& columns);

/// The whole sheet, headings first, lines ended by a line feed.
std::string csv_of(const Sheet& sheet);

} // namespace ssrsim

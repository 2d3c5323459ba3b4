#pragma once

#include "analysis/paired_difference.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace ssrsim {

/// A number as a person reads it: "0", "0.312", "48.3", "12,345", "3.7 million"; "n/a" for NaN.
std::string readable(double value);

/// A difference as a person reads it, always with its sign, to two digits of how well it is known:
/// the half-width of its interval.
std::string readable_difference(double value, double width);
/// The same of a mean difference.
std::string readable_difference(const PairedEstimate& estimate);

/// "+0.0041 to +0.0052", to the same digits; "not known" where there is nothing to judge by.
std::string readable_interval(const PairedEstimate& estimate);

/// A mean distance to the best plan; two digits where it is small, as differences in service are.
std::string readable_regret(double regret);

/// "93%"; of shares that are not 0 or 1, none reads as 0% or 100%.
std::string readable_percent(double share);

/// "1 run", "2 runs".
std::string counted(std::uint64_t number, const std::string& what);

/// A text from a file without anything that could steer the terminal.
std::string harmless(std::string_view text);

/// The same of a text of several lines, whose ends stay.
std::string harmless_lines(std::string_view text);

/// Broken at spaces into lines of at most 100 characters, as far as its words allow.
std::string wrapped(const std::string& text);

/// A line of a table: without trailing spaces, with its line break.
std::string line_of(const std::string& text);

/// A key in words: "head changed".
std::string in_words(std::string_view key);

/// A unit as a person reads it: empty for a pure number, the currency for its units.
std::string unit_of(const std::string& unit, const std::string& currency);

/// The first so many characters of a text, in one line.
std::string shortened(std::string_view text, std::size_t most);

} // namespace ssrsim

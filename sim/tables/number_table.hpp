#pragma once

#include "core/faults.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ssrsim {

/// Columns of numbers with a name each, as a CSV file of any length holds them.
struct NumberTable {
    std::vector<std::string> names;
    std::vector<std::vector<double>> columns; ///< by name, then row; NaN where nothing is known
    std::size_t missing = 0;                  ///< cells that hold nothing, NA, NaN or an infinity
    std::vector<std::string> comments;        ///< lines that begin with #, without it
    Faults faults; ///< every one up to twenty; then the rest is worthless

    [[nodiscard]] std::size_t rows() const { return columns.empty() ? 0 : columns.front().size(); }
};

/// Whether the first line has to hold names. Where it need not, and holds numbers, it is a row and
/// the columns are called 1, 2, ...
enum class Headings : std::uint8_t { needed, optional };

/// Reads CSV: a first line of names, then a row of numbers a line, by commas, semicolons or tabs as
/// the first line has them. Empty lines and lines that begin with # are passed over.
NumberTable read_number_table(const std::string& file, std::string_view text,
                              Headings headings = Headings::needed);

} // namespace ssrsim

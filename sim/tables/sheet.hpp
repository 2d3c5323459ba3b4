#pragma once

#include <string>
#include <variant>
#include <vector>

namespace ssrsim {

/// Nothing, a text or a number. A number that does not exist (NaN, infinities) counts as nothing.
using Cell = std::variant<std::monostate, std::string, double>;

struct SheetColumn {
    std::string title;
    std::string unit = {}; ///< "USD", "weeks"; empty: none, or one in each row
};

/// A table that a program wrote for people: every row has a cell for every column.
struct Sheet {
    std::string name; ///< at most 31 characters, without []:*?/\ and apostrophes
    std::vector<SheetColumn> columns;
    std::vector<std::vector<Cell>> rows;
};

/// "title (unit)", or the title alone.
std::string heading_of(const SheetColumn& column);

} // namespace ssrsim

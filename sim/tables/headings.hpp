#pragma once

#include "tables/grid.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ssrsim {

/// What a column of a table can hold.
enum class Heading : std::uint8_t {
    id,
    title,
    unit,
    type,
    category,
    count,
    institution,
    region,
    mission,
    donor,
    from,
    to,
    duration,
    kind,
    amount,
    currency,
    wage,
    trainees,
    advisers
};

/// A column that a kind of table knows: its usual names in English and French, lower case, without
/// accents, words joined by underscores, separated by '|'. The first is the one in messages.
struct KnownColumn {
    Heading what;
    std::string_view names;
    bool required;
};

std::span<const KnownColumn> staffing_columns();
std::span<const KnownColumn> budget_columns();

/// Where a table stands in a grid.
struct TableColumn {
    Heading what;
    std::size_t column = 0;
    std::string written; ///< the heading as it stands
    std::string note;    ///< what stands in brackets behind it: a unit or a currency
};

struct TableAt {
    const Grid* grid = nullptr;
    std::size_t header = 0; ///< index of the row of headings in grid->rows
    std::vector<TableColumn> columns;
    std::vector<std::string> unread; ///< headings that mean nothing here, with their column

    [[nodiscard]] const TableColumn* find(Heading what) const;
};

/// Looks for the row of headings: the first that has all required columns. Without a sheet's name
/// in the first visible sheet that has one.
struct FoundTable {
    std::optional<TableAt> table;
    Faults faults;
};
FoundTable find_table(const Workbook& book, const std::string& sheet,
                      std::span<const KnownColumn> known);

/// A heading or word as it is compared: "N° de postes (total)" is "n_de_postes".
std::string plain_words(std::string_view text);

} // namespace ssrsim

#pragma once

#include "scenario/nearest.hpp"
#include "scenario/scenario.hpp"
#include "scenario/wording.hpp"
#include "tables/headings.hpp"
#include "tables/values.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ssrsim {

/// Reads the rows of one table and gathers what is wrong with them.
class TableRows {
  public:
    TableRows(const Workbook& book, TableAt table) : book_{book}, table_{std::move(table)} {}

    struct Row {
        const GridRow* cells = nullptr;
    };

    /// The rows below the headings that state something; blank rows, titles of sections and totals
    /// are left out, with a note. `sum` is the column that totals add up.
    std::vector<Row> rows(Heading sum);

    [[nodiscard]] bool has(Heading what) const { return table_.find(what) != nullptr; }
    /// The cell of a column in a row; an empty one where there is none.
    [[nodiscard]] const GridCell& cell(const Row& row, Heading what) const;
    /// The text of a cell, or an empty one; an error cell is a fault.
    std::string text(const Row& row, Heading what);

    /// "staffing.xlsx, row 12".
    [[nodiscard]] std::string source(const Row& row) const;
    /// "staffing.xlsx, B12"; the row where the table has no such column.
    [[nodiscard]] std::string place(const Row& row, Heading what) const;

    void fault(const Row& row, Heading what, std::string message, std::string hint);

    /// The value of a cell that has one; a fault where it means nothing.
    template <class T>
    std::optional<T> value_of(const Row& row, Heading what, Meant<T> meant) {
        if (!meant.value) fault(row, what, std::move(meant.message), std::move(meant.hint));
        return meant.value;
    }

    /// The id of a row of the scenario, written as its id or its name.
    template <class Named>
    std::optional<std::string> id_in(const Row& row, Heading what, const Keyed<Named>& known,
                                     std::string_view table, std::string_view written);

    /// Ids of regions, separated by commas, semicolons or slashes. Empty: all of them.
    std::vector<std::string> regions(const Row& row, const Country& country);

    [[nodiscard]] const TableAt& table() const { return table_; }
    [[nodiscard]] std::string book_name() const;
    std::vector<std::string> notes;
    Faults faults;

  private:
    const Workbook& book_;
    TableAt table_;
};

/// The id of what is called so, by id or name; nothing where nothing is.
template <class Named>
std::optional<std::string> known_id(const Keyed<Named>& known, std::string_view written) {
    std::string plain = id_from(written);
    if (known.contains(std::string(written))) return std::string(written);
    if (known.contains(plain)) return plain;
    for (const auto& [id, row] : known)
        if (!row.name.empty() && id_from(row.name) == plain) return id;
    return std::nullopt;
}

template <class Named>
std::vector<std::string> names_of(const Keyed<Named>& known) {
    std::vector<std::string> names;
    for (const auto& [id, row] : known) {
        names.push_back(id);
        if (!row.name.empty() && row.name != id) names.push_back(row.name);
    }
    return names;
}

/// "Prisons (corrections)" for each.
template <class Named>
std::vector<std::string> shown_names(const Keyed<Named>& known) {
    std::vector<std::string> names;
    for (const auto& [id, row] : known)
        names.push_back(row.name.empty() || row.name == id ? id : said(row.name, " (", id, ")"));
    return names;
}

template <class Named>
std::optional<std::string> TableRows::id_in(const Row& row, Heading what, const Keyed<Named>& known,
                                            std::string_view table, std::string_view written) {
    if (auto id = known_id(known, written)) return id;
    std::string hint = nearest_hint(written, names_of(known));
    if (hint.empty() || hint.starts_with("there is "))
        hint = said("there is ", listed(shown_names(known)), ".");
    fault(row, what, said("The scenario has no ", table, " called ", quoted(written), "."), hint);
    return std::nullopt;
}

} // namespace ssrsim

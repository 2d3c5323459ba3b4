#include "tables/table_rows.hpp"

#include "scenario_io/text.hpp"

#include <algorithm>
#include <cmath>

namespace ssrsim {

namespace {

bool is_total(std::string_view text) {
    const std::string plain = id_from(text);
    return std::ranges::any_of(
        std::initializer_list<std::string_view>{"total", "totaux", "subtotal", "sub_total",
                                                "sous_total", "grand_total", "somme", "sum",
                                                "total_general"},
        [&](std::string_view word) { return plain == word || plain.starts_with(said(word, "_")); });
}

std::string of_rows(const std::vector<std::string>& rows) {
    return said(rows.size() == 1 ? "row " : "rows ", listed(rows));
}

} // namespace

std::string TableRows::book_name() const {
    std::string name = book_.file;
    if (book_.grids.size() > 1) name += said(", sheet ", quoted(table_.grid->name));
    return name;
}

std::string TableRows::source(const Row& row) const {
    return said(book_name(), ", row ", row.cells->number);
}

std::string TableRows::place(const Row& row, Heading what) const {
    const TableColumn* column = table_.find(what);
    if (column == nullptr) return source(row);
    return said(book_name(), ", ", cell_name(row.cells->number, column->column));
}

const GridCell& TableRows::cell(const Row& row, Heading what) const {
    static const GridCell nothing;
    const TableColumn* column = table_.find(what);
    if (column == nullptr || column->column >= row.cells->cells.size()) return nothing;
    return row.cells->cells[column->column];
}

std::string TableRows::text(const Row& row, Heading what) {
    const GridCell& found = cell(row, what);
    return found.kind == GridCell::Kind::error ? std::string{} : found.text;
}

void TableRows::fault(const Row& row, Heading what, std::string message, std::string hint) {
    Fault fault;
    fault.code = "bad-cell";
    fault.where.file = place(row, what);
    fault.message = std::move(message);
    fault.hint = std::move(hint);
    faults.push_back(std::move(fault));
}

std::vector<TableRows::Row> TableRows::rows(Heading sum) {
    std::vector<Row> found;
    std::vector<std::string> sections;
    const Grid& grid = *table_.grid;
    const std::size_t wide = grid.rows[table_.header].cells.size();
    double since_total = 0.0;
    double in_all = 0.0;
    for (std::size_t r = table_.header + 1; r < grid.rows.size(); ++r) {
        const Row row{&grid.rows[r]};
        const auto& cells = row.cells->cells;
        const auto filled =
            std::ranges::count_if(cells, [](const auto& c) { return !c.is_empty(); });
        const auto first = std::ranges::find_if(cells, [](const auto& c) { return !c.is_empty(); });
        if (cells.size() > wide && grid.name.empty()) {
            fault(row, Heading::title,
                  said("Row ", row.cells->number, " has ", cells.size(), " cells under ", wide,
                       " headings."),
                  "put amounts with commas in quotation marks.");
            continue;
        }
        const Meant<Amount> amount = read_amount(cell(row, sum));
        const double number = amount.value ? amount.value->number : 0.0;
        const bool says_total = std::ranges::any_of(cells, [](const GridCell& c) {
            return c.kind == GridCell::Kind::text && is_total(c.text);
        });
        // "Total station for surveyors" is a line of a budget: it has a kind and an institution.
        const bool total = says_total && cell(row, Heading::kind).is_empty() &&
                           cell(row, Heading::institution).is_empty();
        if (total) {
            std::string note =
                said(book_name(), ": row ", row.cells->number, " is a total and not read");
            const bool agrees =
                std::fabs(number - since_total) < 0.5 || std::fabs(number - in_all) < 0.5;
            if (amount.value && !cell(row, sum).is_empty())
                note += agrees ? said("; its ", number, " is what the rows above add up to")
                               : said("; CAUTION: it says ", number,
                                      ", and the rows above add up to ", in_all);
            notes.push_back(note + ".");
            since_total = 0.0;
            continue;
        }
        if (filled == 1 && first->kind == GridCell::Kind::text) {
            sections.push_back(said(row.cells->number, " (", quoted(first->text), ")"));
            continue;
        }
        for (const TableColumn& column : table_.columns)
            if (const GridCell& c = cell(row, column.what); c.kind == GridCell::Kind::error)
                fault(row, column.what, said("This cell holds ", c.text, "."),
                      c.text.starts_with('#')
                          ? "mend the formula."
                          : "open the file in Excel or LibreOffice, and save it.");
        since_total += number;
        in_all += number;
        found.push_back(row);
    }
    if (!sections.empty())
        notes.push_back(said(book_name(), ": one cell alone, so taken for titles and not read: ",
                             of_rows(sections), "."));
    return found;
}

std::vector<std::string> TableRows::regions(const Row& row, const Country& country) {
    std::string written = text(row, Heading::region);
    const std::string plain = id_from(written);
    for (const std::string_view all :
         {"all", "everywhere", "countrywide", "country_wide", "nationwide", "national",
          "all_regions", "tout_le_pays", "toutes", "partout", "various", "divers"})
        if (plain == all) return {};
    if (written.empty()) return {};
    std::vector<std::string> ids;
    if (auto whole = known_id(country.regions, written)) return {*whole};
    std::ranges::replace(written, ';', ',');
    std::ranges::replace(written, '/', ',');
    std::ranges::replace(written, '\n', ',');
    for (const std::string_view part : split(written, ',')) {
        if (trimmed(part).empty()) continue;
        if (auto id = id_in(row, Heading::region, country.regions, "region", trimmed(part)))
            if (std::ranges::find(ids, *id) == ids.end()) ids.push_back(*id);
    }
    return ids;
}

} // namespace ssrsim

#include "tables/plan_tables.hpp"

#include "scenario_io/toml_text.hpp"
#include "tables/plan_parts.hpp"

#include <algorithm>
#include <memory>

namespace ssrsim {

namespace {

/// Finds a table in its file and begins its notes; nothing where that is a fault.
std::unique_ptr<TableRows> open_table(const TableSource& source, std::span<const KnownColumn> known,
                                      Faults& faults) {
    faults.insert(faults.end(), source.book.faults.begin(), source.book.faults.end());
    if (!source.book.faults.empty()) return nullptr;
    FoundTable found = find_table(source.book, source.sheet, known);
    faults.insert(faults.end(), found.faults.begin(), found.faults.end());
    if (!found.table) return nullptr;
    auto rows = std::make_unique<TableRows>(source.book, *found.table);
    const TableAt& table = rows->table();
    std::vector<std::string> read;
    for (const TableColumn& column : table.columns)
        read.push_back(said(quoted(column.written), " (", column_name(column.column), ")"));
    rows->notes.push_back(said(rows->book_name(), ": headings in row ",
                               table.grid->rows[table.header].number,
                               "; columns read: ", listed(read), "."));
    if (!table.unread.empty())
        rows->notes.push_back(
            said(rows->book_name(), ": columns not read: ", listed(table.unread), "."));
    return rows;
}

void take(PlanOverlay& result, const TableRows* rows) {
    if (rows == nullptr) return;
    result.faults.insert(result.faults.end(), rows->faults.begin(), rows->faults.end());
    result.notes.insert(result.notes.end(), rows->notes.begin(), rows->notes.end());
}

std::string base_title(const Scenario& below, Beneath what) {
    return what == Beneath::plan ? below.title : below.country.name;
}

/// What a country without a plan lacks: missions as long as their posts, and an end.
void write_frame(const Scenario& below, const MadeMissions& made, const Span& span,
                 OverlayText& overlay, PlanOverlay& result) {
    const std::string source = "assumption: the first and the last day in the tables";
    const Date start = std::max(below.country.start, span.first.value_or(below.country.start));
    const Date end = span.last.value_or(start);
    overlay.table("plan", "the tables");
    overlay.value("end", to_text(end), source, "the tables");
    for (const auto& [id, name] : made.names) {
        const Span& own = made.spans.at(id);
        overlay.table(path_of("mission", id), "the staffing table");
        overlay.plain("name", toml_string(name), "the staffing table");
        overlay.value("start", to_text(own.first.value_or(start)), source, "the staffing table");
        overlay.value("end", to_text(own.last.value_or(end)), source, "the staffing table");
    }
    result.notes.push_back(
        said("The scenario has no plan of its own: this one ends on ", to_text(end),
             ", the day after the last in the tables, and missions are there from "
             "the first day of their posts to the last. Make [plan] end later to "
             "see what stays."));
}

std::string comment(const std::vector<std::string>& notes) {
    std::string text;
    for (const std::string& note : notes) {
        std::string line = note;
        std::ranges::replace(line, '\n', ' ');
        text += said("# ", line, "\n");
    }
    return text;
}

} // namespace

PlanOverlay overlay_of_tables(const Scenario& below, Beneath what, const PlanTables& tables) {
    PlanOverlay result;
    std::unique_ptr<TableRows> staffing;
    std::unique_ptr<TableRows> budget;
    if (tables.staffing) staffing = open_table(*tables.staffing, staffing_columns(), result.faults);
    if (tables.budget) budget = open_table(*tables.budget, budget_columns(), result.faults);

    OverlayText overlay;
    MadeMissions made;
    Span span;
    if (staffing) read_staffing(*staffing, below, what, tables.mission, overlay, made, span);
    if (budget) read_budget(*budget, below, what, made, overlay, span);
    take(result, staffing.get());
    take(result, budget.get());
    if (!result.faults.empty()) return result;

    std::vector<std::string> names;
    for (const auto& source : {tables.staffing, tables.budget})
        if (source && std::ranges::find(names, source->book.file) == names.end())
            names.push_back(source->book.file);
    OverlayText frame;
    frame.table("scenario", "the tables");
    frame.plain("title", toml_string(said(base_title(below, what), ", with ", listed(names))),
                "the tables");
    if (what == Beneath::country) {
        write_frame(below, made, span, frame, result);
    } else {
        // A comparison with the scenario beneath shows the two by their plans' names.
        frame.table("plan", "the tables");
        frame.plain("name", toml_string(said("With ", listed(names))), "the tables");
    }

    result.places = overlay.places();
    result.places.insert(frame.places().begin(), frame.places().end());
    result.toml =
        said(overlay_mark, " from ", listed(names), ".\n", comment(result.notes),
             "\nextends = ", toml_string(tables.extends), "\n", frame.text(), overlay.text());
    return result;
}

Faults at_their_cells(const Faults& faults, const PlanOverlay& overlay, const std::string& file) {
    Faults told = faults;
    for (Fault& fault : told) {
        if (fault.where.file != file) continue;
        std::string path = fault.path;
        auto place = overlay.places.find(path);
        while (place == overlay.places.end() && !path.empty()) {
            const auto cut = path.find_last_of(".[");
            path.resize(cut == std::string::npos ? 0 : cut);
            place = overlay.places.find(path);
        }
        if (place == overlay.places.end()) continue;
        fault.where = {place->second, 0, 0};
        // The path names the value in a scenario file; the cell says it here.
        const std::string prefix = fault.path + ": ";
        if (fault.message.starts_with(prefix)) fault.message.erase(0, prefix.size());
        fault.source_line.clear();
    }
    return told;
}

} // namespace ssrsim

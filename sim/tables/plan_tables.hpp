#pragma once

#include "scenario/scenario.hpp"
#include "tables/headings.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ssrsim {

/// A file with a table, and the sheet that was asked for; an empty one: the first that fits.
struct TableSource {
    Workbook book;
    std::string sheet;
};

/// Whether the scenario that the tables are laid over has a plan of its own.
enum class Beneath : std::uint8_t { plan, country };

struct PlanTables {
    std::optional<TableSource> staffing;
    std::optional<TableSource> budget;
    std::string mission; ///< of posts whose row names none: its id or name; empty: the only one
    std::string extends; ///< path of the scenario below, from the folder of the file to be made
};

/// A scenario file made of tables.
struct PlanOverlay {
    std::string toml;
    std::vector<std::string> notes; ///< what was read, what was not, and what was taken out
    std::map<std::string, std::string> places; ///< by dotted path of a value or row: "b.csv, B12"
    Faults faults;                             ///< then there is no text
};

/// First line of what overlay_of_tables writes, by which --force knows an older one.
inline constexpr std::string_view overlay_mark = "# Made by ssrsim import";

/// Turns a staffing table into the posts of the missions it names, and a budget into the plan's
/// activities (and donors, where it has a column for them). Of these missions no other posts stay,
/// and no other activities. Every value names its row. Reports every fault of both tables.
PlanOverlay overlay_of_tables(const Scenario& below, Beneath what, const PlanTables& tables);

/// Faults of the made file, told at the cell that they come from.
Faults at_their_cells(const Faults& faults, const PlanOverlay& overlay, const std::string& file);

} // namespace ssrsim

#pragma once

#include "tables/overlay_text.hpp"
#include "tables/plan_tables.hpp"
#include "tables/table_rows.hpp"

#include <set>
#include <string>
#include <vector>

namespace ssrsim {

/// Days that a made plan has to hold.
struct Span {
    std::optional<Date> first;
    std::optional<Date> last; ///< the first day after
    void hold(const std::optional<Date>& from, const std::optional<Date>& until);
};

// Each reads one table into the overlay; faults and notes stay with the rows. What is in `made` was
// made by the tables, in a scenario that has no plan.

struct MadeMissions {
    std::map<std::string, std::string> names; ///< by id
    std::map<std::string, Span> spans;
};

/// `posts` counts the posts read.
void read_staffing(TableRows& rows, const Scenario& below, Beneath what, const std::string& mission,
                   OverlayText& overlay, MadeMissions& made, Span& span);
void read_budget(TableRows& rows, const Scenario& below, Beneath what, const MadeMissions& made,
                 OverlayText& overlay, Span& span);

/// A name as one line.
std::string one_line(std::string text);

/// For each row an id out of the parts of its name: the first alone where no other row has it, else
/// with as many of the others as it takes, at last with a number.
std::vector<std::string> distinct_ids(const std::vector<std::vector<std::string>>& parts);

/// What amounts are to be multiplied by where a heading or a unit speaks of thousands or millions.
double scale_in(const std::string& note);

/// Currency of the amounts of a row: behind the number, in the column, or in the heading; empty:
/// that of the country.
std::string currency_of(TableRows& rows, const TableRows::Row& row, Heading what,
                        const Amount& amount, const std::string& own);
/// An amount as TOML takes it, in the country's currency or with another's code.
std::string toml_amount(double number, const std::string& currency, const std::string& own);

} // namespace ssrsim

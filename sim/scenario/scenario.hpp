#pragma once

#include "core/faults.hpp"
#include "scenario/country.hpp"
#include "scenario/plan.hpp"
#include "scenario/workshop.hpp"

namespace ssrsim {

/// Where a value of the scenario comes from.
struct Provenance {
    Position where;
    std::string source; ///< "S1 ¶39", a data file, "assumption", or empty where nothing was said
};

/// A scenario file with everything it extends, merged and checked.
struct Scenario {
    std::string title;
    std::string title_fr;
    std::string question;
    std::string question_fr;
    Country country;
    Plan plan;
    Workshop workshop; ///< what trainers offer of it; no run depends on it
    NumberById
        exchange; ///< units of the country's currency for one of another, as read from the file
    std::map<std::string, Provenance> provenance; ///< by dotted path of the value
};

/// The fields of `[scenario]`.
template <class Visitor>
void describe(Visitor&& visit, Scenario& s) {
    visit(s.title, Text{"title", Presence::required, "Title of the scenario."});
    visit(s.title_fr, Text{"title_fr", Presence::optional, "The same in French."});
    visit(s.question, Text{"question", Presence::optional, "The question it is to answer."});
    visit(s.question_fr, Text{"question_fr", Presence::optional, "The same in French."});
}

/// Every fault of the values taken together that no single declaration can see: dates out of
/// order, ids that do not exist, cycles, posts outside a mandate's scope, weights that do not sum
/// to one. Positions come from the provenance. An empty list means that a world can be built.
Faults cross_check(const Scenario& scenario);

} // namespace ssrsim

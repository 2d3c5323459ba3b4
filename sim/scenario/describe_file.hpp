#pragma once

#include "scenario/scenario.hpp"

namespace ssrsim {

/// Everything a scenario file can state but `extends` and `[exchange]`, in the order in which
/// people are shown it.
template <class Visitor>
void describe_file(Visitor&& visit, Scenario& s) {
    visit(s, Section{"scenario", "What the scenario is about."});
    visit(s.country, Section{"country", "The country as it is whatever the plan."});
    describe_tables(visit, s.country);
    visit(s.plan, Section{"plan", "What donors and missions intend, from the country's start."});
    describe_tables(visit, s.plan);
    visit(s.workshop, Section{"workshop", "What a trainer offers on the workshop page. No run "
                                          "depends on it."});
}

} // namespace ssrsim

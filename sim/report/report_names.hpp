#pragma once

#include "report/report.hpp"

#include <string>

namespace ssrsim {

/// The name that a scenario gives a row of a table, else its id.
template <class Row>
Bilingual shown_name(const Keyed<Row>& table, const std::string& id) {
    const auto found = table.find(id);
    if (found == table.end() || found->second.name.empty()) return name_in_both(id);
    return in_both(found->second.name, found->second.name_fr);
}

/// "A: As it was planned".
Bilingual label_of(const ReportPlan& plan);

/// The name of whom an event concerns; empty for the country.
Bilingual shown_name(const ReportPlan& plan, const Event& event);

} // namespace ssrsim

#pragma once

#include "report/report.hpp"

#include <string>

namespace ssrsim {

/// The name that a scenario gives a row of a table, else its id.
template <class Row>
std::string shown_name(const Keyed<Row>& table, const std::string& id) {
    const auto found = table.find(id);
    return found == table.end() || found->second.name.empty() ? id : found->second.name;
}

/// "A: As it was planned".
std::string letter_and_name(const ReportPlan& plan);
/// The same, for a chart.
Bilingual label_of(const ReportPlan& plan);

/// The name of whom an event concerns; empty for the country.
std::string shown_name(const ReportPlan& plan, const Event& event);

} // namespace ssrsim

#include "report/report_names.hpp"

#include "world/event_agent.hpp"
#include "world/setting.hpp"

#include <fmt/format.h>

namespace ssrsim {

std::string letter_and_name(const ReportPlan& plan) {
    return fmt::format("{}: {}", plan.letter, plan.name);
}

Bilingual label_of(const ReportPlan& plan) {
    return name_in_both(letter_and_name(plan));
}

std::string shown_name(const ReportPlan& plan, const Event& event) {
    std::string id = id_of(*plan.setting, event);
    if (id.empty()) return id;
    const Country& country = plan.scenario->country;
    const Plan& planned = plan.scenario->plan;
    switch (event.table) {
    case Concerns::region:
        return shown_name(country.regions, id);
    case Concerns::institution:
        return shown_name(country.institutions, id);
    case Concerns::mission:
        return shown_name(planned.missions, id);
    case Concerns::donor:
        return shown_name(planned.donors, id);
    case Concerns::activity:
        return shown_name(planned.activities, id);
    case Concerns::post:
    case Concerns::country:
        break;
    }
    return id;
}

} // namespace ssrsim

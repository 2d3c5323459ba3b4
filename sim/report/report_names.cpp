#include "report/report_names.hpp"

#include "world/event_agent.hpp"
#include "world/setting.hpp"

#include <fmt/format.h>

namespace ssrsim {

Bilingual label_of(const ReportPlan& plan) {
    return {fmt::format("{}: {}", plan.letter, plan.name.en),
            fmt::format("{} : {}", plan.letter, plan.name.fr)};
}

Bilingual shown_name(const ReportPlan& plan, const Event& event) {
    const std::string id = id_of(*plan.setting, event);
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
    return name_in_both(id);
}

} // namespace ssrsim

#include "model/cases.hpp"
#include "model/processes.hpp"

#include <algorithm>

// Something happens, and is reported to the state, taken to customary justice, or to nobody.

namespace ssrsim {

void report_incidents(const Setting& setting, World& world) {
    const ServiceChainParameters& p = setting.parameters.service_chain;
    CellColumns& k = world.cells;
    const auto week = static_cast<std::uint32_t>(world.week.number);
    for (const CellId cell : setting.cells.ids()) {
        const CellFacts& facts = setting.cells[cell];
        const double a_week = facts.population * (p.incident_rate / 1000.0) * week_in_years *
                              (1.0 + p.insecurity_effect * world.regions.insecurity[facts.region]);
        const std::int32_t incidents =
            world.luck.poisson(facts.key, Decision::incidents, week, a_week);
        const double reports =
            p.reporting_low + (p.reporting_high - p.reporting_low) * k.confidence[cell];
        const std::int32_t reported = world.luck.binomial(
            facts.key, Decision::reported, week, incidents, std::min(1.0, reports * facts.access));
        const std::int32_t customary = world.luck.binomial(facts.key, Decision::customary, week,
                                                           incidents - reported, p.customary_share);
        k.incidents[cell] = incidents;
        k.reported[cell] = reported;
        k.delivered_by_custom[cell] = world.luck.binomial(facts.key, Decision::customary_settled,
                                                          week, customary, p.customary_settled);
        k.delivered_by_state[cell] = 0;
        k.police_queue[cell] += reported;
    }
}

} // namespace ssrsim

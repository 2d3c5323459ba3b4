#include "model/cases.hpp"
#include "model/processes.hpp"

#include <algorithm>

// Something happens, and is reported to the state, taken to customary justice, or to nobody.

namespace ssrsim {

namespace {

/// Part of a group's lack of access that women in the police and inclusion close, by region
/// (S1 ¶32, S5).
void close_access_gap(const Setting& setting, World& world, std::vector<double>& closed) {
    const ServiceChainParameters& p = setting.parameters.service_chain;
    closed.assign(setting.regions.size(), 0.0);
    std::vector<double>& officers = world.scratch.shares;
    officers.assign(setting.regions.size(), 0.0);
    double inclusion = 0.0;
    for (const InstitutionId c : setting.institutions.ids()) {
        if (!handles_cases(setting.institutions[c].kind)) continue;
        inclusion = std::max(inclusion, world.institutions.inclusion[c]);
        for (const UnitId unit : setting.institutions[c].units) {
            closed[setting.units.region[unit].index()] += world.units.women[unit];
            officers[setting.units.region[unit].index()] += world.units.strength[unit];
        }
    }
    for (const RegionId region : setting.regions.ids()) {
        const double people = officers[region.index()];
        const double women = people > 0.0 ? closed[region.index()] / people : 0.0;
        closed[region.index()] =
            std::min(1.0, p.access_women * std::min(1.0, women / p.women_reference) +
                              p.access_inclusion * inclusion);
    }
}

/// Customary bodies that were reformed and linked to the state settle fairly more often (S4).
double customary_settled(const Setting& setting, const World& world) {
    const ServiceChainParameters& p = setting.parameters.service_chain;
    double quality = 0.0;
    double people = 0.0;
    for (const InstitutionId c : setting.institutions.ids()) {
        if (setting.institutions[c].kind != InstitutionKind::customary) continue;
        const double established = setting.institutions[c].establishment;
        quality += established * std::min(1.0, world.institutions.performance[c]) *
                   world.institutions.integrity[c];
        people += established;
    }
    if (!(people > 0.0)) return p.customary_settled;
    return p.customary_settled + (p.customary_linked - p.customary_settled) * quality / people;
}

} // namespace

void report_incidents(const Setting& setting, World& world) {
    const ServiceChainParameters& p = setting.parameters.service_chain;
    CellColumns& k = world.cells;
    std::vector<double>& closed = world.scratch.sums;
    close_access_gap(setting, world, closed);
    const double settled = customary_settled(setting, world);

    Column<CellId, double>& mean = world.scratch.cases.chance;
    for (const CellId cell : setting.cells.ids()) {
        const CellFacts& facts = setting.cells[cell];
        const double a_week = facts.population * (p.incident_rate / 1000.0) * week_in_years *
                              (1.0 + p.insecurity_effect * world.regions.insecurity[facts.region]);
        mean[cell] = std::min(a_week, 1e6);
    }
    world.luck.poisson_pairs(setting.region_keys.span(), Decision::incidents,
                             static_cast<std::uint32_t>(world.week.number), mean.span(),
                             k.incidents.span());

    Column<CellId, double>& reporting = world.scratch.cases.chance;
    for (const CellId cell : setting.cells.ids()) {
        const CellFacts& facts = setting.cells[cell];
        const double access = facts.access + (1.0 - facts.access) * closed[facts.region.index()];
        const double reports =
            p.reporting_low + (p.reporting_high - p.reporting_low) * k.confidence[cell];
        reporting[cell] = std::min(1.0, reports * access);
    }
    draw_cases(setting, world, Decision::reported, k.incidents, reporting, k.reported);

    Column<CellId, std::int32_t>& unreported = world.scratch.cases.first;
    for (const CellId cell : setting.cells.ids())
        unreported[cell] = k.incidents[cell] - k.reported[cell];
    draw_cases(setting, world, Decision::settled_by_custom, unreported, p.customary_share * settled,
               k.delivered_by_custom);
    for (const CellId cell : setting.cells.ids()) {
        k.delivered_by_state[cell] = 0;
        k.police_queue[cell] += k.reported[cell];
    }
}

} // namespace ssrsim

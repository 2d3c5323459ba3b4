#include "core/quantiles.hpp"
#include "model/cases.hpp"
#include "model/processes.hpp"

#include <algorithm>
#include <span>
#include <vector>

// Insecurity by region: what ex-combatants, small arms and the neighbourhood add, and what defence
// of integrity and delivered service take away. Those reintegrated may take up arms again.

namespace ssrsim {

namespace {

/// Performance of the defence forces, counted for or against by their integrity: −1 to 1.
double calming_force(const Setting& setting, const World& world) {
    double sum = 0.0;
    double people = 0.0;
    for (const InstitutionId c : setting.institutions.ids()) {
        if (setting.institutions[c].kind != InstitutionKind::defence) continue;
        const double establishment = setting.institutions[c].establishment;
        sum += establishment * std::min(1.0, world.institutions.performance[c]) *
               (2.0 * world.institutions.integrity[c] - 1.0);
        people += establishment;
    }
    return people > 0.0 ? sum / people : 0.0;
}

double neighbourhood(const Setting& setting, Week week, RegionId region) {
    double level = 0.0;
    for (const NeighbourhoodStep& step : setting.neighbourhood) {
        if (week < step.from) break;
        if (std::find(step.regions.begin(), step.regions.end(), region) != step.regions.end()) {
            level = step.insecurity;
        }
    }
    return level;
}

/// Ex-combatants as a part of the full burden.
double burden(const SecurityParameters& p, std::int32_t people, std::int32_t population) {
    return std::min(1.0, people / (p.ex_combatant_burden * population / 1000.0));
}

/// Delivered service by region, until `scratch.shares` is used again.
const std::vector<double>& measure_service(const Setting& setting, World& world) {
    std::vector<double>& service = world.scratch.shares;
    service.clear();
    for (const RegionId region : setting.regions.ids())
        service.push_back(delivered_share(world, region));
    return service;
}

/// How many of those reintegrated take up arms again, by region: fewer where they are served.
const std::vector<std::int32_t>& draw_relapses(const Setting& setting, World& world,
                                               std::span<const double> service) {
    const SecurityParameters& p = setting.parameters.security;
    std::vector<double>& chances = world.scratch.weights;
    chances.clear();
    for (const double served : service)
        chances.push_back(p.relapse_high + (p.relapse_low - p.relapse_high) * served);
    within_a_week(chances);
    std::vector<double>& uniforms = world.scratch.sums;
    std::vector<std::int32_t>& relapses = world.scratch.counts;
    uniforms.resize(service.size());
    relapses.resize(service.size());
    world.luck.uniforms(setting.region_keys.span(), Decision::relapse,
                        static_cast<std::uint32_t>(world.week.number), uniforms);
    binomial_quantiles(uniforms, world.regions.reintegrated.span(), chances, relapses);
    return relapses;
}

} // namespace

double delivered_share(const World& world, RegionId region) {
    double incidents = 0.0;
    double delivered = 0.0;
    for (const Group group : groups) {
        const CellId cell = cell_of(region, group);
        incidents += world.cells.incidents_smooth[cell];
        delivered += world.cells.state_smooth[cell] + world.cells.custom_smooth[cell];
    }
    return incidents > 0.0 ? std::min(1.0, delivered / incidents) : 0.0;
}

void move_insecurity(const Setting& setting, World& world) {
    const SecurityParameters& p = setting.parameters.security;
    RegionColumns& r = world.regions;
    const double calming = calming_force(setting, world);
    const std::vector<double>& service = measure_service(setting, world);
    const std::vector<std::int32_t>& relapses = draw_relapses(setting, world, service);
    for (const RegionId region : setting.regions.ids()) {
        const RegionFacts& facts = setting.regions[region];
        const double served = service[region.index()];
        const std::int32_t relapsed = relapses[region.index()];
        r.reintegrated[region] -= relapsed;
        r.ex_combatants[region] += relapsed;
        if (relapsed > 0) {
            world.events.note({world.week, EventKind::combatants_relapsed, Cause::service,
                               Concerns::region, region.value, static_cast<double>(relapsed)});
        }
        r.arms[region] += std::min(1.0, p.arms_return * week_in_years) * (1.0 - r.arms[region]);

        const double more_combatants = burden(p, r.ex_combatants[region], facts.population) -
                                       burden(p, facts.ex_combatants, facts.population);
        const double target =
            std::clamp(facts.insecurity + neighbourhood(setting, world.week, region) +
                           p.ex_combatant_effect * more_combatants - p.defence_effect * calming -
                           p.service_effect * served - p.arms_effect * (1.0 - r.arms[region]),
                       0.0, 1.0);
        r.insecurity[region] +=
            std::min(1.0, p.insecurity_rate * week_in_years) * (target - r.insecurity[region]);
    }
}

} // namespace ssrsim

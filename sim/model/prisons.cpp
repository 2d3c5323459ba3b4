#include "model/cases.hpp"
#include "model/processes.hpp"

#include <algorithm>
#include <utility>

// Prisons hold people before trial and after sentence. A sentence counts as delivered where the
// convict is held lawfully; beyond their places, prisons hold worse and lose people.

namespace ssrsim {

namespace {

/// Where a region's prisoners are held: where the scenario says, else at home once there are
/// places, else with the most places of the country at its beginning; failing all that, wherever
/// some have been built since.
RegionId prison_of(const Setting& setting, const World& world, RegionId region) {
    const RegionFacts& facts = setting.regions[region];
    const auto& places = world.regions.places;
    if (!facts.prison_is_named && places[region] > 0.0) return region;
    if (facts.prison.exists()) return facts.prison;
    RegionId most;
    for (const RegionId other : setting.regions.ids()) {
        if (places[other] > 0.0 && (!most.exists() || places[other] > places[most])) most = other;
    }
    return most;
}

/// Places stay as they are while prisons are counted and emptied: what is found once holds.
void find_prisons(const Setting& setting, World& world) {
    std::vector<RegionId>& prisons = world.scratch.prisons;
    prisons.clear();
    for (const RegionId region : setting.regions.ids())
        prisons.push_back(prison_of(setting, world, region));
}

/// The region where a cell's prisoners are held, as found this week.
RegionId found_prison(const Setting& setting, const World& world, CellId cell) {
    return world.scratch.prisons[setting.cells[cell].region.index()];
}

void count_prisoners(const Setting& setting, World& world) {
    std::vector<double>& prisoners = world.scratch.sums;
    prisoners.assign(setting.regions.size(), 0.0);
    for (const CellId cell : setting.cells.ids()) {
        const RegionId prison = found_prison(setting, world, cell);
        if (!prison.exists()) continue;
        prisoners[prison.index()] += world.cells.detained[cell] + world.cells.sentenced[cell];
    }
    for (const RegionId region : setting.regions.ids()) {
        const double places = world.regions.places[region];
        world.regions.occupancy[region] = places > 0.0 ? prisoners[region.index()] / places : 0.0;
    }
}

/// Yearly hazard at which a prison's people are released or escape because it is overfull.
double loss_rate(const ServiceChainParameters& p, double occupancy) {
    return occupancy > 1.0 ? p.release_rate * (1.0 - 1.0 / occupancy) : 0.0;
}

void hold_convicts(const Setting& setting, World& world) {
    CellColumns& k = world.cells;
    CaseColumns& now = world.scratch.cases;
    for (const CellId cell : setting.cells.ids()) {
        const RegionId prison = found_prison(setting, world, cell);
        now.chance[cell] =
            prison.exists()
                ? lawful_share(setting, world.scratch.forces[prison.index()].performance) /
                      std::max(1.0, world.regions.occupancy[prison])
                : 0.0;
    }
    draw_cases(setting, world, Decision::held_lawfully, k.fair_terms, now.chance, now.drawn);
    for (const CellId cell : setting.cells.ids())
        k.delivered_by_state[cell] += now.drawn[cell];
}

void release_prisoners(const Setting& setting, World& world) {
    const ServiceChainParameters& p = setting.parameters.service_chain;
    CellColumns& k = world.cells;
    CaseColumns& now = world.scratch.cases;
    Column<CellId, std::int32_t>& released = now.drawn;
    draw_cases(setting, world, Decision::sentence_served, k.sentenced,
               within_a_week(1.0 / p.sentence_years), released);
    std::vector<double>& lost = world.scratch.shares;
    lost.clear();
    for (const double occupancy : world.regions.occupancy)
        lost.push_back(loss_rate(p, occupancy));
    within_a_week(lost);
    for (const CellId cell : setting.cells.ids()) {
        k.sentenced[cell] -= released[cell];
        const RegionId prison = found_prison(setting, world, cell);
        now.chance[cell] = prison.exists() ? lost[prison.index()] : 0.0;
    }
    for (const auto& [held, pair] : {std::pair{&k.sentenced, 0u}, std::pair{&k.detained, 1u}}) {
        draw_cases(setting, world, Decision::released_or_escaped, *held, now.chance, released,
                   pair);
        for (const CellId cell : setting.cells.ids())
            (*held)[cell] -= released[cell];
    }
}

} // namespace

void hold_prisoners(const Setting& setting, World& world) {
    CellColumns& k = world.cells;
    gather_force(
        setting, world, [](InstitutionKind kind) { return kind == InstitutionKind::corrections; },
        world.scratch.forces);
    find_prisons(setting, world);
    count_prisoners(setting, world);
    hold_convicts(setting, world);
    release_prisoners(setting, world);
    for (const CellId cell : setting.cells.ids()) {
        k.sentenced[cell] += k.fair_terms[cell] + k.unfair_terms[cell];
        // A country without prisons lets everybody go.
        if (!found_prison(setting, world, cell).exists()) k.detained[cell] = k.sentenced[cell] = 0;
    }
    count_prisoners(setting, world);
}

} // namespace ssrsim

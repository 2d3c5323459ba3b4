#include "model/cases.hpp"
#include "model/processes.hpp"

#include <algorithm>

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

void count_prisoners(const Setting& setting, World& world) {
    std::vector<double>& prisoners = world.scratch.sums;
    prisoners.assign(setting.regions.size(), 0.0);
    for (const CellId cell : setting.cells.ids()) {
        const RegionId prison = prison_of(setting, world, setting.cells[cell].region);
        if (!prison.exists()) continue;
        prisoners[prison.index()] += world.cells.detained[cell] + world.cells.sentenced[cell];
    }
    for (const RegionId region : setting.regions.ids()) {
        const double places = world.regions.places[region];
        world.regions.occupancy[region] = places > 0.0 ? prisoners[region.index()] / places : 0.0;
    }
}

} // namespace

void hold_prisoners(const Setting& setting, World& world) {
    const ServiceChainParameters& p = setting.parameters.service_chain;
    CellColumns& k = world.cells;
    const auto week = static_cast<std::uint32_t>(world.week.number);
    gather_force(
        setting, world, [](InstitutionKind kind) { return kind == InstitutionKind::corrections; },
        world.scratch.forces);
    count_prisoners(setting, world);
    const double serves = within_a_week(1.0 / p.sentence_years);
    for (const CellId cell : setting.cells.ids()) {
        const CellFacts& facts = setting.cells[cell];
        const RegionId prison = prison_of(setting, world, facts.region);
        if (!prison.exists()) {
            // A country without prisons lets everybody go.
            k.detained[cell] = k.sentenced[cell] = 0;
            continue;
        }
        const double occupancy = world.regions.occupancy[prison];
        const double lawful =
            lawful_share(setting, world.scratch.forces[prison.index()].performance) /
            std::max(1.0, occupancy);
        k.delivered_by_state[cell] += world.luck.binomial(facts.key, Decision::held_lawfully, week,
                                                          k.fair_terms[cell], lawful);
        k.sentenced[cell] -= world.luck.binomial(facts.key, Decision::sentence_served, week,
                                                 k.sentenced[cell], serves);
        const double beyond = occupancy > 1.0 ? 1.0 - 1.0 / occupancy : 0.0;
        const double lost = within_a_week(p.release_rate * beyond);
        k.sentenced[cell] -= world.luck.binomial(facts.key, Decision::released_or_escaped, week,
                                                 k.sentenced[cell], lost);
        k.detained[cell] -= world.luck.binomial(facts.key, Decision::released_or_escaped, week,
                                                k.detained[cell], lost, 1);
        k.sentenced[cell] += k.fair_terms[cell] + k.unfair_terms[cell];
    }
    count_prisoners(setting, world);
}

} // namespace ssrsim

#include "model/cases.hpp"
#include "model/politics.hpp"
#include "model/processes.hpp"

#include <algorithm>

// Police handle what they can: a case is spoiled by misconduct, settled on the spot, or sent to
// court. Beside the cases, forces meet people: equipment without integrity harms.

namespace ssrsim {

namespace {

void handle_cell(const Setting& setting, World& world, CellId cell, std::int32_t handled,
                 double integrity, double lapse) {
    const ServiceChainParameters& p = setting.parameters.service_chain;
    CellColumns& k = world.cells;
    const std::uint64_t key = setting.cells[cell].key;
    const auto week = static_cast<std::uint32_t>(world.week.number);
    const Luck& luck = world.luck;

    k.handled[cell] = handled;
    k.police_queue[cell] -= handled;
    k.police_queue[cell] -=
        luck.binomial(key, Decision::police_lapsed, week, k.police_queue[cell], lapse);

    const std::int32_t spoiled = luck.binomial(key, Decision::spoiled_by_misconduct, week, handled,
                                               p.misconduct * (1.0 - integrity));
    const std::int32_t minor =
        luck.binomial(key, Decision::minor_case, week, handled - spoiled, p.minor_share);
    // A settlement is worth what stands behind it: people keep it where courts would clear the
    // case.
    const double holds = p.settlement_floor +
                         (1.0 - p.settlement_floor) * clearance(world, setting.cells[cell].region);
    k.delivered_by_state[cell] +=
        luck.binomial(key, Decision::settlement_holds, week, minor, holds);

    const std::int32_t to_court = handled - spoiled - minor;
    k.sent_to_court[cell] = to_court;
    k.court_queue[cell] += to_court;
    k.detained[cell] +=
        luck.binomial(key, Decision::suspect_detained, week, to_court, p.detained_share);
    k.abuse[cell] = spoiled;
}

/// Abuse a week beside the cases: officers on duty × contact × (½ + ½ equipment) × (1 − ḡ)².
void add_contact_abuse(const Setting& setting, World& world) {
    const ServiceChainParameters& p = setting.parameters.service_chain;
    std::vector<double>& by_region = world.scratch.sums;
    by_region.assign(setting.regions.size(), 0.0);
    for (const InstitutionId c : setting.institutions.ids()) {
        if (!bears_arms(setting.institutions[c].kind)) continue;
        for (const UnitId unit : setting.institutions[c].units) {
            const UnitColumns& u = world.units;
            const double lacking = 1.0 - u.integrity[unit];
            by_region[setting.units.region[unit].index()] +=
                (u.strength[unit] - u.on_courses[unit]) * (0.5 + 0.5 * u.equipment[unit]) *
                lacking * lacking;
        }
    }
    for (const CellId cell : setting.cells.ids()) {
        const CellFacts& facts = setting.cells[cell];
        const double mean =
            by_region[facts.region.index()] * p.contact_rate * week_in_years * facts.contact;
        world.cells.abuse[cell] +=
            world.luck.poisson(facts.key, Decision::contact_abuse,
                               static_cast<std::uint32_t>(world.week.number), mean);
    }
}

} // namespace

void handle_cases(const Setting& setting, World& world) {
    const ServiceChainParameters& p = setting.parameters.service_chain;
    gather_force(setting, world, handles_cases, world.scratch.forces);
    const double lapse = within_a_week(p.police_lapse_rate);
    for (const RegionId region : setting.regions.ids()) {
        const RegionalForce& police = world.scratch.forces[region.index()];
        const auto handled =
            take_cases(world.cells.police_queue, region, police.performing * p.police_productivity,
                       world.regions.police_carry[region]);
        for (const Group group : groups) {
            handle_cell(setting, world, cell_of(region, group),
                        handled[static_cast<std::size_t>(group)], police.integrity, lapse);
        }
    }
    add_contact_abuse(setting, world);
}

} // namespace ssrsim

#include "model/cases.hpp"
#include "model/politics.hpp"
#include "model/processes.hpp"

// Police handle what they can: a case is spoiled by misconduct, settled on the spot, or sent to
// court. Beside the cases, forces meet people: equipment without integrity harms.

namespace ssrsim {

namespace {

/// What becomes of the cases that police took this week.
void settle_or_send(const Setting& setting, World& world) {
    const ServiceChainParameters& p = setting.parameters.service_chain;
    CellColumns& k = world.cells;
    CaseColumns& now = world.scratch.cases;
    for (const CellId cell : setting.cells.ids()) {
        const RegionId region = setting.cells[cell].region;
        now.chance[cell] = p.misconduct * (1.0 - world.scratch.forces[region.index()].integrity);
    }
    draw_cases(setting, world, Decision::spoiled_by_misconduct, k.handled, now.chance, k.abuse);

    Column<CellId, std::int32_t>& minor = now.first;
    for (const CellId cell : setting.cells.ids())
        minor[cell] = k.handled[cell] - k.abuse[cell];
    draw_cases(setting, world, Decision::minor_case, minor, p.minor_share, minor);
    for (const CellId cell : setting.cells.ids()) {
        k.sent_to_court[cell] = k.handled[cell] - k.abuse[cell] - minor[cell];
        // A settlement is worth what stands behind it: people keep it where courts would clear the
        // case.
        now.chance[cell] = p.settlement_floor + (1.0 - p.settlement_floor) *
                                                    clearance(world, setting.cells[cell].region);
    }
    draw_cases(setting, world, Decision::settlement_holds, minor, now.chance, now.drawn);
    for (const CellId cell : setting.cells.ids())
        k.delivered_by_state[cell] += now.drawn[cell];

    draw_cases(setting, world, Decision::suspect_detained, k.sent_to_court, p.detained_share,
               now.drawn);
    for (const CellId cell : setting.cells.ids()) {
        k.court_queue[cell] += k.sent_to_court[cell];
        k.detained[cell] += now.drawn[cell];
    }
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
    CaseColumns& now = world.scratch.cases;
    for (const CellId cell : setting.cells.ids()) {
        const CellFacts& facts = setting.cells[cell];
        now.chance[cell] =
            by_region[facts.region.index()] * p.contact_rate * week_in_years * facts.contact;
    }
    world.luck.poisson_pairs(setting.region_keys.span(), Decision::contact_abuse,
                             static_cast<std::uint32_t>(world.week.number), now.chance.span(),
                             now.drawn.span());
    for (const CellId cell : setting.cells.ids())
        world.cells.abuse[cell] += now.drawn[cell];
}

} // namespace

void handle_cases(const Setting& setting, World& world) {
    const ServiceChainParameters& p = setting.parameters.service_chain;
    CellColumns& k = world.cells;
    gather_force(setting, world, handles_cases, world.scratch.forces);
    for (const RegionId region : setting.regions.ids()) {
        take_cases(k.police_queue, region,
                   world.scratch.forces[region.index()].performing * p.police_productivity,
                   world.regions.police_carry[region], k.handled);
    }
    for (const CellId cell : setting.cells.ids())
        k.police_queue[cell] -= k.handled[cell];
    Column<CellId, std::int32_t>& lapsed = world.scratch.cases.drawn;
    draw_cases(setting, world, Decision::police_lapsed, k.police_queue,
               within_a_week(p.police_lapse_rate), lapsed);
    for (const CellId cell : setting.cells.ids())
        k.police_queue[cell] -= lapsed[cell];
    settle_or_send(setting, world);
    add_contact_abuse(setting, world);
}

} // namespace ssrsim

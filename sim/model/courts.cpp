#include "model/cases.hpp"
#include "model/processes.hpp"

#include <algorithm>

// Courts clear what they can; what waits collapses at a hazard, so that an overloaded court's queue
// rests at (arrivals − capacity) / hazard. A judgment is fair by the integrity of those who judge
// and the independence they have.

namespace ssrsim {

namespace {

/// Suspects who leave pre-trial detention because their cases leave the queue: `cases` of `queue`.
std::int32_t released_with(const World& world, std::uint64_t key, Decision what,
                           std::int32_t detained, std::int32_t cases, std::int32_t queue) {
    if (queue == 0 || detained == 0) return 0;
    const auto week = static_cast<std::uint32_t>(world.week.number);
    const std::int32_t drawn =
        world.luck.binomial(key, what, week, cases, static_cast<double>(detained) / queue);
    // Those who stay detained need cases that stay.
    return std::clamp(drawn, std::max(0, detained - (queue - cases)), std::min(detained, cases));
}

void judge_cell(const Setting& setting, World& world, CellId cell, std::int32_t cleared,
                double fair_share, double collapse) {
    const ServiceChainParameters& p = setting.parameters.service_chain;
    CellColumns& k = world.cells;
    const std::uint64_t key = setting.cells[cell].key;
    const auto week = static_cast<std::uint32_t>(world.week.number);
    const Luck& luck = world.luck;

    k.cleared[cell] = cleared;
    k.detained[cell] -= released_with(world, key, Decision::detainee_cleared, k.detained[cell],
                                      cleared, k.court_queue[cell]);
    k.court_queue[cell] -= cleared;
    const std::int32_t collapsed =
        luck.binomial(key, Decision::court_collapsed, week, k.court_queue[cell], collapse);
    k.detained[cell] -= released_with(world, key, Decision::detainee_collapsed, k.detained[cell],
                                      collapsed, k.court_queue[cell]);
    k.court_queue[cell] -= collapsed;

    const std::int32_t fair =
        luck.binomial(key, Decision::fair_judgment, week, cleared, fair_share);
    const std::int32_t fair_terms = luck.binomial(
        key, Decision::sentenced_to_prison, week,
        luck.binomial(key, Decision::convicted, week, fair, p.conviction_share), p.prison_share);
    const std::int32_t unfair_terms = luck.binomial(
        key, Decision::sentenced_to_prison, week,
        luck.binomial(key, Decision::convicted, week, cleared - fair, p.conviction_share, 1),
        p.prison_share, 1);
    k.delivered_by_state[cell] += fair - fair_terms;
    k.fair_terms[cell] = fair_terms;
    k.unfair_terms[cell] = unfair_terms;
}

} // namespace

void judge_cases(const Setting& setting, World& world) {
    const ServiceChainParameters& p = setting.parameters.service_chain;
    gather_force(
        setting, world, [](InstitutionKind kind) { return kind == InstitutionKind::justice; },
        world.scratch.forces);
    const double collapse = within_a_week(p.collapse_rate);
    for (const RegionId region : setting.regions.ids()) {
        const RegionalForce& courts = world.scratch.forces[region.index()];
        const auto cleared =
            take_cases(world.cells.court_queue, region, courts.performing * p.court_productivity,
                       world.regions.court_carry[region]);
        const double fair = fair_share(setting, world, courts.integrity);
        for (const Group group : groups) {
            judge_cell(setting, world, cell_of(region, group),
                       cleared[static_cast<std::size_t>(group)], fair, collapse);
        }
    }
}

} // namespace ssrsim

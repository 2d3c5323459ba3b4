#include "model/cases.hpp"
#include "model/processes.hpp"

#include <algorithm>

// Courts clear what they can; what waits collapses at a hazard, so that an overloaded court's queue
// rests at (arrivals − capacity) / hazard. A judgment is fair by the integrity of those who judge
// and the independence they have.

namespace ssrsim {

namespace {

/// `cases` of the queues leave them, and with them suspects leave pre-trial detention.
void leave_queue(const Setting& setting, World& world, Decision what,
                 const Column<CellId, std::int32_t>& cases) {
    CellColumns& k = world.cells;
    CaseColumns& now = world.scratch.cases;
    for (const CellId cell : setting.cells.ids()) {
        const bool anybody = k.court_queue[cell] > 0 && k.detained[cell] > 0;
        now.drawn[cell] = anybody ? cases[cell] : 0;
        now.chance[cell] =
            anybody ? static_cast<double>(k.detained[cell]) / k.court_queue[cell] : 0.0;
    }
    draw_cases(setting, world, what, now.drawn, now.chance, now.drawn);
    for (const CellId cell : setting.cells.ids()) {
        k.court_queue[cell] -= cases[cell];
        // Those who stay detained need cases that stay.
        k.detained[cell] -=
            std::clamp(now.drawn[cell], std::max(0, k.detained[cell] - k.court_queue[cell]),
                       std::min(k.detained[cell], cases[cell]));
    }
}

/// Prison terms from judgments of one kind: convicted and sentenced, by one draw.
void sentence(const Setting& setting, World& world, const Column<CellId, std::int32_t>& judged,
              Column<CellId, std::int32_t>& terms, std::uint32_t pair) {
    const ServiceChainParameters& p = setting.parameters.service_chain;
    draw_cases(setting, world, Decision::sentenced_to_prison, judged,
               p.conviction_share * p.prison_share, terms, pair);
}

} // namespace

void judge_cases(const Setting& setting, World& world) {
    const ServiceChainParameters& p = setting.parameters.service_chain;
    CellColumns& k = world.cells;
    CaseColumns& now = world.scratch.cases;
    gather_force(
        setting, world, [](InstitutionKind kind) { return kind == InstitutionKind::justice; },
        world.scratch.forces);
    for (const RegionId region : setting.regions.ids()) {
        take_cases(k.court_queue, region,
                   world.scratch.forces[region.index()].performing * p.court_productivity,
                   world.regions.court_carry[region], k.cleared);
    }
    leave_queue(setting, world, Decision::detainee_cleared, k.cleared);
    Column<CellId, std::int32_t>& collapsed = now.first;
    draw_cases(setting, world, Decision::court_collapsed, k.court_queue,
               within_a_week(p.collapse_rate), collapsed);
    leave_queue(setting, world, Decision::detainee_collapsed, collapsed);

    for (const CellId cell : setting.cells.ids()) {
        const RegionId region = setting.cells[cell].region;
        now.chance[cell] =
            fair_share(setting, world, world.scratch.forces[region.index()].integrity);
    }
    Column<CellId, std::int32_t>& fair = now.first;
    Column<CellId, std::int32_t>& unfair = now.second;
    draw_cases(setting, world, Decision::fair_judgment, k.cleared, now.chance, fair);
    for (const CellId cell : setting.cells.ids())
        unfair[cell] = k.cleared[cell] - fair[cell];
    sentence(setting, world, fair, k.fair_terms, 0);
    sentence(setting, world, unfair, k.unfair_terms, 1);
    for (const CellId cell : setting.cells.ids())
        k.delivered_by_state[cell] += fair[cell] - k.fair_terms[cell];
}

} // namespace ssrsim

#include "world/invariants.hpp"

#include "world/officers.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace ssrsim {

namespace {

template <class C>
bool all_shares(const C& column) {
    return std::all_of(column.begin(), column.end(),
                       [](double value) { return value >= 0.0 && value <= 1.0; });
}

template <class C>
bool none_negative(const C& column) {
    return std::all_of(column.begin(), column.end(), [](auto value) { return !(value < 0); });
}

bool books_balance(const Setting& setting, const World& world) {
    const FinanceState& f = world.finance;
    Column<DonorId, Column<InstitutionId, LedgerRow>> sums;
    for (std::size_t donor = 0; donor < setting.donors.size(); ++donor) {
        sums.push_back(Column<InstitutionId, LedgerRow>{setting.institutions.size() + 1});
    }
    for (const Lot& lot : f.lots) {
        if (lot.committed != lot.in_pipeline + lot.held + lot.spent + lot.returned) return false;
        if (std::min({lot.in_pipeline, lot.held, lot.spent, lot.returned}) < Money{}) return false;
        const InstitutionId row =
            lot.institution.exists() ? lot.institution : InstitutionId{setting.institutions.size()};
        LedgerRow& sum = sums[lot.donor][row];
        sum.committed += lot.committed;
        sum.in_pipeline += lot.in_pipeline;
        sum.held += lot.held;
        sum.spent += lot.spent;
        sum.returned += lot.returned;
    }
    for (const DonorId donor : setting.donors.ids()) {
        for (const InstitutionId c : f.ledger[donor].ids()) {
            const LedgerRow& kept = f.ledger[donor][c];
            const LedgerRow& sum = sums[donor][c];
            if (kept.committed != sum.committed || kept.in_pipeline != sum.in_pipeline ||
                kept.held != sum.held || kept.spent != sum.spent || kept.returned != sum.returned) {
                return false;
            }
        }
    }
    return true;
}

bool strength_adds_up(const Setting& setting, const World& world) {
    std::int64_t strength = 0;
    for (const UnitId unit : setting.units.key.ids()) {
        std::int32_t there = 0;
        std::int32_t away = 0;
        for (const OfficerId officer : setting.units.slots_of(unit)) {
            const bool free = world.officers.is_free(officer);
            const bool on_duty = !free && !world.officers.is_on_course(officer);
            if (world.officers.on_call[officer] !=
                (on_duty ? world.officers[officer].rota : nobody_on_call)) {
                return false;
            }
            if (free) continue;
            ++there;
            if (!on_duty) ++away;
        }
        if (there != world.units.strength[unit] || away != world.units.on_courses[unit]) {
            return false;
        }
        strength += there;
    }
    return strength == world.first_strength + world.personnel.hired - world.personnel.left;
}

bool officers_are_shares(const Setting& setting, const World& world) {
    constexpr double rounding = 1e-9;
    for (const UnitId unit : setting.units.key.ids()) {
        for (const OfficerId officer : setting.units.slots_of(unit)) {
            if (world.officers.is_free(officer)) continue;
            for (const double trait :
                 {skill_of(world, unit, officer), integrity_of(world, unit, officer)}) {
                if (!(trait >= -rounding && trait <= 1.0 + rounding)) return false;
            }
        }
    }
    return true;
}

bool cases_add_up(const World& world) {
    const CellColumns& k = world.cells;
    for (const CellId cell : k.detained.ids()) {
        if (k.detained[cell] > k.court_queue[cell]) return false;
        if (k.delivered_by_state[cell] > k.handled[cell] + k.cleared[cell]) return false;
        if (k.reported[cell] > k.incidents[cell]) return false;
    }
    return none_negative(k.police_queue) && none_negative(k.court_queue) &&
           none_negative(k.detained) && none_negative(k.sentenced) && none_negative(k.abuse);
}

bool donors_are_shares(const FinanceState& f) {
    return all_shares(f.attention) &&
           std::all_of(f.coordination.begin(), f.coordination.end(),
                       [](const auto& with_institutions) { return all_shares(with_institutions); });
}

bool is_made_of_shares(const Adviser& a) {
    return all_shares(std::array{a.technical, a.language, a.pedagogy, a.knowledge, a.rapport,
                                 a.effect, a.full_effect});
}

bool advisers_are_shares(const World& world) {
    return std::all_of(world.posts.begin(), world.posts.end(), [](const PostState& post) {
        return is_made_of_shares(post.incumbent) && is_made_of_shares(post.successor);
    });
}

/// Phases are paid out of what is spent, and that out of the budget.
bool budgets_hold(const ActivityColumns& a) {
    for (const ActivityId id : a.status.ids()) {
        if (a.overhead_paid[id] < Money{} || a.overhead_paid[id] > a.overhead[id]) return false;
        if (a.overhead_paid[id] > a.spent[id] || a.spent[id] > a.budget[id]) return false;
    }
    return true;
}

} // namespace

const char* broken_invariant(const Setting& setting, const World& world) {
    const InstitutionColumns& c = world.institutions;
    const UnitColumns& u = world.units;
    if (!books_balance(setting, world)) return "the ledger balances to the cent";
    if (!strength_adds_up(setting, world)) return "hires less leavers change the strength";
    if (!officers_are_shares(setting, world)) return "skill and integrity are shares";
    if (!cases_add_up(world)) return "a case counts once";
    if (!all_shares(c.procedures) || !all_shares(c.pay) || !all_shares(c.maintenance) ||
        !all_shares(c.accountability) || !all_shares(c.capacity) || !all_shares(c.performance) ||
        !all_shares(c.material) || !all_shares(c.systems_effort) || !all_shares(c.fragmentation) ||
        !all_shares(c.equipment) || !all_shares(c.skill) || !all_shares(c.integrity)) {
        return "an institution's indices are shares";
    }
    if (!all_shares(u.equipment) || !all_shares(u.mentoring) || !all_shares(u.capacity) ||
        !all_shares(u.performance) || !all_shares(u.skill) || !all_shares(u.integrity)) {
        return "a unit's indices are shares";
    }
    const MissionColumns& m = world.missions;
    if (!all_shares(m.memory) || !all_shares(m.knowledge)) return "memory and knowledge are shares";
    if (!advisers_are_shares(world) || !all_shares(m.effect) || !all_shares(m.planners) ||
        !all_shares(m.liaisons) || !all_shares(m.monitors) || !all_shares(c.trainer_effect) ||
        !all_shares(c.adviser_effect)) {
        return "what advisers are and do are shares";
    }
    if (!donors_are_shares(world.finance) || !all_shares(c.coordination) ||
        !all_shares(c.pooled_share) || !all_shares(world.monitored_need)) {
        return "attention, coordination and pooled money are shares";
    }
    if (!all_shares(
            std::array{world.politics.court_independence, world.politics.assessment_error})) {
        return "the courts' independence and the error of needs are shares";
    }
    if (!all_shares(c.ownership) || !all_shares(c.political_will) || !all_shares(c.will_baseline) ||
        !all_shares(c.national_lead) || !all_shares(c.lead_practised) || !all_shares(c.inclusion) ||
        !all_shares(c.credibility) || !all_shares(c.inclusion_effort)) {
        return "ownership, will, lead and inclusion are shares";
    }
    if (!all_shares(world.cells.trust) || !all_shares(world.cells.confidence) ||
        !all_shares(world.regions.insecurity) || !all_shares(world.regions.arms) ||
        !all_shares(world.regions.cleavage) || !none_negative(world.regions.ex_combatants) ||
        !none_negative(world.regions.reintegrated)) {
        return "trust, confidence and insecurity are shares, people are whole";
    }
    if (!all_shares(m.credibility) || !all_shares(m.stalled)) return "credibility is a share";
    if (!all_shares(world.activities.progress) || !all_shares(world.activities.lead_offered))
        return "progress is a share";
    if (!budgets_hold(world.activities)) return "nothing is spent beyond a budget";
    return nullptr;
}

void check_invariants([[maybe_unused]] const Setting& setting,
                      [[maybe_unused]] const World& world) {
#ifdef SSRSIM_CONTRACTS
    if (const char* broken = broken_invariant(setting, world)) {
        contract_failed(__FILE__, __LINE__, broken, "an invariant of the week");
    }
#endif
}

} // namespace ssrsim

#include "core/hash.hpp"
#include "world/world.hpp"

#include <array>

namespace ssrsim {

namespace {

template <class... Columns>
void add_all(Digest& digest, const Columns&... columns) {
    (digest.add(columns.span()), ...);
}

std::uint64_t word_of_two(std::int32_t first, std::int32_t second) {
    return std::uint64_t{static_cast<std::uint32_t>(first)} << 32 |
           static_cast<std::uint32_t>(second);
}

/// Whoever has left has left nothing that counts.
void add(Digest& digest, const OfficerTable& o) {
    constexpr std::size_t places = 11;
    digest.add_rows(o.rows.size(), [&](std::size_t row) {
        const OfficerId id{row};
        if (o.is_free(id)) return std::array<std::uint64_t, places>{};
        const Officer& officer = o[id];
        return std::array<std::uint64_t, places>{
            officer.key,
            Digest::word(officer.skill_base),
            Digest::word(officer.integrity_base),
            Digest::word(officer.course_base),
            Digest::word(officer.joined),
            Digest::word(officer.hazard_spent),
            Digest::word(officer.rota),
            Digest::word(o.is_on_course(id) ? o.course_quality[id] : -1.0),
            word_of_two(officer.candidates, officer.courses),
            word_of_two(officer.trained, officer.woman ? 1 : 0),
            word_of_two(o.leaving.due(id).number, o.course_end.due(id).number)};
    });
}

void add(Digest& digest, const UnitColumns& u) {
    add_all(digest, u.strength, u.on_courses, u.women, u.skill_base_sum, u.integrity_base_sum,
            u.equipment, u.mentoring, u.skill, u.integrity, u.capacity, u.performance,
            u.seats_given);
    for (const UnitId unit : u.strength.ids()) {
        digest.add(std::array{u.skill_map[unit].factor, u.skill_map[unit].offset,
                              u.integrity_map[unit].factor, u.integrity_map[unit].offset});
    }
}

void add(Digest& digest, const InstitutionColumns& c) {
    add_all(digest, c.ownership, c.political_will, c.will_baseline, c.national_lead,
            c.lead_practised, c.inclusion, c.credibility, c.turn, c.procedures, c.pay, c.payable,
            c.maintenance, c.accountability, c.capacity, c.performance, c.equipment, c.skill,
            c.integrity, c.strength, c.systems_effort, c.inclusion_effort, c.delivered, c.material,
            c.trainer_effect, c.adviser_effect, c.trainers, c.mentors, c.advisers, c.budget_support,
            c.donor_spending, c.spent_this_week, c.fragmentation, c.coordination, c.pooled_share,
            c.actors);
}

void add(Digest& digest, const CellColumns& k) {
    add_all(digest, k.trust, k.confidence, k.police_queue, k.court_queue, k.detained, k.sentenced,
            k.incidents, k.reported, k.handled, k.sent_to_court, k.cleared, k.fair_terms,
            k.unfair_terms, k.delivered_by_state, k.delivered_by_custom, k.abuse,
            k.incidents_smooth, k.reported_smooth, k.state_smooth, k.custom_smooth, k.abuse_smooth);
}

void add(Digest& digest, const Adviser& adviser) {
    digest.add(std::array<std::int32_t, 5>{adviser.present ? 1 : 0, adviser.turn,
                                           adviser.arrived.number, adviser.ends.number,
                                           adviser.extended ? 1 : 0});
    digest.add(std::array{adviser.technical, adviser.language, adviser.pedagogy, adviser.knowledge,
                          adviser.rapport, adviser.effect, adviser.full_effect});
}

void add(Digest& digest, const MissionColumns& m) {
    add_all(digest, m.memory, m.knowledge, m.effect, m.authorised, m.filled, m.month, m.arrivals,
            m.weeks_vacant, m.weeks_learning, m.drawn_down, m.credibility, m.strategy_work,
            m.strategy_needs, m.strategy, m.planned, m.achieved, m.stalled, m.broken, m.planners,
            m.liaisons, m.monitors);
    for (const MissionId mission : m.memory.ids()) {
        digest.add(m.wages[mission].cents);
        digest.add(m.wages_unfunded[mission].cents);
        digest.add(m.ends[mission].number);
    }
}

void add(Digest& digest, const FinanceState& f) {
    add_all(digest, f.attention);
    for (const Lot& lot : f.lots) {
        digest.add(std::array<std::int32_t, 7>{lot.donor.value, lot.begun.number,
                                               lot.institution.value, lot.way, lot.vintage,
                                               lot.arrives.number, lot.expires.number});
        digest.add(std::array<std::int64_t, 5>{lot.committed.cents, lot.in_pipeline.cents,
                                               lot.held.cents, lot.spent.cents,
                                               lot.returned.cents});
    }
    for (const LotId lot : f.open_lots)
        digest.add(lot.value);
    for (const auto& row : f.coordination)
        digest.add(row.span());
    for (const Week week : f.suspended)
        digest.add(week.number);
    for (const Money received : f.received)
        digest.add(received.cents);
}

void add(Digest& digest, const ActivityColumns& a) {
    add_all(digest, a.progress, a.seats_due, a.seats_filled, a.round, a.agreed, a.no_gate, a.phases,
            a.delivered, a.people_due, a.lead_offered, a.is_piece, a.integrated_due);
    for (const ActivityId activity : a.status.ids()) {
        digest.add(static_cast<std::int32_t>(a.status[activity]));
        digest.add(a.consulted[activity].number);
        digest.add(a.spent[activity].cents);
        digest.add(a.budget[activity].cents);
        digest.add(a.overhead[activity].cents);
        digest.add(a.overhead_paid[activity].cents);
        digest.add(std::array<std::int32_t, 2>{a.phase_ends[activity].number,
                                               a.next_vetted[activity].value});
    }
    for (const ActivityId activity : a.order)
        digest.add(activity.value);
}

void add(Digest& digest, const Politics& p) {
    digest.add(std::array<std::int32_t, 4>{static_cast<std::int32_t>(p.government),
                                           p.crisis_until.number, p.council_exists ? 1 : 0,
                                           p.council_chaired_by_state ? 1 : 0});
    digest.add(std::array{p.assessment_error, p.court_independence});
}

} // namespace

std::uint64_t digest_of(const World& world) {
    Digest digest;
    digest.add(world.replicate);
    digest.add(world.week.number);
    add(digest, world.officers);
    add(digest, world.units);
    add(digest, world.institutions);
    add_all(digest, world.regions.insecurity, world.regions.ex_combatants,
            world.regions.reintegrated, world.regions.arms, world.regions.cleavage,
            world.regions.places, world.regions.police_carry, world.regions.court_carry,
            world.regions.to_court_smooth, world.regions.cleared_smooth, world.regions.occupancy);
    add(digest, world.cells);
    digest.add(world.personnel.hired);
    digest.add(world.personnel.left);
    add(digest, world.politics);
    digest.add(world.monitored_need.span());
    add(digest, world.missions);
    for (const PostState& post : world.posts) {
        add(digest, post.incumbent);
        add(digest, post.successor);
        digest.add(std::array<std::int32_t, 5>{post.institution.value, post.unit.value, post.turns,
                                               post.awaited ? 1 : 0, post.due.number});
    }
    add(digest, world.finance);
    add(digest, world.activities);
    return digest.value();
}

} // namespace ssrsim

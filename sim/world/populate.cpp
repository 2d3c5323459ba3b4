#include "core/hash.hpp"
#include "world/officers.hpp"
#include "world/world.hpp"

namespace ssrsim {

namespace {

void make_columns(const Setting& setting, World& world) {
    const auto slots = static_cast<std::size_t>(setting.units.slots);
    OfficerTable& o = world.officers;
    o.rows.assign(slots, Officer{});
    o.held.assign(slots, 0);
    o.on_call.assign(slots, nobody_on_call);
    o.course_quality.assign(slots, 0.0);
    o.leaving = DueWeeks<OfficerId>{slots};
    o.course_end = DueWeeks<OfficerId>{slots};

    const std::size_t units = setting.units.key.size();
    UnitColumns& u = world.units;
    u.strength.assign(units, 0);
    u.on_courses.assign(units, 0);
    u.women.assign(units, 0);
    u.skill_map.assign(units, AffineMap{});
    u.integrity_map.assign(units, AffineMap{});
    for (auto* column : {&u.skill_base_sum, &u.integrity_base_sum, &u.equipment, &u.mentoring,
                         &u.skill, &u.integrity, &u.capacity, &u.performance}) {
        column->assign(units, 0.0);
    }
    u.seats_given.assign(units, 0);

    const std::size_t institutions = setting.institutions.size();
    InstitutionColumns& c = world.institutions;
    for (auto* column : {&c.ownership,
                         &c.political_will,
                         &c.will_baseline,
                         &c.national_lead,
                         &c.lead_practised,
                         &c.inclusion,
                         &c.credibility,
                         &c.procedures,
                         &c.pay,
                         &c.payable,
                         &c.maintenance,
                         &c.accountability,
                         &c.capacity,
                         &c.performance,
                         &c.equipment,
                         &c.skill,
                         &c.integrity,
                         &c.systems_effort,
                         &c.inclusion_effort,
                         &c.delivered,
                         &c.material,
                         &c.trainer_effect,
                         &c.adviser_effect,
                         &c.budget_support,
                         &c.donor_spending,
                         &c.spent_this_week,
                         &c.fragmentation,
                         &c.coordination,
                         &c.pooled_share}) {
        column->assign(institutions, 0.0);
    }
    for (auto* column : {&c.strength, &c.trainers, &c.mentors, &c.advisers, &c.turn, &c.actors}) {
        column->assign(institutions, 0);
    }

    const std::size_t cells = setting.cells.size();
    CellColumns& k = world.cells;
    for (auto* column :
         {&k.police_queue, &k.court_queue, &k.detained, &k.sentenced, &k.incidents, &k.reported,
          &k.handled, &k.sent_to_court, &k.cleared, &k.fair_terms, &k.unfair_terms,
          &k.delivered_by_state, &k.delivered_by_custom, &k.abuse}) {
        column->assign(cells, 0);
    }
    for (auto* column : {&k.trust, &k.confidence, &k.incidents_smooth, &k.reported_smooth,
                         &k.state_smooth, &k.custom_smooth, &k.abuse_smooth}) {
        column->assign(cells, 0.0);
    }
    CaseColumns& now = world.scratch.cases;
    now.chance.assign(cells, 0.0);
    for (auto* column : {&now.first, &now.second, &now.drawn})
        column->assign(cells, 0);
    RegionColumns& r = world.regions;
    for (auto* column : {&r.insecurity, &r.arms, &r.cleavage, &r.places, &r.police_carry,
                         &r.court_carry, &r.to_court_smooth, &r.cleared_smooth, &r.occupancy}) {
        column->assign(setting.regions.size(), 0.0);
    }
    r.ex_combatants.assign(setting.regions.size(), 0);
    r.reintegrated.assign(setting.regions.size(), 0);
    world.monitored_need.assign(institutions, 0.0);
}

void enlist_first_officers(const Setting& setting, World& world) {
    const OfficerParameters& p = setting.parameters.officers;
    PeopleColumns& people = world.scratch.people;
    for (const UnitId unit : setting.units.key.ids()) {
        const InstitutionFacts& facts = setting.institutions[setting.units.institution[unit]];
        const std::int32_t first = setting.units.first_slot[unit];
        people.slots.clear();
        people.keys.clear();
        for (std::int32_t place = 0; place < setting.units.strength[unit]; ++place) {
            people.slots.push_back(OfficerId{first + place});
            people.keys.push_back(
                hash_combine(setting.units.key[unit], static_cast<std::uint64_t>(place)));
        }
        people.uniforms.resize(people.keys.size());
        people.joined.resize(people.keys.size());
        world.luck.uniforms(people.keys, Decision::officer_tenure, 0, people.uniforms);
        exponential_quantiles(people.uniforms, people.joined);
        for (double& week : people.joined) {
            const double tenure_years = p.starting_tenure_years * week;
            week = world.week.number - tenure_years * weeks_per_year;
        }
        enlist(setting, world, people, {facts.skill, facts.integrity, facts.women});
        world.units.equipment[unit] = facts.equipment;
        refresh_means(world, unit);
        world.first_strength += world.units.strength[unit];
    }
}

} // namespace

World populate(const Setting& country, Seeds seeds, std::uint32_t replicate) {
    World world;
    world.luck = Luck{seeds, replicate};
    world.replicate = replicate;
    world.week = country.burn_in_begins;
    make_columns(country, world);
    for (const InstitutionId c : country.institutions.ids()) {
        const InstitutionFacts& facts = country.institutions[c];
        world.institutions.ownership[c] = facts.ownership;
        world.institutions.political_will[c] = facts.political_will;
        world.institutions.will_baseline[c] = facts.political_will;
        world.institutions.lead_practised[c] = country.parameters.feedback.starting_lead;
        world.institutions.credibility[c] = country.parameters.bargaining.usual_credibility;
        world.institutions.procedures[c] = facts.procedures;
        world.institutions.pay[c] = 1.0;
        world.institutions.strength[c] = facts.strength;
        world.institutions.payable[c] = facts.establishment;
    }
    for (const RegionId region : country.regions.ids()) {
        const RegionFacts& facts = country.regions[region];
        world.regions.insecurity[region] = facts.insecurity;
        world.regions.ex_combatants[region] = facts.ex_combatants;
        world.regions.arms[region] = 1.0;
        world.regions.cleavage[region] = facts.cleavage;
        world.regions.places[region] = country.places[region];
    }
    for (const CellId cell : country.cells.ids()) {
        world.cells.confidence[cell] = country.cells[cell].confidence;
        world.cells.trust[cell] = country.cells[cell].trust;
    }
    world.politics.government = country.government.kind;
    world.politics.court_independence = country.court_independence;
    enlist_first_officers(country, world);
    return world;
}

namespace {

void begin_missions(const Setting& setting, World& world) {
    const std::size_t missions = setting.missions.size();
    MissionColumns& m = world.missions;
    for (auto* column : {&m.memory, &m.knowledge, &m.effect, &m.weeks_vacant, &m.weeks_learning,
                         &m.strategy_work, &m.strategy_needs, &m.planned, &m.achieved, &m.stalled,
                         &m.broken, &m.planners, &m.liaisons, &m.monitors}) {
        column->assign(missions, 0.0);
    }
    for (auto* column : {&m.authorised, &m.filled, &m.arrivals}) {
        column->assign(missions, 0);
    }
    m.month.assign(missions, -1);
    m.wages.assign(missions, Money{});
    m.wages_unfunded.assign(missions, Money{});
    m.drawn_down.assign(missions, 0);
    m.strategy.assign(missions, 0);
    m.credibility.assign(missions, setting.parameters.bargaining.usual_credibility);
    m.ends.clear();
    const CoordinationParameters& p = setting.parameters.coordination;
    for (const MissionId mission : setting.missions.ids()) {
        const MissionFacts& facts = setting.missions[mission];
        m.ends.push_back(facts.end);
        m.strategy_needs[mission] = world.luck.gamma(facts.key, Decision::strategy_needs, 0,
                                                     p.strategy_weeks, p.strategy_shape);
    }
    world.posts.clear();
    for (const PostFacts& facts : setting.posts) {
        PostState post;
        post.institution = facts.institution;
        post.unit = facts.unit;
        world.posts.push_back(post);
    }
}

void begin_donors(const Setting& setting, World& world) {
    const std::size_t rows = setting.institutions.size();
    const double base = setting.parameters.coordination.base;
    FinanceState& f = world.finance;
    f = FinanceState{};
    for (const DonorFacts& donor : setting.donors) {
        f.attention.push_back(donor.attention);
        f.ledger.push_back(Column<InstitutionId, LedgerRow>{rows + 1});
        f.coordination.push_back(Column<InstitutionId, double>{rows, base * donor.willingness});
        f.suspended.push_back(Week{});
    }
    if (!setting.known.sums.empty()) f.received.assign(setting.donors.size(), Money{});
}

void begin_activities(const Setting& setting, World& world) {
    const std::size_t rows = setting.activities.size();
    ActivityColumns& a = world.activities;
    a.status.assign(rows, ActivityStatus::planned);
    a.consulted.assign(rows, Week{});
    a.round.assign(rows, 0);
    a.agreed.assign(rows, -1);
    a.no_gate.assign(rows, 0);
    a.phase_ends.assign(rows, Week{});
    a.phases.assign(rows, 0);
    a.overhead.assign(rows, Money{});
    a.overhead_paid.assign(rows, Money{});
    a.delivered.assign(rows, 0.0);
    a.next_vetted.assign(rows, OfficerId{});
    a.people_due.assign(rows, 0.0);
    a.lead_offered.assign(rows, 0.0);
    a.is_piece.assign(rows, 0);
    a.integrated_due.assign(rows, 0.0);
    a.spent.assign(rows, Money{});
    a.progress.assign(rows, 0.0);
    a.seats_due.assign(rows, 0.0);
    a.seats_filled.assign(rows, 0);
    a.budget.clear();
    for (const ActivityFacts& facts : setting.activities)
        a.budget.push_back(facts.budget);
    a.order = setting.funding_order;
}

} // namespace

World branch(World warmed, const Setting& with_plan) {
    warmed.events = EventLog{};
    for (const InstitutionId c : with_plan.institutions.ids()) {
        warmed.institutions.national_lead[c] = with_plan.institutions[c].national_lead;
    }
    begin_missions(with_plan, warmed);
    begin_donors(with_plan, warmed);
    begin_activities(with_plan, warmed);
    return warmed;
}

} // namespace ssrsim

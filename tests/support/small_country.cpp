#include "support/small_country.hpp"

#include "model/processes.hpp"
#include "model/step.hpp"
#include "world/invariants.hpp"

#include <gtest/gtest.h>
#include <stdexcept>

namespace ssrsim {

SmallCountry::SmallCountry() : country(defaults<Country>()), plan(defaults<Plan>()) {
    country.parameters = defaults<Parameters>();
    country.name = "Small country";
    country.currency = "USD";
    country.start = first_monday;
    country.burn_in_years = 0.0;
    plan.end = Date{2014, 1, 6};
    plan.national_lead = 0.0;
    stand_still();
}

SmallCountry& SmallCountry::stand_still() {
    PoliticsParameters& politics = parameters().politics;
    politics.will_rate = politics.will_noise = 0.0;
    politics.head_turnover = politics.crisis_rate = politics.coup_rate = 0.0;
    politics.interference_rate = politics.independence_rate = 0.0;
    parameters().security.insecurity_rate = 0.0;
    parameters().coordination.base = 1.0; // a donor's willingness is its coordination
    parameters().coordination.rate = 0.0;
    FeedbackParameters& feedback = parameters().feedback;
    feedback.trust_up = feedback.trust_down = feedback.confidence_rate = 0.0;
    feedback.ownership_up = feedback.ownership_down = feedback.imposition = 0.0;
    feedback.credibility_rate = feedback.stall_cost = feedback.promise_cost = 0.0;
    feedback.misconduct_rate = 0.0;
    plan.government_rule = plan.donor_rule = plan.mission_rule = plan.council_rule = Rule::fixed;
    return *this;
}

SmallCountry& SmallCountry::come_alive() {
    const Parameters alive = defaults<Parameters>();
    parameters().politics = alive.politics;
    parameters().security = alive.security;
    parameters().coordination = alive.coordination;
    parameters().feedback = alive.feedback;
    plan.government_rule = plan.donor_rule = plan.mission_rule = plan.council_rule = Rule::adaptive;
    return *this;
}

Region& SmallCountry::region(const std::string& id, std::int32_t population) {
    Region& row = country.regions[id] = defaults<Region>();
    row.population = population;
    return row;
}

Institution& SmallCountry::institution(const std::string& id, InstitutionKind kind,
                                       std::int32_t establishment) {
    if (country.regions.empty()) region("centre");
    Institution& row = country.institutions[id] = defaults<Institution>();
    row.kind = kind;
    row.establishment = establishment;
    row.strength = establishment;
    row.elected_will = row.political_will;
    return row;
}

Mission& SmallCountry::mission(const std::string& id, Date start, Date end) {
    Mission& row = plan.missions[id] = defaults<Mission>();
    row.start = start;
    row.end = end;
    row.headquarters_capacity = 1.0; // lead times as stated
    return row;
}

Post& SmallCountry::posts(Mission& mission, const std::string& id, PostType type,
                          const std::string& institution, std::int32_t count) {
    Post& row = mission.posts[id] = defaults<Post>();
    row.type = type;
    row.institution = institution;
    row.count = count;
    return row;
}

Donor& SmallCountry::donor(const std::string& id, double pledge) {
    Donor& row = plan.donors[id] = defaults<Donor>();
    row.pledge = money_of(pledge);
    row.reliability = 1.0;
    row.alignment = 0.0;
    row.willingness = 0.4;
    return row;
}

Activity& SmallCountry::activity(const std::string& id, ActivityKind kind,
                                 const std::string& institution, double budget,
                                 double duration_weeks) {
    Activity& row = plan.activities[id] = defaults<Activity>();
    row.kind = kind;
    row.institution = institution;
    row.start = country.start;
    row.duration_weeks = duration_weeks;
    row.budget = money_of(budget);
    row.consultation_weeks = 0.0;
    return row;
}

SmallCountry& SmallCountry::without_turnover() {
    parameters().officers.leave_rate = 0.0;
    parameters().officers.academy_rate = 0.0;
    return *this;
}

SmallCountry& SmallCountry::without_decay() {
    parameters().institutions.procedures_decay = 0.0;
    parameters().institutions.equipment_decay = 0.0;
    return *this;
}

namespace {

void add_institutions(SmallCountry& small) {
    const auto add = [&](const char* id, InstitutionKind kind, std::int32_t establishment,
                         const char* ministry, double budget_share) -> Institution& {
        Institution& row = small.institution(id, kind, establishment);
        row.strength = establishment * 9 / 10;
        row.ministry = ministry;
        row.wage = money_of(1000);
        row.budget_share = budget_share;
        return row;
    };
    add("police", InstitutionKind::police, 240, "interior", 0.40).unit_size = 20;
    add("army", InstitutionKind::defence, 150, "", 0.25).unit_size = 50;
    add("courts", InstitutionKind::justice, 60, "law", 0.12).unit_size = 10;
    Institution& prisons = add("prisons", InstitutionKind::corrections, 40, "law", 0.08);
    prisons.regions = {"east", "north"};
    prisons.places = 60;
    add("interior", InstitutionKind::ministry, 30, "", 0.05).regions = {"east"};
    add("law", InstitutionKind::ministry, 30, "", 0.05).regions = {"east"};
    add("inspectors", InstitutionKind::inspectorate, 25, "", 0.05).regions = {"east"};
}

void add_missions(SmallCountry& small) {
    Mission& first = small.mission("unob", first_monday, Date{2007, 1, 1});
    first.recruitment_lead_weeks = 12;
    SmallCountry::posts(first, "mentors", PostType::mentor, "police", 12);
    SmallCountry::posts(first, "trainers", PostType::trainer, "police", 4);
    Post& local = SmallCountry::posts(first, "local", PostType::liaison, "courts", 2);
    local.staff = StaffCategory::national;
    SmallCountry::posts(first, "planners", PostType::planner, "", 3);

    Mission& second = small.mission("unib", Date{2007, 1, 1}, Date{2010, 1, 4});
    second.succeeds = "unob";
    second.contracts = ContractTerm::mandate_period;
    second.renewal_months = 6;
    second.recruitment_lead_weeks = 8;
    second.arrivals_per_month = 3;
    SmallCountry::posts(second, "mentors", PostType::mentor, "police", 6);
    SmallCountry::posts(second, "advisers", PostType::liaison, "law", 3);
}

void add_donors(SmallCountry& small) {
    Donor& members = small.donor("members", 1'500'000);
    members.channel = Channel::assessed;
    members.implementer = "unob";
    small.donor("ally", 400'000).reliability = 0.8;
    Donor& neighbour = small.donor("neighbour", 300'000);
    neighbour.fiscal_year_month = 4;
    neighbour.alignment = 0.5;
    neighbour.preferences = {{"police", 2.0}, {"courts", 1.0}};
    Donor& pool = small.donor("pool", 300'000);
    pool.channel = Channel::pooled_fund;
    pool.carry_over = 0.9;
    pool.alignment = 0.8;
    Donor& bank = small.donor("bank", 100'000);
    bank.channel = Channel::budget_support;
    bank.preferences = {{"police", 1.0}, {"courts", 1.0}};
    bank.fiscal_year_month = 7;
    small.donor("quick", 200'000).channel = Channel::quick_impact;
}

void add_activities(SmallCountry& small) {
    Activity& courses = small.activity("courses", ActivityKind::training, "police", 500'000, 150);
    courses.trainees = 400;
    courses.advisers = 4;
    Activity& judges = small.activity("judges", ActivityKind::training, "courts", 150'000, 200);
    judges.trainees = 90;
    judges.start = Date{2005, 1, 3};
    judges.per_diem = 0.5;
    small.activity("patrols", ActivityKind::mentoring, "police", 200'000, 250).consultation_weeks =
        8;
    small.activity("vehicles", ActivityKind::equipment, "police", 400'000, 104).after = {"courses"};
    small.activity("cells", ActivityKind::infrastructure, "prisons", 120'000, 104).start =
        Date{2005, 6, 6};
    small.activity("files", ActivityKind::systems, "courts", 200'000, 104);
    small.activity("staff", ActivityKind::systems, "army", 100'000, 104);
}

} // namespace

SmallCountry busy_country() {
    SmallCountry small;
    small.come_alive();
    small.country.burn_in_years = 1.0;
    small.country.fiscal_capacity = money_of(500'000);
    small.plan.end = Date{2011, 1, 3};
    small.plan.national_lead = 0.4;
    small.region("east", 90'000);
    small.region("north", 60'000).marginalised_share = 0.4;
    small.region("west", 30'000).insecurity = 0.5;
    add_institutions(small);
    add_missions(small);
    add_donors(small);
    add_activities(small);
    return small;
}

namespace {

std::uint64_t moved_by_environment(std::uint64_t seed) {
    const char* text = std::getenv("SSRSIM_TEST_SEED");
    return seed + (text != nullptr ? std::strtoull(text, nullptr, 10) : 0);
}

} // namespace

Trial::Trial(const SmallCountry& small, std::uint64_t seed, std::uint32_t replicate)
    : country_alone(make_setting(small.country)), setting(make_setting(small.country, small.plan)),
      world(populate(country_alone, Seeds::all(moved_by_environment(seed)), replicate)) {
    assess_performance(country_alone, world); // the first week reads what performance was before it
    while (world.week < country_alone.plan_begins)
        step(country_alone, world);
    world = branch(world, setting);
}

void Trial::weeks(std::int32_t count) {
    for (; count > 0; --count) {
        step(setting, world);
        const char* broken = broken_invariant(setting, world);
        ASSERT_EQ(broken, nullptr) << broken << " in week " << world.week.number;
    }
}

namespace {

template <class Rows>
auto id_of(const Rows& rows, const std::string& id) {
    for (const auto row : rows.ids()) {
        if (rows[row].id == id) return row;
    }
    throw std::out_of_range("no row is called " + id);
}

} // namespace

RegionId region_named(const Setting& setting, const std::string& id) {
    return id_of(setting.regions, id);
}
InstitutionId institution_named(const Setting& setting, const std::string& id) {
    return id_of(setting.institutions, id);
}
MissionId mission_named(const Setting& setting, const std::string& id) {
    return id_of(setting.missions, id);
}
DonorId donor_named(const Setting& setting, const std::string& id) {
    return id_of(setting.donors, id);
}
ActivityId activity_named(const Setting& setting, const std::string& id) {
    return id_of(setting.activities, id);
}

std::vector<Event> of_kind(const std::vector<Event>& events, EventKind what) {
    std::vector<Event> found;
    for (const Event& event : events) {
        if (event.what == what) found.push_back(event);
    }
    return found;
}

int count(const std::vector<Event>& events, EventKind what) {
    return static_cast<int>(of_kind(events, what).size());
}

OfficerId first_officer(const World& world) {
    for (const OfficerId id : world.officers.ids()) {
        if (!world.officers.is_free(id)) return id;
    }
    throw std::logic_error("nobody serves");
}

LedgerRow books_of(const World& world, DonorId donor) {
    LedgerRow sum;
    for (const LedgerRow& row : world.finance.ledger[donor]) {
        sum.committed += row.committed;
        sum.in_pipeline += row.in_pipeline;
        sum.held += row.held;
        sum.spent += row.spent;
        sum.returned += row.returned;
    }
    return sum;
}

} // namespace ssrsim

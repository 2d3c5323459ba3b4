#include "support/random_country.hpp"

#include <algorithm>
#include <rapidcheck.h>
#include <string>
#include <vector>

namespace ssrsim {

int any_number(int low, int high) {
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(low, high + 1));
}

double any_share() {
    return any_number(0, 20) / 20.0;
}

namespace {

bool one_in(int n) {
    return any_number(1, n) == n; // shrinks toward no
}

template <class Enum>
Enum any_of() {
    const auto& words = Words<Enum>::values;
    return words[static_cast<std::size_t>(any_number(0, static_cast<int>(words.size()) - 1))].value;
}

const std::string& one_of(const std::vector<std::string>& ids) {
    return ids[static_cast<std::size_t>(any_number(0, static_cast<int>(ids.size()) - 1))];
}

Date any_day(int first_year, int last_year) {
    return {any_number(first_year, last_year), any_number(1, 12), any_number(1, 28)};
}

std::string numbered(const char* what, int i) {
    return what + std::to_string(i);
}

void draw_regions(SmallCountry& small) {
    for (const char* id : {"a", "b"}) {
        Region& region = small.region(id, any_number(1, 60'000));
        region.marginalised_share = any_share();
        region.insecurity = any_share();
        region.cleavage = any_share();
        region.ex_combatants = any_number(0, 300);
    }
}

bool is_usual(InstitutionKind kind) {
    return kind == InstitutionKind::police || kind == InstitutionKind::justice ||
           kind == InstitutionKind::corrections || kind == InstitutionKind::ministry ||
           kind == InstitutionKind::defence;
}

/// A country may lack any of them, but not all.
void draw_institutions(SmallCountry& small) {
    for (const auto& [id, kind] : Words<InstitutionKind>::values) {
        const bool there = is_usual(kind) ? !one_in(5) : one_in(3);
        if (!there) continue;
        Institution& row = small.institution(std::string{id}, kind, any_number(1, 90));
        row.strength = any_number(0, row.establishment * 3 / 2);
        row.unit_size = any_number(5, 60);
        row.wage = money_of(any_number(0, 3) * 500.0);
        row.budget_share = any_share() / 12.0;
        row.ownership = any_share();
        row.political_will = any_share();
        row.elected_will = any_share();
        if (one_in(4)) row.regions = {one_in(2) ? "b" : "a"};
        if (kind == InstitutionKind::corrections) row.places = any_number(0, 40);
    }
    if (small.country.institutions.empty())
        small.institution("police", InstitutionKind::police, 10);
    if (!small.country.institutions.contains("ministry")) return;
    for (auto& [id, row] : small.country.institutions) {
        if (id != "ministry" && one_in(2)) row.ministry = "ministry";
    }
}

void draw_country(SmallCountry& small) {
    small.country.burn_in_years = any_number(0, 1) * 0.5;
    small.country.fiscal_capacity = money_of(any_number(0, 8) * 50'000.0);
    small.country.government.kind = any_of<GovernmentKind>();
    small.country.government.piecemeal = any_share() / 2.0;
    draw_regions(small);
    draw_institutions(small);
    OfficerParameters& p = small.parameters().officers;
    p.leave_rate = any_share();
    p.academy_rate = any_share();
    p.patronage = any_share();
}

/// Everybody and everything moves, unless all stands still.
void draw_politics(SmallCountry& small) {
    if (!one_in(5)) {
        small.come_alive();
        small.parameters().politics.crisis_rate = any_share();
        small.parameters().politics.coup_rate = any_share();
        small.parameters().politics.head_turnover = any_share() * 2.0;
        small.parameters().feedback.misconduct_rate = any_share();
        small.parameters().money.tolerated_abuse = any_share();
        small.parameters().coordination.withdrawal = any_share() * 2.0;
        small.parameters().coordination.drawdown = any_share() * 4.0;
        small.parameters().coordination.base = any_share();
    }
    for (Rule* rule : {&small.plan.government_rule, &small.plan.donor_rule,
                       &small.plan.mission_rule, &small.plan.council_rule}) {
        *rule = any_of<Rule>();
    }
    for (int i = any_number(0, 2); i > 0; --i)
        small.country.elections[numbered("election", i)] = {any_day(2004, 2006),
                                                            any_of<ElectionResult>()};
    for (int i = any_number(0, 2); i > 0; --i) {
        small.country.crises[numbered("crisis", i)] = {any_of<CrisisKind>(), any_day(2004, 2006),
                                                       static_cast<double>(any_number(1, 20))};
    }
    for (int i = any_number(0, 2); i > 0; --i) {
        small.country.neighbourhood[numbered("step", i)] = {
            any_day(2004, 2006), any_number(-20, 20) / 20.0, {one_in(2) ? "a" : "b"}};
    }
}

/// Governments that want little bargain, and see who else would pay.
void draw_bargaining(BargainingParameters& p) {
    p.rounds = any_number(1, 8);
    p.round_weeks = any_number(1, 8);
    for (double* want :
         {&p.want_review, &p.want_strategy, &p.want_training, &p.want_mentoring, &p.want_equipment,
          &p.want_infrastructure, &p.want_systems, &p.want_vetting, &p.want_oversight,
          &p.want_inclusion, &p.want_reconciliation, &p.want_arms, &p.want_ddr}) {
        *want = any_share() / 2.0;
    }
}

void draw_lead_and_monitoring(SmallCountry& small) {
    Plan& plan = small.plan;
    plan.national_lead = any_share();
    for (int i = any_number(0, 2); i > 0; --i)
        plan.lead[numbered("lead", i)] = {any_day(2004, 2006), any_share(), {}};
    if (one_in(2)) plan.national_council = any_day(2004, 2006);
    plan.monitoring.measures = any_of<Measure>();
    plan.monitoring.by = any_of<Monitors>();
    plan.monitoring.period_weeks = any_number(4, 40);
    plan.monitoring.shift = any_share();
    ActivityParameters& activities = small.parameters().activities;
    activities.phase_cost = money_of(any_number(0, 4) * 2'500.0);
    activities.impatience = any_share() * 2.0;
    CoordinationParameters& coordination = small.parameters().coordination;
    coordination.foresight_weeks = any_number(0, 20);
    coordination.shortest_phase_weeks = any_number(1, 20);
    coordination.strategy_weeks = any_number(0, 100);
    coordination.council_readiness = any_share() / 2.0;
}

void draw_posts(Mission& mission, const std::vector<std::string>& institutions) {
    for (const auto& [id, type] : Words<PostType>::values) {
        Post& group = SmallCountry::posts(mission, std::string{id}, type, one_of(institutions),
                                          any_number(0, 8));
        group.staff = any_of<StaffCategory>();
        group.profile_fit = any_share();
        const bool works_with_one = type == PostType::mentor || type == PostType::trainer;
        if (!works_with_one && one_in(2)) group.institution.clear();
    }
}

void draw_terms(Mission& mission) {
    mission.kind = one_in(2) ? any_of<MissionKind>() : MissionKind::peace_operation;
    mission.authority = any_of<Authority>();
    mission.contracts = any_of<ContractTerm>();
    mission.renewal_months = any_number(1, 12);
    mission.recruitment_lead_weeks = any_number(0, 30);
    mission.recruitment_lead_shape = any_number(1, 8);
    mission.notice_weeks = any_number(0, 40);
    mission.tour_weeks = any_number(8, 60);
    mission.overlap_max_weeks = any_number(0, 7);
    mission.extension_share = any_share();
    mission.extension_weeks = any_number(0, 30);
    mission.arrivals_per_month = any_number(0, 12);
    mission.memory_inherited = any_share();
    mission.credibility_inherited = any_share();
    mission.staff_inherited = any_share();
    mission.explicit_mandate = any_share();
    mission.roster_quality = any_share();
}

/// One from the first day, and one that may succeed it, be part of it, or stand beside it.
void draw_missions(SmallCountry& small, const std::vector<std::string>& institutions) {
    Mission& mission =
        small.mission("mission", first_monday, Date{2006, any_number(7, 12), any_number(1, 28)});
    draw_terms(mission);
    draw_posts(mission, institutions);
    if (one_in(3)) mission.early_end = Date{2006, any_number(1, 6), any_number(1, 28)};
    if (one_in(2)) mission.leads = {one_of(institutions)};

    Mission& next = small.mission("next", any_day(2005, 2005), any_day(2007, 2007));
    draw_terms(next);
    if (one_in(2)) {
        next.succeeds = "mission";
        next.start = Date{2006, any_number(1, 12), any_number(1, 28)};
    } else if (one_in(2)) {
        next.module_of = "mission";
    }
    if (one_in(3)) next.scope = {one_of(institutions)};
    draw_posts(next, next.scope.empty() ? institutions : next.scope);
    for (auto& [id, group] : next.posts) {
        if (one_in(4)) group.closes = std::min(add_months(next.start, 2), next.end);
    }
}

const std::vector<std::string> implementers{"", "mission", "next"};

void draw_ways(Donor& donor) {
    donor.implementer = one_of(implementers);
    if (donor.channel == Channel::assessed && donor.implementer.empty())
        donor.implementer = "mission";
    const std::vector<Channel> chosen{Channel::trust_fund, Channel::pooled_fund, Channel::bilateral,
                                      Channel::budget_support, Channel::national};
    for (int i = any_number(0, 2); i > 0; --i) {
        donor.options[numbered("option", i)] = {chosen[static_cast<std::size_t>(any_number(0, 4))],
                                                one_of(implementers), any_share() * 2.0,
                                                static_cast<double>(any_number(0, 30))};
    }
}

void draw_donors(SmallCountry& small, const std::vector<std::string>& institutions) {
    const int donors = any_number(0, 5);
    for (int i = 0; i < donors; ++i) {
        Donor& donor = small.donor(numbered("donor", i), any_number(0, 400'000));
        donor.pledge.cents += any_number(0, 99);
        donor.channel = any_of<Channel>();
        donor.aid_rule = any_of<AidRule>();
        donor.reliability = any_share();
        donor.alignment = any_share();
        donor.willingness = any_share();
        donor.fiscal_year_month = any_number(1, 12);
        donor.delay_weeks = any_number(0, 60);
        donor.delay_shape = any_number(1, 8);
        donor.tranches = any_number(1, 12);
        donor.life_fiscal_years = any_number(1, 3);
        donor.carry_over = any_share();
        if (one_in(2)) donor.until = any_day(2005, 2005);
        draw_ways(donor);
        if (!one_in(3)) continue;
        for (const std::string& id : institutions)
            donor.preferences[id] = any_number(1, 3);
    }
}

std::string any_gate(const std::vector<std::string>& institutions) {
    const std::string level = std::to_string(any_number(1, 9));
    if (one_in(3)) return "region.b.insecurity <= 0." + level;
    return "institution." + one_of(institutions) +
           (one_in(2) ? ".performance" : ".political_will") + " >= 0." + level;
}

void draw_content(Activity& activity) {
    if (activity.kind == ActivityKind::training) activity.trainees = any_number(1, 200);
    if (activity.kind == ActivityKind::oversight) activity.trainees = any_number(0, 200);
    activity.course_weeks = any_number(1, 12);
    activity.per_diem = any_share();
    activity.inclusiveness = any_share();
    activity.integrated_share = any_share();
}

void draw_activities(SmallCountry& small, const std::vector<std::string>& institutions) {
    const int activities = any_number(0, 8);
    for (int i = 0; i < activities; ++i) {
        Activity& activity =
            small.activity(numbered("activity", i), any_of<ActivityKind>(), one_of(institutions),
                           any_number(0, 300'000), any_number(1, 120));
        draw_content(activity);
        activity.budget.cents += any_number(0, 99);
        activity.start = std::max(first_monday, any_day(2004, 2005));
        activity.consultation_weeks = any_number(0, 12);
        activity.advisers = any_number(0, 3);
        if (one_in(4)) activity.deadline = any_day(2006, 2006);
        if (one_in(2)) activity.gate = any_gate(institutions);
        const bool everywhere = small.country.institutions.at(activity.institution).regions.empty();
        if (everywhere && one_in(3)) activity.regions = {"a"};
        for (int before = 0; before < i; ++before) {
            if (one_in(8)) activity.after.push_back(numbered("activity", before));
        }
        activity.mission = one_of(implementers);
        if (activity.mission.empty()) continue;
        const Mission& mission = small.plan.missions.at(activity.mission);
        if (!mission.scope.empty()) activity.institution = mission.scope.front();
        if (!mission.scope.empty()) activity.regions.clear();
    }
}

} // namespace

SmallCountry random_country() {
    SmallCountry small;
    draw_country(small);
    std::vector<std::string> institutions;
    for (const auto& [id, row] : small.country.institutions)
        institutions.push_back(id);
    draw_politics(small);
    draw_bargaining(small.parameters().bargaining);
    draw_lead_and_monitoring(small);
    draw_missions(small, institutions);
    draw_donors(small, institutions);
    draw_activities(small, institutions);
    return small;
}

void draw_actuals(SmallCountry& small) {
    Actuals& actuals = small.plan.actuals;
    actuals.until = Date{2005, any_number(7, 12), any_number(1, 28)};
    for (const auto& [id, group] : small.plan.missions.at("mission").posts) {
        for (int year = 2004; year <= 2005; ++year) {
            const Date date{year, any_number(2, 6), any_number(1, 28)};
            actuals.posts[id + std::to_string(year)] = {"mission", id, date,
                                                        any_number(0, group.count)};
        }
    }
    for (const auto& [id, donor] : small.plan.donors) {
        Money received;
        for (int year = 2004; year <= 2005; ++year) {
            const Date date{year, any_number(2, 6), any_number(1, 28)};
            received.cents += any_number(0, 3) * any_number(0, 9'999'999);
            actuals.money[id + std::to_string(year)] = {id, date, received};
        }
    }
    for (const auto& [id, row] : small.country.institutions) {
        if (one_in(3)) actuals.heads[id] = {id, Date{2004, any_number(2, 12), any_number(1, 28)}};
    }
    // Whoever knows what happened knows how elections ended.
    for (auto& [id, election] : small.country.elections) {
        if (election.result == ElectionResult::drawn)
            election.result = ElectionResult::new_government;
    }
}

} // namespace ssrsim

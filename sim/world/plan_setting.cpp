#include "core/hash.hpp"
#include "world/known_setting.hpp"
#include "world/row_of.hpp"

#include <algorithm>
#include <cmath>

namespace ssrsim {

namespace {

/// Units of an institution in the named regions (all where none is named).
std::vector<UnitId> units_in(const Setting& setting, InstitutionId institution,
                             const std::vector<std::string>& regions) {
    std::vector<UnitId> units;
    for (const UnitId unit : setting.institutions[institution].units) {
        const std::string& region = setting.regions[setting.units.region[unit]].id;
        if (is_meant(regions, region)) {
            units.push_back(unit);
        }
    }
    return units;
}

/// An ordinary roster has quality ½; better or worse ones move the mean in proportion to the room
/// there is, so that it stays a share.
double roster_median(double mean, double quality, double effect) {
    const double shift = effect * (2.0 * quality - 1.0);
    return shift >= 0.0 ? mean + shift * (1.0 - mean) : mean * (1.0 + shift);
}

void add_posts(const Mission& mission, const std::string& mission_id, MissionId row,
               const Country& country, Setting& setting) {
    for (const auto& [id, group] : mission.posts) {
        const auto institution = row_of<InstitutionId>(country.institutions, group.institution);
        std::vector<UnitId> units;
        if (group.type == PostType::mentor && institution.exists()) {
            units = units_in(setting, institution, group.regions);
            // The first mentors go to the largest units; one more post moves nobody.
            std::stable_sort(units.begin(), units.end(), [&](UnitId a, UnitId b) {
                return setting.units.establishment[a] > setting.units.establishment[b];
            });
        }
        const std::uint64_t key = hash_text("mission." + mission_id + ".post." + id);
        for (std::int32_t number = 0; number < group.count; ++number) {
            PostFacts post;
            post.id = mission_id + '.' + id + '.' + std::to_string(number + 1);
            post.key = hash_combine(key, static_cast<std::uint64_t>(number));
            post.mission = row;
            post.number = number;
            post.type = group.type;
            post.staff = group.staff;
            post.institution = institution;
            if (!units.empty()) post.unit = units[static_cast<std::size_t>(number) % units.size()];
            post.opens = week_of(group.opens.value_or(mission.start));
            post.closes = week_of(group.closes.value_or(mission.end));
            post.profile_fit = group.profile_fit;
            post.wage_a_week = scaled(group.wage, week_in_years);
            setting.posts.push_back(post);
        }
    }
}

/// The ends of its mandate periods; an agency has none before its end.
std::vector<Week> renewals(const Mission& mission) {
    std::vector<Week> weeks;
    if (mission.kind == MissionKind::peace_operation) {
        // From the start each time: a 31st that became a 28th would stay one.
        for (std::int32_t i = 1;; ++i) {
            const Date end = add_months(mission.start, i * mission.renewal_months);
            if (!(end < mission.end)) break;
            weeks.push_back(week_of(end));
        }
    }
    weeks.push_back(week_of(mission.end));
    return weeks;
}

void add_missions(const Country& country, const Plan& plan, Setting& setting) {
    const StaffingParameters& p = country.parameters.staffing;
    for (const auto& [id, mission] : plan.missions) {
        const MissionId row{setting.missions.size()};
        MissionFacts facts;
        facts.id = id;
        facts.key = hash_text("mission." + id);
        facts.kind = mission.kind;
        facts.authority = mission.authority;
        // A mission that was there before is taken over on the first day.
        facts.start = std::max(week_of(mission.start), setting.plan_begins);
        facts.end = week_of(mission.end);
        facts.early_end = week_of(mission.early_end.value_or(mission.end));
        facts.renewals = renewals(mission);
        facts.contracts = mission.contracts;
        facts.explicit_mandate = mission.explicit_mandate;
        facts.early_planning = mission.early_planning;
        facts.headquarters_capacity = mission.headquarters_capacity;
        for (const std::string& institution : mission.leads) {
            facts.leads.push_back(row_of<InstitutionId>(country.institutions, institution));
        }
        for (const std::string& institution : mission.scope) {
            facts.scope.push_back(row_of<InstitutionId>(country.institutions, institution));
        }
        facts.module_of = row_of<MissionId>(plan.missions, mission.module_of);
        facts.succeeds = row_of<MissionId>(plan.missions, mission.succeeds);
        facts.memory_inherited = mission.memory_inherited;
        facts.credibility_inherited = mission.credibility_inherited;
        facts.staff_inherited = mission.staff_inherited;
        facts.notice_weeks = whole_weeks(mission.notice_weeks);
        facts.tour_weeks = std::max(1, whole_weeks(mission.tour_weeks));
        facts.extension_weeks = whole_weeks(mission.extension_weeks);
        facts.extension_share = mission.extension_share;
        facts.overlap_max_weeks = whole_weeks(mission.overlap_max_weeks);
        const double slower = 1.0 + p.headquarters_delay * (1.0 - mission.headquarters_capacity);
        facts.lead_mean = mission.recruitment_lead_weeks * slower;
        facts.lead_shape = mission.recruitment_lead_shape;
        facts.national_lead_mean = mission.national_lead_weeks;
        facts.arrivals_per_month =
            static_cast<std::int32_t>(std::floor(mission.arrivals_per_month + 0.5));
        facts.technical_median =
            roster_median(p.technical_median, mission.roster_quality, p.roster_effect);
        facts.language_median =
            roster_median(p.language_median, mission.roster_quality, p.roster_effect);
        facts.pedagogy_median =
            roster_median(p.pedagogy_median, mission.roster_quality, p.roster_effect);
        facts.interpreters = mission.interpreters;
        setting.missions.push_back(facts);
        add_posts(mission, id, row, country, setting);
    }
}

/// First day of the fiscal year in which a day lies.
Date fiscal_year_of(const Donor& donor, Date day) {
    const Date year{day.year, donor.fiscal_year_month, 1};
    return day < year ? Date{year.year - 1, year.month, 1} : year;
}

/// A donor commits on its first day for what is left of the fiscal year, then at the start of each.
std::vector<CommitmentDate> commitment_dates(const Donor& donor, Date from, Date until) {
    std::vector<CommitmentDate> dates;
    for (Date year = fiscal_year_of(donor, from); year < until; ++year.year) {
        const Date next{year.year + 1, year.month, 1};
        const Date first = std::max(year, from);
        const Date last = std::min(next, until);
        if (!(first < last)) continue;
        const double part = static_cast<double>(days_since_1970(last) - days_since_1970(first)) /
                            static_cast<double>(days_since_1970(next) - days_since_1970(year));
        dates.push_back(commitment_on(donor, first, part));
    }
    return dates;
}

void add_donors(const Country& country, const Plan& plan, Setting& setting) {
    for (const auto& [id, donor] : plan.donors) {
        DonorFacts facts;
        facts.id = id;
        facts.key = hash_text("donor." + id);
        facts.pledge = donor.pledge;
        facts.commitments =
            commitment_dates(donor, std::max(donor.from.value_or(country.start), country.start),
                             donor.until.value_or(plan.end));
        facts.reliability = donor.reliability;
        facts.attention = donor.attention;
        facts.alignment = donor.alignment;
        facts.willingness = donor.willingness;
        facts.aid_rule = donor.aid_rule;
        facts.preference.assign(setting.institutions.size(), donor.preferences.empty() ? 1.0 : 0.0);
        for (const auto& [institution, weight] : donor.preferences) {
            facts.preference[row_of<InstitutionId>(country.institutions, institution)] = weight;
        }
        facts.ways.push_back({donor.channel, row_of<MissionId>(plan.missions, donor.implementer),
                              1.0, donor.delay_weeks, 0});
        for (const auto& [option_id, option] : donor.options) {
            facts.ways.push_back({option.channel,
                                  row_of<MissionId>(plan.missions, option.implementer),
                                  option.weight, option.delay_weeks, hash_text(option_id)});
        }
        facts.delay_shape = donor.delay_shape;
        facts.tranches = donor.tranches;
        facts.carry_over = donor.carry_over;
        setting.donors.push_back(std::move(facts));
    }
}

double wanted(const BargainingParameters& p, ActivityKind kind) {
    switch (kind) {
    case ActivityKind::review:
        return p.want_review;
    case ActivityKind::strategy:
        return p.want_strategy;
    case ActivityKind::training:
        return p.want_training;
    case ActivityKind::mentoring:
        return p.want_mentoring;
    case ActivityKind::equipment:
        return p.want_equipment;
    case ActivityKind::infrastructure:
        return p.want_infrastructure;
    case ActivityKind::systems:
        return p.want_systems;
    case ActivityKind::vetting:
        return p.want_vetting;
    case ActivityKind::oversight:
        return p.want_oversight;
    case ActivityKind::inclusion:
        return p.want_inclusion;
    case ActivityKind::reconciliation:
        return p.want_reconciliation;
    case ActivityKind::arms:
        return p.want_arms;
    case ActivityKind::ddr:
        return p.want_ddr;
    }
    return 1.0;
}

void add_lead(const Plan& plan, Setting& setting) {
    for (InstitutionFacts& institution : setting.institutions) {
        const auto given = plan.national_lead_by_institution.find(institution.id);
        institution.national_lead =
            given != plan.national_lead_by_institution.end() ? given->second : plan.national_lead;
        for (const auto& [id, step] : plan.lead) {
            if (is_meant(step.institutions, institution.id)) {
                institution.lead.push_back({week_of(step.from), step.level});
            }
        }
        std::stable_sort(institution.lead.begin(), institution.lead.end(),
                         [](const LeadDate& a, const LeadDate& b) { return a.from < b.from; });
    }
}

void add_activities(const Country& country, const Plan& plan, Setting& setting) {
    for (const auto& [id, activity] : plan.activities) {
        ActivityFacts facts;
        facts.id = id;
        facts.key = hash_text("activity." + id);
        facts.kind = activity.kind;
        facts.institution = row_of<InstitutionId>(country.institutions, activity.institution);
        facts.mission = row_of<MissionId>(plan.missions, activity.mission);
        if (const std::optional<Gate> gate = read_gate(activity.gate)) {
            facts.gate = GateFacts{row_of<InstitutionId>(country.institutions, gate->id),
                                   row_of<RegionId>(country.regions, gate->id), gate->measure,
                                   gate->at_least, gate->threshold};
        }
        for (const auto& [region_id, region] : country.regions) {
            if (is_meant(activity.regions, region_id)) {
                facts.regions.push_back(row_of<RegionId>(country.regions, region_id));
            }
        }
        facts.wanted = wanted(country.parameters.bargaining, activity.kind);
        facts.inclusiveness = activity.inclusiveness;
        facts.integrated_share = activity.integrated_share;
        facts.units = units_in(setting, facts.institution, activity.regions);
        for (const UnitId unit : facts.units) {
            facts.establishment += setting.units.establishment[unit];
        }
        facts.start = week_of(activity.start);
        facts.duration_weeks = activity.duration_weeks;
        facts.budget = activity.budget;
        for (const std::string& earlier : activity.after) {
            facts.after.push_back(row_of<ActivityId>(plan.activities, earlier));
        }
        facts.deadline = week_of(activity.deadline.value_or(plan.end));
        facts.advisers = activity.advisers;
        facts.consultation_weeks = activity.consultation_weeks;
        facts.trainees = activity.trainees;
        facts.course_weeks = std::max(1, whole_weeks(activity.course_weeks));
        facts.per_diem = activity.per_diem;
        setting.activities.push_back(std::move(facts));
    }
    for (const ActivityId activity : setting.activities.ids()) {
        setting.funding_order.push_back(activity);
    }
    std::stable_sort(setting.funding_order.begin(), setting.funding_order.end(),
                     [&](ActivityId a, ActivityId b) {
                         return setting.activities[a].start < setting.activities[b].start;
                     });
}

} // namespace

CommitmentDate commitment_on(const Donor& donor, Date day, double part_of_year) {
    const Date year = fiscal_year_of(donor, day);
    const Week expires = week_of(Date{year.year + donor.life_fiscal_years, year.month, 1});
    return {week_of(day), year.year, part_of_year, expires};
}

Setting make_setting(const Country& country, const Plan& plan) {
    Setting setting = make_setting(country);
    setting.plan_ends = week_of(plan.end);
    setting.government_rule = plan.government_rule;
    setting.donor_rule = plan.donor_rule;
    setting.mission_rule = plan.mission_rule;
    setting.council_rule = plan.council_rule;
    if (plan.national_council) setting.national_council = week_of(*plan.national_council);
    setting.monitoring = plan.monitoring;
    add_lead(plan, setting);
    add_missions(country, plan, setting);
    add_donors(country, plan, setting);
    add_activities(country, plan, setting);
    add_known(country, plan, setting);
    return setting;
}

} // namespace ssrsim

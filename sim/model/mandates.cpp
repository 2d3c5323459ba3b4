#include "model/mandates.hpp"

#include "core/math.hpp"
#include "model/actuals.hpp"
#include "model/processes.hpp"

#include <algorithm>
#include <cmath>

// Mandates begin, are renewed, drawn down and ended; missions take over from others, and work out
// a strategy (S1 ¶22–24, ¶33, ¶47–50).

namespace ssrsim {

bool is_there(const Setting& setting, const World& world, MissionId mission) {
    return setting.missions[mission].start <= world.week &&
           world.week < world.missions.ends[mission];
}

MissionId carried_on_by(const Setting& setting, const World& world, MissionId mission) {
    if (!mission.exists() || world.week < world.missions.ends[mission]) return mission;
    for (const MissionId other : setting.missions.ids()) {
        if (setting.missions[other].succeeds == mission &&
            setting.missions[other].start <= world.week) {
            return carried_on_by(setting, world, other);
        }
    }
    return MissionId{};
}

MissionId whole_of(const Setting& setting, MissionId mission) {
    const MissionId whole = setting.missions[mission].module_of;
    return whole.exists() ? whole : mission;
}

std::int32_t weeks_to_renewal(const Setting& setting, const World& world, MissionId mission) {
    const MissionFacts& facts = setting.missions[mission];
    if (facts.kind != MissionKind::peace_operation) return 10'000;
    for (const Week renewal : facts.renewals) {
        if (renewal > world.week) {
            return std::min(renewal, std::max(world.missions.ends[mission], world.week)) -
                   world.week;
        }
    }
    return 0;
}

bool has_strategy(const Setting& setting, const World& world, MissionId mission) {
    return world.missions.strategy[mission] != 0 ||
           world.missions.strategy[whole_of(setting, mission)] != 0;
}

void assess_needs(const Setting& setting, World& world, double part) {
    world.politics.assessment_error *= 1.0 - part * setting.parameters.coordination.review_quality;
}

void adopt_strategy(const Setting& setting, World& world, MissionId mission, Cause cause) {
    if (world.missions.strategy[mission] != 0) return;
    world.missions.strategy[mission] = 1;
    world.events.note({world.week, EventKind::strategy_adopted, cause, Concerns::mission,
                       mission.value,
                       static_cast<double>(world.week - setting.missions[mission].start)});
}

namespace {

/// Memory passes in staffing.cpp, where it is kept.
void take_over(const Setting& setting, World& world, MissionId mission) {
    const MissionFacts& facts = setting.missions[mission];
    if (!facts.succeeds.exists()) return;
    MissionColumns& m = world.missions;
    const double usual = setting.parameters.bargaining.usual_credibility;
    m.credibility[mission] =
        usual + facts.credibility_inherited * (m.credibility[facts.succeeds] - usual);
    if (has_strategy(setting, world, facts.succeeds)) {
        adopt_strategy(setting, world, mission, Cause::predecessor);
    }
}

double mean_insecurity(const Setting& setting, const World& world) {
    double sum = 0.0;
    double people = 0.0;
    for (const RegionId region : setting.regions.ids()) {
        const double population = setting.regions[region].population;
        sum += population * world.regions.insecurity[region];
        people += population;
    }
    return people > 0.0 ? sum / people : 0.0;
}

double will_in_scope(const Setting& setting, const World& world, MissionId mission) {
    double sum = 0.0;
    double institutions = 0.0;
    for (const InstitutionId c : setting.institutions.ids()) {
        if (!is_meant(setting.missions[mission].scope, c)) continue;
        sum += world.institutions.political_will[c];
        institutions += 1.0;
    }
    return institutions > 0.0 ? sum / institutions : 0.0;
}

void note_mandate(World& world, EventKind what, Cause cause, MissionId mission) {
    world.events.note({world.week, what, cause, Concerns::mission, mission.value, 0.0});
}

/// Weeks of the mandate period that ends now.
std::int32_t period_before(const MissionFacts& mission, Week now) {
    Week from = mission.start;
    for (const Week renewal : mission.renewals) {
        if (renewal < now) from = renewal;
    }
    return now - from;
}

/// Probability of an event whose hazard over the time in question sums to this.
double within(double hazard) {
    return -portable_expm1(-hazard);
}

/// The Security Council renews, restores, draws down or ends a mandate, by consent, progress and
/// insecurity. One uniform decides, ordered from the end of the mission to its renewal.
void renew(const Setting& setting, World& world, MissionId mission) {
    // Were it otherwise, the scenario would say so: `early_end`, or posts that were not filled.
    if (is_known(setting, world)) {
        note_mandate(world, EventKind::mandate_renewed, Cause::known, mission);
        return;
    }
    const CoordinationParameters& p = setting.parameters.coordination;
    MissionColumns& m = world.missions;
    const double insecurity = mean_insecurity(setting, world);
    const double progress = m.credibility[mission];
    const double years = period_before(setting.missions[mission], world.week) * week_in_years;
    const double unwanted = within(p.withdrawal * (1.0 - will_in_scope(setting, world, mission)) *
                                   (1.0 - progress) * years);
    const double accomplished = within(p.drawdown * progress * (1.0 - insecurity) * years);
    const double u = world.luck.uniform(setting.missions[mission].key, Decision::mandate_renewal,
                                        static_cast<std::uint32_t>(world.week.number));
    if (u < unwanted) {
        m.ends[mission] = std::min(m.ends[mission], world.week + whole_weeks(p.foresight_weeks));
        note_mandate(world, EventKind::mission_ended, Cause::no_consent, mission);
    } else if (u < unwanted + accomplished && m.drawn_down[mission] == 0) {
        m.drawn_down[mission] = 1;
        note_mandate(world, EventKind::mandate_drawn_down, Cause::progress, mission);
    } else if (m.drawn_down[mission] != 0 && insecurity > p.reinforcement) {
        m.drawn_down[mission] = 0;
        note_mandate(world, EventKind::mandate_reinforced, Cause::insecurity, mission);
    } else {
        note_mandate(world, EventKind::mandate_renewed, Cause::plan, mission);
    }
}

/// Work on the strategy goes the faster, the more helps there are; it is done when it has had the
/// weeks it needs. A mission with nobody in post works on nothing, and a bilateral team on its own
/// task.
void work_on_strategy(const Setting& setting, World& world, MissionId mission) {
    MissionColumns& m = world.missions;
    const bool plans = setting.missions[mission].kind != MissionKind::bilateral;
    if (!plans || m.filled[mission] == 0 || has_strategy(setting, world, mission)) return;
    const CoordinationParameters& p = setting.parameters.coordination;
    const MissionFacts& facts = setting.missions[mission];
    const double takes = (1.0 - p.explicit_help * facts.explicit_mandate) *
                         (1.0 - p.early_help * facts.early_planning) *
                         (1.0 - p.headquarters_help * facts.headquarters_capacity) *
                         (1.0 - p.unit_help * m.planners[mission]);
    m.strategy_work[mission] += 1.0 / std::max(takes, 0.01);
    if (m.strategy_work[mission] >= m.strategy_needs[mission]) {
        assess_needs(setting, world, 1.0);
        adopt_strategy(setting, world, mission, Cause::helps);
    }
}

} // namespace

void renew_mandates(const Setting& setting, World& world) {
    MissionColumns& m = world.missions;
    for (const MissionId mission : setting.missions.ids()) {
        const MissionFacts& facts = setting.missions[mission];
        if (world.week == facts.start) take_over(setting, world, mission);
        if (world.week == facts.early_end && facts.early_end < m.ends[mission]) {
            m.ends[mission] = facts.early_end;
            note_mandate(world, EventKind::mission_ended, Cause::scripted, mission);
        } else if (world.week == facts.end && m.ends[mission] == facts.end) {
            note_mandate(world, EventKind::mission_ended, Cause::plan, mission);
        }
        if (!is_there(setting, world, mission)) continue;
        const bool due =
            facts.kind == MissionKind::peace_operation && world.week < facts.end &&
            std::binary_search(facts.renewals.begin(), facts.renewals.end(), world.week);
        if (due && setting.council_rule == Rule::adaptive) renew(setting, world, mission);
        work_on_strategy(setting, world, mission);
    }
    double& error = world.politics.assessment_error;
    error +=
        std::min(1.0, week_in_years / setting.parameters.coordination.assessment_return_years) *
        (1.0 - error);
}

} // namespace ssrsim

#include "core/math.hpp"
#include "model/consent.hpp"
#include "model/funds.hpp"
#include "model/mandates.hpp"
#include "model/pace.hpp"
#include "model/processes.hpp"
#include "model/replan.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

// planned → consulting → awaiting funds → active ⇄ stalled → done, cut short or cancelled.
// `stalled` is set where delivery happens, see delivery.cpp. A mandate cuts long work into phases
// (S1 ¶33).

namespace ssrsim {

namespace {

constexpr Week never{std::numeric_limits<std::int32_t>::max()};

/// Work ends before it is done, or before it began.
void give_up(World& world, ActivityId id, Cause cause) {
    ActivityColumns& a = world.activities;
    const bool begun = a.phases[id] > 0;
    a.status[id] = begun ? ActivityStatus::cut_short : ActivityStatus::cancelled;
    note_work(world, begun ? EventKind::work_cut_short : EventKind::work_cancelled, cause, id,
              a.progress[id]);
}

double measured(const World& world, const GateFacts& gate) {
    const InstitutionColumns& c = world.institutions;
    switch (gate.measure) {
    case GateMeasure::capacity:
        return c.capacity[gate.institution];
    case GateMeasure::performance:
        return c.performance[gate.institution];
    case GateMeasure::integrity:
        return c.integrity[gate.institution];
    case GateMeasure::skill:
        return c.skill[gate.institution];
    case GateMeasure::equipment:
        return c.equipment[gate.institution];
    case GateMeasure::procedures:
        return c.procedures[gate.institution];
    case GateMeasure::ownership:
        return c.ownership[gate.institution];
    case GateMeasure::political_will:
        return c.political_will[gate.institution];
    case GateMeasure::accountability:
        return c.accountability[gate.institution];
    case GateMeasure::insecurity:
        return world.regions.insecurity[gate.region];
    }
    return 0.0;
}

bool gate_is_open(const Setting& setting, const World& world, ActivityId id) {
    const std::optional<GateFacts>& gate = setting.activities[id].gate;
    if (!gate || world.activities.no_gate[id] != 0) return true;
    const double value = measured(world, *gate);
    return gate->at_least ? value >= gate->threshold : value <= gate->threshold;
}

/// Whether it is time, and what it waits for has ended.
bool is_due(const Setting& setting, const World& world, ActivityId id) {
    const ActivityFacts& facts = setting.activities[id];
    if (world.week < facts.start) return false;
    if (facts.mission.exists() && world.week < setting.missions[facts.mission].start) return false;
    return std::all_of(facts.after.begin(), facts.after.end(), [&](ActivityId earlier) {
        return has_ended(world.activities.status[earlier]);
    });
}

/// National lead takes time, the more so through a weak ministry (S1 ¶45).
void consult(const Setting& setting, World& world, ActivityId id, Cause cause) {
    const ActivityFacts& facts = setting.activities[id];
    const ActivityParameters& p = setting.parameters.activities;
    const double lead = world.institutions.national_lead[facts.institution];
    const double weak = 1.0 - ministry_performance(setting, world, facts.institution);
    const double weeks = world.luck.gamma(
        facts.key, Decision::consultation_length, static_cast<std::uint32_t>(world.week.number),
        facts.consultation_weeks * (1.0 + p.consultation_lead * lead * weak), p.consultation_shape);
    world.activities.status[id] = ActivityStatus::consulting;
    world.activities.round[id] = 0;
    world.activities.agreed[id] = -1;
    world.activities.consulted[id] = world.week + whole_weeks(weeks);
    note_work(world, EventKind::consultation_began, cause, id, weeks);
}

/// Missions put off what would not show in time, see replan.cpp.
void begin_or_put_off(const Setting& setting, World& world, ActivityId id) {
    const double shows = shows_before_renewal(setting, world, id);
    if (shows >= setting.parameters.activities.start_floor) {
        consult(setting, world, id, Cause::plan);
    } else if (missions_replan(setting, world)) {
        note_work(world, EventKind::work_put_off, Cause::next_renewal, id, shows);
    }
}

void hear_answer(const Setting& setting, World& world, ActivityId id) {
    ActivityColumns& a = world.activities;
    const Answer answer =
        setting.government_rule == Rule::fixed ? Answer::agreed : bargain(setting, world, id);
    if (answer == Answer::agreed) {
        a.agreed[id] = world.institutions.turn[setting.activities[id].institution];
        a.status[id] = ActivityStatus::awaiting_funds;
    } else if (answer == Answer::asked_again) {
        ++a.round[id];
        a.consulted[id] = world.week + whole_weeks(setting.parameters.bargaining.round_weeks);
    } else {
        give_up(world, id, Cause::no_consent);
    }
}

/// The first weeks at the planned pace, or all of a shorter activity.
Money first_share(const Setting& setting, const World& world, ActivityId id) {
    const double weeks = setting.parameters.activities.first_share_weeks;
    const double share = std::min(1.0, weeks / setting.activities[id].duration_weeks);
    const Money left = world.activities.budget[id] - world.activities.spent[id];
    return std::min(left, scaled(world.activities.budget[id], share));
}

/// Until when work may be begun now; nothing where the mandate leaves too little time for a phase.
std::optional<Week> phase_that_fits(const Setting& setting, const World& world, ActivityId id) {
    const ActivityFacts& facts = setting.activities[id];
    const MissionId mission = carried_on_by(setting, world, facts.mission);
    if (!mission.exists()) return never;
    const CoordinationParameters& p = setting.parameters.coordination;
    const double within = weeks_to_renewal(setting, world, mission) + p.foresight_weeks;
    const double left = (1.0 - world.activities.progress[id]) * facts.duration_weeks;
    if (left <= within) return never;
    if (within < p.shortest_phase_weeks) return std::nullopt;
    return world.week + static_cast<std::int32_t>(std::floor(within));
}

/// Work that nobody national leads or wants costs ownership, by its share of what the institution
/// has (S1 ¶45).
void impose(const Setting& setting, World& world, ActivityId id) {
    const ActivityFacts& facts = setting.activities[id];
    const InstitutionFacts& institution = setting.institutions[facts.institution];
    InstitutionColumns& c = world.institutions;
    const double budget = in_units(world.activities.budget[id]);
    const double own = institution.budget_share * setting.fiscal_capacity_a_week *
                       std::max<double>(facts.duration_weeks, weeks_of_budget_year);
    if (!(budget > 0.0)) return;
    const double hurt = setting.parameters.feedback.imposition *
                        (1.0 - c.national_lead[facts.institution]) *
                        (1.0 - c.political_will[facts.institution]) * budget / (budget + own);
    c.ownership[facts.institution] = std::max(0.0, c.ownership[facts.institution] - hurt);
    note_work(world, EventKind::ownership_hurt, Cause::imposition, id, hurt);
}

void begin_phase(const Setting& setting, World& world, ActivityId id, Week ends) {
    ActivityColumns& a = world.activities;
    if (a.phases[id] == 0) {
        impose(setting, world, id);
        note_work(world, EventKind::work_began, Cause::release, id, 0.0);
    } else {
        a.overhead[id] =
            std::min(a.budget[id], a.overhead[id] + setting.parameters.activities.phase_cost);
        note_work(world, EventKind::phase_began, Cause::mandate_over, id, a.phases[id] + 1.0);
    }
    ++a.phases[id];
    a.phase_ends[id] = ends;
    a.status[id] = ActivityStatus::active;
}

/// A phase is over: whoever has come to power or office since is asked again.
void end_phase(const Setting& setting, World& world, ActivityId id) {
    ActivityColumns& a = world.activities;
    const std::int32_t turn = world.institutions.turn[setting.activities[id].institution];
    if (setting.government_rule == Rule::adaptive && a.agreed[id] != turn) {
        consult(setting, world, id, Cause::succession);
    } else {
        a.status[id] = ActivityStatus::awaiting_funds;
    }
}

/// Work ends with its deadline, or with its mission where nobody takes over.
bool ends_early(const Setting& setting, World& world, ActivityId id) {
    const ActivityFacts& facts = setting.activities[id];
    const bool late = facts.deadline <= world.week;
    const bool left =
        facts.mission.exists() && !carried_on_by(setting, world, facts.mission).exists();
    if (!late && !left) return false;
    give_up(world, id, late ? Cause::deadline : Cause::mandate_over);
    return true;
}

void move_activity(const Setting& setting, World& world, ActivityId id) {
    ActivityColumns& a = world.activities;
    ActivityStatus& status = a.status[id];
    if (ends_early(setting, world, id) || in_crisis(world)) return;
    if (status == ActivityStatus::planned && is_due(setting, world, id))
        begin_or_put_off(setting, world, id);
    if (is_at_work(status) && a.phase_ends[id] <= world.week) end_phase(setting, world, id);
    if (status == ActivityStatus::consulting && a.consulted[id] <= world.week) {
        hear_answer(setting, world, id);
    }
    // Conditions that were not bargained away hold until they are met.
    if (status != ActivityStatus::awaiting_funds) return;
    if (a.phases[id] == 0 && !gate_is_open(setting, world, id)) return;
    const ActivityFacts& facts = setting.activities[id];
    if (held_for(setting, world, facts.institution) < first_share(setting, world, id)) return;
    if (const auto ends = phase_that_fits(setting, world, id))
        begin_phase(setting, world, id, *ends);
}

} // namespace

void move_activities(const Setting& setting, World& world) {
    for (const ActivityId id : world.activities.order) {
        if (!has_ended(world.activities.status[id])) move_activity(setting, world, id);
    }
}

} // namespace ssrsim

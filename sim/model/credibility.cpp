#include "core/math.hpp"
#include "model/advisers.hpp"
#include "model/mandates.hpp"
#include "model/processes.hpp"

#include <algorithm>

// A mission is believed as far as what it planned gets done in time. Standing still, broken
// promises of money and misconduct of its own people cost it (S1 ¶52).

namespace ssrsim {

namespace {

/// Weekly pace by plan and in fact of the work a mission carries, and the part that stands still.
/// Work that should be done by now is still planned, and no longer in time. Returns whether any
/// work is planned this week.
bool measure_progress(const Setting& setting, World& world, MissionId mission) {
    double planned = 0.0;
    double achieved = 0.0;
    double at_work = 0.0;
    double stalled = 0.0;
    for (const ActivityId id : setting.activities.ids()) {
        const ActivityFacts& facts = setting.activities[id];
        const ActivityStatus status = world.activities.status[id];
        if (!facts.mission.exists() || carried_on_by(setting, world, facts.mission) != mission) {
            continue;
        }
        const bool in_time =
            facts.start <= world.week && world.week - facts.start < facts.duration_weeks;
        if (in_time) achieved += world.activities.delivered[id];
        if (has_ended(status) || world.week < facts.start) continue;
        const double budget = in_units(world.activities.budget[id]);
        planned += budget / facts.duration_weeks;
        if (is_at_work(status)) {
            at_work += budget;
            if (status == ActivityStatus::stalled) stalled += budget;
        }
    }
    MissionColumns& m = world.missions;
    const double weight = 1.0 / setting.parameters.feedback.progress_weeks;
    m.planned[mission] += weight * (planned - m.planned[mission]);
    m.achieved[mission] += weight * (achieved - m.achieved[mission]);
    m.stalled[mission] = at_work > 0.0 ? stalled / at_work : 0.0;
    return planned > 0.0;
}

void move_credibility(const Setting& setting, World& world, MissionId mission, bool has_plans) {
    const FeedbackParameters& p = setting.parameters.feedback;
    MissionColumns& m = world.missions;
    double& credibility = m.credibility[mission];
    // With nothing planned there is nothing to be believed or doubted.
    if (has_plans) {
        const double on_time = std::min(1.0, m.achieved[mission] / m.planned[mission]);
        credibility += std::min(1.0, p.credibility_rate * week_in_years) * (on_time - credibility);
        const double promised = m.planned[mission] * weeks_per_year;
        credibility -= p.promise_cost * std::min(1.0, m.broken[mission] / promised);
    }
    credibility -= p.stall_cost * week_in_years * m.stalled[mission];
    const std::int32_t cases =
        world.luck.poisson(setting.missions[mission].key, Decision::adviser_misconduct,
                           static_cast<std::uint32_t>(world.week.number),
                           p.misconduct_rate * week_in_years * m.filled[mission]);
    for (std::int32_t i = 0; i < cases; ++i) {
        credibility *= 1.0 - p.misconduct_cost;
        world.events.note({world.week, EventKind::credibility_lost, Cause::misconduct,
                           Concerns::mission, mission.value, p.misconduct_cost});
    }
    credibility = std::clamp(credibility, 0.0, 1.0);
}

/// A mission counts where it has posts or carries out work.
void mark_work(const Setting& setting, const World& world, std::vector<std::uint8_t>& works) {
    mark_posts(setting, world, works);
    for (const ActivityFacts& activity : setting.activities) {
        const MissionId mission = carried_on_by(setting, world, activity.mission);
        if (mission.exists()) works[mark_of(setting, mission, activity.institution)] = 1;
    }
}

} // namespace

void move_credibilities(const Setting& setting, World& world) {
    for (const MissionId mission : setting.missions.ids()) {
        if (!is_there(setting, world, mission) || in_crisis(world)) continue;
        const bool has_plans = measure_progress(setting, world, mission);
        move_credibility(setting, world, mission, has_plans);
    }
    std::vector<std::uint8_t>& works = world.scratch.marks;
    mark_work(setting, world, works);
    for (const InstitutionId c : setting.institutions.ids()) {
        double sum = 0.0;
        double missions = 0.0;
        for (const MissionId mission : setting.missions.ids()) {
            if (!is_there(setting, world, mission) || works[mark_of(setting, mission, c)] == 0)
                continue;
            sum += world.missions.credibility[mission];
            missions += 1.0;
        }
        world.institutions.credibility[c] =
            missions > 0.0 ? sum / missions : setting.parameters.bargaining.usual_credibility;
    }
}

} // namespace ssrsim

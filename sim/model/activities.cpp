#include "model/funds.hpp"
#include "model/processes.hpp"

#include <algorithm>

// planned → consulting → awaiting funds → active ⇄ stalled → done or cut short. `stalled` is set
// where delivery happens, see delivery.cpp.

namespace ssrsim {

namespace {

bool may_begin(const Setting& setting, const World& world, ActivityId id) {
    const ActivityFacts& facts = setting.activities[id];
    if (world.week < facts.start) return false;
    return std::all_of(facts.after.begin(), facts.after.end(), [&](ActivityId earlier) {
        return has_ended(world.activities.status[earlier]);
    });
}

/// Four weeks of the planned pace, or all of a shorter activity.
Money first_share(const ActivityFacts& facts) {
    return scaled(facts.budget, std::min(1.0, 4.0 / facts.duration_weeks));
}

} // namespace

void move_activities(const Setting& setting, World& world) {
    ActivityColumns& a = world.activities;
    for (const ActivityId id : setting.funding_order) {
        const ActivityFacts& facts = setting.activities[id];
        ActivityStatus& status = a.status[id];
        if (has_ended(status)) continue;
        if (status == ActivityStatus::planned && may_begin(setting, world, id)) {
            status = ActivityStatus::consulting;
            a.consulted[id] = world.week + facts.consultation_weeks;
        }
        if (status == ActivityStatus::consulting && a.consulted[id] <= world.week) {
            status = ActivityStatus::awaiting_funds;
        }
        if (status == ActivityStatus::awaiting_funds &&
            held_for(setting, world, facts.institution) >= first_share(facts)) {
            status = ActivityStatus::active;
        }
        if (facts.deadline <= world.week) status = ActivityStatus::cut_short;
    }
}

} // namespace ssrsim

#include "model/funds.hpp"
#include "model/mandates.hpp"
#include "model/pace.hpp"
#include "model/processes.hpp"

#include <algorithm>

// What an activity delivers in a week is the least of what money, advisers and absorption allow,
// at most `largest_pace` times the planned pace (S1 ¶52). In a crisis nothing is delivered.

namespace ssrsim {

double ministry_performance(const Setting& setting, const World& world, InstitutionId c) {
    return std::min(1.0, world.institutions.performance[led_through(setting, c)]);
}

namespace {

/// National lead through a weak ministry is slow: 1 − loss·λ·(1 − P_ministry).
double absorption(const Setting& setting, const World& world, InstitutionId institution) {
    return 1.0 - setting.parameters.activities.absorption_loss *
                     world.institutions.national_lead[institution] *
                     (1.0 - ministry_performance(setting, world, institution));
}

double advisers_there(const World& world, const ActivityFacts& facts) {
    if (!(facts.advisers > 0.0)) return 1.0;
    const InstitutionColumns& c = world.institutions;
    const std::int32_t there = facts.kind == ActivityKind::training ? c.trainers[facts.institution]
                               : facts.kind == ActivityKind::mentoring
                                   ? c.mentors[facts.institution]
                                   : c.advisers[facts.institution];
    return std::min(1.0, there / facts.advisers);
}

/// Part of the activity that is due by the plan and not yet done. An activity behind its plan has
/// more to do than the planned pace, one on time just that.
double due_progress(const World& world, ActivityId id, const ActivityFacts& facts) {
    const double planned = std::min(1.0, (world.week - facts.start + 1) / facts.duration_weeks);
    return std::max(0.0, planned - world.activities.progress[id]);
}

/// What advisers and absorption allow this week, money aside.
double largest_progress(const Setting& setting, const World& world, const ActivityFacts& facts) {
    return setting.parameters.activities.largest_pace / facts.duration_weeks *
           std::min(advisers_there(world, facts), absorption(setting, world, facts.institution));
}

void stall(const Setting& setting, World& world, ActivityId id) {
    ActivityStatus& status = world.activities.status[id];
    if (status == ActivityStatus::stalled) return;
    status = ActivityStatus::stalled;
    const bool advisers = advisers_there(world, setting.activities[id]) > 0.0;
    note_work(world, EventKind::work_stalled, advisers ? Cause::no_money : Cause::no_advisers, id,
              world.activities.progress[id]);
}

/// A week's work on one activity. Phases cost money of its budget before they deliver anything.
void work_on(const Setting& setting, World& world, ActivityId id) {
    ActivityColumns& a = world.activities;
    const ActivityFacts& facts = setting.activities[id];
    const Money budget = a.budget[id];
    const double due = due_progress(world, id, facts);
    const double possible = std::min(due, largest_progress(setting, world, facts));
    const Money overhead = a.overhead[id] - a.overhead_paid[id];
    const Money wanted = std::min(scaled(budget, possible) + overhead, budget - a.spent[id]);
    const Money spent = draw_money(setting, world, facts.institution, wanted);
    // An activity without a budget needs nobody's money.
    const bool costs = budget > Money{};
    const Money useful = spent - std::min(spent, overhead);
    a.overhead_paid[id] += spent - useful;
    const double progress = costs ? in_units(useful) / in_units(budget) : possible;
    const bool nothing_due = costs ? scaled(budget, due) == Money{} : due == 0.0;
    a.spent[id] += spent;
    const bool used_up = costs && a.spent[id] == budget;
    if (spent == Money{} && !(progress > 0.0) && !nothing_due && !used_up) {
        stall(setting, world, id);
        return;
    }
    if (a.status[id] == ActivityStatus::stalled)
        note_work(world, EventKind::work_resumed, Cause::means, id, world.activities.progress[id]);
    a.status[id] = ActivityStatus::active;
    if (progress > 0.0) {
        const Money paid_for = a.spent[id] - a.overhead_paid[id];
        a.progress[id] = costs ? in_units(paid_for) / in_units(budget) : a.progress[id] + progress;
        a.delivered[id] = in_units(useful);
        deliver(setting, world, id, progress, useful);
    }
    if (a.progress[id] >= 1.0 - 1e-12 || used_up) {
        a.status[id] = ActivityStatus::done;
        complete(setting, world, id);
        note_work(world, EventKind::work_done, Cause::progress, id, world.activities.progress[id]);
    }
}

} // namespace

void deliver_activities(const Setting& setting, World& world) {
    InstitutionColumns& c = world.institutions;
    for (auto* column : {&c.systems_effort, &c.material, &c.inclusion_effort, &c.delivered}) {
        std::fill(column->begin(), column->end(), 0.0);
    }
    std::fill(world.activities.delivered.begin(), world.activities.delivered.end(), 0.0);
    if (in_crisis(world)) return;
    for (const ActivityId id : world.activities.order) {
        if (is_at_work(world.activities.status[id])) work_on(setting, world, id);
    }
}

} // namespace ssrsim

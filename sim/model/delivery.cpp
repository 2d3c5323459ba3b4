#include "model/funds.hpp"
#include "model/processes.hpp"
#include "model/training.hpp"

#include <algorithm>

// What an activity delivers in a week is the least of what money, advisers and absorption allow,
// at most `largest_pace` times the planned pace (S1 ¶52). What duplication swallows of the money
// buys nothing (S1 ¶47, ¶53).

namespace ssrsim {

namespace {

/// National lead through a weak ministry is slow: 1 − loss·λ·(1 − P_ministry).
double absorption(const Setting& setting, const World& world, InstitutionId institution) {
    const InstitutionId ministry = setting.institutions[institution].ministry;
    const double performance =
        std::min(1.0, world.institutions.performance[ministry.exists() ? ministry : institution]);
    return 1.0 - setting.parameters.activities.absorption_loss *
                     world.institutions.national_lead[institution] * (1.0 - performance);
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

void add_equipment(World& world, const ActivityFacts& facts, double amount) {
    if (facts.establishment == 0) return;
    const double each = amount / static_cast<double>(facts.establishment);
    for (const UnitId unit : facts.units) {
        double& equipment = world.units.equipment[unit];
        equipment = std::min(1.0, equipment + each);
    }
}

/// New prison places go to the prisons of the activity, by their establishment.
void add_places(const Setting& setting, World& world, const ActivityFacts& facts, double places) {
    for (const UnitId unit : facts.units) {
        world.regions.places[setting.units.region[unit]] +=
            places * setting.units.establishment[unit] / static_cast<double>(facts.establishment);
    }
}

void deliver(const Setting& setting, World& world, ActivityId id, double progress, Money spent) {
    const ActivityParameters& p = setting.parameters.activities;
    const ActivityFacts& facts = setting.activities[id];
    const double useful = 1.0 - duplicated_share(setting, world, facts.institution);
    const double money = in_units(spent) * useful;
    InstitutionColumns& c = world.institutions;
    switch (facts.kind) {
    case ActivityKind::training:
        hold_courses(setting, world, id, progress * useful * facts.trainees);
        break;
    case ActivityKind::mentoring:
        c.material[facts.institution] =
            std::min(1.0, c.material[facts.institution] + progress * useful * facts.duration_weeks);
        break;
    case ActivityKind::equipment:
        add_equipment(world, facts, money / in_units(p.equipment_cost));
        break;
    case ActivityKind::infrastructure:
        if (setting.institutions[facts.institution].kind == InstitutionKind::corrections) {
            add_places(setting, world, facts, money / in_units(p.place_cost));
        } else {
            // Stations and courts are part of what a unit works with.
            add_equipment(world, facts, money / in_units(p.equipment_cost));
        }
        break;
    case ActivityKind::systems: {
        const double advice = facts.advisers > 0.0 ? c.adviser_effect[facts.institution] : 1.0;
        const double effort = money / (in_units(p.systems_cost) * week_in_years);
        c.systems_effort[facts.institution] =
            std::min(1.0, c.systems_effort[facts.institution] + effort * advice);
        break;
    }
    }
}

} // namespace

void deliver_activities(const Setting& setting, World& world) {
    std::fill(world.institutions.systems_effort.begin(), world.institutions.systems_effort.end(),
              0.0);
    std::fill(world.institutions.material.begin(), world.institutions.material.end(), 0.0);
    ActivityColumns& a = world.activities;
    for (const ActivityId id : setting.funding_order) {
        ActivityStatus& status = a.status[id];
        if (status != ActivityStatus::active && status != ActivityStatus::stalled) continue;
        const ActivityFacts& facts = setting.activities[id];
        const double due = due_progress(world, id, facts);
        const double possible = std::min(due, largest_progress(setting, world, facts));
        const Money wanted = std::min(scaled(facts.budget, possible), facts.budget - a.spent[id]);
        const Money spent = draw_money(setting, world, facts.institution, wanted);
        // An activity without a budget needs nobody's money.
        const bool costs = facts.budget > Money{};
        const double progress = costs ? in_units(spent) / in_units(facts.budget) : possible;
        const bool nothing_due = costs ? scaled(facts.budget, due) == Money{} : due == 0.0;
        status = progress > 0.0 || nothing_due ? ActivityStatus::active : ActivityStatus::stalled;
        if (!(progress > 0.0)) continue;
        a.spent[id] += spent;
        a.progress[id] =
            costs ? in_units(a.spent[id]) / in_units(facts.budget) : a.progress[id] + progress;
        deliver(setting, world, id, progress, spent);
        if (a.progress[id] >= 1.0 - 1e-12) status = ActivityStatus::done;
    }
}

} // namespace ssrsim

#pragma once

#include "world/world.hpp"

namespace ssrsim {

/// Performance of the ministry through which an institution is led; its own where it has none.
double ministry_performance(const Setting& setting, const World& world, InstitutionId c);

/// Notes what happened to an activity.
inline void note_work(World& world, EventKind what, Cause cause, ActivityId id, double size) {
    world.events.note({world.week, what, cause, Concerns::activity, id.value, size});
}

/// Delivers what an activity's progress and money of a week buy, by its kind.
void deliver(const Setting& setting, World& world, ActivityId id, double progress, Money spent);

/// What an activity leaves when it is done, beside what it delivered week by week.
void complete(const Setting& setting, World& world, ActivityId id);

} // namespace ssrsim

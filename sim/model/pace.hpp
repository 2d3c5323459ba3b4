#pragma once

#include "world/world.hpp"

namespace ssrsim {

/// Performance of the ministry through which an institution is led; its own where it has none.
double ministry_performance(const Setting& setting, const World& world, InstitutionId c);

/// Delivers what an activity's progress and money of a week buy, by its kind.
void deliver(const Setting& setting, World& world, ActivityId id, double progress, Money spent);

/// What an activity leaves when it is done, beside what it delivered week by week.
void complete(const Setting& setting, World& world, ActivityId id);

} // namespace ssrsim

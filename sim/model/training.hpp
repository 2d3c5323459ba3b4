#pragma once

#include "world/world.hpp"

namespace ssrsim {

/// Adds `seats` course seats to those an activity has open. A class begins every
/// `officers.course_weeks` and takes all whole seats.
void hold_courses(const Setting& setting, World& world, ActivityId id, double seats);

/// Begins a class with the seats that are open, where trainers are in post if it needs them.
void begin_class(const Setting& setting, World& world, ActivityId id);

} // namespace ssrsim

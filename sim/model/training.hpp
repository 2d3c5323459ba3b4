#pragma once

#include "world/world.hpp"

namespace ssrsim {

/// Opens `seats` more course seats of a training activity (fractions are kept until they make a
/// whole seat) and sends officers to fill them.
void hold_courses(const Setting& setting, World& world, ActivityId id, double seats);

} // namespace ssrsim

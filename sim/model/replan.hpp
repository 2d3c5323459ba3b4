#pragma once

#include "world/world.hpp"

namespace ssrsim {

/// Part of what is left of an activity that will show before its mission's next renewal, raised to
/// the parameter `impatience`; 1 for activities without a mission, without mandates, or by the
/// fixed rule.
double shows_before_renewal(const Setting& setting, const World& world, ActivityId activity);

/// Whether this is the week of the quarter in which missions replan.
bool missions_replan(const Setting& setting, const World& world);

} // namespace ssrsim

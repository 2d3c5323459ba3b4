#pragma once

#include "world/world.hpp"

namespace ssrsim {

/// Runs one week and moves the world to the next. A country without a plan runs by the same call.
void step(const Setting& setting, World& world);

} // namespace ssrsim

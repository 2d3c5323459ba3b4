#pragma once

#include "model/processes.hpp"

namespace ssrsim {

/// A process of the week.
using Process = void(const Setting& setting, World& world);

/// Runs one week and moves the world to the next. A country without a plan runs by the same call.
/// The tests advance officers by a plain process of their own.
void step(const Setting& setting, World& world, Process& advance = advance_officers);

} // namespace ssrsim

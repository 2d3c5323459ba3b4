#pragma once

#include "model/processes.hpp"

#include <span>
#include <string_view>

namespace ssrsim {

/// A process of the week.
using Process = void (*)(const Setting& setting, World& world);

struct NamedProcess {
    std::string_view name;
    Process run;
};

/// The processes in the order of the week, which is part of the specification.
std::span<const NamedProcess> week_in_order();

/// Runs one week and moves the world to the next. A country without a plan runs by the same call.
/// The tests advance officers by a plain process of their own.
void step(const Setting& setting, World& world, Process advance = advance_officers);

} // namespace ssrsim

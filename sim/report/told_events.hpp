#pragma once

#include "world/events.hpp"

#include <span>
#include <vector>

namespace ssrsim {

/// Of the events of one run, in their order, those that tell its story to a reader. What goes along
/// with all work, and what stalls or expires again and again, would fill it; the first time is
/// told.
std::vector<bool> told_events(std::span<const Event> events);

} // namespace ssrsim

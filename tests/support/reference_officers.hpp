#pragma once

#include "world/world.hpp"

namespace ssrsim {

/// The officers' week as it is written in the model: every officer is visited, skill and integrity
/// stand in the open, means are sums over people. A drop-in for `advance_officers`, with the same
/// draws; the unit's maps stay the identity.
void visit_every_officer(const Setting& setting, World& world);

/// The week of `step` in which every officer is visited.
void reference_step(const Setting& setting, World& world);

} // namespace ssrsim

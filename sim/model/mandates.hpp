#pragma once

#include "world/world.hpp"

namespace ssrsim {

/// Whether a mission is in the country this week.
bool is_there(const Setting& setting, const World& world, MissionId mission);

/// The mission that carries on another's work: itself while it is there, else a successor that is;
/// none where nobody does.
MissionId carried_on_by(const Setting& setting, const World& world, MissionId mission);

/// The mission of which this one is a module; itself where it is none.
MissionId whole_of(const Setting& setting, MissionId mission);

/// Weeks to the end of the current mandate period; a great many for those without mandates.
std::int32_t weeks_to_renewal(const Setting& setting, const World& world, MissionId mission);

/// Whether a mission has a strategy, its own or that of the whole it is a module of.
bool has_strategy(const Setting& setting, const World& world, MissionId mission);

/// A mission has a strategy from now on.
void adopt_strategy(const Setting& setting, World& world, MissionId mission, Cause cause);

/// A review or strategy, or a part of one, lowers the error of assessed needs.
void assess_needs(const Setting& setting, World& world, double part);

} // namespace ssrsim

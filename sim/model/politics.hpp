#pragma once

#include "world/world.hpp"

namespace ssrsim {

/// National lead of an institution's reform in a week: the plan's profile, linear from one of its
/// days to the next, constant after the last, and what was conceded on top.
double planned_lead(const InstitutionFacts& facts, Week plan_begins, Week week);

/// Whether an institution's officers bear arms.
bool bears_arms(InstitutionKind kind);

} // namespace ssrsim

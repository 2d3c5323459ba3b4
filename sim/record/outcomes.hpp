#pragma once

#include "record/layout.hpp"
#include "record/trajectory.hpp"
#include "world/world.hpp"

namespace ssrsim {

/// The headline outcomes, declared in the order of their values.
std::vector<OutcomeVariable> outcome_variables();

/// Their values for a finished replicate: from its series and the world at its end. NaN where one
/// does not apply, such as a horizon beyond the end of the run.
std::vector<double> measure_outcomes(const Setting& setting, const Layout& layout,
                                     const Trajectory& trajectory, const World& end);

} // namespace ssrsim

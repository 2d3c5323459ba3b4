#pragma once

#include "scenario/scenario.hpp"

#include <set>
#include <string>

namespace ssrsim {

/// The same as cross_check(scenario), for a scenario read in part: nothing is said about values
/// whose paths are listed as unreadable, because they have been complained about already. A path
/// covers what stands below it.
Faults cross_check(const Scenario& scenario, const std::set<std::string>& unreadable);

} // namespace ssrsim

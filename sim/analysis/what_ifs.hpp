#pragma once

#include "scenario/scenario.hpp"

#include <functional>
#include <string>
#include <vector>

namespace ssrsim {

/// One cause taken away from a plan's time, to see what it did under the same luck.
struct WhatIf {
    std::string key;   ///< "friction.rotation", "election.2005", "activity.court_procedures" …
    std::string title; ///< the cause
    std::string then;  ///< what holds without it
    std::function<void(Country& country, Plan& plan)> remove;
};

/// What can be taken away in a scenario: the frictions, each election's new government, changes of
/// heads, suspensions by donors, and each activity of the plan. Some may change nothing.
std::vector<WhatIf> what_ifs(const Scenario& scenario);

} // namespace ssrsim

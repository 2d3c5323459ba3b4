#pragma once

#include "core/money.hpp"
#include "scenario/scenario.hpp"

#include <cstdint>

namespace ssrsim {

/// What a plan uses if everything goes as planned: to hold it against a budget.
struct PlanUse {
    Money money;            ///< of all activities, and the pay of all posts
    std::int32_t posts = 0; ///< most authorised posts at one time
};

/// Posts are paid from the day they open to the day they close, by calendar weeks, and doubly for
/// the length of a handover at the end of each tour but the last: a successor may come that much
/// early. Empty posts are counted as if filled.
PlanUse planned_use(const Scenario& scenario);

} // namespace ssrsim

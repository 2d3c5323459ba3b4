#pragma once

#include "analysis/explanation.hpp"
#include "run/run.hpp"
#include "scenario/scenario.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

/// What holds a plan back, replicate by replicate under the same luck: the shortfall between the
/// plan and itself without frictions, shared by Shapley values.
namespace ssrsim {

/// Outcomes whose shortfall is shared: means over the plan, so that what a friction takes away for
/// a while counts for that while.
inline constexpr std::array<std::string_view, 2> explained_outcomes{"service_area",
                                                                    "capacity_area"};

/// The frictions, by their numbers in frictions(), whose removal would change the scenario.
std::vector<std::size_t> frictions_of(const Scenario& scenario);

/// What one replicate gives, an entry an explained outcome.
struct SharedShortfall {
    std::array<double, explained_outcomes.size()> with_all{};
    std::array<double, explained_outcomes.size()> with_none{};
    std::array<std::vector<double>, explained_outcomes.size()> shares; ///< by friction present
    std::uint64_t runs = 0;
};

/// Shares the shortfall of one replicate among the frictions that are present, over all orders of
/// removing them or over one order, drawn for the replicate, and its reverse. `as_it_is` is the
/// scenario made ready to run.
SharedShortfall share_shortfall(const Scenario& scenario, const Experiment& as_it_is,
                                const std::vector<std::size_t>& present, Orders orders,
                                std::uint32_t replicate);

/// Puts replicates together, in the order of their numbers; shares add up to the shortfall to the
/// last bit.
Explanation put_together(const std::vector<SharedShortfall>& replicates,
                         const std::vector<std::size_t>& present, Orders orders);

} // namespace ssrsim

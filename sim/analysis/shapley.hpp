#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace ssrsim {

/// What a coalition is worth: bit i of the set stands for player i. Values on `on_grid` make sums
/// over players exact.
using Worth = std::function<double(std::uint32_t coalition)>;

/// Steps of the grid to 1: 2⁴⁰.
inline constexpr double grid_steps = 1099511627776.0;

/// The nearest multiple of 2⁻⁴⁰. Differences, halves and sums of such numbers below 2,000 are exact
/// in double, so that shares add up to the last bit.
double on_grid(double value);

/// Each player's share of worth(all) − worth(nobody): the mean of what joining adds, over all
/// orders of joining (Shapley 1953). Evaluates all 2ⁿ coalitions, n at most 20.
std::vector<double> shapley_values(std::size_t players, const Worth& worth);

/// The same from one order of joining and its reverse, which have the same mean over all orders:
/// an unbiased estimate from 2n coalitions. `order` holds each player once.
std::vector<double> shapley_sample(std::span<const std::size_t> order, const Worth& worth);

/// The parts on the grid of so many steps to 1, so that they add up to `total`, itself on the grid:
/// largest remainders are rounded up. A part of 0 stays 0. On the default grid the sum is exact in
/// any order.
std::vector<double> adding_up(const std::vector<double>& parts, double total,
                              double steps_to_one = grid_steps);

} // namespace ssrsim

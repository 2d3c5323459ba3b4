#include "analysis/shapley.hpp"

#include "core/contracts.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace ssrsim {

namespace {

/// What joining in this order adds, added to `shares` with a weight.
void add_order(std::span<const std::size_t> order, const Worth& worth, double weight,
               std::vector<double>& shares) {
    std::uint32_t coalition = 0;
    double before = worth(coalition);
    for (const std::size_t player : order) {
        coalition |= 1U << player;
        const double with = worth(coalition);
        shares[player] += weight * (with - before);
        before = with;
    }
}

/// Of all orders, the share in which exactly these many come before a player: s!(n−1−s)!/n!.
std::vector<double> weights_by_size(std::size_t players) {
    std::vector<double> weights;
    for (std::size_t size = 0; size < players; ++size) {
        double weight = 1.0 / static_cast<double>(players);
        // 1 / C(n−1, s)
        for (std::size_t i = 0; i < size; ++i)
            weight *= static_cast<double>(i + 1) / static_cast<double>(players - 1 - i);
        weights.push_back(weight);
    }
    return weights;
}

} // namespace

double on_grid(double value) {
    return std::floor(value * grid_steps + 0.5) / grid_steps;
}

std::vector<double> shapley_values(std::size_t players, const Worth& worth) {
    SSRSIM_EXPECT(players <= 20, "all coalitions of at most 20 players");
    std::vector<double> shares(players, 0.0);
    const std::vector<double> weights = weights_by_size(players);
    for (std::uint32_t coalition = 0; coalition < 1U << players; ++coalition) {
        const double without = worth(coalition);
        const auto size = static_cast<std::size_t>(std::popcount(coalition));
        for (std::size_t player = 0; player < players; ++player) {
            const std::uint32_t joined = coalition | 1U << player;
            if (joined != coalition) shares[player] += weights[size] * (worth(joined) - without);
        }
    }
    return shares;
}

std::vector<double> shapley_sample(std::span<const std::size_t> order, const Worth& worth) {
    std::vector<double> shares(order.size(), 0.0);
    add_order(order, worth, 0.5, shares);
    const std::vector<std::size_t> reverse(order.rbegin(), order.rend());
    add_order(reverse, worth, 0.5, shares);
    return shares;
}

std::vector<double> adding_up(const std::vector<double>& parts, double total, double steps_to_one) {
    // In whole steps, which a double holds exactly.
    std::vector<double> steps;
    std::vector<std::size_t> order;
    double missing = std::floor(total * steps_to_one + 0.5);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        steps.push_back(std::floor(parts[i] * steps_to_one));
        missing -= steps.back();
        if (parts[i] != 0.0) order.push_back(i);
    }
    const auto remainder = [&](std::size_t i) { return parts[i] * steps_to_one - steps[i]; };
    std::ranges::stable_sort(
        order, [&](std::size_t a, std::size_t b) { return remainder(a) > remainder(b); });
    for (std::size_t at = 0; std::fabs(missing) >= 1.0 && !order.empty();
         at = (at + 1) % order.size()) {
        const double step = missing > 0.0 ? 1.0 : -1.0;
        steps[order[at]] += step;
        missing -= step;
    }
    for (double& step : steps)
        step /= steps_to_one;
    return steps;
}

} // namespace ssrsim

#include "designs/design.hpp"

#include "core/contracts.hpp"
#include "core/hash.hpp"
#include "designs/permutation.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <utility>

namespace ssrsim {

namespace {

/// Levels of halving, counted from the odd part of the samples: strata and the place in them are
/// then integers of 36 bits.
int halvings(std::uint64_t odd_part) noexcept {
    return 36 - static_cast<int>(std::bit_width(odd_part));
}

std::vector<double> grid_levels(const Factor& factor, std::uint32_t levels) {
    if (!factor.levels.empty()) return factor.levels;
    const Distribution& law = factor.distribution;
    if (law.kind == DistributionKind::discrete) return law.values;
    const Quantiles quantiles{law};
    if (levels == 1) return {quantiles(0.5)};
    std::vector<double> values;
    for (std::uint32_t i = 0; i < levels; ++i)
        values.push_back(quantiles(static_cast<double>(i) / static_cast<double>(levels - 1)));
    return values;
}

} // namespace

Design::Design(DesignSpec spec, std::vector<Factor> factors)
    : spec_{spec}, factors_{std::move(factors)}, rows_{spec.samples} {
    SSRSIM_EXPECT(problems_of(spec_, factors_).empty(), "a design has no problems");
    for (const Factor& factor : factors_) {
        if (spec_.kind != DesignKind::grid) quantiles_.emplace_back(factor.distribution);
        seeds_.push_back(hash_combine(
            hash_combine(hash_text(spec_.kind == DesignKind::morris ? "morris" : "hypercube"),
                         spec_.seed),
            seeds_.size()));
        std::size_t group = groups_.size();
        if (!factor.group.empty())
            for (std::size_t other = 0; other < group_of_.size() && group == groups_.size();
                 ++other)
                if (factors_[other].group == factor.group) group = group_of_[other];
        if (group == groups_.size())
            groups_.push_back(factor.group.empty() ? factor.name : factor.group);
        group_of_.push_back(group);
    }
    switch (spec_.kind) {
    case DesignKind::grid:
        rows_ = 1;
        for (const Factor& factor : factors_) {
            grid_.push_back(grid_levels(factor, spec_.levels));
            rows_ *= grid_.back().size();
        }
        break;
    case DesignKind::latin_hypercube:
        break;
    case DesignKind::sobol_sequence:
        sobol_.emplace(spec_.seed, factors_.size());
        break;
    case DesignKind::saltelli: {
        // A and B of a factor stand side by side, so that one more factor moves no other's.
        std::array<std::uint64_t, saltelli_scramblings> seeds{};
        for (std::uint32_t scrambling = 0; scrambling < saltelli_scramblings; ++scrambling)
            seeds[scrambling] = hash_combine(spec_.seed, scrambling);
        sobol_.emplace(seeds, 2 * factors_.size());
        blocks_ = groups_.size() + (spec_.luck == RowLuck::factor ? 3 : 2);
        break;
    }
    case DesignKind::morris:
        blocks_ = groups_.size() + 1;
        break;
    }
    rows_ *= blocks_;
}

void Design::row(std::uint64_t index, std::span<double> values) const {
    SSRSIM_EXPECT(index < rows_, "the row lies within the design");
    SSRSIM_EXPECT(values.size() == factors_.size(), "a value for each factor");
    const std::uint64_t sample = index / blocks_;
    const std::uint64_t block = index % blocks_;
    switch (spec_.kind) {
    case DesignKind::grid:
        return grid_row(index, values);
    case DesignKind::morris:
        return morris_row(index, values);
    case DesignKind::latin_hypercube:
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = quantiles_[i](hypercube(index, i));
        return;
    case DesignKind::sobol_sequence:
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = quantiles_[i]((*sobol_)(static_cast<std::uint32_t>(index), i));
        return;
    case DesignKind::saltelli:
        saltelli_row(sample, block, values);
        return;
    }
}

void Design::saltelli_row(std::uint64_t sample, std::uint64_t block,
                          std::span<double> values) const {
    const std::size_t scrambling = sample % saltelli_scramblings;
    const auto point = static_cast<std::uint32_t>(sample / saltelli_scramblings);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool is_from_b = block == 1 || block == group_of_[i] + 2;
        values[i] = quantiles_[i]((*sobol_)(point, 2 * i + (is_from_b ? 1 : 0), scrambling));
    }
}

std::uint32_t Design::luck(std::uint64_t index) const noexcept {
    const auto sample = static_cast<std::uint32_t>(index / blocks_);
    const std::uint64_t block = index % blocks_;
    switch (spec_.luck) {
    case RowLuck::common:
        return 0;
    case RowLuck::own:
        return static_cast<std::uint32_t>(index) + 1;
    case RowLuck::factor:
        return 2 * sample + (block == 1 || block == blocks_ - 1 ? 1 : 0);
    }
    return 0;
}

/// The first factor moves fastest: one more factor at the end leaves the earlier rows as they are.
void Design::grid_row(std::uint64_t index, std::span<double> values) const {
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = grid_[i][index % grid_[i].size()];
        index /= grid_[i].size();
    }
}

/// A hypercube of n points has one in each of n strata. Doubled, each stratum falls in two, its
/// point in one half by a coin and a new point in the other: n rows more, shuffled.
double Design::hypercube(std::uint64_t row, std::size_t factor) const noexcept {
    const std::uint64_t seed = seeds_[factor];
    const std::uint64_t odd_part = spec_.samples >> std::countr_zero(spec_.samples);
    const int levels = halvings(odd_part);
    int level = 0;
    std::uint64_t stratum = 0;
    std::uint64_t coins = 0;
    const auto toss = [&](bool must_read) {
        const int within = level % 6;
        if (within == 0 || must_read)
            coins = hash_combine(seed + static_cast<std::uint64_t>(level / 6), stratum >> within);
        const std::uint64_t node =
            std::uint64_t{1} << within | (stratum & ((std::uint64_t{1} << within) - 1));
        return coins >> node & 1u;
    };
    if (row < odd_part) {
        stratum = permuted(row, odd_part, seed);
    } else {
        level = static_cast<int>(std::bit_width(row / odd_part)) - 1;
        const std::uint64_t before = odd_part << level;
        stratum = permuted(row - before, before,
                           seed + static_cast<std::uint64_t>(level + 1) * detail::prime_3);
        stratum = 2 * stratum + (1 - toss(true));
        ++level;
    }
    for (bool is_first = true; level < levels; ++level, is_first = false)
        stratum = 2 * stratum + toss(is_first);
    return (static_cast<double>(stratum) + 0.5) / static_cast<double>(odd_part << levels);
}

std::vector<std::size_t> Design::morris_order(std::uint64_t trajectory) const {
    // By a key of each group's own, so that one more leaves the order of the others as it is.
    std::vector<std::pair<std::uint64_t, std::size_t>> keys;
    const std::uint64_t seed =
        hash_combine(hash_combine(hash_text("morris order"), spec_.seed), trajectory);
    for (std::size_t group = 0; group < groups_.size(); ++group)
        keys.emplace_back(hash_combine(seed, group), group);
    std::ranges::sort(keys);
    std::vector<std::size_t> order;
    for (const auto& [key, group] : keys)
        order.push_back(group);
    return order;
}

double Design::morris_direction(std::uint64_t trajectory, std::size_t factor) const noexcept {
    return (hash_combine(seeds_[factor], trajectory) & 1u) == 0 ? 1.0 : -1.0;
}

MorrisMove Design::morris_move(std::uint64_t trajectory, std::size_t step) const {
    SSRSIM_EXPECT(spec_.kind == DesignKind::morris && step + 1 < blocks_, "a step of a trajectory");
    return {morris_order(trajectory)[step],
            0.5 * spec_.levels / (static_cast<double>(spec_.levels) - 1.0)};
}

/// Morris 1991: a start on the grid of levels, from where half the grid fits in the direction of
/// each factor; then one group after another moves.
void Design::morris_row(std::uint64_t index, std::span<double> values) const {
    const std::uint64_t trajectory = index / blocks_;
    const std::uint64_t steps = index % blocks_;
    const std::vector<std::size_t> order = morris_order(trajectory);
    std::vector<bool> has_moved(groups_.size(), false);
    for (std::uint64_t step = 0; step < steps; ++step)
        has_moved[order[step]] = true;
    const std::uint64_t half = spec_.levels / 2;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::uint64_t drawn = hash_combine(seeds_[i], trajectory);
        const bool is_up = (morris_direction(trajectory, i) > 0.0) == has_moved[group_of_[i]];
        const std::uint64_t level = ((drawn >> 32) * half >> 32) + (is_up ? half : 0);
        values[i] =
            quantiles_[i](static_cast<double>(level) / (static_cast<double>(spec_.levels) - 1.0));
    }
}

} // namespace ssrsim

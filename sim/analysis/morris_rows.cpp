#include "analysis/morris_effects.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ssrsim {

namespace {

/// More values than this are no grid of levels.
constexpr std::size_t most_levels = 64;

/// Columns that are seen to move in one step, joined.
class Joined {
  public:
    explicit Joined(std::size_t count) : leader_(count) {
        std::iota(leader_.begin(), leader_.end(), std::size_t{0});
    }
    std::size_t leader(std::size_t i) {
        while (leader_[i] != i)
            i = leader_[i] = leader_[leader_[i]];
        return i;
    }
    void join(std::size_t a, std::size_t b) {
        leader_[std::max(leader(a), leader(b))] = std::min(leader(a), leader(b));
    }

  private:
    std::vector<std::size_t> leader_;
};

/// How long a step is: by the grid's levels, or by the width of each column.
class Lengths {
  public:
    Lengths(const Columns& columns, std::uint32_t levels) : columns_{columns} {
        std::size_t most = levels;
        for (const std::vector<double>& column : columns) {
            std::vector<double> values = column;
            std::ranges::sort(values);
            widths_.push_back(values.back() - values.front());
            values.erase(std::unique(values.begin(), values.end()), values.end());
            if (levels == 0) most = std::max(most, values.size());
        }
        // A level may have been missed: levels are even, so that half of them fit.
        const double even = static_cast<double>(most + most % 2);
        if (most <= most_levels || levels != 0) by_level_ = 0.5 * even / (even - 1.0);
    }
    [[nodiscard]] double of(std::size_t column, std::size_t row) const {
        const double change = columns_[column][row + 1] - columns_[column][row];
        if (by_level_ > 0.0) return change < 0.0 ? -by_level_ : by_level_;
        return change / widths_[column];
    }

  private:
    const Columns& columns_;
    std::vector<double> widths_;
    double by_level_ = 0.0;
};

std::optional<MorrisSteps> steps_by(const Columns& columns, std::size_t groups,
                                    const Lengths& lengths) {
    const std::size_t rows = columns.front().size();
    const auto moves = [&](std::size_t column, std::size_t row) {
        return columns[column][row + 1] != columns[column][row];
    };
    Joined joined{columns.size()};
    for (std::size_t row = 0; row + 1 < rows; ++row) {
        if ((row + 1) % (groups + 1) == 0) continue;
        std::size_t first = columns.size();
        for (std::size_t column = 0; column < columns.size(); ++column) {
            if (!moves(column, row)) continue;
            if (first < columns.size()) joined.join(first, column);
            first = std::min(first, column);
        }
    }
    MorrisSteps steps;
    steps.trajectories = rows / (groups + 1);
    std::vector<std::size_t> group_of(columns.size());
    for (std::size_t column = 0; column < columns.size(); ++column) {
        const std::size_t leader = joined.leader(column);
        if (leader == column) {
            group_of[column] = steps.groups.size();
            steps.groups.emplace_back();
        } else {
            group_of[column] = group_of[leader];
        }
        steps.groups[group_of[column]].push_back(column);
    }
    if (steps.groups.size() != groups) return std::nullopt;
    for (std::size_t trajectory = 0; trajectory < steps.trajectories; ++trajectory) {
        std::vector<bool> has_moved(groups, false);
        const std::size_t from = steps.moved.size();
        for (std::size_t step = 0; step < groups; ++step) {
            const std::size_t row = trajectory * (groups + 1) + step;
            std::size_t column = 0;
            while (column < columns.size() && !moves(column, row))
                ++column;
            steps.moved.push_back(column < columns.size() ? group_of[column] : groups);
            steps.lengths.push_back(column < columns.size() ? lengths.of(column, row) : 1.0);
            if (column == columns.size()) continue;
            const std::size_t group = group_of[column];
            if (has_moved[group]) return std::nullopt;
            has_moved[group] = true;
            if (steps.groups[group].size() > 1)
                steps.lengths.back() = std::abs(steps.lengths.back());
        }
        // Steps that moved nothing, as of a factor whose two levels give one value.
        for (std::size_t i = from; i < steps.moved.size(); ++i) {
            if (steps.moved[i] < groups) continue;
            const auto at = std::ranges::find(has_moved, false) - has_moved.begin();
            steps.moved[i] = static_cast<std::size_t>(at);
            has_moved[steps.moved[i]] = true;
        }
    }
    return steps;
}

} // namespace

std::optional<MorrisSteps> morris_steps(const Columns& columns, std::uint32_t levels) {
    if (columns.empty() || columns.front().empty()) return std::nullopt;
    const Lengths lengths{columns, levels};
    // Any rows are trajectories of one group that holds everything.
    const std::size_t fewest = columns.size() == 1 ? 1 : 2;
    for (std::size_t groups = columns.size(); groups >= fewest; --groups) {
        if (columns.front().size() % (groups + 1) != 0) continue;
        auto steps = steps_by(columns, groups, lengths);
        if (steps) return steps;
    }
    return std::nullopt;
}

} // namespace ssrsim

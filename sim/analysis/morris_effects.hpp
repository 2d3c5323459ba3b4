#pragma once

#include "analysis/resampling.hpp"
#include "analysis/sample_rows.hpp"
#include "designs/design.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Elementary effects: docs/explanation/sensitivity.md.
namespace ssrsim {

/// What moves between the rows of trajectories, each of one row more than there are groups.
struct MorrisSteps {
    std::size_t trajectories = 0;
    std::vector<std::vector<std::size_t>> groups; ///< columns that move together
    std::vector<std::size_t> moved;               ///< group of each step, trajectory by trajectory
    /// Of each step, in shares of the way from the lowest to the highest level; negative downwards.
    /// A group of several factors has no direction: positive.
    std::vector<double> lengths;
};

MorrisSteps morris_steps(const Design& design);

/// The same from the rows of a sample, whoever made it. `levels` of its grid; 0: as many as the
/// factor with most values has, if they are few, else by the width that each column covers. Nothing
/// for samples that are no trajectories.
std::optional<MorrisSteps> morris_steps(const Columns& columns, std::uint32_t levels);

struct MorrisEffect {
    Estimate mean;           ///< mu; NaN for a group of several factors
    Estimate strength;       ///< mu*: mean size (Campolongo et al. 2007)
    Estimate spread;         ///< sigma: standard deviation; NaN for a group of several factors
    std::size_t effects = 0; ///< used: both rows of the step are there
};

struct MorrisEffects {
    std::size_t missing_rows = 0;
    std::vector<MorrisEffect> groups;
};

/// Elementary effects (Morris 1991, Technometrics 33, 161–174) of outcomes[trajectory · (groups +
/// 1)
/// + row]. Steps with a missing row (NaN) are left out.
MorrisEffects morris_effects(std::span<const double> outcomes, const MorrisSteps& steps);

} // namespace ssrsim

#pragma once

#include "scenario/number_fields.hpp"
#include "study/study.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ssrsim {

/// Weights that sum to 1, some of which are factors: the others share what is left in the
/// proportions they had.
struct SharedWeights {
    std::vector<NumberField> moved;
    std::vector<NumberField> others;
    std::vector<double> proportions; ///< of the others, as the scenario states them
};

/// One plan's scenario with the numbers that the factors of a study move. A copy for one thread.
class VariedPlan {
  public:
    VariedPlan(const Study& study, std::size_t plan);

    /// Sets the factors to the values of a row.
    void set(std::span<const double> row);
    [[nodiscard]] const Scenario& scenario() const { return *scenario_; }
    /// What is wrong with the scenario as it is set; empty where it can be run.
    [[nodiscard]] std::string refusal() const;

    /// Hash of what is set away from the scenario as its file states it: the same for the same run
    /// in any design that moves these numbers.
    [[nodiscard]] std::uint64_t key() const;
    /// The same of the country alone: runs of one luck and one country share the warm-up.
    [[nodiscard]] std::uint64_t country_key() const;

  private:
    struct Moved {
        NumberField number;
        double stated = 0.0;
        std::uint64_t path_hash = 0;
    };
    [[nodiscard]] std::uint64_t hash_of_moved(bool whole) const;

    const Study& study_;
    std::unique_ptr<Scenario> scenario_; ///< its rows are pointed into
    std::uint64_t plan_hash_ = 0;
    std::vector<std::vector<Moved>> factors_; ///< by factor; empty where the factor is the plan
    std::vector<SharedWeights> weights_;
    bool needs_check_ = false; ///< some value can leave the scenario with faults
};

} // namespace ssrsim

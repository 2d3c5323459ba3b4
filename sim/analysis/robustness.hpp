#pragma once

#include "analysis/paired_difference.hpp"
#include "record/layout.hpp"

#include <cstddef>
#include <optional>
#include <vector>

/// How plans stand up to what is not known, by measures that may disagree.
namespace ssrsim {

/// One plan over all rows that every plan has a value in. Values are in the outcome's unit.
struct PlanRobustness {
    double worst = 0.0;       ///< its least wanted value
    double most_regret = 0.0; ///< the most it misses the best plan of a row by
    double mean = 0.0;
    double deviation = 0.0; ///< sample standard deviation; NaN for one row
    /// Rows in which it is good enough, and its 95% interval; without a threshold NaN.
    double satisfied = 0.0;
    Interval satisfied_interval;
};

/// Which plan each measure prefers; the first of equals. Nothing without rows.
struct PreferredPlans {
    std::optional<std::size_t> by_worst;     ///< maximin (Wald)
    std::optional<std::size_t> by_regret;    ///< minimax regret (Savage)
    std::optional<std::size_t> by_satisfied; ///< satisficing (Simon); nothing without a threshold
    std::optional<std::size_t> by_mean_and_deviation; ///< mean less one standard deviation
    /// Whether those that have an answer give the same.
    [[nodiscard]] bool agree() const;
};

struct Robustness {
    std::size_t rows = 0;         ///< in which every plan has a value
    std::size_t missing_rows = 0; ///< left out for all plans
    std::vector<PlanRobustness> plans;
    PreferredPlans preferred;
};

/// values[plan][row], NaN where a plan has none. `better` is higher or lower; `threshold` is what
/// is good enough, itself included.
Robustness robustness(const std::vector<std::vector<double>>& values, Better better,
                      std::optional<double> threshold);

} // namespace ssrsim

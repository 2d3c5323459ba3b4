#pragma once

#include "analysis/paired_difference.hpp"
#include "record/layout.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace ssrsim {

/// A share of the replicates, and its 95% interval.
struct EstimatedShare {
    double share = 0.0;
    Interval interval;
};

/// One plan in one outcome.
struct PlanResult {
    std::size_t count = 0; ///< replicates in which the outcome applies
    double mean = 0.0;
    PairedEstimate difference; ///< to the first plan, replicate by replicate
    /// Replicates in which it does better than the first plan; a tie counts one half.
    EstimatedShare better;
    /// Replicates in which no other plan does better; ties are shared out.
    EstimatedShare best;
    double regret = 0.0; ///< mean distance to the best plan of the replicate
};

/// One outcome of several plans. Where it is wanted neither higher nor lower, `better`, `best` and
/// `regret` are not meant and stay 0.
struct ComparedOutcome {
    OutcomeVariable variable;
    std::vector<PlanResult> plans;
};

/// Compares plans in one outcome: values[plan][replicate], NaN where it does not apply. What counts
/// are the replicates in which it applies to every plan that has it at all. Plans in
/// `same_as_first` are the first plan under another name: they differ by exactly zero, and nothing
/// about that is uncertain.
ComparedOutcome compare(const OutcomeVariable& variable,
                        const std::vector<std::vector<double>>& values,
                        const std::vector<bool>& same_as_first);

/// The probability of what is 1 or 0 in each replicate, from one plan's result in it.
EstimatedShare probability_of(const PlanResult& plan);

} // namespace ssrsim

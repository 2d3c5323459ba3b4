#pragma once

#include "analysis/frictions.hpp"
#include "analysis/paired_difference.hpp"
#include "record/layout.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ssrsim {

/// One friction's part in what an outcome falls short of.
struct FrictionShare {
    std::size_t friction = 0; ///< number in frictions()
    double share = 0.0;       ///< of the shortfall, in the outcome's unit; may be negative
    PairedEstimate estimate;  ///< over replicates; covers chance and, where sampled, the orders
};

struct ExplainedOutcome {
    OutcomeVariable variable;
    double with_all = 0.0;  ///< mean under the plan as it is
    double with_none = 0.0; ///< without any friction
    double shortfall = 0.0; ///< what the shares sum to, to the last bit
    PairedEstimate estimate;
    /// Of all frictions, in their order; exactly nothing of those that are ideal already.
    std::vector<FrictionShare> shares;
};

/// How the shares were found.
enum class Orders : std::uint8_t { all, sampled };

/// What holds a plan back, as numbers.
struct Explanation {
    FrictionSet present = 0; ///< frictions that the plan has; the others are ideal already
    Orders orders = Orders::sampled;
    std::uint32_t replicates = 0;
    std::uint64_t runs = 0; ///< of the plan, for all replicates
    bool stopped = false;
    std::vector<ExplainedOutcome> outcomes;

    [[nodiscard]] bool is_ideal_already(std::size_t friction) const {
        return !holds(present, friction);
    }
};

} // namespace ssrsim

#pragma once

#include "analysis/prim.hpp"
#include "analysis/robustness.hpp"
#include "analysis/sample_analysis.hpp"
#include "designs/design.hpp"
#include "record/layout.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ssrsim {

/// The runs of a study as columns over the rows of its design.
struct StudyValues {
    std::string title;
    std::string question;
    const Design* design = nullptr; ///< null: points of the user's own
    std::vector<std::string> factors;
    Columns columns; ///< values of the factors: [factor][row]
    std::vector<OutcomeVariable> outcomes;
    std::vector<std::string> plans; ///< run in each row; one without a name where it is a factor
    /// [outcome][plan][row]: mean over replicates; NaN where none finished, or it does not apply.
    std::vector<std::vector<std::vector<double>>> values;
    std::uint64_t runs = 0;
    std::uint64_t failed = 0;
    std::vector<std::string> reasons; ///< why runs failed
};

/// Which rows count as a failure of the plan.
struct FailureRule {
    std::size_t outcome = 0;
    double level = 0.0;
    bool is_below = true; ///< false: above
};

/// What moves one outcome of one plan.
struct OutcomeSensitivity {
    std::size_t outcome = 0;
    std::size_t plan = 0;
    SampleAnalysis analysis;
};

/// How the plans stand up to what the factors may be, by one outcome that is wanted high or low.
struct OutcomeRobustness {
    std::size_t outcome = 0;
    std::optional<double> threshold; ///< good enough
    Robustness robustness;
};

struct StudyAnalysis {
    StudyValues values;
    std::vector<OutcomeSensitivity> sensitivity; ///< by outcome, then plan
    std::optional<FailureRule> rule;
    std::vector<Prim> failures;                ///< by plan; empty without a rule
    std::vector<OutcomeRobustness> robustness; ///< empty with one plan
};

/// The name that luck has among the factors of a study.
inline constexpr const char* chance_name = "chance";

/// Analyses every outcome of every plan by what its design allows: Sobol indices of a Saltelli
/// design, elementary effects of a Morris design, partial rank correlations of any other. Where
/// plans fail and how they stand up to what is not known is read off rows drawn independently: all
/// but those a Saltelli design mixes; a Morris design has none.
StudyAnalysis analyse_study(StudyValues values, const std::optional<FailureRule>& rule,
                            const Resampling& resampling);

/// The rows of a design that are draws of their own.
std::vector<std::size_t> independent_rows(const StudyValues& values);

} // namespace ssrsim

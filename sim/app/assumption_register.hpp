#pragma once

#include "analysis/assumptions.hpp"
#include "app/arguments.hpp"
#include "app/progress.hpp"
#include "record/layout.hpp"

#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace ssrsim {

/// Mean paired difference of an outcome to the scenario as it is, and its standard error.
struct Difference {
    double mean = std::numeric_limits<double>::quiet_NaN();
    double error = std::numeric_limits<double>::quiet_NaN();
};

using Differences = std::vector<Difference>; ///< by outcome; empty: not run

struct Influence {
    Differences at_low;
    Differences at_high;
};

/// A scenario's assumptions with what each of them moves.
struct Register {
    std::vector<Assumption> assumptions;
    std::vector<Influence> influences; ///< by assumption
    std::vector<OutcomeVariable> outcomes;
    std::vector<double> base; ///< means of the outcomes as they are
    bool stopped = false;
};

/// Runs the scenario as it is and with each of its parameters moved, all under the same luck. What
/// was not reached before an interruption stays empty.
Register run_register(const Scenario& scenario, const AssumptionsOptions& options);

/// How every table of a register begins.
inline constexpr std::string_view register_header =
    "parameter,value,unit,allowed_low,allowed_high,low,high,source,meaning";

std::string register_csv(const Register& found);
std::string register_text(const Register& found, const Scenario& scenario,
                          const AssumptionsOptions& options);

} // namespace ssrsim

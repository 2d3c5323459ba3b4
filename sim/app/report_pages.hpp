#pragma once

#include "app/arguments.hpp"
#include "app/comparison.hpp"
#include "app/explanation.hpp"
#include "report/plan_runs.hpp"
#include "scenario/scenario.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// The report of each command that makes one.
namespace ssrsim {

/// `runs` has what was kept of each plan; `explanations` one a plan, or none.
std::string page_of_comparison(const Comparison& comparison, const std::vector<PlanRuns>& runs,
                               const std::vector<Explanation>& explanations,
                               const CompareOptions& options);

std::string page_of_run(const Scenario& scenario, const PlanRuns& runs, bool interrupted,
                        const RunOptions& options);

/// Runs the plan as it is as often as it was explained, for everything else a report shows.
std::string page_of_explanation(const Scenario& scenario, const Explanation& explanation,
                                const ExplainOptions& options);

} // namespace ssrsim

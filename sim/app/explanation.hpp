#pragma once

#include "analysis/explanation.hpp"
#include "app/arguments.hpp"
#include "scenario/scenario.hpp"
#include "tables/sheet.hpp"

#include <string>
#include <vector>

namespace ssrsim {

/// Shares what the plan falls short of its ideal by Shapley values, replicate by replicate under
/// the same luck.
Explanation run_explanation(const Scenario& scenario, const ExplainOptions& options);

std::string explanation_text(const Explanation& explanation, const Scenario& scenario,
                             const ExplainOptions& options);
std::string explanation_json(const Explanation& explanation, const Scenario& scenario,
                             const ExplainOptions& options);

/// The numbers of explanation_json as a table, and a second one of how they were made.
std::vector<Sheet> explanation_sheets(const Explanation& explanation, const Scenario& scenario,
                                      const ExplainOptions& options);
/// Columns of the first one.
std::vector<SheetColumn> explanation_columns();

} // namespace ssrsim

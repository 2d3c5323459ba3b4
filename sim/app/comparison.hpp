#pragma once

#include "analysis/comparison.hpp"
#include "analysis/series_path.hpp"
#include "app/arguments.hpp"
#include "report/plan_runs.hpp"
#include "scenario/scenario.hpp"
#include "scenario_io/resolved.hpp"
#include "tables/sheet.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace ssrsim {

/// A plan as a comparison names it.
struct ComparedPlan {
    std::string letter; ///< A, B, … in the order given
    std::string file;
    Scenario scenario; ///< whose plan has a name of its own: the scenario's, else the file's

    [[nodiscard]] const std::string& name() const { return scenario.plan.name; }
};

/// Why a comparison ended where it did.
enum class Ending : std::uint8_t {
    precise,    ///< every difference in service is known as well as was asked
    same_plans, ///< all plans are the first one under other names
    most,       ///< at the most replicates that were allowed
    interrupted
};

/// What `ssrsim compare` prints, as numbers.
struct Comparison {
    std::vector<ComparedPlan> plans;
    std::vector<std::vector<DifferentValue>> different; ///< by plan: from the first one
    std::vector<bool> same_as_first;
    Date start;
    std::int32_t weeks = 0;
    std::uint32_t replicates = 0;
    Ending ending = Ending::most;
    /// The difference in service that is known least well: its half-width, and whose it is; empty:
    /// the plans never differed in service.
    double widest = 0.0;
    std::string widest_outcome;
    Footing widest_footing = Footing::none;
    std::vector<ComparedOutcome> outcomes;
    std::vector<Reach> reaches;
    std::vector<ComparedOutcome> reached; ///< one a reach; its mean is a probability
    /// [reach][plan]: the closest that any run came; NaN where the day lies outside the plan.
    std::vector<std::vector<double>> closest;
};

/// Runs the plans under the same luck until every difference in service delivery is known as well
/// as was asked, or to the most replicates. The plans share a country. Their series and the reaches
/// have been checked. What a report shows of the runs is kept in `kept`, one a plan, where that is
/// given.
Comparison run_comparison(std::vector<ComparedPlan> plans, std::vector<Reach> reaches,
                          const CompareOptions& options, std::vector<PlanRuns>* kept = nullptr);

std::string comparison_text(const Comparison& comparison, const CompareOptions& options);
std::string comparison_json(const Comparison& comparison, const CompareOptions& options);
/// The numbers of comparison_json as a table, and a second one of how they were made.
std::vector<Sheet> comparison_sheets(const Comparison& comparison, const CompareOptions& options);
/// Columns of the first one.
std::vector<SheetColumn> comparison_columns();

/// As JSON and tables name them.
const char* name_of(Ending ending);
const char* name_of(Footing footing);

} // namespace ssrsim

#pragma once

#include "analysis/comparison.hpp"
#include "analysis/explanation.hpp"
#include "analysis/series_path.hpp"
#include "core/luck.hpp"
#include "report/chart.hpp"
#include "report/plan_runs.hpp"
#include "scenario/scenario.hpp"
#include "scenario_io/resolved.hpp"
#include "world/events.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace ssrsim {

class Experiment;
struct Setting;

/// A plan as a report shows it. What it points to outlives the report.
struct ReportPlan {
    std::string letter; ///< A, B, …
    Bilingual name;
    std::string file;
    const Scenario* scenario = nullptr;
    const Setting* setting = nullptr;
    bool same_as_first = true;
    std::vector<DifferentValue> different = {}; ///< from the first plan
    const PlanRuns* runs = nullptr;
    std::vector<Event> story = {}; ///< of the first run
    const Explanation* explanation = nullptr;
};

/// Everything that one page says. One plan: a run; several: a comparison.
struct Report {
    std::vector<ReportPlan> plans;
    const Layout* layout = nullptr;
    std::vector<ComparedOutcome> outcomes; ///< one plan is compared with itself
    std::vector<Reach> reaches;
    std::vector<ComparedOutcome> reached;
    std::uint32_t replicates = 0;
    bool interrupted = false;
    Seeds seeds;
    Bilingual why_so_many; ///< why there are as many replicates as there are
    std::string command;   ///< what makes the page again

    [[nodiscard]] const Scenario& scenario() const { return *plans.front().scenario; }
    [[nodiscard]] bool compares() const { return plans.size() > 1; }
};

/// What a report needs of a plan. What it points to outlives the report.
struct PlanToReport {
    Bilingual name;
    std::string file;
    const Scenario* scenario = nullptr;
    const Experiment* experiment = nullptr;
    const PlanRuns* runs = nullptr;
    const Explanation* explanation = nullptr;
    std::vector<DifferentValue> different = {}; ///< from the first plan
};

/// The headline outcomes of all plans against the first.
std::vector<ComparedOutcome> outcomes_of(const std::vector<PlanToReport>& plans);

/// The report of plans that share their country and luck, at most 26: with their letters, and the
/// story of each one's first run. `outcomes` are those of the plans.
Report report_of(const std::vector<PlanToReport>& plans, std::vector<ComparedOutcome> outcomes);

/// The page: one HTML file that needs nothing else.
std::string page_of(const Report& report);

} // namespace ssrsim

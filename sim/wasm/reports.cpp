#include "wasm/reports.hpp"

#include "report/report.hpp"

namespace ssrsim {

void GrowingReport::add(const std::shared_ptr<LoadedPlan>& plan, const std::string& file,
                        const std::string& name) {
    plans_.push_back({plan, file, name, PlanRuns{plan->under(seed_).layout()}});
}

void GrowingReport::run() {
    for (Plan& plan : plans_)
        plan.runs.put(
            sample_of(plan.runs.sampling(), run_replicate(plan.loaded->under(seed_), replicates_)));
    ++replicates_;
}

std::string GrowingReport::page(const std::string& command) const {
    std::vector<PlanToReport> plans;
    for (const Plan& plan : plans_)
        plans.push_back(
            {name_in_both(plan.name), plan.file, &plan.loaded->scenario, &plan.loaded->under(seed_),
             &plan.runs, nullptr,
             differences_of_plans(plans_.front().loaded->scenario, plan.loaded->scenario)});
    Report report = report_of(plans, outcomes_of(plans));
    report.command = command;
    return page_of(report);
}

} // namespace ssrsim

#include "record/outcomes.hpp"
#include "report/report.hpp"
#include "run/run.hpp"

#include <fmt/format.h>

namespace ssrsim {

std::vector<ComparedOutcome> outcomes_of(const std::vector<PlanToReport>& plans) {
    std::vector<bool> same;
    for (const PlanToReport& plan : plans)
        same.push_back(plan.different.empty());
    std::vector<ComparedOutcome> outcomes;
    for (const OutcomeVariable& variable : outcome_variables()) {
        std::vector<std::vector<double>> values;
        for (const PlanToReport& plan : plans)
            values.push_back(plan.runs->outcome(outcomes.size()));
        outcomes.push_back(compare(variable, values, same));
    }
    return outcomes;
}

Report report_of(const std::vector<PlanToReport>& plans, std::vector<ComparedOutcome> outcomes) {
    const PlanToReport& first = plans.front();
    Report report;
    for (const PlanToReport& given : plans) {
        ReportPlan plan{std::string(1, static_cast<char>('A' + report.plans.size())), given.name,
                        given.file, given.scenario, &given.experiment->with_plan()};
        plan.different = given.different;
        plan.same_as_first = given.different.empty();
        plan.runs = given.runs;
        plan.story = run_replicate(*given.experiment, 0, Events::kept).events;
        plan.explanation = given.explanation;
        report.plans.push_back(std::move(plan));
    }
    report.layout = &first.experiment->layout();
    report.outcomes = std::move(outcomes);
    report.replicates = static_cast<std::uint32_t>(first.runs->runs());
    report.seeds = first.experiment->seeds();
    report.why_so_many = {fmt::format("{} runs.", report.replicates),
                          fmt::format("{} simulations.", report.replicates)};
    return report;
}

} // namespace ssrsim

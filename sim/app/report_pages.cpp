#include "app/report_pages.hpp"

#include "app/interrupt.hpp"
#include "ensemble/ensemble.hpp"
#include "report/figures.hpp"
#include "report/report.hpp"
#include "results/files.hpp"
#include "run/run.hpp"

#include <fmt/format.h>

namespace ssrsim {

namespace {

/// Why a comparison has as many runs as it has.
Bilingual why_stopped(const Comparison& comparison, const CompareOptions& options) {
    const std::string count = fmt::format("{}", comparison.replicates);
    const Bilingual precision = localised(fmt::format("{:g}", options.precision));
    switch (comparison.ending) {
    case Ending::precise:
        return {fmt::format("{} runs of each plan: then every difference in service was known to "
                            "±{}, as was asked.",
                            count, precision.en),
                fmt::format("{} simulations de chaque plan : alors toute différence de service "
                            "était connue à ±{} près, comme demandé.",
                            count, precision.fr)};
    case Ending::same_plans:
        return {fmt::format("{} runs of each plan: the plans are the same.", count),
                fmt::format("{} simulations de chaque plan : les plans sont identiques.", count)};
    case Ending::most:
        return {fmt::format("{} runs of each plan, the most that were allowed: not every "
                            "difference in service is known to ±{} on enough runs.",
                            count, precision.en),
                fmt::format("{} simulations de chaque plan, le maximum permis : toutes les "
                            "différences de service ne sont pas connues à ±{} près sur assez de "
                            "simulations.",
                            count, precision.fr)};
    case Ending::interrupted:
        break;
    }
    return {fmt::format("{} runs of each plan had finished when the comparison was interrupted.",
                        count),
            fmt::format("{} simulations de chaque plan étaient achevées quand la comparaison a "
                        "été interrompue.",
                        count)};
}

Bilingual name_of(const Scenario& scenario, const std::string& file) {
    if (scenario.plan.name.empty()) return name_in_both(name_in_folder(file));
    return in_both(scenario.plan.name, scenario.plan.name_fr);
}

std::string page_of_one(const Scenario& scenario, const std::string& file,
                        const Experiment& experiment, const PlanRuns& runs,
                        const Explanation* explanation, bool interrupted,
                        const std::string& command) {
    const std::vector<PlanToReport> plans{
        {name_of(scenario, file), file, &scenario, &experiment, &runs, explanation}};
    Report report = report_of(plans, outcomes_of(plans));
    report.interrupted = interrupted;
    report.command = command;
    return page_of(report);
}

} // namespace

std::string page_of_comparison(const Comparison& comparison, const std::vector<PlanRuns>& runs,
                               const std::vector<Explanation>& explanations,
                               const CompareOptions& options) {
    std::vector<Experiment> experiments;
    for (const ComparedPlan& plan : comparison.plans)
        experiments.emplace_back(plan.scenario.country, plan.scenario.plan, options.seeds);
    std::vector<PlanToReport> plans;
    for (std::size_t i = 0; i < comparison.plans.size(); ++i) {
        const ComparedPlan& plan = comparison.plans[i];
        plans.push_back({name_of(plan.scenario, plan.file), plan.file, &plan.scenario,
                         &experiments[i], &runs[i],
                         i < explanations.size() ? &explanations[i] : nullptr,
                         comparison.different[i]});
    }
    Report report = report_of(plans, comparison.outcomes);
    report.reaches = comparison.reaches;
    report.reached = comparison.reached;
    report.interrupted = comparison.ending == Ending::interrupted;
    report.why_so_many = why_stopped(comparison, options);
    report.command = options.command;
    return page_of(report);
}

std::string page_of_run(const Scenario& scenario, const PlanRuns& runs, bool interrupted,
                        const RunOptions& options) {
    const Experiment experiment{scenario.country, scenario.plan, options.seeds};
    return page_of_one(scenario, options.scenario, experiment, runs, nullptr, interrupted,
                       options.command);
}

std::string page_of_explanation(const Scenario& scenario, const Explanation& explanation,
                                const ExplainOptions& options) {
    const Experiment experiment{scenario.country, scenario.plan, options.seeds};
    PlanRuns runs{experiment.layout()};
    EnsembleOptions ensemble;
    ensemble.count = explanation.replicates;
    ensemble.threads = options.threads;
    run_in_order<RunSample>(
        [&](std::uint32_t key) {
            return sample_of(runs.sampling(), run_replicate(experiment, key));
        },
        ensemble, [&](std::uint32_t, RunSample&& sample) { runs.put(std::move(sample)); });
    return page_of_one(scenario, options.scenario, experiment, runs, &explanation,
                       explanation.stopped, options.command);
}

} // namespace ssrsim

#include "app/report_pages.hpp"

#include "app/interrupt.hpp"
#include "ensemble/ensemble.hpp"
#include "record/outcomes.hpp"
#include "report/figures.hpp"
#include "report/report.hpp"
#include "results/files.hpp"
#include "run/run.hpp"

#include <fmt/format.h>

namespace ssrsim {

namespace {

/// The first run of a plan, told.
std::vector<Event> story_of(const Experiment& experiment) {
    return run_replicate(experiment, 0, Events::kept).events;
}

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

Bilingual as_many_as_asked(std::size_t runs) {
    return {fmt::format("{} runs.", runs), fmt::format("{} simulations.", runs)};
}

/// The outcomes of one plan, compared with itself.
std::vector<ComparedOutcome> outcomes_of(const PlanRuns& runs) {
    std::vector<ComparedOutcome> outcomes;
    for (const OutcomeVariable& variable : outcome_variables())
        outcomes.push_back(compare(variable, {runs.outcome(outcomes.size())}, {true}));
    return outcomes;
}

std::string name_of(const Scenario& scenario, const std::string& file) {
    return scenario.plan.name.empty() ? name_in_folder(file) : scenario.plan.name;
}

std::string page_of_one(const Scenario& scenario, const std::string& file,
                        const Experiment& experiment, const PlanRuns& runs,
                        const Explanation* explanation, Report&& report) {
    ReportPlan plan{"A", name_of(scenario, file), file, &scenario, &experiment.with_plan()};
    plan.runs = &runs;
    plan.story = story_of(experiment);
    plan.explanation = explanation;
    report.plans.push_back(std::move(plan));
    report.layout = &experiment.layout();
    report.outcomes = outcomes_of(runs);
    report.replicates = static_cast<std::uint32_t>(runs.runs());
    report.why_so_many = as_many_as_asked(runs.runs());
    return page_of(report);
}

} // namespace

std::string page_of_comparison(const Comparison& comparison, const std::vector<PlanRuns>& runs,
                               const std::vector<Explanation>& explanations,
                               const CompareOptions& options) {
    std::vector<Experiment> experiments;
    for (const ComparedPlan& plan : comparison.plans)
        experiments.emplace_back(plan.scenario.country, plan.scenario.plan, options.seeds);
    Report report;
    for (std::size_t i = 0; i < comparison.plans.size(); ++i) {
        const ComparedPlan& compared = comparison.plans[i];
        ReportPlan plan{compared.letter, compared.name, compared.file, &compared.scenario,
                        &experiments[i].with_plan()};
        plan.same_as_first = comparison.same_as_first[i];
        plan.different = comparison.different[i];
        plan.runs = &runs[i];
        plan.story = story_of(experiments[i]);
        if (i < explanations.size()) plan.explanation = &explanations[i];
        report.plans.push_back(std::move(plan));
    }
    report.layout = &experiments.front().layout();
    report.outcomes = comparison.outcomes;
    report.reaches = comparison.reaches;
    report.reached = comparison.reached;
    report.replicates = comparison.replicates;
    report.interrupted = comparison.ending == Ending::interrupted;
    report.seeds = options.seeds;
    report.why_so_many = why_stopped(comparison, options);
    report.command = options.command;
    return page_of(report);
}

std::string page_of_run(const Scenario& scenario, const PlanRuns& runs, bool interrupted,
                        const RunOptions& options) {
    const Experiment experiment{scenario.country, scenario.plan, options.seeds};
    Report report;
    report.interrupted = interrupted;
    report.seeds = options.seeds;
    report.command = options.command;
    return page_of_one(scenario, options.scenario, experiment, runs, nullptr, std::move(report));
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
    Report report;
    report.interrupted = explanation.stopped;
    report.seeds = options.seeds;
    report.command = options.command;
    return page_of_one(scenario, options.scenario, experiment, runs, &explanation,
                       std::move(report));
}

} // namespace ssrsim

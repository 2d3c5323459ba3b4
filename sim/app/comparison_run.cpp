#include "app/comparison.hpp"
#include "app/interrupt.hpp"
#include "app/progress.hpp"
#include "ensemble/paired_plans.hpp"
#include "record/outcomes.hpp"
#include "scenario_io/resolved.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>

namespace ssrsim {

namespace {

/// measured[plan][value][replicate]: outcomes, then how close each reach was.
using Columns = std::vector<std::vector<std::vector<double>>>;

/// What is taken of one replicate of all plans.
struct Replicate {
    PairedValues values;
    std::vector<RunSample> samples; ///< by plan; none where no report is made
};

/// One value of every plan over the first so many replicates.
std::vector<std::vector<double>> of_value(const Columns& columns, std::size_t value,
                                          std::uint32_t replicates) {
    std::vector<std::vector<double>> values;
    for (const auto& plan : columns)
        values.emplace_back(plan[value].begin(), plan[value].begin() + replicates);
    return values;
}

bool is_service(const OutcomeVariable& variable) {
    return variable.key.starts_with("service_");
}

/// Looks how well the differences in service are known, and tells the widest. A horizon at which
/// the plans have not differed at all has nothing to say as long as they differ at another.
bool look(Comparison& comparison, const Columns& columns, std::uint32_t replicates,
          double precision) {
    const std::vector<OutcomeVariable> variables = outcome_variables();
    comparison.widest = 0.0;
    comparison.widest_outcome.clear();
    bool precise = true;
    for (std::size_t i = 0; i < variables.size(); ++i) {
        if (!is_service(variables[i])) continue;
        const ComparedOutcome compared =
            compare(variables[i], of_value(columns, i, replicates), comparison.same_as_first);
        for (std::size_t plan = 1; plan < compared.plans.size(); ++plan) {
            const PairedEstimate& difference = compared.plans[plan].difference;
            if (comparison.same_as_first[plan] || is_same_so_far(difference)) continue;
            const bool is_precise = is_precise_enough(difference, precision);
            const double width = half_width(difference.interval);
            // What holds the comparison up is told before what is merely wide.
            const bool is_worse = is_precise == precise ? width > comparison.widest : !is_precise;
            if (comparison.widest_outcome.empty() || is_worse) {
                comparison.widest = width;
                comparison.widest_outcome = variables[i].title;
                comparison.widest_footing = difference.footing;
            }
            precise = precise && is_precise;
        }
    }
    return precise && !comparison.widest_outcome.empty();
}

OutcomeVariable variable_of(const Reach& reach) {
    return {text_of(reach), "1", "Probability of reaching it", text_of(reach), Better::higher};
}

/// How likely each plan reaches a level, and the closest that any run came:
/// `close[plan][replicate]`.
void put_reached(Comparison& comparison, const Reach& reach,
                 std::vector<std::vector<double>> close) {
    std::vector<double>& closest = comparison.closest.emplace_back();
    for (std::vector<double>& plan : close) {
        // A day outside the plan is outside it in every run.
        closest.push_back(plan.empty()     ? std::numeric_limits<double>::quiet_NaN()
                          : reach.at_least ? std::ranges::max(plan)
                                           : std::ranges::min(plan));
        for (double& value : plan)
            value = reached(reach, value);
    }
    comparison.reached.push_back(compare(variable_of(reach), close, comparison.same_as_first));
}

} // namespace

Comparison run_comparison(std::vector<ComparedPlan> plans, std::vector<Reach> reaches,
                          const CompareOptions& options, std::vector<PlanRuns>* kept) {
    Comparison comparison;
    std::vector<Experiment> experiments;
    for (const ComparedPlan& plan : plans) {
        const Scenario& first = plans.front().scenario;
        comparison.different.push_back(differences_of_plans(first, plan.scenario));
        comparison.same_as_first.push_back(comparison.different.back().empty());
        experiments.emplace_back(plan.scenario.country, plan.scenario.plan, options.seeds);
    }
    comparison.plans = std::move(plans);
    comparison.reaches = std::move(reaches);
    comparison.start = experiments.front().layout().start;
    comparison.weeks = experiments.front().layout().weeks;

    if (kept != nullptr)
        for (const Experiment& experiment : experiments)
            kept->emplace_back(experiment.layout());

    const auto measure = [&](const Experiment& experiment, const Trajectory& run) {
        std::vector<double> values = run.outcomes;
        for (const Reach& reach : comparison.reaches) {
            const std::size_t series = find_series(experiment.layout(), reach.series).number;
            values.push_back(closest(reach, experiment.layout(), series, run));
        }
        return values;
    };
    const std::vector<OutcomeVariable> variables = outcome_variables();
    Columns columns(experiments.size(),
                    std::vector<std::vector<double>>(variables.size() + comparison.reaches.size()));
    const bool all_same =
        std::ranges::all_of(comparison.same_as_first, [](bool same) { return same; });
    std::uint32_t next = std::min(next_look(0), options.most_replicates);
    std::uint32_t finished = 0;
    std::atomic<bool> known{false};
    EnsembleOptions ensemble;
    ensemble.count = options.most_replicates;
    ensemble.threads = options.threads;
    ensemble.should_stop = [&] { return interrupted() || known; };
    Progress progress{next, "replicates to the next look"};
    const EnsembleSummary summary = run_in_order<Replicate>(
        [&](std::uint32_t key) {
            Replicate one;
            const auto look_at = [&](const Experiment& experiment, const Trajectory& run) {
                if (kept != nullptr)
                    one.samples.push_back(sample_of((*kept)[one.samples.size()].sampling(), run));
                return measure(experiment, run);
            };
            one.values = run_paired(experiments, look_at, key);
            return one;
        },
        ensemble,
        [&](std::uint32_t, Replicate&& one) {
            if (known) return; // what was in flight when enough was known belongs to nobody
            const PairedValues& values = one.values;
            for (std::size_t plan = 0; plan < one.samples.size(); ++plan)
                (*kept)[plan].put(std::move(one.samples[plan]));
            for (std::size_t plan = 0; plan < values.size(); ++plan)
                for (std::size_t i = 0; i < values[plan].size(); ++i)
                    columns[plan][i].push_back(values[plan][i]);
            progress.finished(++finished);
            if (finished != next) return;
            const bool precise = look(comparison, columns, finished, options.precision);
            known = all_same || (precise && finished >= options.fewest_replicates);
            next = std::min(next_look(finished), options.most_replicates);
            progress.plan(next);
        });
    progress.clear();
    comparison.replicates = finished;
    if (known) {
        comparison.ending = all_same ? Ending::same_plans : Ending::precise;
    } else {
        comparison.ending = summary.stopped ? Ending::interrupted : Ending::most;
        // The most replicates are a look as well; an interruption comes between two.
        if (summary.stopped) look(comparison, columns, finished, options.precision);
    }
    for (std::size_t i = 0; i < variables.size(); ++i)
        comparison.outcomes.push_back(
            compare(variables[i], of_value(columns, i, finished), comparison.same_as_first));
    for (std::size_t i = 0; i < comparison.reaches.size(); ++i)
        put_reached(comparison, comparison.reaches[i],
                    of_value(columns, variables.size() + i, finished));
    return comparison;
}

} // namespace ssrsim

#include "app/assumption_register.hpp"

#include "analysis/statistics.hpp"
#include "app/interrupt.hpp"
#include "ensemble/ensemble.hpp"
#include "record/outcomes.hpp"
#include "run/run.hpp"

#include <cmath>
#include <optional>

namespace ssrsim {

namespace {

/// One value of one parameter, to be run as often as there are replicates. No parameter: the
/// scenario as it is.
struct Job {
    std::optional<std::size_t> parameter;
    bool is_low = false;
    double value = 0.0;
};

std::vector<Job> jobs_of(const std::vector<Assumption>& assumptions) {
    std::vector<Job> jobs{Job{}};
    for (std::size_t i = 0; i < assumptions.size(); ++i) {
        if (assumptions[i].low) jobs.push_back({i, true, *assumptions[i].low});
        if (assumptions[i].high) jobs.push_back({i, false, *assumptions[i].high});
    }
    return jobs;
}

/// Pairs without a value on either side count for nothing.
Difference difference(const std::vector<double>& base, const std::vector<double>& moved) {
    std::vector<double> gains;
    for (std::size_t i = 0; i < base.size(); ++i)
        gains.push_back(moved[i] - base[i]);
    const ColumnStatistics gain = statistics_of(gains);
    return {gain.mean, gain.deviation / std::sqrt(static_cast<double>(gain.count))};
}

/// Outcomes by outcome and replicate.
using OutcomeColumns = std::vector<std::vector<double>>;

Differences compare(const OutcomeColumns& base, const OutcomeColumns& moved) {
    Differences differences;
    for (std::size_t i = 0; i < base.size(); ++i)
        differences.push_back(difference(base[i], moved[i]));
    return differences;
}

} // namespace

Register run_register(const Scenario& scenario, const AssumptionsOptions& options) {
    Register found;
    found.assumptions = assumptions_of(scenario, options.factor);
    const std::vector<Job> jobs = jobs_of(found.assumptions);
    found.influences.resize(found.assumptions.size());
    found.outcomes = outcome_variables();
    const Experiment unmoved{scenario.country, scenario.plan, options.seeds};
    // A key is a job and a replicate: jobs come one after another, the scenario as it is first.
    const auto run_one = [&](std::uint32_t key) {
        const Job& job = jobs[key / options.replicates];
        const std::uint32_t replicate = key % options.replicates;
        if (!job.parameter) return run_replicate(unmoved, replicate, Events::forgotten);
        Country country = scenario.country;
        country.parameters =
            moved(country.parameters, found.assumptions[*job.parameter].parameter.path, job.value);
        const Experiment experiment{country, scenario.plan, options.seeds};
        return run_replicate(experiment, replicate, Events::forgotten);
    };
    OutcomeColumns base;
    OutcomeColumns now(found.outcomes.size());
    EnsembleOptions ensemble;
    ensemble.count = static_cast<std::uint32_t>(jobs.size()) * options.replicates;
    Progress progress{ensemble.count};
    ensemble.threads = options.threads;
    ensemble.should_stop = [] { return interrupted(); };
    const EnsembleSummary summary =
        run_ensemble(run_one, ensemble, [&](std::uint32_t key, Trajectory&& trajectory) {
            for (std::size_t i = 0; i < now.size(); ++i)
                now[i].push_back(trajectory.outcomes[i]);
            progress.finished(key + 1);
            if ((key + 1) % options.replicates != 0) return;
            const Job& job = jobs[key / options.replicates];
            if (!job.parameter) {
                base = now;
            } else {
                Influence& influence = found.influences[*job.parameter];
                (job.is_low ? influence.at_low : influence.at_high) = compare(base, now);
            }
            for (std::vector<double>& column : now)
                column.clear();
        });
    for (const std::vector<double>& column : base)
        found.base.push_back(statistics_of(column).mean);
    found.stopped = summary.stopped;
    return found;
}

} // namespace ssrsim

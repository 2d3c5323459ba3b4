#include "app/explanation.hpp"
#include "app/interrupt.hpp"
#include "app/progress.hpp"
#include "ensemble/ensemble.hpp"
#include "explain/shortfall.hpp"

namespace ssrsim {

Explanation run_explanation(const Scenario& scenario, const ExplainOptions& options) {
    const std::vector<std::size_t> present = frictions_of(scenario);
    const std::uint64_t all_coalitions = std::uint64_t{1} << present.size();
    const Orders orders =
        all_coalitions * options.replicates <= options.most_runs ? Orders::all : Orders::sampled;
    const Experiment as_it_is{scenario.country, scenario.plan, options.seeds};
    std::vector<SharedShortfall> replicates;
    EnsembleOptions ensemble;
    ensemble.count = options.replicates;
    ensemble.threads = options.threads;
    ensemble.should_stop = [] { return interrupted(); };
    Progress progress{options.replicates};
    const EnsembleSummary summary = run_in_order<SharedShortfall>(
        [&](std::uint32_t key) {
            return share_shortfall(scenario, as_it_is, present, orders, key);
        },
        ensemble,
        [&](std::uint32_t key, SharedShortfall&& one) {
            replicates.push_back(std::move(one));
            progress.finished(key + 1);
        });
    Explanation explanation = put_together(replicates, present, orders);
    explanation.stopped = summary.stopped;
    return explanation;
}

} // namespace ssrsim

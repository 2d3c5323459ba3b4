#include "analysis/shapley.hpp"
#include "app/explanation.hpp"
#include "app/interrupt.hpp"
#include "app/progress.hpp"
#include "core/hash.hpp"
#include "ensemble/ensemble.hpp"
#include "record/outcomes.hpp"
#include "run/run.hpp"
#include "scenario_io/resolved.hpp"
#include "world/world.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

namespace ssrsim {

namespace {

/// The means over the plan: what a friction takes away for a while counts for that while.
constexpr std::array<std::string_view, 2> explained{"service_area", "capacity_area"};

std::size_t number_of_outcome(std::string_view key) {
    const std::vector<OutcomeVariable> variables = outcome_variables();
    const auto found = std::ranges::find(variables, key, &OutcomeVariable::key);
    return static_cast<std::size_t>(found - variables.begin());
}

/// The frictions whose removal would change the scenario.
std::vector<std::size_t> frictions_of(const Scenario& scenario) {
    const std::map<std::string, std::string> as_it_is = resolved_values(scenario);
    std::vector<std::size_t> present;
    for (std::size_t i = 0; i < frictions().size(); ++i) {
        Scenario without = scenario;
        remove_frictions(1U << i, without.country, without.plan);
        if (resolved_values(without) != as_it_is) present.push_back(i);
    }
    return present;
}

/// The players of the game that shares the shortfall: bit i of a coalition removes present[i].
FrictionSet removed_by(std::uint32_t coalition, const std::vector<std::size_t>& present) {
    FrictionSet set = 0;
    for (std::size_t player = 0; player < present.size(); ++player)
        if (holds(coalition, player)) set |= 1U << present[player];
    return set;
}

/// One order of joining out of all, by a hash of the seed and the replicate.
std::vector<std::size_t> order_of(std::size_t players, const Seeds& seeds,
                                  std::uint32_t replicate) {
    std::vector<std::uint64_t> ranks;
    for (std::size_t player = 0; player < players; ++player) {
        Digest digest;
        digest.add(std::string_view{"order of frictions"});
        digest.add(seeds.country);
        digest.add(std::uint64_t{replicate});
        digest.add(std::uint64_t{player});
        ranks.push_back(digest.value());
    }
    std::vector<std::size_t> order(players);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t player) { return ranks[player]; });
    return order;
}

/// What one replicate gives, an entry an explained outcome.
struct SharedShortfall {
    std::array<double, explained.size()> with_all{};
    std::array<double, explained.size()> with_none{};
    std::array<std::vector<double>, explained.size()> shares; ///< by player
    std::uint64_t runs = 0;
};

/// Runs coalitions of one replicate, each once, from one warmed country.
class Game {
  public:
    Game(const Scenario& scenario, const Experiment& as_it_is,
         const std::vector<std::size_t>& present, std::uint32_t replicate)
        : scenario_(scenario), as_it_is_(as_it_is), present_(present),
          warmed_(warm_country(as_it_is, replicate)) {
        for (std::size_t i = 0; i < explained.size(); ++i)
            numbers_[i] = number_of_outcome(explained[i]);
    }

    double worth(std::uint32_t coalition, std::size_t outcome) {
        auto found = known_.find(coalition);
        if (found == known_.end()) found = known_.emplace(coalition, run(coalition)).first;
        return found->second[outcome];
    }
    [[nodiscard]] std::uint64_t runs() const { return known_.size(); }

  private:
    using Worths = std::array<double, explained.size()>;

    [[nodiscard]] Worths run(std::uint32_t coalition) const {
        Country country = scenario_.country;
        Plan plan = scenario_.plan;
        remove_frictions(removed_by(coalition, present_), country, plan);
        const Experiment experiment{country, plan, as_it_is_.seeds()};
        const Trajectory trajectory = run_plan(experiment, warmed_);
        Worths worths{};
        for (std::size_t i = 0; i < explained.size(); ++i)
            worths[i] = on_grid(trajectory.outcomes[numbers_[i]]);
        return worths;
    }

    const Scenario& scenario_;
    const Experiment& as_it_is_;
    const std::vector<std::size_t>& present_;
    World warmed_;
    std::array<std::size_t, explained.size()> numbers_{};
    std::map<std::uint32_t, Worths> known_;
};

SharedShortfall share_out(Game& game, std::size_t players, Orders orders,
                          const std::vector<std::size_t>& order) {
    SharedShortfall result;
    const std::uint32_t everybody = (1U << players) - 1;
    for (std::size_t i = 0; i < explained.size(); ++i) {
        const Worth worth = [&](std::uint32_t coalition) { return game.worth(coalition, i); };
        result.with_all[i] = worth(0);
        result.with_none[i] = worth(everybody);
        result.shares[i] =
            orders == Orders::all ? shapley_values(players, worth) : shapley_sample(order, worth);
    }
    result.runs = game.runs();
    return result;
}

double mean_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Puts the replicates together; the shares add up to the shortfall to the last bit.
ExplainedOutcome explained_outcome(std::size_t i, const std::vector<SharedShortfall>& replicates,
                                   const std::vector<std::size_t>& present) {
    ExplainedOutcome outcome;
    outcome.variable = outcome_variables()[number_of_outcome(explained[i])];
    std::vector<double> with_all;
    std::vector<double> shortfalls;
    for (const SharedShortfall& one : replicates) {
        with_all.push_back(one.with_all[i]);
        shortfalls.push_back(one.with_none[i] - one.with_all[i]);
    }
    outcome.with_all = on_grid(mean_of(with_all));
    outcome.shortfall = on_grid(mean_of(shortfalls));
    outcome.with_none = outcome.with_all + outcome.shortfall;
    outcome.estimate = paired_estimate(shortfalls);
    PairedEstimate exactly_nothing;
    exactly_nothing.interval = {0.0, 0.0};
    exactly_nothing.footing = Footing::firm;
    for (std::size_t friction = 0; friction < frictions().size(); ++friction)
        outcome.shares.push_back({friction, 0.0, exactly_nothing});
    std::vector<double> means;
    for (std::size_t player = 0; player < present.size(); ++player) {
        std::vector<double> shares;
        for (const SharedShortfall& one : replicates)
            shares.push_back(one.shares[i][player]);
        means.push_back(mean_of(shares));
        outcome.shares[present[player]].estimate = paired_estimate(shares);
    }
    const std::vector<double> exact = adding_up(means, outcome.shortfall);
    for (std::size_t player = 0; player < present.size(); ++player)
        outcome.shares[present[player]].share = exact[player];
    return outcome;
}

} // namespace

Explanation run_explanation(const Scenario& scenario, const ExplainOptions& options) {
    Explanation explanation;
    const std::vector<std::size_t> present = frictions_of(scenario);
    for (const std::size_t friction : present)
        explanation.present |= 1U << friction;
    const std::uint64_t all_coalitions = std::uint64_t{1} << present.size();
    explanation.orders =
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
            Game game{scenario, as_it_is, present, key};
            return share_out(game, present.size(), explanation.orders,
                             order_of(present.size(), options.seeds, key));
        },
        ensemble,
        [&](std::uint32_t key, SharedShortfall&& one) {
            explanation.runs += one.runs;
            replicates.push_back(std::move(one));
            progress.finished(key + 1);
        });
    explanation.stopped = summary.stopped;
    explanation.replicates = static_cast<std::uint32_t>(replicates.size());
    if (replicates.empty()) return explanation;
    for (std::size_t i = 0; i < explained.size(); ++i)
        explanation.outcomes.push_back(explained_outcome(i, replicates, present));
    return explanation;
}

} // namespace ssrsim

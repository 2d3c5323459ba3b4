#include "explain/shortfall.hpp"

#include "analysis/shapley.hpp"
#include "core/hash.hpp"
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

std::size_t number_of_outcome(std::string_view key) {
    const std::vector<OutcomeVariable> variables = outcome_variables();
    const auto found = std::ranges::find(variables, key, &OutcomeVariable::key);
    return static_cast<std::size_t>(found - variables.begin());
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

/// Runs coalitions of one replicate, each once, from one warmed country.
class Game {
  public:
    Game(const Scenario& scenario, const Experiment& as_it_is,
         const std::vector<std::size_t>& present, std::uint32_t replicate)
        : scenario_(scenario), as_it_is_(as_it_is), present_(present),
          warmed_(warm_country(as_it_is, replicate)) {
        for (std::size_t i = 0; i < explained_outcomes.size(); ++i)
            numbers_[i] = number_of_outcome(explained_outcomes[i]);
    }

    double worth(std::uint32_t coalition, std::size_t outcome) {
        auto found = known_.find(coalition);
        if (found == known_.end()) found = known_.emplace(coalition, run(coalition)).first;
        return found->second[outcome];
    }
    [[nodiscard]] std::uint64_t runs() const { return known_.size(); }

  private:
    using Worths = std::array<double, explained_outcomes.size()>;

    [[nodiscard]] Worths run(std::uint32_t coalition) const {
        Country country = scenario_.country;
        Plan plan = scenario_.plan;
        remove_frictions(removed_by(coalition, present_), country, plan);
        const Experiment experiment{country, plan, as_it_is_.seeds()};
        const Trajectory trajectory = run_plan(experiment, warmed_);
        Worths worths{};
        for (std::size_t i = 0; i < explained_outcomes.size(); ++i)
            worths[i] = on_grid(trajectory.outcomes[numbers_[i]]);
        return worths;
    }

    const Scenario& scenario_;
    const Experiment& as_it_is_;
    const std::vector<std::size_t>& present_;
    World warmed_;
    std::array<std::size_t, explained_outcomes.size()> numbers_{};
    std::map<std::uint32_t, Worths> known_;
};

double mean_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Puts the replicates together; the shares add up to the shortfall to the last bit.
ExplainedOutcome explained_outcome(std::size_t i, const std::vector<SharedShortfall>& replicates,
                                   const std::vector<std::size_t>& present) {
    ExplainedOutcome outcome;
    outcome.variable = outcome_variables()[number_of_outcome(explained_outcomes[i])];
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

SharedShortfall share_shortfall(const Scenario& scenario, const Experiment& as_it_is,
                                const std::vector<std::size_t>& present, Orders orders,
                                std::uint32_t replicate) {
    Game game{scenario, as_it_is, present, replicate};
    const std::vector<std::size_t> order = order_of(present.size(), as_it_is.seeds(), replicate);
    const std::uint32_t everybody = (1U << present.size()) - 1;
    SharedShortfall result;
    for (std::size_t i = 0; i < explained_outcomes.size(); ++i) {
        const Worth worth = [&](std::uint32_t coalition) { return game.worth(coalition, i); };
        result.with_all[i] = worth(0);
        result.with_none[i] = worth(everybody);
        result.shares[i] = orders == Orders::all ? shapley_values(present.size(), worth)
                                                 : shapley_sample(order, worth);
    }
    result.runs = game.runs();
    return result;
}

Explanation put_together(const std::vector<SharedShortfall>& replicates,
                         const std::vector<std::size_t>& present, Orders orders) {
    Explanation explanation;
    for (const std::size_t friction : present)
        explanation.present |= 1U << friction;
    explanation.orders = orders;
    explanation.replicates = static_cast<std::uint32_t>(replicates.size());
    for (const SharedShortfall& one : replicates)
        explanation.runs += one.runs;
    if (replicates.empty()) return explanation;
    for (std::size_t i = 0; i < explained_outcomes.size(); ++i)
        explanation.outcomes.push_back(explained_outcome(i, replicates, present));
    return explanation;
}

} // namespace ssrsim

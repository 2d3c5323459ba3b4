#include "analysis/comparison.hpp"
#include "analysis/statistics.hpp"
#include "record/outcomes.hpp"
#include "report/catalogue.hpp"
#include "report/json.hpp"
#include "wasm/answers.hpp"
#include "wasm/json_parts.hpp"

#include <algorithm>

namespace ssrsim {

namespace {

void put(Json& json, std::string_view key, Interval interval) {
    json.open_object(key).put("low", interval.low).put("high", interval.high).close();
}

void put(Json& json, std::string_view key, const EstimatedShare& share) {
    json.open_object(key).put("share", share.share);
    put(json, "interval", share.interval);
    json.close();
}

std::vector<double> differences(std::span<const double> first, std::span<const double> second) {
    std::vector<double> found;
    for (std::size_t i = 0; i < first.size(); ++i)
        found.push_back(second[i] - first[i]);
    return found;
}

/// What shortfall_json gave, read in its order.
class Reader {
  public:
    explicit Reader(std::span<const double> numbers) : numbers_(numbers) {}
    [[nodiscard]] bool has(std::size_t count) const { return numbers_.size() >= count; }
    double next() {
        const double number = numbers_.front();
        numbers_ = numbers_.subspan(1);
        return number;
    }

  private:
    std::span<const double> numbers_;
};

std::vector<SharedShortfall> read_shortfalls(std::span<const double> parts, std::size_t players) {
    std::vector<SharedShortfall> replicates;
    Reader reader{parts};
    const std::size_t size = 1 + explained_outcomes.size() * (2 + players);
    while (reader.has(size)) {
        SharedShortfall one;
        one.runs = static_cast<std::uint64_t>(reader.next());
        for (std::size_t i = 0; i < explained_outcomes.size(); ++i) {
            one.with_all[i] = reader.next();
            one.with_none[i] = reader.next();
            for (std::size_t player = 0; player < players; ++player)
                one.shares[i].push_back(reader.next());
        }
        replicates.push_back(std::move(one));
    }
    return replicates;
}

} // namespace

std::string compared_json(std::string_view outcome, std::span<const double> values,
                          std::size_t plans, std::uint32_t same_as_first) {
    const std::vector<OutcomeVariable> variables = outcome_variables();
    const auto variable = std::ranges::find(variables, outcome, &OutcomeVariable::key);
    if (variable == variables.end() || plans == 0) return {};
    const std::size_t replicates = values.size() / plans;
    std::vector<std::vector<double>> by_plan;
    std::vector<bool> same;
    for (std::size_t plan = 0; plan < plans; ++plan) {
        const auto own = values.subspan(plan * replicates, replicates);
        by_plan.emplace_back(own.begin(), own.end());
        same.push_back((same_as_first >> plan & 1U) != 0);
    }
    const ComparedOutcome compared = compare(*variable, by_plan, same);
    Json json{JsonForm::compact};
    json.open_array();
    for (std::size_t plan = 0; plan < plans; ++plan) {
        const PlanResult& result = compared.plans[plan];
        json.open_object().put("mean", result.mean).open_object("difference");
        json.put("mean", result.difference.mean);
        put(json, "interval", result.difference.interval);
        json.put("firm", result.difference.footing == Footing::firm).close();
        put(json, "better", result.better);
        put(json, "best", result.best);
        json.open_array("dots");
        for (const double dot : fifty_of(differences(by_plan[0], by_plan[plan])))
            json.item(dot, drawn_digits);
        json.close().close();
    }
    json.close();
    return json.text();
}

std::string shortfall_json(LoadedPlan& plan, std::uint64_t seed, std::uint32_t replicate) {
    const std::vector<std::size_t> present = frictions_of(plan.scenario);
    const SharedShortfall one =
        share_shortfall(plan.scenario, plan.under(seed), present, Orders::sampled, replicate);
    Json json{JsonForm::compact};
    json.open_array().item(static_cast<double>(one.runs), all_digits);
    for (std::size_t i = 0; i < explained_outcomes.size(); ++i) {
        json.item(one.with_all[i], all_digits).item(one.with_none[i], all_digits);
        for (const double share : one.shares[i])
            json.item(share, all_digits);
    }
    json.close();
    return json.text();
}

std::string frictions_json(LoadedPlan& plan, std::span<const double> parts) {
    const std::vector<std::size_t> present = frictions_of(plan.scenario);
    const Explanation explanation =
        put_together(read_shortfalls(parts, present.size()), present, Orders::sampled);
    Json json{JsonForm::compact};
    json.open_object().put("replicates", static_cast<double>(explanation.replicates));
    if (!explanation.outcomes.empty()) {
        const ExplainedOutcome& service = explanation.outcomes.front();
        json.put("with_all", service.with_all).put("with_none", service.with_none);
        json.open_array("shares");
        for (const FrictionShare& share : service.shares) {
            const std::string_view key = frictions()[share.friction].key;
            json.open_object().put("key", key);
            put(json, "title", title_of_friction(key));
            put(json, "ideal", ideal_of_friction(key));
            json.put("share", share.share);
            put(json, "interval", share.estimate.interval);
            json.put("firm", share.estimate.footing == Footing::firm).close();
        }
        json.close();
    }
    json.close();
    return json.text();
}

} // namespace ssrsim

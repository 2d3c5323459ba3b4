#include "app/explanation.hpp"
#include "app/json.hpp"
#include "core/version.hpp"

#include <algorithm>

namespace ssrsim {

namespace {

void put_estimate(Json& json, const PairedEstimate& estimate) {
    json.put("standard_error", estimate.standard_error);
    json.put("low", estimate.interval.low).put("high", estimate.interval.high);
}

void put_outcome(Json& json, const ExplainedOutcome& outcome) {
    json.put("unit", outcome.variable.unit).put("meaning", outcome.variable.meaning);
    json.put("under_the_plan", outcome.with_all).put("without_frictions", outcome.with_none);
    json.open_object("shortfall").put("mean", outcome.shortfall);
    put_estimate(json, outcome.estimate);
    json.close().open_array("shares");
    for (std::size_t i = 0; i < frictions().size(); ++i) {
        const auto found = std::ranges::find(outcome.shares, i, &FrictionShare::friction);
        const bool is_there = found != outcome.shares.end();
        json.open_object()
            .put("friction", frictions()[i].key)
            .put("share", is_there ? found->share : 0.0);
        put_estimate(json, is_there ? found->estimate : exactly_nothing());
        json.close();
    }
    json.close();
}

} // namespace

std::string explanation_json(const Explanation& explanation, const Scenario& scenario,
                             const ExplainOptions& options) {
    Json json;
    json.open_object();
    json.put("ssrsim_version", build_facts().version);
    json.put("scenario", options.scenario).put("title", scenario.title);
    json.put("status", explanation.stopped ? "interrupted" : "complete");
    json.put("replicates", std::uint64_t{explanation.replicates}).put("runs", explanation.runs);
    json.put("seed", options.seeds.country);
    json.put("orders", explanation.orders == Orders::all ? "all" : "sampled");
    json.open_array("frictions");
    for (std::size_t i = 0; i < frictions().size(); ++i) {
        const Friction& friction = frictions()[i];
        const bool already =
            std::ranges::find(explanation.ideal_already, i) != explanation.ideal_already.end();
        json.open_object().put("key", friction.key).put("title", friction.title);
        json.put("ideal", friction.ideal).put("source", friction.source);
        json.put("ideal_already", already).close();
    }
    json.close().open_object("outcomes");
    for (const ExplainedOutcome& outcome : explanation.outcomes) {
        json.open_object(outcome.variable.key);
        put_outcome(json, outcome);
        json.close();
    }
    json.close().close();
    return json.text();
}

} // namespace ssrsim

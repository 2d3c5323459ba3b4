#include "app/explanation.hpp"
#include "core/version.hpp"
#include "report/json.hpp"

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
    for (const FrictionShare& share : outcome.shares) {
        json.open_object().put("friction", frictions()[share.friction].key);
        json.put("share", share.share);
        put_estimate(json, share.estimate);
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
        json.open_object().put("key", friction.key).put("title", friction.title);
        json.put("ideal", friction.ideal).put("source", friction.source);
        json.put("ideal_already", explanation.is_ideal_already(i)).close();
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

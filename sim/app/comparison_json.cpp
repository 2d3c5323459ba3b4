#include "app/comparison.hpp"
#include "core/version.hpp"
#include "report/json.hpp"

#include <limits>

namespace ssrsim {

const char* name_of(Ending ending) {
    switch (ending) {
    case Ending::precise:
        return "precise";
    case Ending::same_plans:
        return "same_plans";
    case Ending::most:
        return "most_replicates";
    case Ending::interrupted:
        return "interrupted";
    }
    return "";
}

const char* name_of(Footing footing) {
    if (footing == Footing::none) return "none";
    return footing == Footing::rough ? "rough" : "firm";
}

namespace {

void put_interval(Json& json, const Interval& interval) {
    json.put("low", interval.low).put("high", interval.high);
}

void put_share(Json& json, std::string_view key, const EstimatedShare& share) {
    json.open_object(key).put("share", share.share);
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    put_interval(json, share.share == share.share ? share.interval : Interval{nothing, nothing});
    json.close();
}

void put_outcome(Json& json, const Comparison& comparison, const ComparedOutcome& compared) {
    json.put("unit", compared.variable.unit).put("meaning", compared.variable.meaning);
    json.put("better", name_of(compared.variable.better));
    json.open_array("plans");
    for (std::size_t i = 0; i < compared.plans.size(); ++i) {
        const PlanResult& plan = compared.plans[i];
        json.open_object().put("plan", comparison.plans[i].letter);
        json.put("replicates", std::uint64_t{plan.count}).put("mean", plan.mean);
        json.open_object("difference").put("replicates", std::uint64_t{plan.difference.count});
        json.put("mean", plan.difference.mean);
        json.put("standard_error", plan.difference.standard_error);
        put_interval(json, plan.difference.interval);
        json.put("footing", name_of(plan.difference.footing)).close();
        if (compared.variable.better != Better::neither) {
            put_share(json, "better", plan.better);
            put_share(json, "best", plan.best);
            json.put("regret", plan.regret);
        }
        json.close();
    }
    json.close();
}

} // namespace

std::string comparison_json(const Comparison& comparison, const CompareOptions& options) {
    Json json;
    json.open_object();
    json.put("ssrsim_version", build_facts().version);
    json.put("country", comparison.plans.front().scenario.country.name);
    json.put("currency", comparison.plans.front().scenario.country.currency);
    json.put("start", to_text(comparison.start))
        .put("weeks", static_cast<std::uint64_t>(comparison.weeks));
    json.put("replicates", std::uint64_t{comparison.replicates});
    json.put("stopped", name_of(comparison.ending)).put("precision", options.precision);
    json.put("widest", comparison.widest);
    json.open_object("seeds");
    json.put("country", options.seeds.country).put("people", options.seeds.people);
    json.put("shocks", options.seeds.shocks).close();
    json.open_array("plans");
    for (std::size_t i = 0; i < comparison.plans.size(); ++i) {
        const ComparedPlan& plan = comparison.plans[i];
        json.open_object().put("plan", plan.letter).put("name", plan.name());
        json.put("title", plan.scenario.title).put("scenario", plan.file);
        json.put("same_as_first", bool{comparison.same_as_first[i]});
        json.open_array("different");
        for (const DifferentValue& value : comparison.different[i])
            json.open_object()
                .put("path", value.path)
                .put("first", value.first)
                .put("here", value.second)
                .close();
        json.close().close();
    }
    json.close().open_object("outcomes");
    for (const ComparedOutcome& compared : comparison.outcomes) {
        json.open_object(compared.variable.key);
        put_outcome(json, comparison, compared);
        json.close();
    }
    json.close().open_array("reached");
    for (std::size_t i = 0; i < comparison.reached.size(); ++i) {
        const Reach& reach = comparison.reaches[i];
        json.open_object().put("series", reach.series).put("level", reach.level);
        json.put("at_least", reach.at_least).put("by", to_text(reach.by));
        put_outcome(json, comparison, comparison.reached[i]);
        json.open_array("probabilities");
        for (std::size_t p = 0; p < comparison.plans.size(); ++p) {
            json.open_object().put("plan", comparison.plans[p].letter);
            put_share(json, "probability", probability_of(comparison.reached[i].plans[p]));
            json.put("closest", comparison.closest[i][p]).close();
        }
        json.close().close();
    }
    json.close().close();
    return json.text();
}

} // namespace ssrsim

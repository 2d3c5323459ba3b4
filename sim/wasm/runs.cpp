#include "analysis/series_path.hpp"
#include "analysis/statistics.hpp"
#include "report/catalogue.hpp"
#include "report/report_names.hpp"
#include "report/told_events.hpp"
#include "wasm/answers.hpp"
#include "wasm/json_parts.hpp"
#include "world/setting.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace ssrsim {

namespace {

/// Series that a story shows, by the names of their indicators.
constexpr std::array<std::string_view, 15> told{"service_delivery",
                                                "chain_capacity",
                                                "posts_authorised",
                                                "posts_filled",
                                                "committed",
                                                "in_pipeline",
                                                "held",
                                                "spent",
                                                "returned",
                                                "police_queue",
                                                "court_queue",
                                                "prisoners",
                                                "prison_places",
                                                "trust",
                                                "activity_status"};

/// The name that the scenario gives what a series is counted by first.
Bilingual name_of_series(const Scenario& scenario, const Variable& variable,
                         const std::string& id) {
    if (variable.axes.empty()) return {};
    const std::string first = id.substr(0, id.find('/'));
    switch (variable.axes.front()) {
    case Axis::region:
        return shown_name(scenario.country.regions, first);
    case Axis::institution:
        return shown_name(scenario.country.institutions, first);
    case Axis::mission:
        return shown_name(scenario.plan.missions, first);
    case Axis::donor:
        return shown_name(scenario.plan.donors, first);
    case Axis::activity:
        return shown_name(scenario.plan.activities, first);
    case Axis::group:
        break;
    }
    return name_in_both(first);
}

void put_series(Json& json, const Scenario& scenario, const Layout& layout, const Trajectory& run,
                const Variable& variable) {
    json.open_array(variable.key);
    for (std::size_t i = 0; i < variable.size; ++i) {
        const std::string id = ids_of_series(layout, variable, i);
        json.open_object().put("id", id);
        put(json, "name", name_of_series(scenario, variable, id));
        json.open_array("values");
        for (const float value : run.of_series(variable.first + i))
            json.item(static_cast<double>(value), drawn_digits);
        json.close().close();
    }
    json.close();
}

void put_event(Json& json, const ReportPlan& plan, const Event& event, bool is_told) {
    json.open_object().put("date", to_text(monday_of(event.week)));
    json.put("kind", name_of(event.what));
    put(json, "what", words_of(event.what));
    put(json, "who", shown_name(plan, event));
    put(json, "cause", words_of(event.cause));
    json.put("told", is_told).close();
}

} // namespace

std::pair<std::string, std::string> parts_of(const std::string& quantity) {
    const std::size_t slash = quantity.find('/');
    if (slash == std::string::npos) return {quantity, {}};
    return {quantity.substr(0, slash), quantity.substr(slash + 1)};
}

std::vector<std::size_t> shown_quantities(const Sampling& sampling) {
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < sampling.quantities.size(); ++i)
        if (parts_of(sampling.quantities[i].key).first != "service_delivery_by_group")
            shown.push_back(i);
    return shown;
}

std::string run_json(LoadedPlan& plan, std::uint64_t seed, std::uint32_t replicate) {
    const Experiment& experiment = plan.under(seed);
    const Sampling sampling{experiment.layout()};
    const RunSample run = sample_of(sampling, run_replicate(experiment, replicate));
    Json json{JsonForm::compact};
    json.open_object().put("replicate", static_cast<double>(replicate));
    json.put("digest", fmt::format("{:016x}", run.digest)).open_array("outcomes");
    for (const double outcome : run.outcomes)
        json.item(outcome, all_digits);
    json.close().open_array("courses");
    for (const std::size_t number : shown_quantities(sampling)) {
        json.open_array();
        for (std::size_t i = 0; i < sampling.weeks.size(); ++i)
            json.item(static_cast<double>(run.courses[number * sampling.weeks.size() + i]),
                      drawn_digits);
        json.close();
    }
    json.close().close();
    return json.text();
}

std::string story_json(LoadedPlan& plan, std::uint64_t seed, std::uint32_t replicate) {
    const Experiment& experiment = plan.under(seed);
    const Layout& layout = experiment.layout();
    const Trajectory run = run_replicate(experiment, replicate, Events::kept);
    Json json{JsonForm::compact};
    json.open_object().open_array("dates");
    for (std::int32_t week = 0; week < layout.weeks; ++week)
        json.item(to_text(monday_of(layout.first_week + week)));
    json.close().open_object("series");
    for (const Variable& variable : layout.variables)
        if (std::ranges::find(told, variable.key) != told.end())
            put_series(json, plan.scenario, layout, run, variable);
    json.close().open_array("events");
    const ReportPlan of{"A", {}, {}, &plan.scenario, &experiment.with_plan()};
    const std::vector<bool> told_in_short = told_events(run.events);
    for (std::size_t i = 0; i < run.events.size(); ++i)
        put_event(json, of, run.events[i], told_in_short[i]);
    json.close().close();
    return json.text();
}

std::string fan_json(std::span<const double> values, std::size_t dates) {
    Json json{JsonForm::compact};
    json.open_array();
    const std::size_t runs = dates == 0 ? 0 : values.size() / dates;
    std::vector<ColumnStatistics> spreads;
    for (std::size_t date = 0; date < dates; ++date) {
        std::vector<double> column;
        for (std::size_t run = 0; run < runs; ++run)
            column.push_back(values[run * dates + date]);
        spreads.push_back(statistics_of(column));
    }
    for (std::size_t level = 0; level < quantile_levels.size(); ++level) {
        json.open_array();
        for (const ColumnStatistics& spread : spreads)
            json.item(spread.quantiles[level], drawn_digits);
        json.close();
    }
    json.close();
    return json.text();
}

} // namespace ssrsim

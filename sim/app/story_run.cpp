#include "analysis/series_path.hpp"
#include "analysis/what_ifs.hpp"
#include "app/interrupt.hpp"
#include "app/progress.hpp"
#include "app/story.hpp"
#include "ensemble/ensemble.hpp"
#include "results/files.hpp"
#include "run/run.hpp"
#include "scenario/nearest.hpp"
#include "scenario/wording.hpp"
#include "world/event_agent.hpp"
#include "world/setting.hpp"
#include "world/world.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace ssrsim {

namespace {

/// The weeks asked for, as places in a recorded series.
struct Window {
    std::size_t first = 0;
    std::size_t count = 0;
};

Window window_of(const Layout& layout, const TraceOptions& options) {
    const auto place = [&](const std::optional<Date>& date, std::int32_t otherwise) {
        if (!date) return otherwise;
        return std::clamp(week_of(*date) - layout.first_week, 0, layout.weeks - 1);
    };
    const std::int32_t first = place(options.from, 0);
    const std::int32_t last = std::max(first, place(options.to, layout.weeks - 1));
    return {static_cast<std::size_t>(first), static_cast<std::size_t>(last - first + 1)};
}

Date date_at(const Layout& layout, std::size_t place) {
    return monday_of(layout.first_week + static_cast<std::int32_t>(place));
}

double mean_of(std::span<const float> values) {
    double sum = 0.0;
    for (const float value : values)
        sum += static_cast<double>(value);
    return sum / static_cast<double>(values.size());
}

Course course_of(const TraceOptions& options, const Layout& layout, const Trajectory& run,
                 Window window) {
    const FoundSeries found = find_series(layout, options.why);
    const auto values = run.of_series(found.number).subspan(window.first, window.count);
    const auto lowest = std::ranges::min_element(values);
    const auto highest = std::ranges::max_element(values);
    const auto on = [&](auto at) {
        return date_at(layout, window.first + static_cast<std::size_t>(at - values.begin()));
    };
    Course course;
    course.series = options.why;
    course.unit = found.variable->unit;
    course.meaning = found.variable->meaning;
    course.start = static_cast<double>(values.front());
    course.end = static_cast<double>(values.back());
    course.mean = mean_of(values);
    course.lowest = static_cast<double>(*lowest);
    course.highest = static_cast<double>(*highest);
    course.lowest_on = on(lowest);
    course.highest_on = on(highest);
    return course;
}

/// Runs the replicate again without each cause and keeps those that made a difference. A cause
/// whose removal takes the series away (an activity asked about itself) is none.
void find_effects(Course& course, const Scenario& scenario, const Experiment& experiment,
                  const TraceOptions& options, Window window) {
    const World warmed = warm_country(experiment, options.replicate);
    const std::vector<WhatIf> causes = what_ifs(scenario);
    EnsembleOptions ensemble;
    ensemble.count = static_cast<std::uint32_t>(causes.size());
    ensemble.threads = options.threads;
    ensemble.should_stop = [] { return interrupted(); };
    Progress progress{ensemble.count, "causes"};
    const auto without = [&](std::uint32_t key) -> std::optional<Effect> {
        Country country = scenario.country;
        Plan plan = scenario.plan;
        causes[key].remove(country, plan);
        const Experiment changed{country, plan, options.seeds};
        const FoundSeries found = find_series(changed.layout(), options.why);
        if (found.variable == nullptr) return std::nullopt;
        const Trajectory run = run_plan(changed, warmed);
        const auto values = run.of_series(found.number).subspan(window.first, window.count);
        return Effect{causes[key].key, causes[key].title, causes[key].then,
                      static_cast<double>(values.back()), mean_of(values)};
    };
    const EnsembleSummary summary = run_in_order<std::optional<Effect>>(
        without, ensemble, [&](std::uint32_t key, std::optional<Effect>&& effect) {
            progress.finished(key + 1);
            if (!effect) return;
            if (effect->mean == course.mean && effect->end == course.end) {
                course.without_effect.push_back(effect->title);
            } else {
                course.effects.push_back(std::move(*effect));
            }
        });
    course.stopped = summary.stopped;
    std::ranges::stable_sort(course.effects, [&](const Effect& a, const Effect& b) {
        return std::fabs(a.mean - course.mean) > std::fabs(b.mean - course.mean);
    });
}

bool concerns(const Setting& setting, const Event& event, const std::string& agent) {
    if (agent.empty()) return true;
    const std::string id = id_of(setting, event);
    return id == agent || id.starts_with(agent + ".") ||
           (agent == "country" && event.table == Concerns::country);
}

/// Every id that --agent takes, groups of posts and missions' names among them.
std::vector<std::string> agents_of(const Scenario& scenario) {
    std::vector<std::string> ids{"country"};
    for (const auto& [id, region] : scenario.country.regions)
        ids.push_back(id);
    for (const auto& [id, institution] : scenario.country.institutions)
        ids.push_back(id);
    for (const auto& [id, mission] : scenario.plan.missions) {
        ids.push_back(id);
        for (const auto& [post, group] : mission.posts)
            ids.push_back(id + "." + post);
    }
    for (const auto& [id, donor] : scenario.plan.donors)
        ids.push_back(id);
    for (const auto& [id, activity] : scenario.plan.activities)
        ids.push_back(id);
    return ids;
}

} // namespace

Faults unknown_in_story(const Scenario& scenario, const Experiment& experiment,
                        const TraceOptions& options) {
    Faults faults;
    if (!options.agent.empty()) {
        std::vector<std::string> ids = agents_of(scenario);
        for (const PostFacts& post : experiment.with_plan().posts)
            ids.push_back(post.id);
        if (std::ranges::find(ids, options.agent) == ids.end())
            faults.push_back(
                file_fault("unknown-agent", options.scenario,
                           said("Nobody in it has the id ", ssrsim::quoted(options.agent), "."),
                           nearest_hint(options.agent, ids)));
    }
    if (!options.why.empty())
        for (Fault fault : find_series(experiment.layout(), options.why).faults) {
            fault.where.file = options.scenario;
            faults.push_back(std::move(fault));
        }
    const Date start = scenario.country.start;
    const Date end = scenario.plan.end;
    for (const std::optional<Date>& date : {options.from, options.to})
        if (date && (*date < start || *date > end))
            faults.push_back(
                file_fault("outside-the-plan", options.scenario,
                           said(to_text(*date), " lies outside the plan."),
                           said("It runs from ", to_text(start), " to ", to_text(end), ".")));
    if (options.from && options.to && *options.to < *options.from)
        faults.push_back(file_fault("days-out-of-order", options.scenario,
                                    said("--to ", to_text(*options.to), " lies before --from ",
                                         to_text(*options.from), ".")));
    return faults;
}

Story run_story(const Scenario& scenario, const Experiment& experiment,
                const TraceOptions& options) {
    const Trajectory run = run_replicate(experiment, options.replicate, Events::kept);
    const Layout& layout = experiment.layout();
    const Window window = window_of(layout, options);
    Story story;
    story.first = date_at(layout, window.first);
    story.last = date_at(layout, window.first + window.count - 1);
    story.all_events = run.events.size();
    for (const Event& event : run.events)
        if (event.week >= week_of(story.first) && event.week <= week_of(story.last) &&
            concerns(experiment.with_plan(), event, options.agent))
            story.events.push_back(event);
    if (!options.why.empty()) {
        story.course = course_of(options, layout, run, window);
        find_effects(*story.course, scenario, experiment, options, window);
    }
    return story;
}

} // namespace ssrsim

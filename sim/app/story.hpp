#pragma once

#include "app/arguments.hpp"
#include "core/faults.hpp"
#include "record/layout.hpp"
#include "record/trajectory.hpp"
#include "scenario/scenario.hpp"

#include <string>
#include <vector>

namespace ssrsim {

class Experiment;
struct Setting;

/// What `--why` finds out about one cause.
struct Effect {
    std::string key;
    std::string title;
    std::string then;
    double end = 0.0;  ///< of the series in the last week asked for, without the cause
    double mean = 0.0; ///< over the weeks asked for, without the cause
};

/// The course of a series in one run, and what single causes did to it.
struct Course {
    std::string series;
    std::string unit;
    std::string meaning;
    double start = 0.0;
    double end = 0.0;
    double mean = 0.0;
    double lowest = 0.0;
    double highest = 0.0;
    Date lowest_on;
    Date highest_on;
    std::vector<Effect> effects; ///< largest change of the mean first; those without any left out
    std::vector<std::string> without_effect; ///< titles
    bool stopped = false;
};

/// One run as it is told.
struct Story {
    Date first; ///< Monday of the first week told
    Date last;  ///< Monday of the last one
    std::size_t all_events = 0;
    std::vector<Event> events; ///< those asked for
    std::optional<Course> course;
};

/// Runs one replicate and, where a series is asked about, runs it again without each cause.
Story run_story(const Scenario& scenario, const Experiment& experiment,
                const TraceOptions& options);

/// What is asked about must be there: agents by their ids, the series, the days.
Faults unknown_in_story(const Scenario& scenario, const Experiment& experiment,
                        const TraceOptions& options);

std::string story_text(const Story& story, const Scenario& scenario, const Setting& setting,
                       const TraceOptions& options);
std::string story_json(const Story& story, const Scenario& scenario, const Setting& setting,
                       const TraceOptions& options);

} // namespace ssrsim

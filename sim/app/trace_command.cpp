#include "app/commands.hpp"
#include "app/scenario_file.hpp"
#include "app/story.hpp"
#include "app/terminal.hpp"
#include "run/run.hpp"

namespace ssrsim {

ExitCode perform(const TraceOptions& options) {
    const FileOutcome read = scenario_from_disk(options.scenario, options.overrides);
    if (!read.scenario) return read.code;
    const Scenario& scenario = *read.scenario;
    const Experiment experiment{scenario.country, scenario.plan, options.seeds};
    if (has_told(unknown_in_story(scenario, experiment, options))) return ExitCode::usage;
    const Story story = run_story(scenario, experiment, options);
    const Setting& setting = experiment.with_plan();
    const ExitCode printed =
        print(options.form == Form::json ? story_json(story, scenario, setting, options)
                                         : story_text(story, scenario, setting, options));
    if (printed != ExitCode::ok) return printed;
    return story.course && story.course->stopped ? ExitCode::interrupted : ExitCode::ok;
}

} // namespace ssrsim

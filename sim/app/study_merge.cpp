#include "app/interrupt.hpp"
#include "app/progress.hpp"
#include "app/scenario_file.hpp"
#include "app/study_commands.hpp"
#include "app/terminal.hpp"
#include "results/reader.hpp"
#include "results/target.hpp"
#include "study/merge.hpp"

#include <fmt/format.h>

namespace ssrsim {

namespace {

/// --force replaces older results and nothing else.
Faults over_something_else(const std::string& output) {
    if (!exists(output) || looks_like_results(output)) return {};
    return {file_fault("not-results", output,
                       "The file exists and is not a results file, so --force does not replace it.",
                       "Choose another name, or remove the file first.")};
}

} // namespace

std::string merged_file_of(const std::string& study_path) {
    const std::string folder = runs_folder_of(study_path);
    return folder.substr(0, folder.rfind('.')) + ".nc";
}

ExitCode merge_study(const OpenStudy& open, const StudyOptions& options) {
    const std::string output =
        options.output.empty() ? merged_file_of(options.study) : options.output;
    if (has_told(over_an_input(output, open.files))) return ExitCode::usage;
    if (options.overwrite == Overwrite::allowed && has_told(over_something_else(output)))
        return ExitCode::input_output;

    Progress progress{open.study.points.rows(), "rows merged"};
    progress.say("reading the shards");
    const StudyState state = inspect(open.study, open.folder, Depth::contents);
    progress.clear();
    const ExitCode code = tell_shard_faults(state);
    if (code != ExitCode::ok) return code;
    if (state.sound.empty()) {
        complain(
            {file_fault("nothing-to-merge", open.folder.root, "There are no runs of this study.",
                        "`ssrsim study run` makes them.")});
        return ExitCode::not_together;
    }
    if (!state.missing.empty() && !options.partial) {
        complain({file_fault(
            "runs-missing", open.folder.root,
            fmt::format("Runs are missing, first those of {}.", text_of(state.missing.front())),
            "`ssrsim study resume` makes them; --partial merges what there is.")});
        return ExitCode::not_together;
    }
    TargetFile target{output, options.overwrite};
    if (has_told(target.prepare(merged_bytes(open.study, state)))) return ExitCode::input_output;
    remove_when_killed(target.unfinished());
    Faults faults = write_merged(open.study, state, target.unfinished(),
                                 [&](std::uint64_t rows) { progress.finished(rows); });
    if (faults.empty()) faults = target.commit();
    remove_when_killed({});
    progress.clear();
    for (Fault& fault : faults)
        if (fault.where.file == target.unfinished()) fault.where.file = output;
    if (has_told(faults)) return ExitCode::input_output;
    return print(fmt::format("{}: {} rows, {} runs, {} failed{}.\n", output,
                             open.study.points.rows(), state.runs, state.failed,
                             state.missing.empty() ? "" : ", some missing"));
}

} // namespace ssrsim

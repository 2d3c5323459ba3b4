#include "app/commands.hpp"
#include "app/scenario_file.hpp"
#include "app/study_commands.hpp"
#include "app/terminal.hpp"
#include "results/files.hpp"

#include <cerrno>
#include <fmt/format.h>

namespace ssrsim {

namespace {

ExitCode act(const OpenStudy& open, const StudyOptions& options) {
    switch (options.action) {
    case StudyAction::run:
    case StudyAction::resume:
        return work_on_study(open, options);
    case StudyAction::status:
        return show_state(open, options);
    case StudyAction::verify:
        return verify_study(open, options);
    case StudyAction::merge:
        return merge_study(open, options);
    case StudyAction::analyse:
        return analyse_study_runs(open, options);
    case StudyAction::submit:
        return submit_study(open, options);
    }
    return ExitCode::internal;
}

} // namespace

ExitCode perform(const StudyOptions& options) {
    if (!text_of_file(options.study)) {
        complain({file_fault("cannot-read", options.study,
                             fmt::format("The file cannot be read: {}.", system_reason(errno)))});
        return ExitCode::input_output;
    }
    LoadedStudy loaded = load_study(options.study, text_of_file);
    if (has_told(loaded.faults)) return ExitCode::faults;
    const std::string root =
        options.folder.empty() ? runs_folder_of(options.study) : options.folder;
    const StudyFolder folder = folder_of_study(root, loaded.study->identity);
    return act({std::move(*loaded.study), folder, std::move(loaded.files)}, options);
}

} // namespace ssrsim

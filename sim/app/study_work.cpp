#include "app/interrupt.hpp"
#include "app/progress.hpp"
#include "app/study_commands.hpp"
#include "app/study_part.hpp"
#include "app/terminal.hpp"
#include "study/work.hpp"

#include <fmt/format.h>

namespace ssrsim {

namespace {

Fault busy(const StudyFolder& folder) {
    return file_fault("in-use", folder.root, "Another process is at work on this study.",
                      "Wait for it, or let both work on parts: --shard 1/2 and --shard 2/2.");
}

/// A task that is not alone may still be writing what looks left behind.
void remove_unfinished(const StudyFolder& folder) {
    for (const std::string& path : list_shards(folder.shards).unfinished)
        ::unlink(path.c_str());
}

std::string summary_text(const OpenStudy& open, const std::optional<StudyPart>& part,
                         const WorkSummary& work) {
    std::string text =
        fmt::format("{}{}: {} runs made", open.folder.root,
                    part ? fmt::format(", part {}", text_of(*part)) : std::string{}, work.runs);
    if (work.reused > 0)
        text += fmt::format(", {} of them taken from the {} of other designs", work.reused,
                            work.earlier);
    if (work.failed > 0)
        text += fmt::format(", {} failed (`ssrsim study verify` says why)", work.failed);
    return text + ".\n";
}

} // namespace

ExitCode work_on_study(const OpenStudy& open, const StudyOptions& options) {
    const StudyFolder& folder = open.folder;
    if (options.action == StudyAction::resume && !exists(folder.version)) {
        complain({file_fault("no-folder", folder.root, "This study was not begun here.",
                             "`ssrsim study run` begins it; --folder names another place.")});
        return ExitCode::input_output;
    }
    const TaskPart task = options.part.empty() ? part_of_task() : TaskPart{};
    if (has_told(task.faults)) return ExitCode::usage;
    const std::optional<StudyPart> part =
        options.part.empty() ? task.part : read_part(options.part);
    if (has_told(make_folder(folder, open.study))) return ExitCode::input_output;
    const FolderLock lock = lock_folder(folder, part ? Holding::shared : Holding::alone);
    if (lock.is_busy) {
        complain({busy(folder)});
        return ExitCode::input_output;
    }
    if (!part) remove_unfinished(folder);

    Progress progress{0, open.study.file.replication.is_fixed() ? "runs" : "rows"};
    const std::uint64_t plans =
        open.study.file.replication.is_fixed() ? open.study.plans_a_row() : 1;
    WorkOptions work;
    work.part = part.value_or(StudyPart{});
    work.threads = options.threads;
    work.should_stop = [] { return interrupted(); };
    work.progress = [&](std::uint64_t before, std::uint64_t done, std::uint64_t of) {
        progress.plan((of - before) * plans);
        progress.finished((done - before) * plans);
    };
    const WorkSummary summary = work_on(open.study, folder, work);
    progress.clear();
    if (has_told(summary.faults)) return ExitCode::input_output;
    const ExitCode printed = print(summary_text(open, part, summary));
    if (printed != ExitCode::ok) return printed;
    return summary.stopped ? ExitCode::interrupted : ExitCode::ok;
}

} // namespace ssrsim

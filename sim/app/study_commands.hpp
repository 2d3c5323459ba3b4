#pragma once

#include "app/arguments.hpp"
#include "app/exit_code.hpp"
#include "study/folder.hpp"
#include "study/inspect.hpp"
#include "study/study.hpp"

#include <string>
#include <vector>

namespace ssrsim {

// What `ssrsim study` does, one function an action. The study is loaded and free of faults.

/// A study with the folder of its runs and the files it was read from.
struct OpenStudy {
    Study study;
    StudyFolder folder;
    std::vector<std::string> files;
};

ExitCode work_on_study(const OpenStudy& open, const StudyOptions& options);
ExitCode show_state(const OpenStudy& open, const StudyOptions& options);
ExitCode verify_study(const OpenStudy& open, const StudyOptions& options);
ExitCode merge_study(const OpenStudy& open, const StudyOptions& options);
ExitCode analyse_study_runs(const OpenStudy& open, const StudyOptions& options);
ExitCode submit_study(const OpenStudy& open, const StudyOptions& options);

/// Where a study is merged into unless told otherwise: "a/b.toml" has "a/b.nc".
std::string merged_file_of(const std::string& study_path);

/// Tells what is wrong with the shards of a folder, and the exit code for it.
ExitCode tell_shard_faults(const StudyState& state);

/// How far a study is, in a few lines.
std::string state_text(const OpenStudy& open, const StudyState& state);
std::string state_json(const OpenStudy& open, const StudyState& state);

} // namespace ssrsim

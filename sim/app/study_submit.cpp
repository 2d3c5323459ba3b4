#include "app/progress.hpp"
#include "app/scenario_file.hpp"
#include "app/slurm_scripts.hpp"
#include "app/slurm_size.hpp"
#include "app/study_commands.hpp"
#include "app/terminal.hpp"
#include "app/text_file.hpp"
#include "scenario/nearest.hpp"
#include "study/work.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <string_view>
#include <sys/wait.h>
#include <unistd.h>

namespace ssrsim {

namespace {

std::string absolute(const std::string& path) {
    return std::filesystem::absolute(path).lexically_normal();
}

std::string this_program() {
    std::array<char, PATH_MAX> path{};
    const ssize_t got = ::readlink("/proc/self/exe", path.data(), path.size() - 1);
    return got > 0 ? std::string{path.data(), static_cast<std::size_t>(got)} : "ssrsim";
}

bool has_control(const std::string& text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < ' '; });
}

/// Whether one of the words of an option is --array, also shortened as sbatch takes it.
bool asks_for_an_array(std::string_view option) {
    while (!option.empty()) {
        const std::string_view word = option.substr(0, option.find(' '));
        option.remove_prefix(std::min(option.size(), word.size() + 1));
        const std::string_view name = word.substr(0, word.find('='));
        const bool is_long = name.size() > 3 && std::string_view{"--array"}.starts_with(name);
        if (is_long || word.starts_with("-a")) return true;
    }
    return false;
}

/// What cannot be written into a script for sbatch line by line.
Faults bad_options(const StudyOptions& options, const std::string& folder) {
    Faults faults;
    const auto fault = [&](const std::string& option, std::string message, std::string hint) {
        faults.push_back(file_fault("bad-option", option, std::move(message), std::move(hint)));
    };
    for (const std::string& option : options.sbatch) {
        if (!option.starts_with('-') || has_control(option))
            fault("--sbatch", "An option for sbatch is one line of text that begins with a dash.",
                  "write --sbatch=--account=x.");
        if (asks_for_an_array(option))
            fault("--sbatch", "The array is made here, and the merge job is none.",
                  "--tasks says how many; `scontrol update JobId=N ArrayTaskThrottle=8` lets so "
                  "many run at once.");
    }
    if (!options.partition.empty() && shell_word(options.partition) != options.partition)
        fault("--partition", "This is no name of a partition.", {});
    if (!options.time.empty() && !read_slurm_time(options.time))
        fault("--time", "This is no time limit.", "write 2:30:00, or 1-12:00:00 with days.");
    if (has_control(folder) || folder.find('\\') != std::string::npos)
        fault(folder,
              "Slurm cannot write into a folder with a line break or a backslash in its name.",
              "--folder names another.");
    return faults;
}

/// What a command prints, and how it ended.
struct Output {
    std::string text;
    int status = 0;
};

Output output_of(const std::string& command) {
    FILE* pipe = ::popen(command.c_str(), "r");
    Output output;
    if (pipe == nullptr) return {{}, errno};
    std::array<char, 256> piece{};
    while (std::fgets(piece.data(), piece.size(), pipe) != nullptr)
        output.text += piece.data();
    output.status = ::pclose(pipe);
    while (output.text.ends_with('\n'))
        output.text.pop_back();
    return output;
}

/// Submits a script and gives the job's number, which stands before a cluster's name.
std::string submitted(const std::string& options, const std::string& script) {
    const Output output =
        output_of(fmt::format("sbatch --parsable {} {}", options, shell_word(script)));
    const std::string job = output.text.substr(0, output.text.find(';'));
    const bool is_number = !job.empty() && job.find_first_not_of("0123456789") == std::string::npos;
    return output.status == 0 && is_number ? job : std::string{};
}

Fault not_submitted(const std::string& script, const std::string& options) {
    return file_fault("not-submitted", script, "sbatch did not take the script.",
                      fmt::format("its own words stand above; by hand: sbatch {}{}", options,
                                  shell_word(script)));
}

PilotedWork timed(const Study& study) {
    Progress progress{1, "pilot"};
    progress.say("timing a few runs");
    PilotedWork work;
    work.samples = study.points.rows() / study.points.blocks();
    work.sample_seconds = seconds_a_row(study, {}) * static_cast<double>(study.points.blocks());
    work.bytes = study.most_runs() * study.measures.size() * sizeof(double);
    return work;
}

SlurmJob job_of(const OpenStudy& open, const StudyOptions& options, const ArraySize& size) {
    SlurmJob job;
    job.name = id_from(open.study.file.title);
    if (job.name.empty()) job.name = "study";
    job.program = this_program();
    job.study = absolute(options.study);
    job.folder = absolute(open.folder.root);
    job.logs = job.folder + "/logs";
    job.tasks = size.tasks;
    job.threads = std::max(1, options.threads);
    job.time = options.time.empty() ? slurm_time(size.limit_seconds) : options.time;
    job.warning = static_cast<std::uint32_t>(std::ceil(size.warning_seconds));
    job.most_requeued = size.most_requeued;
    job.merge_time = slurm_time(size.merge_limit_seconds);
    job.partition = options.partition;
    job.sbatch = options.sbatch;
    return job;
}

/// Writes the scripts and the folder of the tasks' words.
Faults write_scripts(const SlurmJob& job, const std::string& array, const std::string& merge) {
    std::error_code made;
    std::filesystem::create_directories(job.logs, made);
    if (made)
        return {file_fault("cannot-write", job.logs,
                           fmt::format("The folder cannot be made: {}.", made.message()))};
    for (const auto& [path, text] :
         {std::pair{array, array_script(job)}, std::pair{merge, merge_script(job)}})
        if (const std::string reason = write_text(path, text); !reason.empty())
            return {file_fault("cannot-write", path,
                               fmt::format("The script cannot be written: {}.", reason))};
    return {};
}

} // namespace

ExitCode submit_study(const OpenStudy& open, const StudyOptions& options) {
    if (has_told(bad_options(options, absolute(open.folder.root)))) return ExitCode::usage;
    const PilotedWork work = timed(open.study);
    const ArraySize size =
        size_of_array(work, {options.tasks, options.threads, read_slurm_time(options.time)});
    if (size.limit_seconds < size.shortest_seconds) {
        complain({file_fault(
            "bad-option", "--time",
            fmt::format("In {} a task might not finish a single sample, which takes {} here.",
                        options.time, duration_text(work.sample_seconds)),
            fmt::format("give it {} at least.", slurm_time(size.shortest_seconds)))});
        return ExitCode::usage;
    }
    if (has_told(make_folder(open.folder, open.study))) return ExitCode::input_output;
    const SlurmJob job = job_of(open, options, size);
    const std::string array = job.folder + "/array.sh";
    const std::string merge = job.folder + "/merge.sh";
    if (has_told(write_scripts(job, array, merge))) return ExitCode::input_output;

    std::string said =
        fmt::format("{} samples of {:.3g} s: {} {} of about {}, limit {}; merged into {}\n{}\n{}\n",
                    work.samples, work.sample_seconds, job.tasks, job.tasks == 1 ? "task" : "tasks",
                    duration_text(size.task_seconds), job.time,
                    absolute(merged_file_of(options.study)), array, merge);
    if (options.dry_run) return print(said + "\n" + array_script(job) + "\n" + merge_script(job));

    const std::string array_job = submitted("", array);
    if (array_job.empty()) {
        complain({not_submitted(array, {})});
        return ExitCode::input_output;
    }
    said += fmt::format("Submitted array job {}", array_job);
    const std::string behind = "--dependency=afterok:" + array_job;
    const std::string merge_job = submitted(behind, merge);
    said += merge_job.empty() ? ".\n" : fmt::format(", and merge job {} behind it.\n", merge_job);
    const ExitCode printed = print(said);
    if (merge_job.empty()) {
        complain({not_submitted(merge, behind + " ")});
        return ExitCode::input_output;
    }
    return printed;
}

} // namespace ssrsim

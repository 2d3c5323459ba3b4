#include "app/progress.hpp"
#include "app/scenario_file.hpp"
#include "app/slurm_scripts.hpp"
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
#include <sys/wait.h>
#include <unistd.h>

namespace ssrsim {

namespace {

constexpr double seconds_a_task = 3600.0;
constexpr std::uint32_t most_tasks = 1000; ///< clusters commonly refuse larger arrays
constexpr double shortest_limit = 900.0;

std::string absolute(const std::string& path) {
    return std::filesystem::absolute(path).lexically_normal();
}

std::string this_program() {
    std::array<char, PATH_MAX> path{};
    const ssize_t got = ::readlink("/proc/self/exe", path.data(), path.size() - 1);
    return got > 0 ? std::string{path.data(), static_cast<std::size_t>(got)} : "ssrsim";
}

/// Options go into a script line by line.
Faults bad_options(const StudyOptions& options) {
    std::vector<std::string> given = options.sbatch;
    given.push_back(options.partition);
    given.push_back(options.time);
    for (const std::string& option : given)
        if (std::ranges::any_of(option, [](char c) { return static_cast<unsigned char>(c) < ' '; }))
            return {file_fault("bad-option", "", "An option for sbatch is one line of text.")};
    return {};
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

Fault not_submitted(const std::string& script) {
    return file_fault("not-submitted", script, "sbatch did not take the script.",
                      "Its own words stand above; the script can be submitted by hand.");
}

struct Sized {
    std::uint32_t tasks = 1;
    double seconds = 0.0; ///< of a task
};

Sized sized(const OpenStudy& open, const StudyOptions& options, double row_seconds) {
    const double all = row_seconds * static_cast<double>(open.study.points.rows());
    const int threads = std::max(1, options.threads);
    const std::uint64_t samples = open.study.points.rows() / open.study.points.blocks();
    const double wanted = std::ceil(all / threads / seconds_a_task);
    const auto most = static_cast<double>(std::min<std::uint64_t>(samples, most_tasks));
    Sized size;
    size.tasks = options.tasks > 0 ? options.tasks
                                   : static_cast<std::uint32_t>(std::clamp(wanted, 1.0, most));
    size.seconds = all / threads / size.tasks;
    return size;
}

} // namespace

ExitCode submit_study(const OpenStudy& open, const StudyOptions& options) {
    if (has_told(bad_options(options))) return ExitCode::usage;
    const StudyFolder& folder = open.folder;
    if (has_told(make_folder(folder, open.study))) return ExitCode::input_output;
    Progress progress{1, "pilot"};
    progress.say("timing a few runs");
    const double row_seconds = seconds_a_row(open.study, {});
    progress.clear();
    const Sized size = sized(open, options, row_seconds);

    SlurmJob job;
    job.name = id_from(open.study.file.title);
    if (job.name.empty()) job.name = "study";
    job.program = this_program();
    job.study = absolute(options.study);
    job.folder = absolute(folder.root);
    job.output = job.folder.substr(0, job.folder.rfind('.')) + ".nc";
    job.logs = job.folder + "/logs";
    job.tasks = size.tasks;
    job.threads = std::max(1, options.threads);
    job.time = options.time.empty() ? slurm_time(std::max(shortest_limit, 2.0 * size.seconds))
                                    : options.time;
    job.partition = options.partition;
    job.sbatch = options.sbatch;

    const std::string array = job.folder + "/array.sh";
    const std::string merge = job.folder + "/merge.sh";
    std::error_code made;
    std::filesystem::create_directories(job.logs, made);
    for (const auto& [path, text] :
         {std::pair{array, array_script(job)}, std::pair{merge, merge_script(job)}}) {
        const std::string reason = write_text(path, text);
        if (reason.empty()) continue;
        complain({file_fault("cannot-write", path,
                             fmt::format("The script cannot be written: {}.", reason))});
        return ExitCode::input_output;
    }
    std::string said = fmt::format("{} rows of {:.3g} s: {} {} of about {}, limit {}.\n{}\n{}\n",
                                   open.study.points.rows(), row_seconds, job.tasks,
                                   job.tasks == 1 ? "task" : "tasks", duration_text(size.seconds),
                                   job.time, array, merge);
    if (options.dry_run) return print(said + "\n" + array_script(job) + "\n" + merge_script(job));

    const std::string array_job = submitted("", array);
    if (array_job.empty()) {
        complain({not_submitted(array)});
        return ExitCode::input_output;
    }
    said += fmt::format("Submitted array job {}", array_job);
    const std::string merge_job = submitted("--dependency=afterok:" + array_job, merge);
    said += merge_job.empty() ? ".\n" : fmt::format(", and merge job {} behind it.\n", merge_job);
    const ExitCode printed = print(said);
    if (merge_job.empty()) {
        complain({not_submitted(merge)});
        return ExitCode::input_output;
    }
    return printed;
}

} // namespace ssrsim

#include "app/slurm_scripts.hpp"

#include "app/terminal.hpp"

#include <fmt/format.h>

namespace ssrsim {

namespace {

std::string header(const SlurmJob& job, const std::string& what, const std::string& own) {
    std::string text =
        fmt::format("#!/bin/bash\n#SBATCH --job-name={}-{}\n{}", job.name, what, own);
    if (!job.partition.empty()) text += fmt::format("#SBATCH --partition={}\n", job.partition);
    for (const std::string& option : job.sbatch)
        text += fmt::format("#SBATCH {}\n", option);
    return text;
}

} // namespace

std::string array_script(const SlurmJob& job) {
    std::string text = header(job, "runs",
                              fmt::format(R"(#SBATCH --array=1-{}
#SBATCH --cpus-per-task={}
#SBATCH --time={}
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --signal=B:USR1@{}
#SBATCH --output={}
)",
                                          job.tasks, job.threads, job.time, job.warning,
                                          sbatch_path(job.logs + "/") + "%A-%a.txt"));
    text +=
        fmt::format(R"(
# Each task runs one of {0} parts; what is there already is not run again. Parts 3 and 5 alone:
#   sbatch --array=3,5 {1}
out_of_time=no
worker=
# SIGUSR1 asks ssrsim to stop however often it comes. Slurm may have sent it SIGTERM itself, which counts.
ask() {{ [ -z "$worker" ] || kill -USR1 "$worker" 2> /dev/null; }}
trap 'out_of_time=yes; ask' USR1
trap ask TERM
{2} study run {3} --folder {4} --shard "$SLURM_ARRAY_TASK_ID/{0}" --threads {5} &
worker=$!
while kill -0 "$worker" 2> /dev/null; do
    wait "$worker" # a signal ends the waiting, not the worker
done
wait "$worker"
status=$?
# Back into the queue, but not for ever: a task that is requeued this often makes no headway.
if [ "$status" -eq 75 ] && [ "$out_of_time" = yes ] && [ "${{SLURM_RESTART_COUNT:-0}}" -lt {6} ]; then
    scontrol requeue "${{SLURM_ARRAY_JOB_ID}}_$SLURM_ARRAY_TASK_ID"
fi
exit "$status"
)",
                    job.tasks, shell_word(job.folder + "/array.sh"), shell_word(job.program),
                    shell_word(job.study), shell_word(job.folder), job.threads, job.most_requeued);
    return text;
}

std::string merge_script(const SlurmJob& job) {
    std::string text =
        header(job, "merge",
               fmt::format(R"(#SBATCH --cpus-per-task=1
#SBATCH --time={}
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --kill-on-invalid-dep=yes
#SBATCH --output={}
)",
                           job.merge_time, sbatch_path(job.logs + "/") + "merge-%j.txt"));
    text += fmt::format("\nexec {} study merge {} --folder {} --force\n", shell_word(job.program),
                        shell_word(job.study), shell_word(job.folder));
    return text;
}

std::string sbatch_path(std::string_view path) {
    std::string text = "\"";
    for (const char letter : path) {
        if (letter == '"') text += '\\';
        if (letter == '%') text += '%';
        text += letter;
    }
    return text + "\"";
}

} // namespace ssrsim

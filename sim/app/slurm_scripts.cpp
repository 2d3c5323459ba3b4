#include "app/slurm_scripts.hpp"

#include "app/terminal.hpp"

#include <cmath>
#include <fmt/format.h>

namespace ssrsim {

namespace {

std::string header(const SlurmJob& job, const std::string& what) {
    std::string text = fmt::format("#!/bin/bash\n#SBATCH --job-name={}-{}\n", job.name, what);
    if (!job.partition.empty()) text += fmt::format("#SBATCH --partition={}\n", job.partition);
    for (const std::string& option : job.sbatch)
        text += fmt::format("#SBATCH {}\n", option);
    return text;
}

} // namespace

std::string array_script(const SlurmJob& job) {
    std::string text = header(job, "runs");
    text += fmt::format(R"(#SBATCH --array=1-{}
#SBATCH --cpus-per-task={}
#SBATCH --time={}
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --signal=B:USR1@120
#SBATCH --output={}/%A-%a.txt
)",
                        job.tasks, job.threads, job.time, job.logs);
    text += fmt::format(R"(
# The task's number says which part of the rows is its own. A part that is there already ends at once.
{} study run {} --folder {} --threads {} &
worker=$!
out_of_time=no
trap 'out_of_time=yes; kill -USR1 $worker' USR1
trap 'kill -TERM $worker' TERM
status=143
while kill -0 $worker 2> /dev/null; do
    wait $worker # a signal ends the waiting, not the worker
    status=$?
done
if [ $status -eq 75 ] && [ $out_of_time = yes ]; then
    scontrol requeue "${{SLURM_ARRAY_JOB_ID}}_${{SLURM_ARRAY_TASK_ID}}"
fi
exit $status
)",
                        shell_word(job.program), shell_word(job.study), shell_word(job.folder),
                        job.threads);
    return text;
}

std::string merge_script(const SlurmJob& job) {
    std::string text = header(job, "merge");
    text += fmt::format(R"(#SBATCH --cpus-per-task=1
#SBATCH --kill-on-invalid-dep=yes
#SBATCH --output={}/merge-%j.txt
)",
                        job.logs);
    text +=
        fmt::format("\nexec {} study merge {} --folder {} --force -o {}\n", shell_word(job.program),
                    shell_word(job.study), shell_word(job.folder), shell_word(job.output));
    return text;
}

std::string slurm_time(double seconds) {
    const auto minutes = static_cast<std::uint64_t>(std::ceil(seconds / 60.0));
    return fmt::format("{}:{:02}:00", minutes / 60, minutes % 60);
}

} // namespace ssrsim

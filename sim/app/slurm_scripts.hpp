#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ssrsim {

/// A study as a Slurm job array and the job behind it that merges. Paths are absolute.
struct SlurmJob {
    std::string name;
    std::string program; ///< ssrsim
    std::string study;
    std::string folder;
    std::string logs; ///< folder of what the tasks print
    std::uint32_t tasks = 1;
    int threads = 1;
    std::string time;                ///< limit of a task
    std::uint32_t warning = 120;     ///< seconds before that limit
    std::uint32_t most_requeued = 0; ///< times that a task out of time goes back into the queue
    std::string merge_time;          ///< limit of the merge job
    std::string partition;           ///< empty: the cluster's default
    std::vector<std::string> sbatch; ///< further options; the last word of an option counts
};

/// A batch script that runs one part of the study in each task. Slurm signals a task ahead of its
/// time limit: what has finished is kept, and the task goes back into the queue.
std::string array_script(const SlurmJob& job);

/// A batch script that verifies and merges what the array made.
std::string merge_script(const SlurmJob& job);

/// A value as the #SBATCH lines take it: in double quotes, with % doubled. Not for paths with
/// backslashes or control characters, which they cannot hold.
std::string sbatch_path(std::string_view path);

} // namespace ssrsim

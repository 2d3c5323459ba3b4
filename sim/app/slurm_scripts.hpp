#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ssrsim {

/// A study as a Slurm job array and the job behind it that merges. Paths are absolute.
struct SlurmJob {
    std::string name;
    std::string program; ///< ssrsim
    std::string study;
    std::string folder;
    std::string output; ///< merged results
    std::string logs;   ///< folder of what the tasks print
    std::uint32_t tasks = 1;
    int threads = 1;
    std::string time;
    std::string partition;           ///< empty: the cluster's default
    std::vector<std::string> sbatch; ///< further options
};

/// A batch script that runs one part of the study in each task. Two minutes before the time limit
/// Slurm signals it: what has finished is kept, and the task goes back into the queue.
std::string array_script(const SlurmJob& job);

/// A batch script that verifies and merges what the array made.
std::string merge_script(const SlurmJob& job);

/// "2:05:00" from seconds, rounded up to whole minutes.
std::string slurm_time(double seconds);

} // namespace ssrsim

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ssrsim {

/// What a timed pilot and the study say of the work.
struct PilotedWork {
    std::uint64_t samples = 1;   ///< of rows that are run together
    double sample_seconds = 0.0; ///< of one thread
    std::uint64_t bytes = 0;     ///< of the merged file, about
};

struct AskedSize {
    std::uint32_t tasks = 0;             ///< 0: so that each takes about an hour
    int threads = 1;                     ///< cores of a task
    std::optional<double> limit_seconds; ///< of a task
};

/// A job array in seconds and tasks.
struct ArraySize {
    std::uint32_t tasks = 1;
    double task_seconds = 0.0;
    double limit_seconds = 0.0;
    double warning_seconds = 0.0;  ///< before the limit, for the samples in flight to finish
    double shortest_seconds = 0.0; ///< below which limit a task might not finish a single sample
    std::uint32_t most_requeued = 0;
    double merge_limit_seconds = 0.0;
};

/// Never more tasks than samples: a sample is not divided.
ArraySize size_of_array(const PilotedWork& work, const AskedSize& asked);

/// "2:05:00" from seconds, rounded up to whole minutes.
std::string slurm_time(double seconds);

/// Reads a time limit as sbatch does: M, M:SS, H:MM:SS, D-H, D-H:MM or D-H:MM:SS; nothing for what
/// is none of these, or no time at all.
std::optional<double> read_slurm_time(std::string_view text);

} // namespace ssrsim

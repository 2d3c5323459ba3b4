#pragma once

#include "record/trajectory.hpp"

#include <cstdint>
#include <functional>

namespace ssrsim {

class Experiment;

struct EnsembleOptions {
    std::uint32_t first = 0; ///< number of the first replicate
    std::uint32_t count = 0; ///< how many
    int threads = 0;         ///< 0: as many as the machine has
    /// Asked before each replicate starts, from one thread at a time but not always the same. Once
    /// it says true no further replicate starts; those in flight finish and are handed on.
    std::function<bool()> should_stop;
};

struct EnsembleSummary {
    std::uint32_t finished = 0; ///< replicates handed on: always the first so many
    bool stopped = false;       ///< should_stop kept at least one from starting
};

/// Takes the replicates in the order of their numbers, never two at a time.
using Sink = std::function<void(std::uint32_t key, Trajectory&& trajectory)>;

/// Runs one replicate; called from several threads at once.
using ReplicateRunner = std::function<Trajectory(std::uint32_t key)>;

/// Runs replicates side by side and hands them to the sink in order, so that nothing the sink does
/// depends on the number of threads. At most twice as many as there are threads are held at a time.
EnsembleSummary run_ensemble(const ReplicateRunner& run, const EnsembleOptions& options,
                             const Sink& sink);

/// The replicates of one experiment.
EnsembleSummary run_ensemble(const Experiment& experiment, const EnsembleOptions& options,
                             const Sink& sink);

/// The number of threads that `threads` of the options stands for.
int threads_in_use(int threads);

} // namespace ssrsim

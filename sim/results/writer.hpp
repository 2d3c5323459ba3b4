#pragma once

#include "core/faults.hpp"
#include "core/luck.hpp"
#include "core/workers.hpp"
#include "results/replicate_store.hpp"

#include <cstdint>
#include <string>

namespace ssrsim {

/// What a results file says about the run beside its numbers. Nothing here depends on the machine,
/// the clock or the number of threads: equal runs give equal files.
struct RunFacts {
    std::string title;
    std::string question;
    std::string currency;      ///< of every amount
    std::string scenario_toml; ///< the scenario with everything it extends and `--set` merged
    Seeds seeds;
    std::uint32_t planned =
        0; ///< replicates asked for; with fewer in the store the run was interrupted
};

/// Whether every replicate's series are kept beside the statistics over replicates.
enum class Keep : std::uint8_t { statistics, trajectories };

/// Writes all replicates of the store (at least one) as a netCDF-4 file, see
/// docs/reference/results.md. The caller puts the file in place (TargetFile). Memory beside the
/// store's: the seven statistics of the largest variable, or one chunk of trajectories. The workers
/// find the statistics, each with a copy of the column it is at; the file is the same with any.
Faults write_results(const ReplicateStore& store, const RunFacts& facts, Keep keep,
                     const std::string& path, const Workers& workers = one_after_another);

/// About how many bytes the file will have; compression is taken to halve it.
std::uint64_t estimated_bytes(const Layout& layout, std::uint64_t replicates, Keep keep);

} // namespace ssrsim

#pragma once

#include "core/faults.hpp"
#include "record/layout.hpp"
#include "results/writer.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ssrsim {

/// A results file without its series, which `read_variable` fetches one at a time.
struct Results {
    /// As it was written; a variable with an axis of length zero is not in the file.
    Layout layout;
    RunFacts facts;
    std::string version; ///< of the ssrsim that wrote it
    std::string digest;  ///< over all replicates
    Keep keep = Keep::statistics;
    std::vector<std::uint32_t> replicates;
    std::vector<std::string> digests;          ///< by replicate
    std::vector<std::vector<double>> outcomes; ///< by outcome, then replicate
};

struct ReadResults {
    std::optional<Results> results;
    /// Codes: cannot-read, unknown-layout (written by a later version), no-checksum,
    /// checksum-mismatch, not-results (the last three mean damage).
    Faults faults;
};

/// Reads a results file after comparing it with its checksum: libhdf5 never opens a file that was
/// changed since it was written.
ReadResults read_results(const std::string& path);

/// One variable of the file, such as "capacity_mean", row-major.
struct FloatBlock {
    std::vector<std::string> dimensions;
    std::vector<std::size_t> lengths;
    std::vector<float> values;
};

/// Nothing where the file has no such variable or cannot be read. The checksum is not compared
/// again.
std::optional<FloatBlock> read_variable(const std::string& path, const std::string& name);

/// Whether the file begins as every HDF5 file does.
bool looks_like_results(const std::string& path);

} // namespace ssrsim

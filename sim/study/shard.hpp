#pragma once

#include "core/faults.hpp"
#include "study/row_runner.hpp"
#include "study/run_table.hpp"
#include "study/study.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ssrsim {

/// What a shard holds: whole rows, each with the same range of replicates of every plan.
struct ShardRange {
    std::uint64_t first = 0; ///< row
    std::uint64_t count = 0; ///< rows
    ReplicateRange replicates;

    [[nodiscard]] std::uint64_t end() const { return first + count; }
    bool operator==(const ShardRange&) const = default;
};

/// A shard as its name states it: "rows-0000000000-0000000099.replicates-0000-0000.SUM.nc", first
/// and last of each, and the SHA-256 of the file; "replicates-as-needed" where a precision rules.
/// The sum in the name makes one rename enough: a shard is whole, or it is not there.
struct ShardName {
    ShardRange range;
    std::string sum; ///< 64 hexadecimal digits
};

std::string name_of(const ShardName& shard);
/// Nothing for a file that is named otherwise.
std::optional<ShardName> read_shard_name(std::string_view name);

/// What a shard says of itself beside its runs.
struct ShardFacts {
    std::string identity; ///< of the study
    std::string program;  ///< that made the runs
    std::vector<std::string> outcomes;
};

/// Writes the runs of a shard as a netCDF-4 file, not yet under its name.
Faults write_shard(const std::string& path, const ShardFacts& facts, const RunTable& runs);

struct ReadShard {
    ShardFacts facts;
    RunTable runs;
};

/// Nothing where the file is no shard; its checksum is for the caller to compare.
std::optional<ReadShard> read_shard(const std::string& path);

} // namespace ssrsim

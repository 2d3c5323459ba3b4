#pragma once

#include "study/shard.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace ssrsim {

/// What of the wanted rows and replicates no shard holds: rectangles that do not overlap, by
/// replicates, then rows. A range of replicates with a count of 0 (as many as needed) is one thing.
std::vector<ShardRange> missing_from(std::span<const ShardRange> held, const ShardRange& wanted);

/// Two of the shards that hold the same run; an empty list where no two do.
std::vector<std::pair<std::size_t, std::size_t>> overlaps_of(std::span<const ShardRange> held);

/// Rows of all rectangles times their replicates; a row once where its replicates are open.
std::uint64_t cells_of(std::span<const ShardRange> ranges);

} // namespace ssrsim

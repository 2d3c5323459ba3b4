#include "study/coverage.hpp"

#include <algorithm>
#include <set>

namespace ssrsim {

namespace {

std::uint32_t end_of(const ReplicateRange& range) {
    return range.first + range.count;
}

/// Whether a shard holds all replicates of the band, whose ends are ends of shards.
bool holds_band(const ShardRange& shard, const ReplicateRange& band) {
    if (band.count == 0 || shard.replicates.count == 0) return shard.replicates == band;
    return shard.replicates.first <= band.first && end_of(band) <= end_of(shard.replicates);
}

/// Ranges of replicates between neighbouring ends of shards.
std::vector<ReplicateRange> bands_of(std::span<const ShardRange> held, const ReplicateRange& all) {
    if (all.count == 0) return {all};
    std::set<std::uint32_t> ends{all.first, end_of(all)};
    for (const ShardRange& shard : held)
        for (const std::uint32_t end : {shard.replicates.first, end_of(shard.replicates)})
            if (end > all.first && end < end_of(all)) ends.insert(end);
    std::vector<ReplicateRange> bands;
    for (auto end = std::next(ends.begin()); end != ends.end(); ++end)
        bands.push_back({*std::prev(end), *end - *std::prev(end)});
    return bands;
}

bool share_replicates(const ShardRange& a, const ShardRange& b) {
    if (a.replicates.count == 0 || b.replicates.count == 0) return true;
    return a.replicates.first < end_of(b.replicates) && b.replicates.first < end_of(a.replicates);
}

} // namespace

std::vector<ShardRange> missing_from(std::span<const ShardRange> held, const ShardRange& wanted) {
    std::vector<ShardRange> missing;
    for (const ReplicateRange& band : bands_of(held, wanted.replicates)) {
        std::vector<std::pair<std::uint64_t, std::uint64_t>> rows;
        for (const ShardRange& shard : held)
            if (holds_band(shard, band)) rows.emplace_back(shard.first, shard.end());
        std::ranges::sort(rows);
        std::uint64_t next = wanted.first;
        const auto add_until = [&](std::uint64_t end) {
            end = std::min(end, wanted.end());
            if (next < end) missing.push_back({next, end - next, band});
        };
        for (const auto& [first, end] : rows) {
            add_until(first);
            next = std::max(next, end);
        }
        add_until(wanted.end());
    }
    return missing;
}

std::vector<std::pair<std::size_t, std::size_t>> overlaps_of(std::span<const ShardRange> held) {
    std::vector<std::size_t> order(held.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::sort(order, {}, [&](std::size_t i) { return held[i].first; });
    std::vector<std::pair<std::size_t, std::size_t>> overlaps;
    for (std::size_t i = 0; i < order.size(); ++i)
        for (std::size_t k = i + 1; k < order.size() && held[order[k]].first < held[order[i]].end();
             ++k)
            if (share_replicates(held[order[i]], held[order[k]]))
                overlaps.emplace_back(std::min(order[i], order[k]), std::max(order[i], order[k]));
    return overlaps;
}

std::uint64_t cells_of(std::span<const ShardRange> ranges) {
    std::uint64_t cells = 0;
    for (const ShardRange& range : ranges)
        cells += range.count * std::max<std::uint64_t>(1, range.replicates.count);
    return cells;
}

} // namespace ssrsim

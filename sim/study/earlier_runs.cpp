#include "study/earlier_runs.hpp"

#include <algorithm>
#include <tuple>

namespace ssrsim {

void EarlierRuns::add(const RunTable& table, std::span<const std::size_t> outcomes) {
    width_ = outcomes.size();
    for (std::size_t run = 0; run < table.size(); ++run) {
        if (table.failure[run] != 0) continue;
        entries_.push_back(
            {table.key[run], table.replicate[run], static_cast<std::uint32_t>(entries_.size())});
        for (const std::size_t outcome : outcomes)
            outcomes_.push_back(table.outcomes[outcome][run]);
    }
}

void EarlierRuns::sort() {
    std::ranges::sort(entries_, {}, [](const Entry& e) { return std::tuple{e.key, e.replicate}; });
}

std::span<const double> EarlierRuns::find(std::uint64_t key, std::uint32_t replicate) const {
    const auto found =
        std::ranges::lower_bound(entries_, std::tuple{key, replicate}, {},
                                 [](const Entry& e) { return std::tuple{e.key, e.replicate}; });
    if (found == entries_.end() || found->key != key || found->replicate != replicate) return {};
    return std::span<const double>{outcomes_}.subspan(found->place * width_, width_);
}

} // namespace ssrsim

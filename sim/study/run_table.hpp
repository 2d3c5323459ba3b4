#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace ssrsim {

/// Finished runs of a study, one an entry of each column, in the order of their rows, plans and
/// replicates.
struct RunTable {
    std::vector<std::uint32_t> row;       ///< of the design
    std::vector<std::uint32_t> plan;      ///< by its number; 0 where the plan is a factor
    std::vector<std::uint32_t> replicate; ///< 0, 1, … of its row
    std::vector<std::uint64_t> key;       ///< the same for the same run in any design
    std::vector<std::uint32_t> failure;   ///< 0: the run finished; else one more than its reason
    std::vector<std::vector<double>> outcomes; ///< by outcome; NaN: not applicable, or failed
    std::vector<std::string> reasons;          ///< why runs failed, each once
    std::uint64_t reused = 0;                  ///< runs taken from those of another design

    [[nodiscard]] std::size_t size() const { return row.size(); }
};

/// Adds the runs of the second table behind those of the first; both have the same outcomes.
void append(RunTable& table, const RunTable& more);

/// How many runs of the table failed.
std::size_t failures_of(const RunTable& table);

} // namespace ssrsim

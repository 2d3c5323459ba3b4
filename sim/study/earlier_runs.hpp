#pragma once

#include "study/run_table.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ssrsim {

/// Runs of the same program made for another design of a study, found by what was run. Empty for
/// most studies; where a study has grown by a factor or by levels, they take 16 bytes a run and 8
/// an outcome.
class EarlierRuns {
  public:
    /// Takes the finished runs of a table; `outcomes` are the numbers of its columns in the order
    /// of the study's.
    void add(const RunTable& table, std::span<const std::size_t> outcomes);
    /// Sorts what was added; find works from here on.
    void sort();

    /// The outcomes of a run, or nothing where it has not been made.
    [[nodiscard]] std::span<const double> find(std::uint64_t key, std::uint32_t replicate) const;
    [[nodiscard]] std::size_t size() const { return entries_.size(); }

  private:
    struct Entry {
        std::uint64_t key = 0;
        std::uint32_t replicate = 0;
        std::uint32_t place = 0; ///< of its outcomes
    };
    std::vector<Entry> entries_;
    std::vector<double> outcomes_;
    std::size_t width_ = 0;
};

} // namespace ssrsim

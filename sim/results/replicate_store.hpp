#pragma once

#include "analysis/statistics.hpp"
#include "core/faults.hpp"
#include "record/layout.hpp"
#include "record/trajectory.hpp"
#include "results/column_spool.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace ssrsim {

/// All replicates of a run, in key order, with memory that does not grow with their number.
class ReplicateStore {
  public:
    /// 256 MiB hold 200 replicates of 600 series over ten years.
    static constexpr std::size_t default_buffer_bytes = std::size_t{256} << 20;

    /// What does not fit into the buffer goes to a file without a name in that folder.
    ReplicateStore(Layout layout, std::string spool_folder,
                   std::size_t buffer_bytes = default_buffer_bytes);

    void put(const Trajectory& trajectory);

    [[nodiscard]] const Layout& layout() const { return layout_; }
    [[nodiscard]] std::size_t replicates() const { return keys_.rows(); }
    [[nodiscard]] std::size_t columns_per_series() const {
        return static_cast<std::size_t>(layout_.weeks);
    }
    [[nodiscard]] bool failed() const { return error() != 0; }
    /// Why the spool could not be written or read; empty while all is well.
    [[nodiscard]] Faults faults() const;

    /// Bytes that a run of so many replicates writes to the spool: 0 where the buffer holds them.
    static std::uint64_t spool_bytes(const Layout& layout, std::uint64_t replicates,
                                     std::size_t buffer_bytes = default_buffer_bytes);

    /// Columns: series s of week w is column s · weeks + w.
    [[nodiscard]] const ColumnSpool<float>& series() const { return series_; }
    /// One column an outcome.
    [[nodiscard]] const ColumnSpool<double>& outcomes() const { return outcomes_; }
    /// Column 0 the digest, column 1 the replicate's number.
    [[nodiscard]] const ColumnSpool<std::uint64_t>& keys() const { return keys_; }

    /// Statistics over replicates of one series in one recorded week.
    [[nodiscard]] ColumnStatistics series_statistics(std::size_t series, std::int32_t week) const;
    [[nodiscard]] ColumnStatistics outcome_statistics(std::size_t outcome) const;
    /// Digest over the digests of all replicates in key order.
    [[nodiscard]] std::uint64_t digest() const;

  private:
    [[nodiscard]] int error() const;

    Layout layout_;
    std::string folder_;
    ColumnSpool<float> series_;
    ColumnSpool<double> outcomes_;
    ColumnSpool<std::uint64_t> keys_;
};

} // namespace ssrsim

#include "results/replicate_store.hpp"

#include "core/contracts.hpp"
#include "record/ensemble_digest.hpp"

#include <array>
#include <fmt/format.h>
#include <utility>

namespace ssrsim {

namespace {

std::size_t columns_of(const Layout& layout) {
    return layout.series * static_cast<std::size_t>(layout.weeks);
}

// Outcomes and keys are a few numbers a replicate: this holds 4,000 replicates of 64 outcomes.
constexpr std::size_t small_buffer(std::size_t buffer_bytes) {
    return buffer_bytes < (std::size_t{4} << 20) ? buffer_bytes : (std::size_t{4} << 20);
}

} // namespace

ReplicateStore::ReplicateStore(Layout layout, std::string spool_folder, std::size_t buffer_bytes)
    : layout_{std::move(layout)}, folder_{std::move(spool_folder)},
      series_{columns_of(layout_), buffer_bytes, folder_},
      outcomes_{layout_.outcomes.size(), small_buffer(buffer_bytes), folder_},
      keys_{2, small_buffer(buffer_bytes), folder_} {}

void ReplicateStore::put(const Trajectory& trajectory) {
    SSRSIM_EXPECT(trajectory.series.size() == columns_of(layout_), "a trajectory of this layout");
    SSRSIM_EXPECT(trajectory.outcomes.size() == layout_.outcomes.size(), "its outcomes");
    series_.add_row(trajectory.series);
    outcomes_.add_row(trajectory.outcomes);
    const std::array<std::uint64_t, 2> key{trajectory.digest, trajectory.replicate};
    keys_.add_row(key);
}

int ReplicateStore::error() const {
    if (series_.error() != 0) return series_.error();
    return outcomes_.error() != 0 ? outcomes_.error() : keys_.error();
}

Faults ReplicateStore::faults() const {
    if (!failed()) return {};
    return {file_fault(
        "spool-failed", folder_,
        fmt::format("The replicates do not fit into memory, and cannot be kept in this folder "
                    "meanwhile: {}.",
                    system_reason(error())),
        "Free some space there, or run fewer replicates.")};
}

std::uint64_t ReplicateStore::spool_bytes(const Layout& layout, std::uint64_t replicates,
                                          std::size_t buffer_bytes) {
    const std::uint64_t bytes = replicates * columns_of(layout) * sizeof(float);
    return bytes <= buffer_bytes / 2 ? 0 : bytes;
}

ColumnStatistics ReplicateStore::series_statistics(std::size_t series, std::int32_t week) const {
    ColumnStatistics result = statistics_of(std::span<const float>{});
    const std::size_t column = series * columns_per_series() + static_cast<std::size_t>(week);
    series_.for_each_column(column, 1, [&](std::size_t, std::span<const float> values) {
        result = statistics_of(values);
    });
    return result;
}

ColumnStatistics ReplicateStore::outcome_statistics(std::size_t outcome) const {
    ColumnStatistics result = statistics_of(std::span<const double>{});
    outcomes_.for_each_column(outcome, 1, [&](std::size_t, std::span<const double> values) {
        result = statistics_of(values);
    });
    return result;
}

std::uint64_t ReplicateStore::digest() const {
    EnsembleDigest digest;
    keys_.for_each_row(0, 2, [&](std::size_t, std::span<const std::uint64_t> key) {
        digest.add(static_cast<std::uint32_t>(key[1]), key[0]);
    });
    return digest.value();
}

} // namespace ssrsim

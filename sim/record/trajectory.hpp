#pragma once

#include "world/events.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ssrsim {

/// Work done for one replicate, burn-in included; for reports and benchmarks.
struct WorkCounts {
    std::int64_t weeks = 0;
    std::int64_t officers = 0; ///< on strength at the end
    std::int64_t units = 0;
};

/// What one replicate left behind. `series` is series-major: series s of week w stands at
/// [s · weeks + w]; see Layout for what the series are.
struct Trajectory {
    std::uint32_t replicate = 0;
    std::int32_t weeks = 0;
    std::vector<float> series;
    std::vector<double> outcomes; ///< by Layout::outcomes; NaN where not applicable
    std::uint64_t digest = 0;     ///< of the complete final state and every recorded value
    WorkCounts work;
    std::vector<Event> events; ///< of the plan, in their order; empty unless asked for

    [[nodiscard]] std::span<const float> of_series(std::size_t s) const {
        const auto length = static_cast<std::size_t>(weeks);
        return std::span<const float>{series}.subspan(s * length, length);
    }
};

} // namespace ssrsim

#include "world/due_weeks.hpp"

#include "core/wide.hpp"

#include <algorithm>
#include <array>

namespace ssrsim::detail {

SSRSIM_WIDE std::uint32_t take_block(std::span<std::int32_t, due_block> due, std::int32_t week,
                                     std::int32_t& earliest) {
    std::uint32_t marks = 0;
    for (std::uint32_t row = 0; row < due_block; ++row)
        marks |= (due[row] == week ? 1u : 0u) << row;
    std::array<std::int32_t, due_block> others;
    for (std::size_t row = 0; row < due_block; ++row)
        others[row] = due[row] == week ? never : due[row];
    std::copy(others.begin(), others.end(), due.begin());
    std::int32_t first = never;
    for (const std::int32_t waiting : others)
        first = waiting < first ? waiting : first;
    earliest = first;
    return marks;
}

} // namespace ssrsim::detail

#include "world/due_weeks.hpp"

#include "core/wide.hpp"

namespace ssrsim::detail {

SSRSIM_WIDE std::uint32_t marks_of_past(std::span<const std::int32_t, due_block> weeks,
                                        std::int32_t week) {
    std::uint32_t marks = 0;
    for (std::uint32_t i = 0; i < due_block; ++i)
        marks |= (weeks[i] <= week ? 1u : 0u) << i;
    return marks;
}

SSRSIM_WIDE std::uint32_t take_block(std::span<std::int32_t, due_block> due, std::int32_t week,
                                     std::int32_t& earliest) {
    std::uint32_t marks = 0;
    for (std::uint32_t row = 0; row < due_block; ++row)
        marks |= (due[row] == week ? 1u : 0u) << row;
    for (std::int32_t& waiting : due)
        waiting = waiting == week ? never : waiting;
    std::int32_t first = never;
    for (const std::int32_t waiting : due)
        first = waiting < first ? waiting : first;
    earliest = first;
    return marks;
}

} // namespace ssrsim::detail

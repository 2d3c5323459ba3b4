#include "world/due_weeks.hpp"

#include "core/wide.hpp"

#include <array>

namespace ssrsim::detail {

namespace {

/// Marks are gathered by halves: with marks as short as weeks, vectors of both are of one length.
constexpr std::size_t half = due_block / 2;
constexpr std::array<std::uint16_t, half> bits = [] {
    std::array<std::uint16_t, half> bit{};
    for (std::size_t i = 0; i < half; ++i)
        bit[i] = static_cast<std::uint16_t>(1u << i);
    return bit;
}();

} // namespace

SSRSIM_WIDE std::uint32_t marks_of_past(std::span<const DueWeek, due_block> weeks, DueWeek week) {
    std::uint16_t low = 0, high = 0;
    for (std::size_t i = 0; i < half; ++i) {
        low |= weeks[i] <= week ? bits[i] : std::uint16_t{0};
        high |= weeks[half + i] <= week ? bits[i] : std::uint16_t{0};
    }
    return std::uint32_t{high} << half | low;
}

SSRSIM_WIDE std::uint32_t take_block(std::span<DueWeek, due_block> due, DueWeek week,
                                     DueWeek& earliest) {
    std::uint16_t low = 0, high = 0;
    for (std::size_t i = 0; i < half; ++i) {
        low |= due[i] == week ? bits[i] : std::uint16_t{0};
        high |= due[half + i] == week ? bits[i] : std::uint16_t{0};
    }
    for (DueWeek& waiting : due)
        waiting = waiting == week ? never : waiting;
    DueWeek first = never;
    for (const DueWeek waiting : due)
        first = waiting < first ? waiting : first;
    earliest = first;
    return std::uint32_t{high} << half | low;
}

} // namespace ssrsim::detail

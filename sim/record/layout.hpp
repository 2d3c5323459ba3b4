#pragma once

#include "core/calendar.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace ssrsim {

/// What a recorded value is counted by, beside the replicate and the week.
enum class Axis : std::uint8_t { institution, region, group, donor, mission, activity };
inline constexpr std::size_t axis_count = 6;

constexpr const char* name_of(Axis axis) {
    constexpr std::array<const char*, axis_count> names{"institution", "region",  "group",
                                                        "donor",       "mission", "activity"};
    return names[static_cast<std::size_t>(axis)];
}

/// One recorded indicator: its name, unit, meaning, axes (outermost first), and the block of
/// series it fills. The series of an indicator are row-major over its axes.
struct Variable {
    std::string key;
    std::string unit;    ///< as in netCDF: "1", "officers", "cents" …
    std::string meaning; ///< the long name
    std::vector<Axis> axes;
    std::size_t first = 0; ///< number of its first series
    std::size_t size = 1;  ///< number of series: the product of the axes' lengths
};

/// Which way an outcome is wanted. Neither: money spent, or a gap, is good or bad with the rest.
enum class Better : std::uint8_t { neither, higher, lower };

constexpr const char* name_of(Better better) {
    if (better == Better::neither) return "neither";
    return better == Better::higher ? "higher" : "lower";
}

/// One headline outcome of a replicate.
struct OutcomeVariable {
    std::string key;
    std::string unit;
    std::string meaning;
    // Results files do not carry these two.
    std::string title = {}; ///< a few words for a table
    Better better = Better::neither;
};

/// What a trajectory holds: plain data, the same for every replicate of a run.
struct Layout {
    Date start;                                              ///< first day of the plan
    Week first_week;                                         ///< the week that contains it
    std::int32_t weeks = 0;                                  ///< recorded weeks
    std::array<std::vector<std::string>, axis_count> labels; ///< ids along each axis
    std::vector<Variable> variables;
    std::vector<OutcomeVariable> outcomes;
    std::size_t series = 0; ///< sum of the variables' sizes

    [[nodiscard]] const std::vector<std::string>& labels_of(Axis axis) const {
        return labels[static_cast<std::size_t>(axis)];
    }
};

} // namespace ssrsim

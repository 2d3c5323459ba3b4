#pragma once

#include "core/calendar.hpp"
#include "core/faults.hpp"
#include "record/layout.hpp"
#include "record/trajectory.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace ssrsim {

/// One recorded series found by its path: the number of the series, or why there is none.
struct FoundSeries {
    std::size_t number = 0;
    const Variable* variable = nullptr; ///< in the layout; null where there is none
    Faults faults;
};

/// Finds "service_delivery", "capacity.police" or "trust.bujumbura.majority": an indicator and one
/// id for each of its axes, in their order.
FoundSeries find_series(const Layout& layout, std::string_view path);

/// What the series number `at` of a variable is counted by: "bujumbura/majority". Empty for one
/// that is the whole country's.
std::string ids_of_series(const Layout& layout, const Variable& variable, std::size_t at);

/// A level that a series is to reach by a day.
struct Reach {
    std::string series; ///< a path as find_series takes it
    double level = 0.0;
    bool at_least = true; ///< false: at most
    Date by;
};

/// "service_delivery>=0.15@2008-01-01".
std::string text_of(const Reach& reach);

/// How close a run came: the highest value, the lowest where at most a level is asked for, at the
/// end of the weeks of the plan that began on that day or before; NaN where the day lies outside
/// the plan.
double closest(const Reach& reach, const Layout& layout, std::size_t series,
               const Trajectory& trajectory);

/// Whether a run that came so close reached it, 1 or 0; NaN stays NaN.
double reached(const Reach& reach, double closest);

} // namespace ssrsim

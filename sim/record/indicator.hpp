#pragma once

#include "record/layout.hpp"
#include "world/world.hpp"

#include <span>

namespace ssrsim {

/// An indicator: declared once, with the pure function of the world that measures it.
struct Indicator {
    const char* key;
    const char* unit; ///< "1" for shares and factors
    const char* meaning;
    std::vector<Axis> axes; ///< outermost first; empty: one value for the country
    /// Fills `out`, row-major over the axes, from the world as it stands after a week.
    void (*measure)(const Setting& setting, const World& world, std::span<double> out);
};

// Each room of the record declares its own; `indicators` joins them in this order.
std::vector<Indicator> country_indicators();
std::vector<Indicator> institution_indicators();
std::vector<Indicator> region_indicators();
std::vector<Indicator> mission_indicators();
std::vector<Indicator> donor_indicators();
std::vector<Indicator> activity_indicators();

/// Every indicator, in the order of the record.
const std::vector<Indicator>& indicators();

/// The layout of trajectories of a setting with a plan. Indicators over an axis without rows are
/// left out.
Layout make_layout(const Setting& setting);

} // namespace ssrsim

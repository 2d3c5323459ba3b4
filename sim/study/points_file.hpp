#pragma once

#include "core/faults.hpp"
#include "designs/factor.hpp"
#include "scenario_io/load.hpp"

#include <span>
#include <string>
#include <vector>

namespace ssrsim {

/// Points of the user's own, by factor.
struct PointsTable {
    std::vector<std::vector<double>> columns;
    Faults faults;
};

/// Reads a CSV file with a column for each factor, in any order; other columns are passed over.
/// Values beyond a factor's ends, and cells that are empty, are faults.
PointsTable read_points(const std::string& file, const FileReader& read,
                        std::span<const Factor> factors);

} // namespace ssrsim

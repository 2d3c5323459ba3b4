#pragma once

#include "designs/distribution.hpp"

#include <string>
#include <vector>

namespace ssrsim {

/// One thing that a study varies.
struct Factor {
    std::string name;
    Distribution distribution;
    std::string group;          ///< factors of one group move together; empty: a group of its own
    std::vector<double> levels; ///< grid only: the values taken; empty: see DesignSpec::levels
};

} // namespace ssrsim

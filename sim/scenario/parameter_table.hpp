#pragma once

#include "parameters/all.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ssrsim {

/// One number of `[parameters]` as plain data.
struct ParameterEntry {
    std::string path; ///< "parameters.officers.leave_rate"
    Number declared;
    double value = 0.0; ///< in the declared unit
};

/// All of them, in the order in which they are declared.
std::vector<ParameterEntry> parameter_table(const Parameters& parameters);

/// Sets the parameter of this path, which must exist; whole numbers and money are rounded.
void set_parameter(Parameters& parameters, std::string_view path, double value);

/// Weights that sum to 1.
struct WeightGroup {
    std::string_view section;
    std::span<const std::string_view> keys;
};
std::span<const WeightGroup> weight_groups();

/// Two parameters of which the one must not exceed the other.
struct OrderedPair {
    std::string_view section;
    std::string_view low;
    std::string_view high;
};
std::span<const OrderedPair> ordered_pairs();

/// Values of the parameters that groups and pairs tie together, by path.
std::map<std::string, double> tied_values(const Parameters& parameters);

} // namespace ssrsim

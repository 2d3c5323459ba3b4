#pragma once

#include "scenario/parameter_table.hpp"
#include "scenario/scenario.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ssrsim {

/// A parameter of the model as a scenario uses it, and how far it is moved to see what it does.
struct Assumption {
    ParameterEntry parameter;
    std::string source; ///< the scenario's where it states one, else the declaration's
    /// Nothing where a value has no way to go: down from a share of 0, up from a share of 1.
    std::optional<double> low;
    std::optional<double> high;
};

/// Whether the source of a value says that it, or its size, is assumed.
bool is_assumption(const Assumption& assumption);

/// All parameters of a scenario. Each is moved by the same factor, above 1: a share by its odds (a
/// share of 1 down by the factor, a share of 0 as far up), anything else by its size, kept inside
/// its declared bounds and on its side of a parameter that it must not pass. This is a range to
/// compare parameters by, and no claim of what is plausible.
std::vector<Assumption> assumptions_of(const Scenario& scenario, double factor);

/// The scenario's parameters with one of them moved. Other weights of its group share what is left
/// in the proportions they had.
Parameters moved(const Parameters& parameters, const std::string& path, double value);

} // namespace ssrsim

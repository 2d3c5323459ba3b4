#pragma once

#include "scenario/scenario.hpp"

#include <string>
#include <variant>
#include <vector>

namespace ssrsim {

/// A number of a scenario, to be set without reading the file again.
struct NumberField {
    using Field = std::variant<double*, std::int32_t*, Money*>;

    std::string path;
    Number declared;
    Field field;                ///< inside the scenario it was found in
    bool is_of_country = false; ///< so that the country is another where it is set
    /// Numbers of the same table that nobody stated and that take the value of this one.
    std::vector<Field> followers;
};

/// The numbers a dotted path names, in the order of their tables; a part `*` stands for every id:
/// "mission.*.tour". Empty where there is none. They point into the scenario, which must outlive
/// them and keep its rows.
std::vector<NumberField> find_numbers(Scenario& scenario, const std::vector<std::string>& path);

/// The paths of all numbers of a scenario, with `*` for ids that `path` has a `*` for: to find the
/// one that was meant.
std::vector<std::string> paths_of_numbers(const Scenario& scenario,
                                          const std::vector<std::string>& path);

/// In the declared unit.
double value_of(const NumberField& number);
/// Sets the number and what follows it; whole numbers and money are rounded to the nearest.
void set_value(const NumberField& number, double value);

} // namespace ssrsim

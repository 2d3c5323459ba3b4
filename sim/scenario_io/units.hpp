#pragma once

#include "parameters/declare.hpp"
#include "scenario_io/node.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ssrsim {

/// What amounts are counted in and what one unit of another currency is worth.
struct Currencies {
    std::string own;                        ///< empty where the file does not say, or says nonsense
    std::map<std::string, double> exchange; ///< units of `own` for one of another
    /// Rates that could not be read: amounts in them are not complained about a second time.
    std::vector<std::string> unreadable;
};

/// A number in the declared unit, or why there is none.
struct Quantity {
    std::optional<double> value;
    std::string code; ///< "bad-number", "unknown-unit", "unknown-currency"
    std::string message;
    std::string hint;
};

/// Reads "44%", "11 months", "3.7 million USD a year", "25 000", "April" … in the declared unit.
/// A number without a unit counts in the declared one. A currency that cannot be converted because
/// its rate is at fault reads as nothing, with an empty code.
Quantity read_quantity(std::string_view written, Unit unit, const Currencies& currencies);

/// The unit in words, for pages and messages: "weeks", "share", "money a year".
std::string_view unit_name(Unit unit);
/// Examples of how a text with a unit is written: `"11 months"`, `"2 years"`.
std::vector<std::string> unit_examples(Unit unit);
/// A regular expression (ECMA 262) for the texts that read_quantity takes.
std::string unit_pattern(Unit unit);

/// Three capital letters.
bool is_currency_code(std::string_view text);

} // namespace ssrsim

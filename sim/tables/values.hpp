#pragma once

#include "scenario/words.hpp"
#include "tables/grid.hpp"

#include <optional>
#include <string>
#include <utility>

namespace ssrsim {

/// What a cell means, or why that cannot be said.
template <class T>
struct Meant {
    std::optional<T> value;
    std::string message; ///< empty where there is a value
    std::string hint;
};

template <class T>
Meant<T> unclear(std::string message, std::string hint) {
    return {std::nullopt, std::move(message), std::move(hint)};
}

/// A number with what follows it: "1 200,50 EUR", "150,000", "1.250.000". One mark with three
/// digits behind it groups thousands where it is a comma; a single point could be either and is
/// asked about.
struct Amount {
    double number = 0.0;
    std::string unit; ///< "EUR", "months" …, from behind or before the number
};
Meant<Amount> read_amount(const GridCell& cell);

/// A day: one that Excel knows as a date, 2005-01-31, 31 Jan 2005, 31 janvier 2005, 31.1.2005, or
/// 31/01/2005 where one of the two cannot be a month.
Meant<Date> read_day(const GridCell& cell);

/// A length of time, in days and as a scenario file writes it.
struct Length {
    double days = 0.0;
    std::string written; ///< "18 months"
};
/// "18 months", "2 ans"; `unit` is used for a bare number.
Meant<Length> read_length(const GridCell& cell, const std::string& unit);

/// Three capitals for a currency's sign or code; `own` settles what "$" is.
std::string currency_code(std::string_view written, const std::string& own);

Meant<PostType> read_post_type(std::string_view text);
/// The type that a post's title speaks of, by its words.
Meant<PostType> post_type_in_title(std::string_view title);
/// P-4, UNPOL, NPO, GS …
Meant<StaffCategory> read_category(std::string_view text);
Meant<ActivityKind> read_kind(std::string_view text);

} // namespace ssrsim

#pragma once

#include "parameters/declare.hpp"

#include <array>
#include <string_view>

namespace ssrsim {

/// One way to write a unit. The stored number is number × times ÷ by; powers of ten are kept apart
/// because "44%" read as 44e-2 is the double nearest to 0.44, and 44 × 0.01 is not.
struct Suffix {
    Unit unit;
    std::string_view words; ///< lower case, single spaces; alternatives are separated by '|'
    int power_of_ten = 0;
    double times = 1.0;
    double by = 1.0;
};

inline constexpr std::string_view a_year = "a year|per year|/ year|/year";
inline constexpr std::string_view percent = "%|percent|per cent";

// A month is a twelfth of the mean year of 365.25 days.
inline constexpr Suffix suffixes[] = {
    {Unit::share, percent, -2},
    {Unit::difference, percent, -2},
    {Unit::per_year, a_year},
    {Unit::per_year, "% a year|% per year|%/year|percent a year|per cent a year|%", -2},
    {Unit::weeks, "week|weeks"},
    {Unit::weeks, "day|days", 0, 1.0, 7.0},
    {Unit::weeks, "month|months", 0, days_per_year, 84.0},
    {Unit::weeks, "year|years", 0, days_per_year, 7.0},
    {Unit::months, "month|months"},
    {Unit::months, "year|years", 0, 12.0},
    {Unit::years, "year|years"},
    {Unit::years, "month|months", 0, 1.0, 12.0},
    {Unit::years, "week|weeks", 0, 7.0, days_per_year},
    {Unit::years, "day|days", 0, 1.0, days_per_year},
    {Unit::fiscal_years, "fiscal year|fiscal years|year|years"},
    {Unit::people, "people|persons|officers"},
    {Unit::posts, "post|posts|adviser|advisers"},
    {Unit::per_month, "a month|per month|/ month|/month"},
    {Unit::places, "place|places"},
    {Unit::tranches, "tranche|tranches"},
    {Unit::per_1000_per_year, "per 1,000 a year|per 1000 a year|per 1,000 people a year"},
    {Unit::per_1000, "per 1,000|per 1000|per 1,000 people"},
    {Unit::cases_per_week, "cases a week|cases per week|a week|per week"},
};

inline constexpr std::array<std::string_view, 12> month_names = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

struct Scale {
    std::string_view word;
    int power_of_ten;
};
inline constexpr Scale scales[] = {{"thousand", 3}, {"million", 6}, {"billion", 9}};

constexpr bool is_money(Unit unit) {
    return unit == Unit::money || unit == Unit::money_per_year;
}
constexpr bool takes_scale(Unit unit) {
    return is_money(unit) || unit == Unit::people;
}

} // namespace ssrsim

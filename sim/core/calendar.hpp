#pragma once

#include <cmath>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ssrsim {

/// A day of the proleptic Gregorian calendar.
struct Date {
    std::int32_t year = 1970;
    std::int32_t month = 1; ///< 1–12
    std::int32_t day = 1;   ///< 1–31
    constexpr auto operator<=>(const Date&) const = default;
};

/// Days since 1970-01-01 (H. Hinnant, "chrono-compatible low-level date algorithms").
constexpr std::int32_t days_since_1970(Date date) {
    const std::int32_t y = date.year - (date.month <= 2 ? 1 : 0);
    const std::int32_t era = (y >= 0 ? y : y - 399) / 400;
    const std::int32_t year_of_era = y - era * 400;
    const std::int32_t month_from_march = (date.month + 9) % 12;
    const std::int32_t day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
    const std::int32_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

/// The inverse of days_since_1970.
constexpr Date date_of_day(std::int32_t days) {
    const std::int32_t z = days + 719468;
    const std::int32_t era = (z >= 0 ? z : z - 146096) / 146097;
    const std::int32_t day_of_era = z - era * 146097;
    const std::int32_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int32_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int32_t month_from_march = (5 * day_of_year + 2) / 153;
    const std::int32_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month,
            day_of_year - (153 * month_from_march + 2) / 5 + 1};
}

/// Whether the month and the day exist in that year.
constexpr bool exists(Date date) {
    if (date.month < 1 || date.month > 12 || date.day < 1) return false;
    return date_of_day(days_since_1970(date)) == date;
}

/// A week, Monday to Sunday, counted from the one that holds 1970-01-01. Weeks are absolute: a
/// burn-in or a later start shifts no week and so no draw.
struct Week {
    std::int32_t number = 0;

    constexpr auto operator<=>(const Week&) const = default;
    constexpr Week& operator++() {
        ++number;
        return *this;
    }
};

constexpr Week operator+(Week week, std::int32_t weeks) {
    return {week.number + weeks};
}
constexpr Week operator-(Week week, std::int32_t weeks) {
    return {week.number - weeks};
}
constexpr std::int32_t operator-(Week later, Week earlier) {
    return later.number - earlier.number;
}

/// 1970-01-01 was a Thursday, so the Monday of week 0 is 1969-12-29.
constexpr Week week_of(Date date) {
    const std::int32_t days = days_since_1970(date) + 3;
    return {days >= 0 ? days / 7 : (days - 6) / 7};
}
constexpr Date monday_of(Week week) {
    return date_of_day(week.number * 7 - 3);
}

/// Calendar months after a date; a day that does not exist becomes the last one of its month.
constexpr Date add_months(Date date, std::int32_t months) {
    const std::int32_t since_zero = date.year * 12 + date.month - 1 + months;
    Date moved{since_zero / 12, since_zero % 12 + 1, date.day};
    while (!exists(moved)) {
        --moved.day;
    }
    return moved;
}

/// To the nearest whole week, halves upward. Longer than any run is as good as never.
inline std::int32_t whole_weeks(double weeks) {
    constexpr double never = 10'000.0;
    return static_cast<std::int32_t>(std::floor((weeks < never ? weeks : never) + 0.5));
}

/// What plans count in: a year of budgets and tranches.
inline constexpr std::int32_t weeks_of_budget_year = 52;

inline constexpr double days_per_year = 365.25;
inline constexpr double weeks_per_year = days_per_year / 7.0;
inline constexpr double week_in_years = 7.0 / days_per_year; ///< Δ of the equations

/// ISO 8601, "2004-06-01".
std::string to_text(Date date);
/// Nothing unless the text is an existing day written yyyy-mm-dd.
std::optional<Date> parse_date(std::string_view text);

} // namespace ssrsim

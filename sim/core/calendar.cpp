#include "core/calendar.hpp"

#include <charconv>

namespace ssrsim {

std::string to_text(Date date) {
    const auto padded = [](std::int32_t number, std::size_t width) {
        std::string digits = std::to_string(number);
        return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
    };
    return padded(date.year, 4) + '-' + padded(date.month, 2) + '-' + padded(date.day, 2);
}

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto number = [&](std::size_t from, std::size_t length) -> std::int32_t {
        std::int32_t value = -1;
        const char* first = text.data() + from;
        const auto [stop, fault] = std::from_chars(first, first + length, value);
        return fault == std::errc{} && stop == first + length ? value : -1;
    };
    const Date date{number(0, 4), number(5, 2), number(8, 2)};
    if (date.year < 0 || !exists(date)) return std::nullopt;
    return date;
}

} // namespace ssrsim

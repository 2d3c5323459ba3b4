#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ssrsim {

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

inline bool holds(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// Without spaces, tabs and carriage returns at both ends.
std::string_view trimmed(std::string_view text);
/// With the letters A to Z made small.
std::string lower_case(std::string_view text);
/// The parts between marks; one part where there is none.
std::vector<std::string_view> split(std::string_view text, char mark);

} // namespace ssrsim

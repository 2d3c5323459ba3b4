#include "scenario_io/decimals.hpp"

#include "scenario/wording.hpp"
#include "scenario_io/other_writing.hpp"
#include "scenario_io/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace ssrsim {

namespace {

/// Whether three digits, and no fourth, follow a mark at `at`.
bool group_follows(std::string_view text, std::size_t at) {
    return at + 3 < text.size() && is_digit(text[at + 1]) && is_digit(text[at + 2]) &&
           is_digit(text[at + 3]) && (at + 4 == text.size() || !is_digit(text[at + 4]));
}

} // namespace

Leading leading_number(std::string_view text) {
    Leading out;
    if (const OtherWriting number = other_writing(text); !number.plain.empty()) {
        out.fault =
            "A number takes a point before its decimals, and commas or spaces between groups "
            "of three digits.";
        out.hint = in_our_writing(number, Place::in_quotes);
        return out;
    }
    std::size_t at = 0;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) {
        if (text[at] == '-') out.digits = "-";
        ++at;
    }
    const std::size_t first = at;
    char separator = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (is_digit(c)) {
            out.digits += c;
            ++at;
        } else if ((c == ' ' || c == ',' || c == '_') && at > first && at - first <= 3 &&
                   separator == 0 && text[first] != '0' && group_follows(text, at)) {
            separator = c;
            ++at;
        } else if (c == separator && c != 0 && group_follows(text, at)) {
            ++at;
        } else {
            break;
        }
    }
    if (at < text.size() && text[at] == '.' && at + 1 < text.size() && is_digit(text[at + 1])) {
        out.digits += text[at++];
        while (at < text.size() && is_digit(text[at])) {
            out.digits += text[at++];
        }
    }
    if (at < text.size() && text[at] == ',') {
        std::size_t end = at + 1;
        while (end < text.size() && is_digit(text[end])) {
            ++end;
        }
        out.fault = "A decimal number takes a point, not a comma; commas stand between groups of "
                    "three digits.";
        const bool more = end < text.size() && (text[end] == ',' || text[end] == '.');
        const bool one_mark = separator == 0 && !holds(out.digits, ".") && !more;
        out.hint = end > at + 1 && one_mark
                       ? said("write \"", out.digits, ".", text.substr(at + 1), "\".")
                       : "write the digits without commas, and a point before decimals.";
        return out;
    }
    // An exponent, unless a word such as "e" begins here.
    if (at + 1 < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        const std::size_t sign = text[at + 1] == '-' || text[at + 1] == '+' ? 1 : 0;
        if (at + 1 + sign < text.size() && is_digit(text[at + 1 + sign])) {
            std::size_t end = at + 1 + sign;
            while (end < text.size() && is_digit(text[end])) {
                ++end;
            }
            out.digits += text.substr(at, end - at);
            at = end;
        }
    }
    out.rest = text.substr(at);
    return out;
}

std::string shifted(const std::string& digits, int power_of_ten) {
    if (power_of_ten == 0) return digits;
    const std::size_t e = digits.find_first_of("eE");
    int exponent = 0;
    if (e != std::string::npos) {
        const char* first = digits.data() + e + (digits[e + 1] == '+' ? 2 : 1);
        std::from_chars(first, digits.data() + digits.size(), exponent);
        exponent = std::clamp(exponent, -100000, 100000);
    }
    return said(std::string_view(digits).substr(0, e), "e", exponent + power_of_ten);
}

std::optional<double> read_decimal(std::string_view digits) {
    if (digits.starts_with('+')) digits.remove_prefix(1);
    if (digits.empty()) return std::nullopt;
#if defined(__cpp_lib_to_chars) && __cpp_lib_to_chars >= 201611L
    double value = 0.0;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (stop != digits.data() + digits.size()) return std::nullopt;
    if (error == std::errc::result_out_of_range) {
        const std::size_t e = digits.find_first_of("eE");
        const bool tiny = e != std::string_view::npos && digits[e + 1] == '-';
        return tiny ? 0.0 : HUGE_VAL;
    }
    return error == std::errc{} ? std::optional(value) : std::nullopt;
#else
    // No locale is ever set, so that strtod reads a point.
    const std::string copy(digits);
    char* stop = nullptr;
    const double value = std::strtod(copy.c_str(), &stop);
    return stop == copy.c_str() + copy.size() ? std::optional(value) : std::nullopt;
#endif
}

} // namespace ssrsim

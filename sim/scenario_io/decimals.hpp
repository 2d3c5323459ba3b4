#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ssrsim {

/// The number in front of a text.
struct Leading {
    std::string digits;    ///< with sign, point and exponent; separators of thousands taken out
    std::string_view rest; ///< what follows
    std::string fault;     ///< why there is none, or an empty text
    std::string hint;
};

Leading leading_number(std::string_view text);

/// The same digits times a power of ten, without rounding twice.
std::string shifted(const std::string& digits, int power_of_ten);

/// Digits with an optional sign, point and exponent, as the nearest double.
std::optional<double> read_decimal(std::string_view digits);

} // namespace ssrsim

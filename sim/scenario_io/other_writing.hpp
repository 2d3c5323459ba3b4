#pragma once

#include <string>
#include <string_view>

namespace ssrsim {

/// A number as other languages write it: points, spaces or apostrophes between groups of three
/// digits, a comma before the decimals, as in "2.400,50" and "1'234'567".
struct OtherWriting {
    std::string plain;   ///< "2400.50"; empty where the text does not begin with such a number
    std::string grouped; ///< "2,400.50"
    std::string slip;    ///< "2.40050", where the comma may also have slipped in; else empty
    std::string rest;    ///< what follows the number
};

/// Numbers that scenario files take as they stand are none of these.
OtherWriting other_writing(std::string_view text);

enum class Place { bare, in_quotes };

/// What to write instead, as a bare value or as a part of a text.
std::string in_our_writing(const OtherWriting& number, Place place);

} // namespace ssrsim

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ssrsim {

/// What is wrong with a line that the parser can't read, in the words of somebody who has seen the
/// mistake before.
struct SyntaxAdvice {
    std::string code; ///< "syntax", "duplicate-key", "nesting-too-deep", "bad-date"
    std::string message;
    std::string hint;
};

/// `lines` is the whole text, `line` counts from 1, `description` is what toml++ says.
SyntaxAdvice syntax_advice(const std::vector<std::string_view>& lines, std::size_t line,
                           std::string_view description);

/// "2004-06-01" for a date written in another order or with other marks, else an empty text.
std::string iso_date_from(std::string_view text);

} // namespace ssrsim

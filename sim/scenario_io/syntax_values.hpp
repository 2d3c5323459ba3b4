#pragma once

#include "scenario_io/syntax_hints.hpp"

namespace ssrsim {

/// What stands between `=` and a comment, a comma before the next key or the end of an inline
/// table.
std::string_view bare_value(std::string_view line);

/// What is wrong with a value that stands without quotes; an empty message where nothing is seen.
SyntaxAdvice advice_on_value(std::string_view value);

} // namespace ssrsim

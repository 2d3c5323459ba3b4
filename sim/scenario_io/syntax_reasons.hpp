#pragma once

#include "scenario_io/syntax_hints.hpp"

namespace ssrsim {

/// Advice out of what the parser says, for a line in which no common mistake was seen. It always
/// has a hint.
SyntaxAdvice advice_on_reason(std::string_view line, std::string_view description);

} // namespace ssrsim

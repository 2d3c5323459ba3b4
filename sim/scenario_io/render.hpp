#pragma once

#include "core/faults.hpp"

#include <string>

namespace ssrsim {

enum class Colour { never, always };

/// The faults as a compiler prints them: `file:line:column: message`, the line with a caret under
/// the place, the hint. Control characters and broken UTF-8 never reach the terminal.
std::string render(const Faults& faults, Colour colour);

} // namespace ssrsim

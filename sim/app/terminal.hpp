#pragma once

#include "app/exit_code.hpp"
#include "core/faults.hpp"
#include "scenario_io/render.hpp"

#include <string>
#include <string_view>

namespace ssrsim {

/// Whether the error stream is a terminal that understands cursor movements.
bool stderr_is_terminal();

/// Colour on the error stream: only on a terminal, and never with NO_COLOR set (no-color.org).
Colour stderr_colour();

/// Writes a command's output. A reader that has gone, or a full disk, gives input_output and a line
/// on the error stream.
ExitCode print(std::string_view text);

/// Writes to the error stream. A failure there can be told to nobody.
void complain(std::string_view text);
void complain(const Faults& faults);
/// The same, and whether there were any.
bool has_told(const Faults& faults);

/// Says that a command was stopped before it had anything to show.
ExitCode nothing_finished();

/// A word as a shell takes it: in single quotes where it would read more into it.
std::string shell_word(std::string_view text);

} // namespace ssrsim

#pragma once

#include <string>

namespace ssrsim {

/// From here on the first SIGINT, SIGTERM, SIGHUP or SIGUSR1 asks the run to stop, and the second
/// ends the program at once. A signal that was ignored at the start (nohup) stays ignored. Writing
/// to a closed pipe or beyond a file size limit gives an error instead of a signal.
void handle_signals();

/// Whether the run has been asked to stop.
bool interrupted();

/// An unfinished file to remove when the second signal ends the program.
void remove_when_killed(const std::string& path);

} // namespace ssrsim

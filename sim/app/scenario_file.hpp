#pragma once

#include "app/exit_code.hpp"
#include "scenario_io/load.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ssrsim {

/// The text of a file on disk; nothing, with the reason in errno, where it cannot be read.
std::optional<std::string> text_of_file(const std::string& path);

struct FileOutcome {
    std::optional<Scenario> scenario; ///< or
    ExitCode code = ExitCode::ok;     ///< why there is none, …
    Faults faults;                    ///< … in full
    std::vector<std::string> files;   ///< read for it: the one named and all that it extends
};

/// Loads and checks a scenario from disk.
FileOutcome load_from_disk(const std::string& path, const std::vector<Override>& overrides);

/// The same; its faults are told on the error stream.
FileOutcome scenario_from_disk(const std::string& path, const std::vector<Override>& overrides);

/// Results in the place of the scenario, or of a file it extends, would destroy it.
Faults over_an_input(const std::string& output, const std::vector<std::string>& inputs);

} // namespace ssrsim

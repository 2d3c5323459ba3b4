#pragma once

#include "scenario/scenario.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ssrsim {

/// Hands over the text of a file, or nothing where there is none. A command line reads from disk, a
/// browser and a fuzzer from memory.
using FileReader = std::function<std::optional<std::string>(const std::string& path)>;

/// One `--set PATH=VALUE`: the value as TOML writes it; what is not TOML counts as a bare text.
struct Override {
    std::string path;
    std::string value;
};

/// Either a scenario and no faults, or no scenario and at least one fault.
struct Loaded {
    std::optional<Scenario> scenario;
    Faults faults; ///< in the order of the files and their lines
};

/// Reads a scenario file and everything it extends, lays the overrides over it, and checks all of
/// it. Never throws; every fault that can be known is reported at once.
Loaded load_scenario(const std::string& path, const FileReader& read,
                     const std::vector<Override>& overrides = {});

/// Reads a country that has no plan, and so neither title nor end, as ten years without one: to
/// look up what it has. A whole scenario is read as it stands, but for these two.
Loaded load_country(const std::string& path, const FileReader& read);

} // namespace ssrsim

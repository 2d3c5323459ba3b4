#pragma once

#include "scenario_io/load.hpp"

#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace ssrsim {

/// A scenario from disk, with overlays and overrides, as the program loads it.
inline Loaded load_from_disk(const std::string& path, const std::vector<Override>& overrides = {}) {
    const auto read = [](const std::string& name) -> std::optional<std::string> {
        std::ifstream file{name};
        if (!file) return std::nullopt;
        std::ostringstream text;
        text << file.rdbuf();
        return text.str();
    };
    return load_scenario(path, read, overrides);
}

} // namespace ssrsim

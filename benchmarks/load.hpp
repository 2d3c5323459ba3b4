#pragma once

#include "scenario_io/load.hpp"
#include "scenario_io/render.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

/// Loads a shipped scenario or ends with its faults.
inline ssrsim::Scenario load_or_exit(const std::string& path) {
    const auto read = [](const std::string& file) -> std::optional<std::string> {
        std::ifstream stream(file, std::ios::binary);
        if (!stream) return std::nullopt;
        return std::string(std::istreambuf_iterator<char>(stream),
                           std::istreambuf_iterator<char>());
    };
    ssrsim::Loaded loaded = ssrsim::load_scenario(path, read);
    if (!loaded.scenario) {
        std::fputs(ssrsim::render(loaded.faults, ssrsim::Colour::never).c_str(), stderr);
        std::exit(3);
    }
    return std::move(*loaded.scenario);
}

/// Whether only a first sign of life is asked for.
inline bool smoke() {
    return std::getenv("SSRSIM_BENCHMARK_SMOKE") != nullptr;
}

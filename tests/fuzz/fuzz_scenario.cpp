// A fuzzer's entry to everything that reads what people write. CONTRIBUTING.md says how to run it;
// with the names of files the program reads those and nothing else.
#include "scenario_io/load.hpp"
#include "scenario_io/render.hpp"
#include "scenario_io/resolved.hpp"
#include "scenario_io/schema.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

using namespace ssrsim;

void require(bool holds, const char* what) {
    if (holds) return;
    std::fputs(what, stderr);
    std::fputs("\n", stderr);
    std::abort();
}

Loaded load(const std::string& text, const std::vector<Override>& overrides) {
    // A file that extends anything extends itself or is missing: both ways are walked.
    const FileReader read = [&](const std::string& path) -> std::optional<std::string> {
        if (path == "missing.toml") return std::nullopt;
        return text;
    };
    return load_scenario("a.toml", read, overrides);
}

void check_round_trip(const Scenario& scenario) {
    const std::string resolved = resolved_toml(scenario);
    const Loaded again = load(resolved, {});
    require(again.scenario.has_value(), "a resolved scenario does not load");
    require(resolved_toml(*again.scenario) == resolved, "a resolved scenario changes");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    std::vector<Override> overrides;
    const std::size_t last_line = text.rfind('\n');
    if (last_line != std::string::npos && text.find("#--set ", last_line) == last_line + 1) {
        const std::string set = text.substr(last_line + 8);
        const std::size_t equals = set.find('=');
        if (equals != std::string::npos)
            overrides.push_back({set.substr(0, equals), set.substr(equals + 1)});
    }
    const Loaded loaded = load(text, overrides);
    require(loaded.scenario.has_value() == loaded.faults.empty(),
            "neither a scenario nor a fault, or both");
    for (const char c : render(loaded.faults, Colour::never)) {
        require(c == '\n' || static_cast<unsigned char>(c) >= 0x20, "a control character is shown");
    }
    if (loaded.scenario) check_round_trip(*loaded.scenario);
    // A path is looked for among all keys, which would take most of the time of every long input.
    constexpr std::size_t longest_path = 60;
    if (size <= longest_path) static_cast<void>(describe_path(text));
    return 0;
}

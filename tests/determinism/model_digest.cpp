// Prints the digests of three replicates of a scenario: the whole way from the file to the last
// bit. Use: model_digest SCENARIO.toml [REPLICATES]

#include "record/ensemble_digest.hpp"
#include "run/run.hpp"
#include "scenario_io/load.hpp"
#include "scenario_io/render.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace {

std::optional<std::string> read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    const std::uint32_t replicates =
        argc > 2 ? static_cast<std::uint32_t>(std::strtoul(argv[2], nullptr, 10)) : 3;
    const ssrsim::Loaded loaded = ssrsim::load_scenario(argv[1], read_file);
    if (!loaded.scenario) {
        std::fputs(ssrsim::render(loaded.faults, ssrsim::Colour::never).c_str(), stderr);
        return 3;
    }
    const ssrsim::Experiment experiment(loaded.scenario->country, loaded.scenario->plan,
                                        ssrsim::Seeds::all(1));
    ssrsim::EnsembleDigest digest;
    for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
        digest.add(ssrsim::run_replicate(experiment, replicate));
    }
    std::puts(digest.hex().c_str());
    return 0;
}

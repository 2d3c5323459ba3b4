// What do 200 replicates of Burundi cost with their results on disk, on one thread and on two?
// Use: benchmark_ensemble [SCENARIO.toml] [REPLICATES]

#include "ensemble/ensemble.hpp"

#include "benchmarks/load.hpp"
#include "results/replicate_store.hpp"
#include "results/writer.hpp"
#include "run/run.hpp"
#include "scenario_io/resolved.hpp"

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>

namespace {

using namespace ssrsim;

double seconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

struct Times {
    double run = 0.0;
    double write = 0.0;
};

Times measure(const Scenario& scenario, std::uint32_t replicates, int threads) {
    const Experiment experiment(scenario.country, scenario.plan, Seeds::all(1));
    const std::filesystem::path folder = std::filesystem::temp_directory_path();
    const std::string path = (folder / "ssrsim-benchmark.nc").string();
    ReplicateStore store(experiment.layout(), folder.string());
    EnsembleOptions options;
    options.count = replicates;
    options.threads = threads;
    Times times;
    auto begin = std::chrono::steady_clock::now();
    run_ensemble(experiment, options,
                 [&](std::uint32_t, Trajectory&& trajectory) { store.put(trajectory); });
    times.run = seconds_since(begin);
    RunFacts facts;
    facts.title = scenario.title;
    facts.scenario_toml = resolved_toml(scenario);
    facts.seeds = experiment.seeds();
    facts.planned = replicates;
    begin = std::chrono::steady_clock::now();
    const Faults faults = write_results(store, facts, Keep::statistics, path, workers_on(threads));
    times.write = seconds_since(begin);
    std::filesystem::remove(path);
    if (!faults.empty()) {
        std::fputs(render(faults, Colour::never).c_str(), stderr);
        std::exit(4);
    }
    return times;
}

} // namespace

int main(int argc, char** argv) {
    const std::string path =
        argc > 1 ? argv[1] : std::string(SSRSIM_SCENARIO_DIR "/burundi/scenario.toml");
    const auto replicates =
        static_cast<std::uint32_t>(argc > 2 ? std::stoi(argv[2]) : (smoke() ? 2 : 200));
    const Scenario scenario = load_or_exit(path);
    const Times one = measure(scenario, replicates, 1);
    const Times two = measure(scenario, replicates, 2);
    std::printf("%s, %u replicates\n", scenario.title.c_str(), replicates);
    std::printf("  one thread:  run %.2f s, statistics and file %.2f s\n", one.run, one.write);
    std::printf("  two threads: run %.2f s, statistics and file %.2f s\n", two.run, two.write);
    std::printf("  efficiency of two threads: %.2f\n", one.run / (2.0 * two.run));
    return 0;
}

#include "wasm/api.hpp"

#include "record/ensemble_digest.hpp"
#include "run/run.hpp"
#include "scenario_io/load.hpp"
#include "scenario_io/render.hpp"
#include "scenario_io/schema.hpp"

#include <cmath>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <string>
#include <vector>

#if defined(__wasm__)
#define SSRSIM_EXPORT(name) __attribute__((export_name(name)))
#else
#define SSRSIM_EXPORT(name)
#endif

namespace {

using namespace ssrsim;

/// What a page has given to this instance of the module. An instance serves one page on one thread.
struct Session {
    std::map<std::string, std::string> files;
    std::optional<Scenario> scenario;
    std::string digest;
    std::string answer;
};

Session& session() {
    static Session only;
    return only;
}

std::string number(double value) {
    return std::isfinite(value) ? fmt::format("{}", value) : "null"; // JSON has no NaN
}

std::string joined(const std::vector<std::string>& parts) {
    return fmt::format("{}", fmt::join(parts, ","));
}

std::string outcomes_json(const Layout& layout, const std::vector<Trajectory>& runs) {
    std::vector<std::string> entries;
    for (std::size_t i = 0; i < layout.outcomes.size(); ++i) {
        std::vector<std::string> values;
        for (const Trajectory& run : runs)
            values.push_back(number(run.outcomes[i]));
        entries.push_back(fmt::format("\"{}\":[{}]", layout.outcomes[i].key, joined(values)));
    }
    return joined(entries);
}

std::string means_json(const Layout& layout, const std::vector<Trajectory>& runs) {
    std::vector<std::string> entries;
    for (const Variable& variable : layout.variables) {
        if (!variable.axes.empty()) continue;
        std::vector<std::string> values;
        for (std::size_t week = 0; week < static_cast<std::size_t>(layout.weeks); ++week) {
            double sum = 0.0;
            for (const Trajectory& run : runs) {
                sum += static_cast<double>(run.of_series(variable.first)[week]);
            }
            values.push_back(number(sum / static_cast<double>(runs.size())));
        }
        entries.push_back(fmt::format("\"{}\":[{}]", variable.key, joined(values)));
    }
    return joined(entries);
}

} // namespace

extern "C" {

SSRSIM_EXPORT("ssrsim_allocate") char* ssrsim_allocate(std::size_t bytes) {
    return new char[bytes];
}

SSRSIM_EXPORT("ssrsim_release") void ssrsim_release(char* memory) {
    delete[] memory;
}

SSRSIM_EXPORT("ssrsim_add_file")
void ssrsim_add_file(const char* path, std::size_t path_bytes, const char* text,
                     std::size_t text_bytes) {
    session().files[std::string(path, path_bytes)] = std::string(text, text_bytes);
}

SSRSIM_EXPORT("ssrsim_load") int ssrsim_load(const char* path, std::size_t path_bytes) {
    const FileReader read = [](const std::string& wanted) -> std::optional<std::string> {
        const auto found = session().files.find(wanted);
        return found == session().files.end() ? std::nullopt : std::optional{found->second};
    };
    Loaded loaded = load_scenario(std::string(path, path_bytes), read);
    session().answer = render(loaded.faults, Colour::never);
    session().scenario = std::move(loaded.scenario);
    return session().scenario.has_value() ? 1 : 0;
}

SSRSIM_EXPORT("ssrsim_run")
int ssrsim_run(std::uint32_t seed, std::uint32_t first, std::uint32_t count) {
    session().answer.clear();
    if (!session().scenario.has_value() || count == 0) return 0;
    const Scenario& scenario = *session().scenario;
    const Experiment experiment(scenario.country, scenario.plan, Seeds::all(seed));
    std::vector<Trajectory> runs;
    EnsembleDigest digest;
    for (std::uint32_t replicate = first; replicate < first + count; ++replicate) {
        runs.push_back(run_replicate(experiment, replicate));
        digest.add(runs.back());
    }
    session().digest = digest.hex();
    session().answer = fmt::format("{{\"outcomes\":{{{}}},\"means\":{{{}}}}}",
                                   outcomes_json(experiment.layout(), runs),
                                   means_json(experiment.layout(), runs));
    return 1;
}

SSRSIM_EXPORT("ssrsim_digest") int ssrsim_digest(void) {
    session().answer = session().digest;
    return session().digest.empty() ? 0 : 1;
}

SSRSIM_EXPORT("ssrsim_schema") int ssrsim_schema(void) {
    session().answer = json_schema();
    return 1;
}

SSRSIM_EXPORT("ssrsim_text") const char* ssrsim_text(void) {
    return session().answer.data();
}

SSRSIM_EXPORT("ssrsim_text_size") std::size_t ssrsim_text_size(void) {
    return session().answer.size();
}

} // extern "C"

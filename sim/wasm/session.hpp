#pragma once

#include "core/faults.hpp"
#include "report/plan_runs.hpp"
#include "run/run.hpp"
#include "scenario/scenario.hpp"
#include "scenario_io/load.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ssrsim {

/// A scenario file with settings laid over it, made ready to run under one seed.
class LoadedPlan {
  public:
    LoadedPlan(Scenario&& loaded, std::string path)
        : scenario(std::move(loaded)), file(std::move(path)) {}

    /// The same object until another seed is asked for.
    const Experiment& under(std::uint64_t seed);

    const Scenario scenario;
    const std::string file;

  private:
    std::uint64_t seed_ = 0;
    std::optional<Experiment> experiment_;
};

class GrowingReport;

/// What a page has given to this instance of the module. An instance serves one page on one thread.
struct Session {
    std::map<std::string, std::string> files;
    std::vector<Override> settings;        ///< of the next load
    std::shared_ptr<LoadedPlan> plan;      ///< null where nothing is loaded
    Faults faults;                         ///< of the last load
    std::string answer;                    ///< of the last call
    std::shared_ptr<GrowingReport> report; ///< null where none was begun
    std::vector<std::string> recently;     ///< keys of `plans`, the latest last
    std::map<std::string, std::shared_ptr<LoadedPlan>> plans;
};

Session& session();

/// Loads a file with the settings given, or finds it among the plans loaded lately.
void load_plan(Session& session, const std::string& path);

} // namespace ssrsim

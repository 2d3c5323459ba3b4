#pragma once

#include "report/plan_runs.hpp"
#include "wasm/session.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace ssrsim {

/// A report that grows run by run, so that a page can show how far it is.
class GrowingReport {
  public:
    explicit GrowingReport(std::uint64_t seed) : seed_(seed) {}

    void add(const std::shared_ptr<LoadedPlan>& plan, const std::string& file,
             const std::string& name);
    /// Runs the next replicate of every plan.
    void run();
    [[nodiscard]] bool has_plans() const { return !plans_.empty(); }
    [[nodiscard]] bool has_runs() const { return replicates_ > 0; }
    [[nodiscard]] std::string page(const std::string& command) const;

  private:
    struct Plan {
        std::shared_ptr<LoadedPlan> loaded;
        std::string file;
        std::string name;
        PlanRuns runs;
    };
    std::uint64_t seed_;
    std::uint32_t replicates_ = 0;
    std::vector<Plan> plans_;
};

} // namespace ssrsim

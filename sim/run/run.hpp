#pragma once

#include "core/luck.hpp"
#include "record/layout.hpp"
#include "record/trajectory.hpp"
#include "scenario/scenario.hpp"

#include <memory>

namespace ssrsim {

struct Setting;
struct World;

/// A country and a plan made ready to run: everything that stays fixed over all replicates.
/// Immutable and shared between threads.
class Experiment {
  public:
    /// The scenario must be free of faults (see cross_check).
    Experiment(const Country& country, const Plan& plan, Seeds seeds);
    ~Experiment();
    Experiment(Experiment&&) noexcept;
    Experiment& operator=(Experiment&&) noexcept;

    [[nodiscard]] const Layout& layout() const { return layout_; }
    [[nodiscard]] const Setting& country_alone() const { return *country_alone_; }
    [[nodiscard]] const Setting& with_plan() const { return *with_plan_; }
    [[nodiscard]] Seeds seeds() const { return seeds_; }

  private:
    std::unique_ptr<const Setting> country_alone_;
    std::unique_ptr<const Setting> with_plan_;
    Layout layout_;
    Seeds seeds_;
};

/// The country of one replicate after its burn-in, before any plan: a state to branch from.
World warm_country(const Experiment& experiment, std::uint32_t replicate);

/// Whether a run keeps what happened beside what was measured. It changes nothing else.
enum class Events : std::uint8_t { forgotten, kept };

/// Runs the plan from a warmed country to the end of the plan. Who gives the country away saves a
/// copy of it.
Trajectory run_plan(const Experiment& experiment, const World& warmed,
                    Events events = Events::forgotten);
Trajectory run_plan(const Experiment& experiment, World&& warmed,
                    Events events = Events::forgotten);

/// Warms the country and runs the plan: the same bytes whatever ran before.
Trajectory run_replicate(const Experiment& experiment, std::uint32_t replicate,
                         Events events = Events::forgotten);

} // namespace ssrsim

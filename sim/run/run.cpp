#include "run/run.hpp"

#include "core/hash.hpp"
#include "model/processes.hpp"
#include "model/step.hpp"
#include "record/indicator.hpp"
#include "record/outcomes.hpp"
#include "world/invariants.hpp"

#include <span>
#include <utility>
#include <vector>

namespace ssrsim {

Experiment::Experiment(const Country& country, const Plan& plan, Seeds seeds)
    : country_alone_(std::make_unique<const Setting>(make_setting(country))),
      with_plan_(std::make_unique<const Setting>(make_setting(country, plan))),
      layout_(make_layout(*with_plan_)), seeds_(seeds) {}

Experiment::~Experiment() = default;
Experiment::Experiment(Experiment&&) noexcept = default;
Experiment& Experiment::operator=(Experiment&&) noexcept = default;

World warm_country(const Experiment& experiment, std::uint32_t replicate) {
    const Setting& setting = experiment.country_alone();
    World world = populate(setting, experiment.seeds(), replicate);
    assess_performance(setting, world); // the first week reads what performance was before it
    while (world.week < setting.plan_begins) {
        step(setting, world);
        check_invariants(setting, world);
    }
    return world;
}

namespace {

/// Weeks that are written into the series together: of each series a line of the cache.
constexpr std::size_t together = 16;

void measure_week(const Setting& setting, const World& world, const Layout& layout,
                  std::span<double> values) {
    std::size_t next = 0;
    for (const Indicator& indicator : indicators()) {
        if (next == layout.variables.size()) break;
        const Variable& variable = layout.variables[next];
        if (variable.key != indicator.key) continue; // left out: an axis without rows
        ++next;
        indicator.measure(setting, world, values.subspan(variable.first, variable.size));
    }
}

/// Turns `count` weeks, each with the values of all series, into parts of the series.
void write_weeks(std::span<const double> values, std::size_t first, std::size_t count,
                 const Layout& layout, Trajectory& trajectory) {
    const auto weeks = static_cast<std::size_t>(layout.weeks);
    for (std::size_t series = 0; series < layout.series; ++series) {
        float* const part = &trajectory.series[series * weeks + first];
        for (std::size_t week = 0; week < count; ++week)
            part[week] = static_cast<float>(values[week * layout.series + series]);
    }
}

} // namespace

Trajectory run_plan(const Experiment& experiment, const World& warmed, Events events) {
    return run_plan(experiment, World{warmed}, events);
}

Trajectory run_plan(const Experiment& experiment, World&& warmed, Events events) {
    const Setting& setting = experiment.with_plan();
    const Layout& layout = experiment.layout();
    World world = branch(std::move(warmed), setting);
    Trajectory trajectory;
    trajectory.replicate = world.replicate;
    trajectory.weeks = layout.weeks;
    trajectory.series.resize(layout.series * static_cast<std::size_t>(layout.weeks));
    if (events == Events::kept) world.events.keep(&trajectory.events);
    std::vector<double> recent(together * layout.series); // by week
    std::size_t written = 0;
    std::size_t waiting = 0;
    while (world.week < setting.plan_ends) {
        step(setting, world);
        check_invariants(setting, world);
        measure_week(setting, world, layout,
                     std::span{recent}.subspan(waiting * layout.series, layout.series));
        if (++waiting < together && world.week < setting.plan_ends) continue;
        write_weeks(recent, written, waiting, layout, trajectory);
        written += waiting;
        waiting = 0;
    }
    trajectory.outcomes = measure_outcomes(setting, layout, trajectory, world);
    Digest digest;
    digest.add(digest_of(world));
    digest.add(trajectory.series);
    digest.add(trajectory.outcomes);
    trajectory.digest = digest.value();
    trajectory.work.weeks = setting.plan_ends - setting.burn_in_begins;
    trajectory.work.units = static_cast<std::int64_t>(setting.units.key.size());
    for (const std::int32_t strength : world.units.strength)
        trajectory.work.officers += strength;
    return trajectory;
}

Trajectory run_replicate(const Experiment& experiment, std::uint32_t replicate, Events events) {
    return run_plan(experiment, warm_country(experiment, replicate), events);
}

} // namespace ssrsim

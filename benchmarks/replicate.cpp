// What does one replicate of Burundi cost, and what does moving a unit's officers by one map buy
// over visiting every officer every week? Use: benchmark_replicate [SCENARIO.toml] [REPLICATES]

#include "benchmarks/load.hpp"
#include "model/processes.hpp"
#include "model/step.hpp"
#include "run/run.hpp"
#include "support/reference_officers.hpp"
#include "world/world.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace ssrsim;

double milliseconds(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
        .count();
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

struct Count {
    std::int64_t draws = 0;
};

/// Draws of a whole replicate, seen and counted.
std::int64_t count_draws(const Experiment& experiment) {
    Count count;
    const DrawObserver observer{[](void* self, std::uint64_t, Decision, std::uint32_t,
                                   std::uint32_t, double) { ++static_cast<Count*>(self)->draws; },
                                &count};
    World world = populate(experiment.country_alone(), experiment.seeds(), 0);
    count.draws = 0;
    // Setting up draws four times an officer for the person, once for the tenure and once for the
    // first candidate time of leaving, before an observer can be there.
    const std::int64_t set_up = 6LL * world.first_strength;
    world.luck.observe(&observer);
    assess_performance(experiment.country_alone(), world);
    while (world.week < experiment.country_alone().plan_begins) {
        step(experiment.country_alone(), world);
    }
    World planned = branch(world, experiment.with_plan());
    while (planned.week < experiment.with_plan().plan_ends)
        step(experiment.with_plan(), planned);
    return set_up + count.draws;
}

/// Burn-in and plan without recording, by either way of moving officers: the median in
/// milliseconds.
double cost_of_weeks(const Experiment& experiment, std::uint32_t replicates, Process advance) {
    std::vector<double> costs;
    for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
        costs.push_back(milliseconds([&] {
            World world = populate(experiment.country_alone(), experiment.seeds(), replicate);
            assess_performance(experiment.country_alone(), world);
            while (world.week < experiment.country_alone().plan_begins)
                step(experiment.country_alone(), world, advance);
            World planned = branch(std::move(world), experiment.with_plan());
            while (planned.week < experiment.with_plan().plan_ends)
                step(experiment.with_plan(), planned, advance);
        }));
    }
    return median(costs);
}

/// What each process takes of a replicate, burn-in included, in milliseconds.
std::vector<double> cost_of_processes(const Experiment& experiment) {
    std::vector<double> costs(week_in_order().size(), 0.0);
    const auto week = [&](const Setting& setting, World& world) {
        for (std::size_t i = 0; i < costs.size(); ++i)
            costs[i] += milliseconds([&] { week_in_order()[i].run(setting, world); });
        ++world.week;
    };
    World world = populate(experiment.country_alone(), experiment.seeds(), 0);
    assess_performance(experiment.country_alone(), world);
    while (world.week < experiment.country_alone().plan_begins)
        week(experiment.country_alone(), world);
    World planned = branch(world, experiment.with_plan());
    while (planned.week < experiment.with_plan().plan_ends)
        week(experiment.with_plan(), planned);
    return costs;
}

} // namespace

int main(int argc, char** argv) {
    const std::string path =
        argc > 1 ? argv[1] : std::string(SSRSIM_SCENARIO_DIR "/burundi/scenario.toml");
    const int replicates = argc > 2 ? std::stoi(argv[2]) : (smoke() ? 1 : 15);
    const Scenario scenario = load_or_exit(path);
    const Experiment experiment(scenario.country, scenario.plan, Seeds::all(1));

    // Each kind of run has its turn alone: what others leave in the caches costs a tenth.
    const auto count = static_cast<std::uint32_t>(replicates);
    std::vector<double> warm;
    std::vector<double> plan;
    Trajectory last;
    for (std::uint32_t replicate = 0; replicate < count; ++replicate) {
        World warmed;
        warm.push_back(milliseconds([&] { warmed = warm_country(experiment, replicate); }));
        plan.push_back(milliseconds([&] { last = run_plan(experiment, std::move(warmed)); }));
    }
    std::vector<double> telling;
    std::size_t events = 0;
    for (std::uint32_t replicate = 0; replicate < count; ++replicate) {
        World warmed = warm_country(experiment, replicate);
        telling.push_back(milliseconds(
            [&] { events = run_plan(experiment, std::move(warmed), Events::kept).events.size(); }));
    }
    const double engine = cost_of_weeks(experiment, count, advance_officers);
    const double reference = cost_of_weeks(experiment, count, visit_every_officer);
    std::printf("%s\n", scenario.title.c_str());
    std::printf("  officers %lld, units %lld, weeks %lld, series %zu, draws %lld\n",
                static_cast<long long>(last.work.officers), static_cast<long long>(last.work.units),
                static_cast<long long>(last.work.weeks), experiment.layout().series,
                static_cast<long long>(count_draws(experiment)));
    std::printf("  one replicate, median of %d: %.1f ms (burn-in %.1f, plan with recording %.1f)\n",
                replicates, median(warm) + median(plan), median(warm), median(plan));
    std::printf("  the plan with its %zu events kept: %.1f ms\n", events, median(telling));
    std::printf("  the same weeks without recording: %.1f ms by unit maps, %.1f ms visiting "
                "everyone, ratio %.2f\n",
                engine, reference, reference / engine);
    const std::vector<double> costs = cost_of_processes(experiment);
    for (std::size_t i = 0; i < costs.size(); ++i)
        std::printf("  %-14s %7.2f ms\n", std::string{week_in_order()[i].name}.c_str(), costs[i]);
    return 0;
}

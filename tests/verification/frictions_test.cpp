#include "analysis/frictions.hpp"
#include "analysis/what_ifs.hpp"
#include "run/run.hpp"
#include "scenario_io/resolved.hpp"
#include "support/scenario_file.hpp"
#include "world/world.hpp"

#include <gtest/gtest.h>
#include <set>
#include <string>

namespace ssrsim {
namespace {

Scenario shipped(const char* path) {
    return *load_from_disk(std::string{SSRSIM_SCENARIO_DIR} + "/" + path).scenario;
}

std::set<std::string> changed_by(const Scenario& scenario, FrictionSet set) {
    Scenario without = scenario;
    remove_frictions(set, without.country, without.plan);
    const auto before = resolved_values(scenario);
    const auto after = resolved_values(without);
    std::set<std::string> paths;
    for (const auto& [path, value] : before)
        if (!after.contains(path) || after.at(path) != value) paths.insert(path);
    for (const auto& [path, value] : after)
        if (!before.contains(path)) paths.insert(path);
    return paths;
}

TEST(Frictions, SetValuesThatNoOtherOneSets) {
    for (const char* path : {"minimal.toml", "burundi/scenario.toml", "haiti/scenario.toml"}) {
        const Scenario scenario = shipped(path);
        std::set<std::string> seen;
        for (std::size_t i = 0; i < frictions().size(); ++i) {
            for (const std::string& value : changed_by(scenario, 1U << i))
                EXPECT_TRUE(seen.insert(value).second) << value << " by " << frictions()[i].key;
        }
        const FrictionSet all = (1U << frictions().size()) - 1;
        EXPECT_EQ(changed_by(scenario, all), seen) << path;
    }
}

TEST(Frictions, AreGoneOnceTheyAreRemoved) {
    Scenario scenario = shipped("burundi/scenario.toml");
    const FrictionSet all = (1U << frictions().size()) - 1;
    EXPECT_FALSE(changed_by(scenario, all).empty());
    remove_frictions(all, scenario.country, scenario.plan);
    EXPECT_TRUE(changed_by(scenario, all).empty());
}

TEST(Frictions, EachIsFeltInTheSmallestScenario) {
    const Scenario scenario = shipped("minimal.toml");
    const Seeds seeds = Seeds::all(3);
    const Experiment as_it_is{scenario.country, scenario.plan, seeds};
    for (std::size_t i = 0; i < frictions().size(); ++i) {
        Scenario without = scenario;
        remove_frictions(1U << i, without.country, without.plan);
        const Experiment changed{without.country, without.plan, seeds};
        bool is_felt = false;
        for (std::uint32_t replicate = 0; replicate < 12 && !is_felt; ++replicate) {
            const World warmed = warm_country(as_it_is, replicate);
            is_felt = run_plan(as_it_is, warmed).outcomes != run_plan(changed, warmed).outcomes;
        }
        EXPECT_TRUE(is_felt) << frictions()[i].key;
    }
}

TEST(WhatIfs, LeaveAScenarioWithoutFaults) {
    for (const char* path : {"minimal.toml", "burundi/scenario.toml", "haiti/scenario.toml"}) {
        const Scenario scenario = shipped(path);
        std::set<std::string> keys;
        for (const WhatIf& what_if : what_ifs(scenario)) {
            EXPECT_TRUE(keys.insert(what_if.key).second) << what_if.key;
            Scenario without = scenario;
            what_if.remove(without.country, without.plan);
            EXPECT_TRUE(cross_check(without).empty()) << path << ": " << what_if.key;
        }
        EXPECT_GT(keys.size(), frictions().size() + scenario.plan.activities.size());
    }
}

} // namespace
} // namespace ssrsim

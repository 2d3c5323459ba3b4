#include "analysis/plan_use.hpp"
#include "support/scenario_file.hpp"

#include <gtest/gtest.h>

namespace {

using namespace ssrsim;

/// One mission of two years, one activity.
Scenario small() {
    Scenario scenario;
    scenario.country.start = {2020, 1, 6};
    scenario.plan.end = {2024, 1, 1};
    scenario.plan.activities["work"].budget = money_of(1000.0);
    Mission& mission = scenario.plan.missions["mission"];
    mission.start = {2020, 1, 6};
    mission.end = {2022, 1, 3}; // 104 weeks
    mission.tour_weeks = 52.0;
    mission.notice_weeks = 16.0;
    Post& post = mission.posts["mentors"];
    post.count = 3;
    post.wage = money_of(days_per_year); // 7 a week
    return scenario;
}

TEST(PlanUse, AddsBudgetsAndPay) {
    const PlanUse use = planned_use(small());
    EXPECT_EQ(use.posts, 3);
    EXPECT_NEAR(in_units(use.money), 1000.0 + 3 * 104 * 7, 0.01);
}

TEST(PlanUse, PaysTwoDuringAHandover) {
    Scenario scenario = small();
    scenario.plan.missions["mission"].overlap_max_weeks = 4.0;
    // Two tours, one handover.
    EXPECT_NEAR(in_units(planned_use(scenario).money), 1000.0 + 3 * 108 * 7, 0.01);
    scenario.plan.missions["mission"].notice_weeks = 1.0;
    EXPECT_NEAR(in_units(planned_use(scenario).money), 1000.0 + 3 * 105 * 7, 0.01);
    scenario.plan.missions["mission"].posts["mentors"].staff = StaffCategory::national;
    EXPECT_NEAR(in_units(planned_use(scenario).money), 1000.0 + 3 * 104 * 7, 0.01);
}

TEST(PlanUse, CountsPostsThatAreOpenTogether) {
    Scenario scenario = small();
    Mission& mission = scenario.plan.missions["mission"];
    Post& later = mission.posts["planners"];
    later = mission.posts["mentors"];
    later.count = 5;
    later.opens = Date{2021, 1, 4};
    mission.posts["mentors"].closes = Date{2021, 1, 4};
    EXPECT_EQ(planned_use(scenario).posts, 5);
    later.opens = Date{2020, 12, 28};
    EXPECT_EQ(planned_use(scenario).posts, 8);
}

TEST(PlanUse, EndsWithThePlan) {
    Scenario scenario = small();
    scenario.plan.end = {2021, 1, 4};
    EXPECT_NEAR(in_units(planned_use(scenario).money), 1000.0 + 3 * 52 * 7, 0.01);
}

// People could not keep a plan that they are given if it were over the budget they are given.
TEST(PlanUse, PlansOfShippedWorkshopsAreWithinTheirBudgets) {
    for (const std::string country : {"teaching", "burundi", "haiti"}) {
        const std::string folder = SSRSIM_SCENARIO_DIR "/" + country + "/";
        const Workshop workshop = load_from_disk(folder + "scenario.toml").scenario->workshop;
        std::vector<std::string> files{"scenario.toml"};
        for (const auto& [id, plan] : workshop.plans)
            files.push_back(plan.file);
        for (const auto& [id, exercise] : workshop.exercises)
            for (const std::string& file : {exercise.start, exercise.reveal})
                if (!file.empty()) files.push_back(file);
        EXPECT_GT(files.size(), 3u);
        for (const std::string& file : files) {
            const PlanUse use = planned_use(*load_from_disk(folder + file).scenario);
            EXPECT_LE(use.money, *workshop.money) << country << " " << file;
            EXPECT_LE(use.posts, *workshop.posts) << country << " " << file;
        }
    }
}

} // namespace

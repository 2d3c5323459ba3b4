#include "model/processes.hpp"
#include "model/replan.hpp"
#include "model/step.hpp"
#include "support/small_country.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <vector>

// Decision C: missions that look to their next renewal prefer what shows before it (S1 ¶33);
// without a renewal in sight they do what the plan says.

namespace ssrsim {

namespace {

constexpr ActivityId a_long{0};
constexpr ActivityId b_short{1};

/// Everything carried out and paid through two missions, of which the second follows the first.
SmallCountry carried_out_by_missions() {
    SmallCountry small = busy_country();
    small.plan.end = Date{2009, 1, 5};
    for (auto& [id, activity] : small.plan.activities)
        activity.mission = "unob";
    for (const char* donor : {"ally", "neighbour"})
        small.plan.donors.at(donor).implementer = "unob";
    small.plan.council_rule = Rule::fixed;
    return small;
}

std::uint64_t digest(SmallCountry small, Rule rule, double impatience = 1.0) {
    small.plan.mission_rule = rule;
    small.parameters().activities.impatience = impatience;
    Trial run{small, 4};
    run.until(run.setting.plan_ends);
    return digest_of(run.world);
}

/// A long and a short activity of one mission, and money for less than both.
SmallCountry long_and_short(std::int32_t renewal_months) {
    SmallCountry small;
    small.institution("police", InstitutionKind::police, 20);
    small.mission("mission", first_monday, Date{2014, 1, 6}).renewal_months = renewal_months;
    small.activity("a_long", ActivityKind::systems, "police", 300'000, 150).mission = "mission";
    small.activity("b_short", ActivityKind::systems, "police", 40'000, 20).mission = "mission";
    small.parameters().activities.start_floor = 0.0;
    small.parameters().activities.phase_cost = Money{};
    Donor& donor = small.donor("donor", 50'000);
    donor.delay_weeks = 0.0;
    donor.tranches = 12;
    small.plan.mission_rule = Rule::adaptive;
    return small;
}

/// Two institutions; mentors' posts of the mission stand where no work needs them.
SmallCountry misplaced_posts() {
    SmallCountry small;
    small.region("east");
    small.region("west", 50'000);
    small.institution("army", InstitutionKind::defence, 100);
    small.institution("courts", InstitutionKind::justice, 40);
    small.institution("police", InstitutionKind::police, 100);
    Mission& mission = small.mission("mission", first_monday, Date{2014, 1, 6});
    mission.recruitment_lead_weeks = 500.0; // nobody comes
    SmallCountry::posts(mission, "mentors", PostType::mentor, "army", 6);
    Activity& patrols = small.activity("patrols", ActivityKind::mentoring, "police", 0.0, 300);
    patrols.advisers = 3;
    patrols.mission = "mission";
    small.plan.mission_rule = Rule::adaptive;
    return small;
}

std::vector<int> posts_by_institution(const World& world) {
    std::vector<int> posts(3, 0);
    for (const PostState& post : world.posts)
        ++posts[post.institution.index()];
    return posts;
}

} // namespace

// Bit for bit, over five years of everything: an agency is never renewed, a mandate may end beyond
// all work, and somebody without impatience does not look.
TEST(Replanning, AnEndlessHorizonIsThePlanAsWritten) {
    const SmallCountry mandates = carried_out_by_missions();
    EXPECT_NE(digest(mandates, Rule::adaptive), digest(mandates, Rule::fixed))
        << "short mandates do matter";

    SmallCountry agencies = carried_out_by_missions();
    for (auto& [id, mission] : agencies.plan.missions)
        mission.kind = MissionKind::agency;
    EXPECT_EQ(digest(agencies, Rule::adaptive), digest(agencies, Rule::fixed));

    SmallCountry endless = carried_out_by_missions();
    endless.plan.missions.at("unob").end = Date{2040, 1, 2};
    endless.plan.missions.at("unob").renewal_months = 120;
    endless.plan.missions.erase("unib");
    EXPECT_EQ(digest(endless, Rule::adaptive), digest(endless, Rule::fixed));
}

TEST(Replanning, WithoutImpatienceMandatesDoNotMatter) {
    const SmallCountry mandates = carried_out_by_missions();
    EXPECT_EQ(digest(mandates, Rule::adaptive, 0.0), digest(mandates, Rule::fixed, 0.0));
}

// (horizon / work left)^impatience, 1 where all of it will show.
TEST(Replanning, WhatShowsIsTheHorizonOverTheWorkLeft) {
    SmallCountry small = long_and_short(6);
    small.parameters().activities.impatience = 1.7;
    Trial run{small};
    World& world = run.world;
    world.week = week_of(Date{2004, 5, 3});
    const double horizon = week_of(Date{2004, 7, 5}) - world.week; // nine weeks
    ASSERT_EQ(horizon, 9.0);
    EXPECT_NEAR(shows_before_renewal(run.setting, world, a_long), std::pow(9.0 / 150.0, 1.7),
                1e-15);
    world.activities.progress[a_long] = 0.5;
    EXPECT_NEAR(shows_before_renewal(run.setting, world, a_long), std::pow(9.0 / 75.0, 1.7), 1e-15);
    world.activities.progress[b_short] = 0.6; // eight weeks left
    EXPECT_EQ(shows_before_renewal(run.setting, world, b_short), 1.0);
    run.setting.mission_rule = Rule::fixed;
    EXPECT_EQ(shows_before_renewal(run.setting, world, a_long), 1.0);
}

// Both wait for money from the first day, which the written order gives to the long work.
TEST(Replanning, ShortMandatesPutShortWorkFirst) {
    const auto first_half_year = [](SmallCountry small, Rule rule) {
        small.plan.mission_rule = rule;
        Trial run{small};
        run.weeks(26);
        return run.world.activities;
    };
    const ActivityColumns written = first_half_year(long_and_short(6), Rule::fixed);
    EXPECT_EQ(written.order.front(), a_long);
    EXPECT_GT(written.progress[a_long], 0.05);
    const ActivityColumns quick = first_half_year(long_and_short(6), Rule::adaptive);
    EXPECT_EQ(quick.order.front(), b_short);
    EXPECT_GT(quick.progress[b_short], written.progress[b_short] + 0.1);
    EXPECT_LT(quick.progress[a_long], written.progress[a_long]);
    // Of a mandate that lasts as long as the work there is nothing to prefer.
    const ActivityColumns patient = first_half_year(long_and_short(60), Rule::adaptive);
    EXPECT_EQ(patient.order.front(), a_long);
    EXPECT_EQ(patient.spent[a_long], written.spent[a_long]);
}

// What would hardly show before the renewal is not begun until the next period, or ever.
TEST(Replanning, WorkThatWouldNotShowIsPutOff) {
    for (const auto& [floor, begins] : {std::pair{0.15, true}, std::pair{0.20, false}}) {
        SmallCountry small = long_and_short(6);
        small.parameters().activities.start_floor = floor; // 26 weeks of 150: 0.173
        Trial run{small};
        run.weeks(100);
        EXPECT_EQ(run.world.activities.status[a_long] != ActivityStatus::planned, begins);
        EXPECT_NE(run.world.activities.status[b_short], ActivityStatus::planned);
    }
}

// One empty post a quarter, until the work has the posts it needs or none is left that helps it.
TEST(Replanning, EmptyPostsMoveToWhereWorkLacksThem) {
    SmallCountry small = misplaced_posts();
    Trial run{small};
    std::vector<Event> events;
    run.world.events.keep(&events);
    ASSERT_EQ(posts_by_institution(run.world), (std::vector<int>{6, 0, 0}));
    for (int quarter = 1; quarter <= 2; ++quarter) {
        run.weeks(13);
        EXPECT_EQ(posts_by_institution(run.world), (std::vector<int>{6 - quarter, 0, quarter}));
    }
    for (const Event& event : events) {
        if (event.what == EventKind::post_moved) {
            EXPECT_EQ(event.week.number % 13, 0);
            const PostState& post = run.world.posts[PostId{event.row}];
            EXPECT_EQ(run.setting.units.institution[post.unit], post.institution);
        }
    }
    run.setting.mission_rule = Rule::fixed;
    const std::vector<int> before = posts_by_institution(run.world);
    run.weeks(26);
    EXPECT_EQ(posts_by_institution(run.world), before);
}

TEST(Replanning, PostsStayInsideTheMandateAndWhileSomebodyHoldsThem) {
    SmallCountry narrow = misplaced_posts();
    narrow.plan.missions.at("mission").scope = {"army", "courts"};
    Trial scoped{narrow};
    scoped.weeks(60);
    EXPECT_EQ(posts_by_institution(scoped.world), (std::vector<int>{6, 0, 0}));

    SmallCountry filled = misplaced_posts();
    filled.plan.missions.at("mission").recruitment_lead_weeks = 0.0;
    Trial staffed{filled};
    staffed.weeks(13);
    const std::vector<int> before = posts_by_institution(staffed.world);
    staffed.weeks(26);
    EXPECT_EQ(posts_by_institution(staffed.world), before);

    SmallCountry team = misplaced_posts();
    team.plan.missions.at("mission").kind = MissionKind::bilateral;
    Trial bilateral{team};
    bilateral.weeks(60);
    EXPECT_EQ(posts_by_institution(bilateral.world), (std::vector<int>{6, 0, 0}));
}

// Of two bodies of work that lack mentors the one that will show more of itself gets the post.
TEST(Replanning, PostsGoFirstToWhatShows) {
    for (const bool quick_courts : {true, false}) {
        SmallCountry small = misplaced_posts();
        small.plan.activities.at("patrols").duration_weeks = quick_courts ? 300 : 30;
        Activity& courts = small.activity("courts", ActivityKind::mentoring, "courts", 0.0,
                                          quick_courts ? 30 : 300);
        courts.advisers = 3;
        courts.mission = "mission";
        small.plan.missions.at("mission").renewal_months = 6;
        small.parameters().activities.start_floor = 0.0;
        Trial run{small};
        run.weeks(13);
        EXPECT_EQ(posts_by_institution(run.world),
                  quick_courts ? (std::vector<int>{5, 1, 0}) : (std::vector<int>{5, 0, 1}));
    }
}

// Empty posts that have been moved already count for the work that lacked them.
TEST(Replanning, PostsMovedMeetTheNeedAndNoMore) {
    SmallCountry small;
    small.institution("army", InstitutionKind::defence, 100);
    small.institution("police", InstitutionKind::police, 100);
    Mission& mission = small.mission("mission", first_monday, Date{2014, 1, 6});
    mission.renewal_months = 120;
    mission.recruitment_lead_weeks = 60.0;
    mission.recruitment_lead_shape = 1e6;
    SmallCountry::posts(mission, "mentors", PostType::mentor, "army", 6);
    Activity& patrols = small.activity("patrols", ActivityKind::mentoring, "police", 0.0, 300);
    patrols.advisers = 3;
    patrols.mission = "mission";
    small.plan.mission_rule = Rule::adaptive;
    Trial run{small};
    run.weeks(59);
    int moved = 0;
    for (const PostState& post : run.world.posts)
        moved += post.institution == institution_named(run.setting, "police") ? 1 : 0;
    EXPECT_EQ(moved, 3);
}

} // namespace ssrsim

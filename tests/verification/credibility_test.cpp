#include "model/processes.hpp"
#include "model/step.hpp"
#include "support/small_country.hpp"
#include "support/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <vector>

// How far a mission is believed: work on time raises it; standing still, money that goes back,
// refusals and misconduct cost it (S1 ¶52).

namespace ssrsim {

namespace {

constexpr MissionId mission_0{0};
constexpr ActivityId work{0};

/// A mission of work alone, for which money is there from the first day.
SmallCountry believed(double pledge) {
    SmallCountry small;
    small.institution("ministry", InstitutionKind::ministry, 5);
    Mission& mission = small.mission("mission", first_monday, Date{2014, 1, 6});
    mission.kind = MissionKind::agency;
    mission.recruitment_lead_weeks = 0.0;
    small.activity("work", ActivityKind::systems, "ministry", 200'000, 200).mission = "mission";
    Donor& donor = small.donor("donor", pledge);
    donor.delay_weeks = 0.0;
    donor.tranches = 1;
    return small;
}

double credibility(const Trial& run) {
    return run.world.missions.credibility[mission_0];
}

} // namespace

// Toward 1 while all that is due is done, toward 0 while nothing is.
TEST(Credibility, FollowsWorkOnTime) {
    for (const double pledge : {1e6, 0.0}) {
        SmallCountry small = believed(pledge);
        small.parameters().feedback.credibility_rate = 1.0;
        Trial run{small};
        run.weeks(90);
        const double on_time = pledge > 0.0 ? 1.0 : 0.0;
        EXPECT_NEAR(credibility(run), on_time + (0.5 - on_time) * std::pow(1.0 - week_in_years, 90),
                    1e-5);
    }
}

TEST(Credibility, DoesNotMoveWithNothingPlanned) {
    SmallCountry small = believed(1e6);
    small.parameters().feedback = defaults<FeedbackParameters>();
    small.parameters().feedback.misconduct_rate = 0.0;
    small.plan.activities.at("work").start = Date{2006, 1, 2};
    Trial run{small};
    run.until(week_of(Date{2006, 1, 2}));
    EXPECT_EQ(credibility(run), 0.5);
    run.weeks(10);
    EXPECT_NE(credibility(run), 0.5);
}

// A stalled week costs 0.3 a year times the stalled part of the work at hand, by budget.
TEST(Credibility, EveryStalledWeekCosts) {
    SmallCountry small = believed(50'000);
    small.plan.donors.at("donor").until = Date{2004, 12, 6}; // and nothing after
    small.parameters().feedback.stall_cost = 0.3;
    Activity& free = small.activity("zz_free", ActivityKind::systems, "ministry", 0.0, 400);
    free.mission = "mission";
    Trial run{small};
    double expected = 0.5;
    int stalled = 0;
    for (int week = 0; week < 90; ++week) {
        run.weeks(1);
        const bool stands = run.world.activities.status[work] == ActivityStatus::stalled;
        stalled += stands ? 1 : 0;
        if (stands) expected -= 0.3 * week_in_years;
        ASSERT_NEAR(credibility(run), expected, 1e-12) << "week " << week;
    }
    EXPECT_GT(stalled, 20);
    EXPECT_LT(stalled, 60);
}

TEST(Credibility, OnlyTheStalledPartCounts) {
    SmallCountry small = believed(1e6);
    small.parameters().feedback.stall_cost = 0.3;
    Activity& stuck = small.activity("zz_stuck", ActivityKind::systems, "ministry", 100'000, 200);
    stuck.mission = "mission";
    stuck.advisers = 3; // who never come
    Trial run{small};
    run.weeks(60);
    ASSERT_EQ(run.world.activities.status[ActivityId{1}], ActivityStatus::stalled);
    ASSERT_EQ(run.world.activities.status[work], ActivityStatus::active);
    EXPECT_NEAR(credibility(run), 0.5 - 60 * 0.3 * week_in_years / 3.0, 1e-12);
}

// Money promised through the mission and returned, over the year's planned work.
TEST(Credibility, ReturnedMoneyIsABrokenPromise) {
    SmallCountry small = believed(15'000);
    small.plan.missions.at("mission").kind = MissionKind::bilateral; // raises no more
    small.parameters().money.attention_decay = 0.0;
    Donor& donor = small.plan.donors.at("donor");
    donor.implementer = "mission";
    donor.delay_weeks = 70.0;
    donor.delay_shape = 1e6;
    donor.life_fiscal_years = 1;
    donor.carry_over = 0.0;
    small.parameters().feedback.promise_cost = 0.3;
    Trial run{small};
    int broken = 0;
    for (int week = 0; week < 200; ++week) {
        const double before = credibility(run);
        run.weeks(1);
        const double returned = run.world.missions.broken[mission_0];
        const double promised = run.world.missions.planned[mission_0] * weeks_per_year;
        const double cost = returned > 0.0 ? 0.3 * std::min(1.0, returned / promised) : 0.0;
        ASSERT_NEAR(credibility(run), std::max(0.0, before - cost), 1e-12);
        if (!(returned > 0.0)) continue;
        ++broken;
        EXPECT_NEAR(returned, 15'000, 250.0); // the first year of the plan is four days short
        EXPECT_LT(credibility(run), before - 0.05);
    }
    EXPECT_EQ(broken, 3);
}

// Cases are Poisson in adviser-years, each takes a twentieth. 6 sigma (2e-9).
TEST(Credibility, EveryCaseOfMisconductCosts) {
    SmallCountry small = believed(0.0);
    small.plan.activities.clear();
    small.parameters().feedback.misconduct_rate = 0.02;
    Mission& mission = small.plan.missions.at("mission");
    mission.tour_weeks = 500.0;
    SmallCountry::posts(mission, "p", PostType::liaison, "ministry", 250);
    double cases = 0.0;
    double expected = 0.0;
    for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
        Trial run{small, 3, replicate};
        std::vector<Event> events;
        run.world.events.keep(&events);
        for (int week = 0; week < 104; ++week) {
            run.weeks(1);
            expected += 0.02 * week_in_years * run.world.missions.filled[mission_0];
        }
        const double happened = std::log(credibility(run) / 0.5) / std::log(0.95);
        EXPECT_NEAR(happened, std::round(happened), 1e-9) << "whole cases";
        EXPECT_EQ(count(events, EventKind::credibility_lost),
                  static_cast<int>(std::lround(happened)));
        cases += happened;
    }
    EXPECT_GT(expected, 150.0);
    EXPECT_LT(std::fabs(cases - expected), six_sigma * std::sqrt(expected)) << cases;
}

// Where nobody came nobody misbehaves, however many posts are open.
TEST(Credibility, EmptyPostsDoNotMisbehave) {
    SmallCountry small = believed(0.0);
    small.plan.activities.clear();
    small.parameters().feedback.misconduct_rate = 20.0;
    Mission& mission = small.plan.missions.at("mission");
    mission.recruitment_lead_weeks = 500.0;
    mission.recruitment_lead_shape = 1e6;
    SmallCountry::posts(mission, "p", PostType::liaison, "ministry", 250);
    Trial run{small};
    run.weeks(20);
    EXPECT_EQ(run.world.missions.authorised[mission_0], 250);
    EXPECT_EQ(credibility(run), 0.5);
}

// What a mission's focal point stood for is refused: its credibility pays, one time in the bargain.
TEST(Credibility, ARefusalCostsAMissionWithAFocalPoint) {
    for (const bool focal : {false, true}) {
        SmallCountry small = believed(1e6);
        small.plan.government_rule = Rule::adaptive;
        small.country.institutions.at("ministry").political_will = 0.0;
        small.country.government.piecemeal = 0.0;
        small.parameters().bargaining.want_systems = 0.0;
        Mission& mission = small.plan.missions.at("mission");
        SmallCountry::posts(mission, "p", focal ? PostType::focal_point : PostType::liaison, "", 3);
        small.parameters().politics.good_offices = 0.0; // they talk in vain
        Trial run{small};
        std::vector<Event> events;
        run.world.events.keep(&events);
        run.weeks(60);
        ASSERT_EQ(run.world.activities.status[work], ActivityStatus::cancelled);
        EXPECT_NEAR(credibility(run), focal ? 0.45 : 0.5, 1e-15);
        EXPECT_EQ(count(events, EventKind::credibility_lost), focal ? 1 : 0);
    }
}

// Where several missions work, an institution sees their mean; where none does, the usual.
TEST(Credibility, OfAnInstitutionIsTheMeanOfThoseWhoWorkThere) {
    SmallCountry small = believed(1e6);
    small.institution("police", InstitutionKind::police, 5);
    small.institution("zz_courts", InstitutionKind::justice, 5);
    Mission& other = small.mission("other", first_monday, Date{2005, 1, 3});
    SmallCountry::posts(other, "p", PostType::liaison, "ministry", 1);
    SmallCountry::posts(other, "q", PostType::liaison, "police", 1);
    Trial run{small};
    run.world.missions.credibility[MissionId{0}] = 0.9;
    run.world.missions.credibility[MissionId{1}] = 0.3;
    run.weeks(3);
    const auto& seen = run.world.institutions.credibility;
    EXPECT_NEAR(seen[InstitutionId{0}], 0.6, 1e-12);
    EXPECT_NEAR(seen[InstitutionId{1}], 0.3, 1e-12);
    EXPECT_NEAR(seen[InstitutionId{2}], 0.5, 1e-12);
    run.weeks(60); // the other has left
    EXPECT_NEAR(seen[InstitutionId{0}], 0.9, 1e-12);
    EXPECT_NEAR(seen[InstitutionId{1}], 0.5, 1e-12);
}

// Work done after its time is done, and not on time.
TEST(Credibility, LateWorkIsNotOnTime) {
    SmallCountry small = believed(1e6);
    small.plan.activities.at("work").duration_weeks = 52;
    small.plan.donors.at("donor").from = Date{2005, 1, 10}; // a week after all should be done
    small.parameters().feedback.credibility_rate = 1.0;
    Trial run{small};
    run.weeks(53);
    const double before = credibility(run);
    run.weeks(60);
    EXPECT_EQ(run.world.activities.status[ActivityId{0}], ActivityStatus::done);
    EXPECT_LT(credibility(run), before);
}

// When all work is done nothing is planned, and nothing is believed more or less.
TEST(Credibility, StaysWhenTheWorkIsDone) {
    SmallCountry small = believed(1e6);
    small.plan.activities.at("work").duration_weeks = 52;
    small.parameters().feedback.credibility_rate = 1.0;
    Trial run{small};
    run.weeks(60);
    ASSERT_EQ(run.world.activities.status[ActivityId{0}], ActivityStatus::done);
    const double before = credibility(run);
    run.weeks(150);
    EXPECT_EQ(credibility(run), before);
}

} // namespace ssrsim

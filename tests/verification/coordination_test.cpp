#include "model/processes.hpp"
#include "model/step.hpp"
#include "support/small_country.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <string>
#include <vector>

// How far those who give and carry out pull together (S1 ¶43, ¶47, ¶53, ¶55; S2; S3).

namespace ssrsim {

namespace {

constexpr InstitutionId ministry{0};
constexpr InstitutionId police{1};
constexpr DonorId donor_0{0};

SmallCountry coordinated(int donors, int pooled = 0) {
    SmallCountry small;
    small.parameters().coordination = defaults<CoordinationParameters>();
    small.institution("ministry", InstitutionKind::ministry, 5);
    small.institution("police", InstitutionKind::police, 20);
    for (int i = 0; i < donors; ++i) {
        Donor& donor = small.donor("donor" + std::to_string(i), 120'000);
        donor.willingness = 0.8;
        donor.preferences = {{"police", 1.0}};
        donor.delay_weeks = 10.0;
        if (i < pooled) donor.channel = Channel::pooled_fund;
    }
    small.activity("work", ActivityKind::equipment, "police", 1e9, 520);
    return small;
}

void coordination_week(Trial& run) {
    coordinate(run.setting, run.world);
    ++run.world.week;
}

double coordination(const World& world, InstitutionId c = police) {
    return world.finance.coordination[donor_0][c];
}

/// Where it rests after ten years of everything: money, donors and missions come and go.
double after_ten_years(const SmallCountry& small) {
    Trial run{small};
    run.until(run.setting.plan_ends);
    return coordination(run.world);
}

} // namespace

// χ relaxes by κΔ a week to willingness × (base + strategy + lead + planners + council + pooled
// − crowding·ln(actors/5)).
TEST(Coordination, RelaxesToWhatItsCausesMake) {
    SmallCountry small = coordinated(2);
    small.mission("mission", first_monday, Date{2014, 1, 6}).leads = {"police"};
    Trial run{small};
    InstitutionColumns& c = run.world.institutions;
    c.actors[police] = 12;
    c.pooled_share[police] = 0.3;
    run.world.missions.strategy[MissionId{0}] = 1;
    run.world.missions.planners[MissionId{0}] = 0.6;
    const double start = 0.8 * 0.4;
    EXPECT_NEAR(coordination(run.world), start, 1e-15);
    const double here = 0.4 + 0.3 + 0.15 + 0.15 * 0.6 + 0.25 * 0.3 - 0.13 * std::log(12.0 / 5.0);
    const double elsewhere = 0.4 + 0.3 + 0.15 * 0.6 - 0.13 * std::log(1.0 / 5.0);
    for (int week = 0; week < 70; ++week)
        coordination_week(run);
    const double left = std::pow(1.0 - week_in_years, 70);
    EXPECT_NEAR(coordination(run.world), 0.8 * here + (start - 0.8 * here) * left, 1e-12);
    EXPECT_NEAR(coordination(run.world, ministry),
                0.8 * elsewhere + (start - 0.8 * elsewhere) * left, 1e-12);
    // When the mission has gone, its lead, planners and strategy go too.
    run.world.week = week_of(Date{2014, 1, 6});
    for (int week = 0; week < 2000; ++week)
        coordination_week(run);
    EXPECT_NEAR(coordination(run.world), 0.8 * (0.4 + 0.25 * 0.3 - 0.13 * std::log(12.0 / 5.0)),
                1e-9);
}

TEST(Coordination, StaysAShareOfWillingness) {
    Trial run{coordinated(1)};
    for (const auto& [base, rests] : {std::pair{3.0, 0.8}, std::pair{-3.0, 0.0}}) {
        run.setting.parameters.coordination.base = base;
        for (int week = 0; week < 2000; ++week)
            coordination_week(run);
        EXPECT_NEAR(coordination(run.world), rests, 1e-9);
    }
}

TEST(Coordination, MoreActorsLowerItPooledFundsRaiseIt) {
    double before = 1.0;
    for (const int donors : {1, 2, 4, 8}) {
        Trial run{coordinated(donors)};
        run.until(run.setting.plan_ends);
        EXPECT_EQ(run.world.institutions.actors[police], donors);
        const double now = coordination(run.world);
        EXPECT_NEAR(now, 0.8 * (0.4 - 0.13 * std::log(donors / 5.0)), 2e-3);
        EXPECT_LT(now, before - 0.05);
        before = now;
    }
    // All the donors of a pooled fund are one actor.
    for (const int pooled : {2, 4, 8}) {
        Trial run{coordinated(8, pooled)};
        run.until(run.setting.plan_ends);
        EXPECT_EQ(run.world.institutions.actors[police], 8 - pooled + 1);
        EXPECT_NEAR(run.world.institutions.pooled_share[police], pooled / 8.0, 1e-9);
        const double now = coordination(run.world);
        EXPECT_NEAR(now, 0.8 * (0.4 + 0.25 * pooled / 8.0 - 0.13 * std::log((9.0 - pooled) / 5.0)),
                    2e-3);
        EXPECT_GT(now, before);
        before = now;
    }
}

// A separate mission is one more actor where it has posts, a module of another is not (S2).
TEST(Coordination, AModuleIsNoActorOfItsOwn) {
    std::vector<double> rests;
    for (const char* module_of : {"", "first"}) {
        SmallCountry small = coordinated(4);
        for (const char* id : {"first", "second"}) {
            Mission& mission = small.mission(id, first_monday, Date{2020, 1, 6});
            mission.kind = MissionKind::agency;
            SmallCountry::posts(mission, "p", PostType::mentor, "police", 2);
        }
        small.parameters().coordination.strategy_weeks = 1000.0;
        small.plan.missions.at("second").module_of = module_of;
        Trial run{small};
        run.weeks(52);
        EXPECT_EQ(run.world.institutions.actors[police], std::string(module_of).empty() ? 6 : 5);
        EXPECT_EQ(run.world.institutions.actors[ministry], 0);
        rests.push_back(after_ten_years(small));
    }
    EXPECT_GT(rests[1], rests[0]);
}

// The council coordinates from its day. The state takes the chair when its ministries are ready,
// which counts as an agreed lead everywhere, and keeps it.
TEST(NationalCouncil, CoordinatesAndPassesItsChair) {
    SmallCountry small = coordinated(1);
    small.plan.national_council = Date{2005, 6, 6};
    small.parameters().coordination.rate = 1e6; // at once
    Trial run{small};
    std::vector<Event> events;
    run.world.events.keep(&events);
    const auto now = [&](double ministry_performance) {
        run.world.institutions.performance[ministry] = ministry_performance;
        coordination_week(run);
        return coordination(run.world, ministry) / 0.8;
    };
    const double alone = 0.4 + 0.13 * std::log(5.0);
    EXPECT_NEAR(now(0.9), alone, 1e-12);
    EXPECT_FALSE(run.world.politics.council_exists);
    run.world.week = week_of(Date{2005, 6, 6});
    EXPECT_NEAR(now(0.39), alone + 0.15, 1e-12);
    EXPECT_TRUE(run.world.politics.council_exists);
    EXPECT_FALSE(run.world.politics.council_chaired_by_state);
    EXPECT_NEAR(now(0.40), std::min(1.0, alone + 0.30), 1e-12);
    EXPECT_NEAR(now(0.10), std::min(1.0, alone + 0.30), 1e-12) << "the chair stays";
    ASSERT_EQ(events.size(), 2u);
    EXPECT_EQ(events[0].what, EventKind::council_began);
    EXPECT_EQ(events[1].what, EventKind::chair_passed);
    EXPECT_NEAR(events[1].size, 0.40, 1e-12);
}

TEST(NationalCouncil, WidensInclusion) {
    SmallCountry small = coordinated(0);
    small.plan.activities.clear();
    small.plan.national_council = first_monday;
    const double effort = small.parameters().coordination.council_inclusion;
    ASSERT_GT(effort, 0.0);
    Trial run{small};
    run.weeks(100);
    EXPECT_NEAR(run.world.institutions.inclusion[police],
                effort * (1.0 - std::pow(1.0 - week_in_years / 2.0, 100)), 1e-12);
}

} // namespace ssrsim

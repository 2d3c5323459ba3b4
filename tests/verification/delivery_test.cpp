#include "model/mandates.hpp"
#include "model/pace.hpp"
#include "model/processes.hpp"
#include "support/small_country.hpp"

#include <gtest/gtest.h>
#include <string>
#include <utility>

// What slows work down and what it leaves behind, by hand (S1 ¶25–31, ¶45, ¶52).

namespace ssrsim {

namespace {

constexpr ActivityId work{0};

/// An activity of 100 weeks that has been at work for 60 and has delivered nothing: it goes on at
/// the largest pace that advisers and absorption allow, and needs nobody's money.
Trial late_work(SmallCountry small) {
    Trial run{small};
    run.world.week = run.world.week + 60;
    for (ActivityStatus& status : run.world.activities.status)
        status = ActivityStatus::active;
    return run;
}

} // namespace

TEST(Delivery, IsSlowWhereAWeakMinistryLeads) {
    for (const double lead : {0.0, 0.8}) {
        for (const double ministry : {0.25, 1.0}) {
            SmallCountry small;
            small.institution("interior", InstitutionKind::ministry, 5);
            small.institution("police", InstitutionKind::police, 20).ministry = "interior";
            small.activity("work", ActivityKind::systems, "police", 0.0, 100);
            Trial run = late_work(small);
            InstitutionColumns& c = run.world.institutions;
            c.national_lead[institution_named(run.setting, "police")] = lead;
            c.performance[institution_named(run.setting, "interior")] = ministry;
            deliver_activities(run.setting, run.world);
            const ActivityParameters& p = run.setting.parameters.activities;
            const double absorbed = 1.0 - p.absorption_loss * lead * (1.0 - ministry);
            EXPECT_NEAR(run.world.activities.progress[work], p.largest_pace / 100.0 * absorbed,
                        1e-15);
        }
    }
}

// Courses wait for trainers, mentoring for mentors, everything else for any adviser.
TEST(Delivery, WaitsForTheAdvisersItNeeds) {
    for (const auto& [kind, there] :
         {std::pair{ActivityKind::training, 0.1}, std::pair{ActivityKind::mentoring, 0.2},
          std::pair{ActivityKind::systems, 0.5}}) {
        SmallCountry small;
        small.institution("police", InstitutionKind::police, 20);
        small.activity("work", kind, "police", 0.0, 100).advisers = 10;
        Trial run = late_work(small);
        constexpr InstitutionId police{0};
        InstitutionColumns& c = run.world.institutions;
        c.trainers[police] = 1;
        c.mentors[police] = 2;
        c.advisers[police] = 5;
        deliver_activities(run.setting, run.world);
        const double pace = run.setting.parameters.activities.largest_pace / 100.0;
        EXPECT_NEAR(run.world.activities.progress[work], pace * there, 1e-15);
    }
}

// What is spent on arms takes as many among 1,000 people everywhere.
TEST(Delivery, ArmsAreCollectedAmongAllThePeople) {
    SmallCountry small;
    small.region("east", 80'000);
    small.region("west", 20'000);
    small.region("north", 50'000);
    small.institution("police", InstitutionKind::police, 20);
    small.activity("work", ActivityKind::arms, "police", 1e6, 100).regions = {"east", "west"};
    Trial run{small};
    const double cost = in_units(run.setting.parameters.activities.arms_cost);
    deliver(run.setting, run.world, work, 0.1, money_of(20'000 * cost));
    for (const RegionId region : run.setting.regions.ids()) {
        const bool meant = run.setting.regions[region].id != "north";
        EXPECT_NEAR(run.world.regions.arms[region], meant ? 0.8 : 1.0, 1e-9);
    }
}

// A sum buys so many places, shared by the prisons that it is for.
TEST(Delivery, PlacesAreSharedByThePrisons) {
    SmallCountry small;
    small.region("east", 80'000);
    small.region("north", 40'000);
    small.region("west", 40'000);
    small.institution("prisons", InstitutionKind::corrections, 40);
    small.activity("work", ActivityKind::infrastructure, "prisons", 1e6, 100).regions = {"east",
                                                                                         "west"};
    Trial run{small};
    const double cost = in_units(run.setting.parameters.activities.place_cost);
    deliver(run.setting, run.world, work, 0.1, money_of(60.0 * cost));
    EXPECT_NEAR(run.world.regions.places[region_named(run.setting, "east")], 40.0, 1e-9);
    EXPECT_NEAR(run.world.regions.places[region_named(run.setting, "north")], 0.0, 1e-9);
    EXPECT_NEAR(run.world.regions.places[region_named(run.setting, "west")], 20.0, 1e-9);
}

// Where several missions do the same for an institution, part of each is wasted, the less the
// better they are coordinated; a mission and its own module are one.
TEST(Delivery, SeparateMissionsOverlapAndModulesDoNot) {
    for (const bool module : {false, true}) {
        SmallCountry small;
        small.institution("courts", InstitutionKind::justice, 20);
        small.institution("police", InstitutionKind::police, 20).equipment = 0.1;
        small.mission("first", first_monday, Date{2010, 1, 4});
        Mission& second = small.mission("second", first_monday, Date{2010, 1, 4});
        if (module) second.module_of = "first";
        // Of three that could be in its way one is for another institution and one of another kind.
        small.activity("a", ActivityKind::equipment, "police", 1e6, 100).mission = "first";
        small.activity("b", ActivityKind::equipment, "police", 1e6, 100).mission = "second";
        small.activity("c", ActivityKind::equipment, "courts", 1e6, 100).mission = "second";
        small.activity("d", ActivityKind::systems, "police", 1e6, 100).mission = "second";
        Trial run = late_work(small);
        const InstitutionId police = institution_named(run.setting, "police");
        run.world.institutions.coordination[police] = 0.25;
        const double cost = in_units(run.setting.parameters.activities.equipment_cost);
        deliver(run.setting, run.world, work, 0.1, money_of(20 * 0.2 * cost));
        const double lost = run.setting.parameters.coordination.overlap_loss / 2.0 * (1.0 - 0.25);
        ASSERT_GT(lost, 0.01);
        const UnitId unit = *run.setting.institutions[police].units.begin();
        EXPECT_NEAR(run.world.units.equipment[unit], 0.1 + 0.2 * (module ? 1.0 : 1.0 - lost), 1e-9);
    }
}

TEST(Delivery, AStrategyOfWhichGovernmentTookAPieceIsNone) {
    for (const bool piece : {false, true}) {
        SmallCountry small;
        small.institution("ministry", InstitutionKind::ministry, 5);
        small.mission("mission", first_monday, Date{2010, 1, 4});
        small.activity("work", ActivityKind::strategy, "ministry", 1e5, 50).mission = "mission";
        Trial run{small};
        run.world.activities.is_piece[work] = piece ? 1 : 0;
        complete(run.setting, run.world, work);
        EXPECT_EQ(has_strategy(run.setting, run.world, MissionId{0}), !piece);
    }
}

} // namespace ssrsim

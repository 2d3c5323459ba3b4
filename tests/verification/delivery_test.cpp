#include "model/mandates.hpp"
#include "model/pace.hpp"
#include "model/processes.hpp"
#include "support/small_country.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <string>
#include <utility>

// What slows work down and what it leaves behind, by hand (S1 ¶25–31, ¶45, ¶52).

namespace ssrsim {

namespace {

constexpr ActivityId work{0};

/// An activity of 100 weeks that has been at work for 60 and has delivered nothing: it goes on at
/// the largest pace that advisers and absorption allow, and needs nobody's money.
Trial late_work(const SmallCountry& small) {
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

namespace {

/// Six institutions of different kinds, each with one piece of work of a kind, of 100 weeks.
SmallCountry six_bodies(ActivityKind kind) {
    SmallCountry small;
    small.region("east", 80'000).cleavage = 0.6;
    small.region("north", 50'000).cleavage = 0.4;
    small.region("west", 20'000).cleavage = 0.5;
    for (const InstitutionKind each :
         {InstitutionKind::civil_society, InstitutionKind::inspectorate, InstitutionKind::justice,
          InstitutionKind::legislature, InstitutionKind::ministry, InstitutionKind::police}) {
        const std::string id{word_of(each)};
        small.institution(id, each, 20);
        small.activity(id, kind, id, 1e6, 100);
    }
    return small;
}

/// Part of the money that is not duplicated, at the values that `duplicate` sets.
double useful_part(const Setting& setting) {
    return 1.0 - setting.parameters.money.duplication * 0.5 * (1.0 - 0.2);
}

void duplicate(Trial& run) {
    for (const InstitutionId c : run.setting.institutions.ids()) {
        run.world.institutions.fragmentation[c] = 0.5;
        run.world.institutions.coordination[c] = 0.2;
    }
}

} // namespace

// Money over the cost of a full effort, for the institution alone; for all where it works with a
// ministry or civil society, who reach beyond themselves. Efforts add up, to a full one at most.
TEST(Delivery, InclusionReachesAllThroughMinistriesAndCivilSociety) {
    for (const char* id :
         {"civil_society", "inspectorate", "justice", "legislature", "ministry", "police"}) {
        Trial run{six_bodies(ActivityKind::inclusion)};
        duplicate(run);
        InstitutionColumns& c = run.world.institutions;
        for (double& effort : c.inclusion_effort)
            effort = 0.1;
        const double full = in_units(run.setting.parameters.activities.inclusion_cost);
        const Money spent = money_of(0.3 * full * week_in_years);
        const ActivityId activity = activity_named(run.setting, id);
        deliver(run.setting, run.world, activity, 0.01, spent);
        const double added = in_units(spent) * useful_part(run.setting) / (full * week_in_years);
        ASSERT_NEAR(added, 0.24, 0.01);
        const std::string where = id;
        for (const InstitutionId each : run.setting.institutions.ids()) {
            const bool reached = where == "ministry" || where == "civil_society" ||
                                 run.setting.institutions[each].id == where;
            EXPECT_NEAR(c.inclusion_effort[each], reached ? 0.1 + added : 0.1, 1e-12)
                << run.setting.institutions[each].id << " by work with " << where;
            EXPECT_EQ(c.systems_effort[each], 0.0);
        }
        deliver(run.setting, run.world, activity, 0.01, money_of(full));
        EXPECT_EQ(c.inclusion_effort[institution_named(run.setting, id)], 1.0);
    }
}

// A review or a strategy includes everywhere, by its own inclusiveness and pace, be it paid for or
// not; half of its budget buys half of that.
TEST(Delivery, ReviewsAndStrategiesIncludeByTheirInclusiveness) {
    for (const ActivityKind kind : {ActivityKind::review, ActivityKind::strategy}) {
        for (const double left : {1.0, 0.5}) {
            SmallCountry small = six_bodies(kind);
            small.plan.activities.at("police").inclusiveness = 0.7;
            Trial run{small};
            duplicate(run);
            const ActivityId activity = activity_named(run.setting, "police");
            run.world.activities.budget[activity] = money_of(1e6 * left);
            // Six tenths of the pace of the plan.
            deliver(run.setting, run.world, activity, 0.6 / 100.0, money_of(1.0));
            const double effort = 0.7 * 0.6 * useful_part(run.setting) * left;
            for (const double all : run.world.institutions.inclusion_effort)
                EXPECT_NEAR(all, effort, 1e-12);
            deliver(run.setting, run.world, activity, 0.5 / 100.0, money_of(1.0));
            for (const double all : run.world.institutions.inclusion_effort)
                EXPECT_NEAR(all, effort * 1.1 / 0.6, 1e-12);
            deliver(run.setting, run.world, activity, 10.0, money_of(1.0));
            for (const double all : run.world.institutions.inclusion_effort)
                EXPECT_EQ(all, 1.0);
        }
    }
}

// Cleavage falls at the rate of reconciliation by the effort that money buys, a full one at most,
// where the work takes place and by the same part everywhere.
TEST(Delivery, ReconciliationLowersTheCleavageWhereItTakesPlace) {
    for (const double bought : {0.0, 0.25, 1.0, 40.0}) {
        for (const double rate : {0.4, 100.0}) {
            SmallCountry small = six_bodies(ActivityKind::reconciliation);
            small.plan.activities.at("justice").regions = {"east", "west"};
            small.parameters().activities.reconciliation_rate = rate;
            Trial run{small};
            duplicate(run);
            const double full =
                in_units(run.setting.parameters.activities.reconciliation_cost) * week_in_years;
            const Money spent = money_of(bought * full / useful_part(run.setting));
            deliver(run.setting, run.world, activity_named(run.setting, "justice"), 0.01, spent);
            const double effort = std::min(1.0, in_units(spent) * useful_part(run.setting) / full);
            ASSERT_NEAR(effort, std::min(1.0, bought), 1e-5);
            const double left = 1.0 - std::min(1.0, week_in_years * rate * effort);
            const RegionColumns& r = run.world.regions;
            EXPECT_NEAR(r.cleavage[region_named(run.setting, "east")], 0.6 * left, 1e-12);
            EXPECT_EQ(r.cleavage[region_named(run.setting, "north")], 0.4);
            EXPECT_NEAR(r.cleavage[region_named(run.setting, "west")], 0.5 * left, 1e-12);
        }
    }
}

// Money over the cost of a full effort, times the effect of the advisers there where the work needs
// any. Work on oversight is work on systems too.
TEST(Delivery, SystemsTakeMoneyAndTheAdvisersTheyNeed) {
    for (const ActivityKind kind : {ActivityKind::systems, ActivityKind::oversight}) {
        for (const double needed : {0.0, 3.0}) {
            SmallCountry small = six_bodies(kind);
            small.plan.activities.at("justice").advisers = needed;
            Trial run{small};
            duplicate(run);
            InstitutionColumns& c = run.world.institutions;
            const InstitutionId justice = institution_named(run.setting, "justice");
            c.adviser_effect[justice] = 0.35;
            const double full =
                in_units(run.setting.parameters.activities.systems_cost) * week_in_years;
            const Money spent = money_of(0.5 * full);
            const ActivityId activity = activity_named(run.setting, "justice");
            const double effort =
                in_units(spent) * useful_part(run.setting) / full * (needed > 0.0 ? 0.35 : 1.0);
            for (const int week : {1, 2}) {
                deliver(run.setting, run.world, activity, 0.01, spent);
                for (const InstitutionId each : run.setting.institutions.ids()) {
                    EXPECT_NEAR(c.systems_effort[each], each == justice ? week * effort : 0.0,
                                1e-12);
                    EXPECT_EQ(c.inclusion_effort[each], 0.0);
                }
            }
            deliver(run.setting, run.world, activity, 0.01, money_of(100.0 * full));
            EXPECT_EQ(c.systems_effort[justice], 1.0);
        }
    }
}

// Training and oversight open seats as the plan has them, less what is duplicated, and in the part
// of the budget that is left; nobody else's work does.
TEST(Delivery, SeatsComeWithTrainingAndOversight) {
    for (const ActivityKind kind :
         {ActivityKind::training, ActivityKind::oversight, ActivityKind::systems}) {
        SmallCountry small = six_bodies(kind);
        small.plan.activities.at("police").trainees = 400;
        small.parameters().officers.attendance_without_per_diem = 1.0;
        Trial run{small};
        duplicate(run);
        const ActivityId activity = activity_named(run.setting, "police");
        run.world.activities.budget[activity] = money_of(0.75e6);
        // A week in which no class begins, so that seats are still due.
        const auto period = static_cast<std::uint64_t>(
            std::floor(run.setting.parameters.officers.course_weeks + 0.5));
        while (static_cast<std::uint64_t>(run.world.week.number) % period ==
               run.setting.activities[activity].key % period) {
            ++run.world.week;
        }
        deliver(run.setting, run.world, activity, 0.01, money_of(10'000));
        const double seats = 0.01 * useful_part(run.setting) * 0.75 * 400;
        EXPECT_NEAR(run.world.activities.seats_due[activity],
                    kind == ActivityKind::systems ? 0.0 : seats, 1e-12);
    }
}

} // namespace ssrsim

#include "model/processes.hpp"
#include "model/step.hpp"
#include "support/small_country.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <utility>
#include <vector>

// What comes after other work waits until that has ended, in whichever way: were it to wait until
// the work is done, one refusal would block a plan for good.

namespace ssrsim {

namespace {

constexpr ActivityId first{0};
constexpr ActivityId next{1};
constexpr int never = -1;

/// Two activities that cost nothing and are not consulted on, so that one that may begin does so at
/// once. Government wants the kind of the second alone.
SmallCountry one_after_another() {
    SmallCountry small;
    small.institution("police", InstitutionKind::police, 20).political_will = 0.0;
    Mission& mission = small.mission("mission", first_monday, Date{2014, 1, 6});
    mission.kind = MissionKind::agency; // no mandate cuts work into phases
    small.activity("a_first", ActivityKind::equipment, "police", 0.0, 30);
    small.activity("b_next", ActivityKind::systems, "police", 0.0, 20).after = {"a_first"};
    BargainingParameters& p = small.parameters().bargaining;
    p.want_equipment = 0.0;
    p.want_systems = 1.0;
    return small;
}

Activity& first_of(SmallCountry& small) {
    return small.plan.activities.at("a_first");
}

/// Weeks of the plan until an activity begins, watched for two years.
int begins(Trial& run, ActivityId id) {
    std::vector<Event> events;
    run.world.events.keep(&events);
    run.weeks(104);
    run.world.events = EventLog{};
    for (const Event& event : events) {
        if (event.what == EventKind::work_began && event.row == id.value)
            return event.week - run.setting.plan_begins;
    }
    return never;
}

} // namespace

// Six ways to end, and one not to. Work that is done has ended when its last week is over; a
// deadline, a mission that leaves and a refusal end it before the second is looked at.
TEST(After, EveryWayToEndLetsTheNextBegin) {
    struct Case {
        const char* what;
        void (*change)(SmallCountry& small);
        ActivityStatus ends;
        int begins;
    };
    const Case cases[] = {
        {"done", [](SmallCountry&) {}, ActivityStatus::done, 30},
        {"overtaken by its deadline at work",
         [](SmallCountry& small) {
             first_of(small).deadline = monday_of(week_of(first_monday) + 12);
         },
         ActivityStatus::cut_short, 12},
        {"overtaken by its deadline while it waits for money",
         [](SmallCountry& small) {
             first_of(small).budget = money_of(1e5);
             first_of(small).deadline = monday_of(week_of(first_monday) + 12);
         },
         ActivityStatus::cancelled, 12},
        {"left by its mission at work",
         [](SmallCountry& small) {
             first_of(small).mission = "mission";
             small.plan.missions.at("mission").early_end = monday_of(week_of(first_monday) + 17);
         },
         ActivityStatus::cut_short, 17},
        {"left by its mission while it waits for a condition",
         [](SmallCountry& small) {
             first_of(small).mission = "mission";
             first_of(small).gate = "institution.police.ownership >= 0.99";
             small.plan.missions.at("mission").early_end = monday_of(week_of(first_monday) + 17);
         },
         ActivityStatus::cancelled, 17},
        {"refused in the third round",
         [](SmallCountry& small) {
             small.plan.government_rule = Rule::adaptive;
             small.country.government.piecemeal = 0.0;
             small.parameters().bargaining.veto_elected = 1.0;
             small.parameters().bargaining.rounds = 3.0;
             small.parameters().bargaining.round_weeks = 5.0;
         },
         ActivityStatus::cancelled, 10},
        {"still waiting for a condition",
         [](SmallCountry& small) { first_of(small).gate = "institution.police.ownership >= 0.99"; },
         ActivityStatus::awaiting_funds, never},
    };
    for (const Case& now : cases) {
        SCOPED_TRACE(now.what);
        SmallCountry small = one_after_another();
        now.change(small);
        Trial run{small};
        EXPECT_EQ(begins(run, next), now.begins);
        EXPECT_EQ(run.world.activities.status[first], now.ends);
        // Nothing else held the second up.
        small.plan.activities.at("b_next").after.clear();
        Trial free{small};
        EXPECT_EQ(begins(free, next), 0);
    }
}

// By each status that the first can have when the second is looked at.
TEST(After, OnlyWorkThatHasEndedLetsTheNextBegin) {
    SmallCountry small = one_after_another();
    first_of(small).gate = "institution.police.ownership >= 0.99"; // it moves nowhere by itself
    for (const auto& [status, ended] :
         {std::pair{ActivityStatus::planned, false}, std::pair{ActivityStatus::consulting, false},
          std::pair{ActivityStatus::awaiting_funds, false},
          std::pair{ActivityStatus::active, false}, std::pair{ActivityStatus::stalled, false},
          std::pair{ActivityStatus::done, true}, std::pair{ActivityStatus::cut_short, true},
          std::pair{ActivityStatus::cancelled, true}}) {
        Trial run{small};
        ActivityColumns& a = run.world.activities;
        a.status[first] = status;
        a.phase_ends[first] = run.setting.plan_ends;
        move_activities(run.setting, run.world);
        EXPECT_EQ(a.status[next] == ActivityStatus::active, ended) << static_cast<int>(status);
        EXPECT_EQ(a.status[next] == ActivityStatus::planned, !ended) << static_cast<int>(status);
    }
}

// Work after several waits for the last of them, be it done or cut short.
TEST(After, AllThatIsNamedMustHaveEnded) {
    for (const int deadline : {12, 25, 48}) {
        SmallCountry small = one_after_another();
        Activity& other = small.activity("a_other", ActivityKind::systems, "police", 0.0, 90);
        other.deadline = monday_of(week_of(first_monday) + deadline);
        small.plan.activities.at("b_next").after = {"a_first", "a_other"};
        Trial run{small};
        EXPECT_EQ(begins(run, activity_named(run.setting, "b_next")), std::max(30, deadline));
    }
}

} // namespace ssrsim

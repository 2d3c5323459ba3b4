#include "model/step.hpp"
#include "support/offers.hpp"

#include <gtest/gtest.h>
#include <string>
#include <vector>

// Decision A in whole runs: rounds, phases and the plan as written (S1 ¶45).

namespace ssrsim {

namespace {

constexpr ActivityId work{0};

} // namespace

// Four rounds thirteen weeks apart; then it is over. Nobody concedes anything to who has no choice.
TEST(ConsentInRuns, WorkNobodyWantsIsCancelledAfterTheLastRound) {
    for (const int rounds : {1, 4}) {
        SmallCountry small = offer(1, 0.4);
        nobody_wants(small);
        small.parameters().bargaining.rounds = rounds;
        Trial run{small};
        std::vector<Event> events;
        run.world.events.keep(&events);
        const Week begins = run.world.week;
        run.weeks(100);
        std::vector<int> withheld;
        for (const Event& event : events) {
            if (event.what == EventKind::consent_withheld) withheld.push_back(event.week - begins);
            if (event.what == EventKind::work_cancelled) {
                EXPECT_EQ(event.week - begins, 13 * (rounds - 1));
                EXPECT_EQ(event.cause, Cause::no_consent);
            }
        }
        EXPECT_EQ(withheld, rounds == 1 ? std::vector<int>{} : (std::vector<int>{0, 13, 26}));
        EXPECT_EQ(run.world.activities.lead_offered[work], 0.0);
        EXPECT_EQ(run.world.activities.status[work], ActivityStatus::cancelled);
        EXPECT_EQ(run.world.activities.spent[work], Money{});
    }
}

// Work cut into phases asks once; it asks again at the end of the phase in which government or the
// head of the institution has changed, and only then.
TEST(ConsentInRuns, AgreedWorkAsksAgainOnlyWhenThoseWhoAgreedHaveGone) {
    enum class Change { nothing, government, head };
    for (const Change change : {Change::nothing, Change::government, Change::head}) {
        SmallCountry small = offer(1, 0.4);
        small.parameters().bargaining.veto_elected = 0.0; // asked, and agrees
        small.mission("mission", first_monday, Date{2008, 1, 7}).renewal_months = 6;
        small.plan.activities.at("work").mission = "mission";
        small.plan.activities.at("work").duration_weeks = 150;
        if (change == Change::government) {
            small.country.elections["e"] = {Date{2005, 3, 7}, ElectionResult::new_government};
        }
        Trial run{small};
        std::vector<Event> events;
        run.world.events.keep(&events);
        run.until(week_of(Date{2005, 3, 7}));
        if (change == Change::head) run.setting.parameters.politics.head_turnover = 1e6;
        run.weeks(1);
        run.setting.parameters.politics.head_turnover = 0.0;
        run.weeks(120);
        const int asked = count(events, EventKind::consultation_began);
        EXPECT_EQ(asked, change == Change::nothing ? 1 : 2);
        EXPECT_EQ(count(events, EventKind::consent_given), asked);
        EXPECT_GE(count(events, EventKind::phase_began), 3);
        Week last;
        for (const Event& event : events) {
            if (event.what != EventKind::consultation_began) continue;
            EXPECT_EQ(event.cause, last == Week{} ? Cause::plan : Cause::succession);
            last = event.week;
        }
        if (change == Change::nothing) continue;
        // Periods of six months from 5 January 2004, and a quarter of foresight.
        EXPECT_GE(last, week_of(Date{2005, 3, 7}));
        EXPECT_LE(last - week_of(Date{2005, 3, 7}), 40);
    }
}

// A new government asked about old work takes a time of its own for it.
TEST(ConsentInRuns, EveryConsultationTakesItsOwnTime) {
    SmallCountry small = offer(1, 0.4);
    small.parameters().bargaining.veto_elected = 0.0; // asked, and agrees
    small.mission("mission", first_monday, Date{2008, 1, 7}).renewal_months = 6;
    Activity& asked = small.plan.activities.at("work");
    asked.mission = "mission";
    asked.duration_weeks = 150;
    asked.consultation_weeks = 8;
    small.country.elections["e"] = {Date{2005, 3, 7}, ElectionResult::new_government};
    Trial run{small};
    std::vector<Event> events;
    run.world.events.keep(&events);
    run.weeks(160);
    std::vector<double> took;
    for (const Event& event : events) {
        if (event.what == EventKind::consultation_began) took.push_back(event.size);
    }
    ASSERT_EQ(took.size(), 2u);
    EXPECT_GT(took[0], 0.0);
    EXPECT_GT(took[1], 0.0);
    EXPECT_NE(took[0], took[1]);
}

TEST(ConsentInRuns, TheFixedRuleIsThePlanAsWritten) {
    SmallCountry small = offer(4, 0.0, ActivityKind::vetting);
    nobody_wants(small);
    small.plan.government_rule = Rule::fixed;
    Trial run{small};
    std::vector<Event> events;
    run.world.events.keep(&events);
    run.weeks(60);
    for (const EventKind what :
         {EventKind::consent_given, EventKind::consent_withheld, EventKind::piece_taken,
          EventKind::lead_conceded, EventKind::conditions_stripped, EventKind::work_cancelled}) {
        EXPECT_EQ(count(events, what), 0);
    }
    EXPECT_EQ(run.world.activities.status[work], ActivityStatus::done);
    EXPECT_EQ(run.world.activities.spent[work], money_of(100'000));
    for (const Event& event : events) {
        if (event.what == EventKind::work_began) {
            EXPECT_EQ(event.week, run.setting.plan_begins);
        }
    }
}

} // namespace ssrsim

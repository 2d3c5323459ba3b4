#include "model/processes.hpp"
#include "model/step.hpp"
#include "support/small_country.hpp"

#include <gtest/gtest.h>
#include <vector>

// No phase of work begins that would last beyond the mandate period and its foresight; longer work
// is cut, and each further phase has its price (S1 ¶33).

namespace ssrsim {

namespace {

constexpr ActivityId work{0};

SmallCountry three_years_of_work(int renewal_months) {
    SmallCountry small;
    small.institution("ministry", InstitutionKind::ministry, 5);
    small.mission("mission", first_monday, Date{2014, 1, 6}).renewal_months = renewal_months;
    small.activity("work", ActivityKind::systems, "ministry", 300'000, 156).mission = "mission";
    small.donor("donor", 1e6).delay_weeks = 0.0;
    return small;
}

/// Weeks after the start of the plan in which phases begin.
std::vector<int> phases(Trial& run, std::int32_t weeks) {
    std::vector<Event> events;
    run.world.events.keep(&events);
    run.weeks(weeks);
    run.world.events = EventLog{};
    std::vector<int> begun;
    for (const Event& event : events) {
        if (event.what == EventKind::work_began || event.what == EventKind::phase_began) {
            begun.push_back(event.week - run.setting.plan_begins);
        }
    }
    return begun;
}

} // namespace

// Periods of 26 weeks (26, 52, 78, 104, 130, 156) and 13 of foresight: the first phase lasts to
// week 39, the next, begun 13 weeks before a renewal, 26 weeks, and so on until what is left fits.
TEST(Phases, LastNoLongerThanThePeriodAndItsForesight) {
    Trial run{three_years_of_work(6)};
    const std::vector<int> begun = phases(run, 300);
    EXPECT_EQ(begun, (std::vector<int>{0, 39, 65, 91, 117}));
    const ActivityColumns& a = run.world.activities;
    EXPECT_EQ(a.status[work], ActivityStatus::done);
    // Four further phases at 10,000 each out of 300,000.
    EXPECT_EQ(a.overhead[work], money_of(40'000));
    EXPECT_EQ(a.spent[work], money_of(300'000));
    EXPECT_NEAR(a.progress[work], 260.0 / 300.0, 1e-12);
}

TEST(Phases, AreOneWhereTheMandateOrNobodyLimitsThem) {
    for (int way = 0; way < 3; ++way) {
        SmallCountry small = three_years_of_work(6);
        if (way == 0) small.plan.missions.at("mission").renewal_months = 48;
        if (way == 1) small.plan.missions.at("mission").kind = MissionKind::agency;
        if (way == 2) small.plan.activities.at("work").mission.clear();
        Trial run{small};
        EXPECT_EQ(phases(run, 300), std::vector<int>{0});
        EXPECT_EQ(run.world.activities.progress[work], 1.0);
        EXPECT_EQ(run.world.activities.overhead[work], Money{});
    }
}

// Without foresight a phase would have had six weeks: it waits for the next period.
TEST(Phases, AreNotWorthBeginningShorterThanTheShortest) {
    for (const double shortest : {6.0, 7.0}) {
        SmallCountry small = three_years_of_work(6);
        small.parameters().coordination.foresight_weeks = 0.0;
        small.parameters().coordination.shortest_phase_weeks = shortest;
        small.plan.activities.at("work").start = monday_of(week_of(first_monday) + 20);
        Trial run{small};
        const std::vector<int> begun = phases(run, 60);
        ASSERT_GE(begun.size(), 2u);
        EXPECT_EQ(begun[0], shortest == 6.0 ? 20 : 26);
        EXPECT_EQ(begun[1], shortest == 6.0 ? 26 : 52);
    }
    // Work of which less than that is left may begin all the same.
    SmallCountry small = three_years_of_work(6);
    small.parameters().coordination.foresight_weeks = 0.0;
    small.plan.activities.at("work").start = monday_of(week_of(first_monday) + 20);
    small.plan.activities.at("work").duration_weeks = 5;
    Trial run{small};
    EXPECT_EQ(phases(run, 60), std::vector<int>{20});
}

// Nothing is delivered from the day of the deadline on, whatever is left.
TEST(Phases, WorkEndsWithItsDeadline) {
    SmallCountry small = three_years_of_work(48);
    small.plan.activities.at("work").deadline = monday_of(week_of(first_monday) + 30);
    Trial run{small};
    run.weeks(30);
    const ActivityColumns& a = run.world.activities;
    EXPECT_EQ(a.status[work], ActivityStatus::active);
    EXPECT_NEAR(a.progress[work], 30.0 / 156.0, 1e-6);
    const Money spent = a.spent[work];
    run.weeks(1);
    EXPECT_EQ(a.status[work], ActivityStatus::cut_short);
    EXPECT_EQ(a.spent[work], spent);
}

// Crowding out by degrees: the shorter the periods, the less of the same money is delivered.
TEST(Phases, ShortPeriodsCrowdOutLongWork) {
    double before = 0.0;
    for (const int months : {6, 12, 24, 48}) {
        SmallCountry small = three_years_of_work(months);
        Trial run{small};
        run.weeks(300);
        const ActivityColumns& a = run.world.activities;
        EXPECT_EQ(a.spent[work], money_of(300'000));
        EXPECT_GT(a.progress[work], before + 0.02) << months << " months";
        before = a.progress[work];
        // Short work does not notice.
        small.plan.activities.at("work").duration_weeks = 20;
        Trial quick{small};
        quick.weeks(300);
        EXPECT_EQ(quick.world.activities.progress[work], 1.0);
    }
}

} // namespace ssrsim

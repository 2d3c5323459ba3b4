#include "model/step.hpp"
#include "record/indicator.hpp"
#include "record/outcomes.hpp"
#include "run/run.hpp"
#include "support/small_country.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <string>
#include <vector>

// What the record says of a world whose numbers are set by hand.

namespace ssrsim {

namespace {

constexpr RegionId east{0};
constexpr RegionId west{1};

SmallCountry recorded_country() {
    SmallCountry small;
    small.region("east", 80'000).marginalised_share = 0.25;
    small.region("west", 40'000).marginalised_share = 0.25;
    small.institution("courts", InstitutionKind::justice, 10);
    small.institution("ministry", InstitutionKind::ministry, 100);
    small.institution("police", InstitutionKind::police, 40);
    small.institution("prisons", InstitutionKind::corrections, 30);
    return small;
}

std::vector<double> measured(const Trial& run, const std::string& key) {
    for (const Variable& variable : make_layout(run.setting).variables) {
        if (variable.key != key) continue;
        std::vector<double> values(variable.size);
        for (const Indicator& indicator : indicators()) {
            if (indicator.key == key) indicator.measure(run.setting, run.world, values);
        }
        return values;
    }
    ADD_FAILURE() << "nothing is recorded as " << key;
    return {0.0};
}

double outcome(const Trial& run, const Trajectory& trajectory, const std::string& key) {
    const Layout layout = make_layout(run.setting);
    const std::vector<double> values = measure_outcomes(run.setting, layout, trajectory, run.world);
    const std::vector<OutcomeVariable> variables = outcome_variables();
    for (std::size_t i = 0; i < variables.size(); ++i) {
        if (variables[i].key == key) return values[i];
    }
    ADD_FAILURE() << "no outcome is called " << key;
    return 0.0;
}

/// A trajectory in which every series says in each week how many there were before.
Trajectory numbered_weeks(const Trial& run) {
    const Layout layout = make_layout(run.setting);
    const auto weeks = static_cast<std::size_t>(layout.weeks);
    Trajectory trajectory;
    trajectory.weeks = layout.weeks;
    trajectory.series.resize(layout.series * weeks);
    for (std::size_t i = 0; i < trajectory.series.size(); ++i)
        trajectory.series[i] = static_cast<float>(i % weeks);
    return trajectory;
}

/// Flows of a week, smoothed: incidents, reports, delivered by the state, by custom, abuse.
void set_flows(World& world, CellId cell, double incidents, double reported, double state,
               double custom, double abuse) {
    CellColumns& k = world.cells;
    k.incidents_smooth[cell] = incidents;
    k.reported_smooth[cell] = reported;
    k.state_smooth[cell] = state;
    k.custom_smooth[cell] = custom;
    k.abuse_smooth[cell] = abuse;
}

} // namespace

TEST(Record, ServiceByHand) {
    Trial run{recorded_country()};
    set_flows(run.world, cell_of(east, Group::majority), 40.0, 20.0, 10.0, 6.0, 3.0);
    set_flows(run.world, cell_of(east, Group::marginalised), 20.0, 5.0, 1.0, 1.0, 2.0);
    set_flows(run.world, cell_of(west, Group::majority), 30.0, 10.0, 3.0, 9.0, 1.0);
    set_flows(run.world, cell_of(west, Group::marginalised), 10.0, 5.0, 1.0, 1.0, 1.0);
    EXPECT_NEAR(measured(run, "service_delivery")[0], 32.0 / 100.0, 1e-12);
    EXPECT_NEAR(measured(run, "service_for_reporters")[0], 15.0 / 40.0, 1e-12);
    EXPECT_NEAR(measured(run, "equity_gap")[0], 28.0 / 70.0 - 4.0 / 30.0, 1e-12);
    const std::vector<double> by_group = measured(run, "service_delivery_by_group");
    ASSERT_EQ(by_group.size(), 4u);
    EXPECT_NEAR(by_group[cell_of(west, Group::majority).index()], 12.0 / 30.0, 1e-12);
    EXPECT_NEAR(measured(run, "impunity")[east.index()], 1.0 - 18.0 / 60.0, 1e-12);
    EXPECT_NEAR(measured(run, "abuse")[east.index()], 5.0 * weeks_per_year * 100'000.0 / 80'000.0,
                1e-9);
    // Police, courts and prisons by their posts; a ministry is no link of the chain.
    InstitutionColumns& c = run.world.institutions;
    c.capacity[institution_named(run.setting, "courts")] = 0.2;
    c.capacity[institution_named(run.setting, "ministry")] = 1.0;
    c.capacity[institution_named(run.setting, "police")] = 0.5;
    c.capacity[institution_named(run.setting, "prisons")] = 0.8;
    const double capacity = (10.0 * 0.2 + 40.0 * 0.5 + 30.0 * 0.8) / 80.0;
    EXPECT_NEAR(measured(run, "chain_capacity")[0], capacity, 1e-12);
    EXPECT_NEAR(measured(run, "capacity_service_gap")[0], capacity - 0.32, 1e-12);
}

// Weeks are written many at a time: of a plan that ends within such a block, and of one that ends
// with it, every value stands in the week that it was measured in.
TEST(Record, EveryWeekStandsInItsSeries) {
    for (const std::int32_t weeks : {37, 32}) {
        SmallCountry small = busy_country();
        small.plan.end = monday_of(week_of(small.country.start) + weeks);
        const Experiment experiment{small.country, small.plan, Seeds::all(3)};
        const Setting& setting = experiment.with_plan();
        const Layout& layout = experiment.layout();
        ASSERT_EQ(layout.weeks, weeks);
        const Trajectory recorded = run_replicate(experiment, 0);
        World world = branch(warm_country(experiment, 0), setting);
        std::vector<double> values;
        for (std::size_t week = 0; week < static_cast<std::size_t>(weeks); ++week) {
            step(setting, world);
            for (const Variable& variable : layout.variables) {
                const auto indicator = std::ranges::find(indicators(), variable.key,
                                                         [](const Indicator& i) { return i.key; });
                values.resize(variable.size);
                indicator->measure(setting, world, values);
                for (std::size_t i = 0; i < variable.size; ++i) {
                    ASSERT_EQ(recorded.of_series(variable.first + i)[week],
                              static_cast<float>(values[i]))
                        << variable.key << " in week " << week;
                }
            }
        }
    }
}

TEST(Record, PrisonersByHand) {
    Trial run{recorded_country()};
    CellColumns& k = run.world.cells;
    EXPECT_EQ(measured(run, "pretrial_share")[0], 0.0);
    k.detained[cell_of(east, Group::majority)] = 20;
    k.detained[cell_of(west, Group::marginalised)] = 10;
    k.sentenced[cell_of(east, Group::marginalised)] = 90;
    EXPECT_EQ(measured(run, "pretrial_share")[0], 0.25);
    EXPECT_EQ(measured(run, "prisoners")[0], 120.0);
    k.police_queue[cell_of(east, Group::majority)] = 3;
    k.police_queue[cell_of(east, Group::marginalised)] = 4;
    k.court_queue[cell_of(west, Group::majority)] = 5;
    EXPECT_EQ(measured(run, "police_queue"), (std::vector<double>{7.0, 0.0}));
    EXPECT_EQ(measured(run, "court_queue"), (std::vector<double>{0.0, 5.0}));
}

// A record is made when its week is over: a crisis of three weeks is recorded three times.
TEST(Record, ACrisisIsRecordedInItsWeeks) {
    SmallCountry small = recorded_country();
    const Week begins = week_of(first_monday) + 3;
    small.country.crises["c"] = {CrisisKind::crisis, monday_of(begins), 3.0};
    Trial run{small};
    std::vector<double> crisis;
    for (int week = 0; week < 8; ++week) {
        run.weeks(1);
        crisis.push_back(measured(run, "crisis")[0]);
    }
    EXPECT_EQ(crisis, (std::vector<double>{0, 0, 0, 1, 1, 1, 0, 0}));
}

TEST(Record, OfficersOnCoursesAreThoseOfEachInstitution) {
    Trial run{recorded_country()};
    for (const InstitutionId c : run.setting.institutions.ids()) {
        run.world.units.on_courses[*run.setting.institutions[c].units.begin()] = c.value + 1;
    }
    const std::vector<double> expected{1.0, 2.0, 3.0, 4.0};
    EXPECT_EQ(measured(run, "on_courses"), expected);
    EXPECT_EQ(measured(run, "on_courses"), expected) << "a second look sees the same";
}

// Work is late by what is due and not done, unless it is done.
TEST(Record, LatenessIsWhatIsDueAndNotDone) {
    SmallCountry small = recorded_country();
    small.activity("work", ActivityKind::systems, "police", 1e5, 100);
    Trial run{small};
    constexpr ActivityId work{0};
    const auto lateness = [&] { return measured(run, "activity_lateness")[0]; };
    EXPECT_EQ(lateness(), 0.0);
    run.world.week = run.world.week + 60;
    run.world.activities.progress[work] = 0.2;
    for (const ActivityStatus status :
         {ActivityStatus::planned, ActivityStatus::active, ActivityStatus::stalled}) {
        run.world.activities.status[work] = status;
        EXPECT_NEAR(lateness(), 0.4, 1e-12);
    }
    run.world.activities.progress[work] = 0.7;
    EXPECT_EQ(lateness(), 0.0) << "ahead of its plan";
    run.world.activities.progress[work] = 0.2;
    run.world.activities.status[work] = ActivityStatus::done;
    EXPECT_EQ(lateness(), 0.0);
}

// Wages are paid from assessed contributions and are counted once.
TEST(Record, MoneySpentIsCountedOnce) {
    SmallCountry small = recorded_country();
    small.mission("mission", first_monday, Date{2008, 1, 7});
    small.donor("ally", 1e6);
    Donor& members = small.donor("members", 1e6);
    members.channel = Channel::assessed;
    members.implementer = "mission";
    Trial run{small};
    const DonorId ally = donor_named(run.setting, "ally");
    run.world.finance.ledger[ally][InstitutionId{0}].spent = money_of(200);
    run.world.finance.ledger[ally][InstitutionId{2}].spent = money_of(50);
    run.world.finance.ledger[ally][InstitutionId{2}].returned = money_of(7);
    LedgerRow& posts = run.world.finance.ledger[donor_named(run.setting, "members")]
                                               [InstitutionId{run.setting.institutions.size()}];
    posts.spent = money_of(100);
    posts.returned = money_of(3);
    run.world.missions.wages[MissionId{0}] = money_of(160);
    const Trajectory trajectory = numbered_weeks(run);
    EXPECT_EQ(outcome(run, trajectory, "money_spent"), 200.0 + 50.0 + 160.0);
    EXPECT_EQ(outcome(run, trajectory, "money_returned"), 10.0);
}

// With a service delivery that is the number of the week, outcomes say which week they mean.
TEST(Record, OutcomesAreThoseOfTheirWeek) {
    SmallCountry small = recorded_country();
    small.mission("first", first_monday, Date{2007, 1, 1});
    small.mission("last", first_monday, Date{2009, 1, 5});
    Trial run{small};
    const Trajectory trajectory = numbered_weeks(run);
    const Week begins = week_of(first_monday);
    EXPECT_EQ(outcome(run, trajectory, "service_two_years"), week_of(Date{2006, 1, 5}) - begins);
    EXPECT_EQ(outcome(run, trajectory, "service_at_exit"), week_of(Date{2009, 1, 5}) - begins);
    EXPECT_EQ(outcome(run, trajectory, "service_after_exit"), week_of(Date{2011, 1, 5}) - begins);
    EXPECT_EQ(outcome(run, trajectory, "service_area"), (trajectory.weeks - 1) / 2.0);
}

} // namespace ssrsim

#include "model/mandates.hpp"
#include "model/processes.hpp"
#include "model/step.hpp"
#include "support/small_country.hpp"
#include "support/statistics.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <string>
#include <vector>

// Mandates, strategies and the phases into which periods cut work (S1 ¶22–24, ¶33, ¶47–50). Checks
// of chance at 6 sigma (2e-9 each).

namespace ssrsim {

namespace {

constexpr MissionId mission_0{0};

std::vector<Event> only(const std::vector<Event>& events, EventKind what) {
    std::vector<Event> kept;
    for (const Event& event : events) {
        if (event.what == what) kept.push_back(event);
    }
    return kept;
}

/// Many missions alike, each with chance of its own.
SmallCountry many_missions(int count) {
    SmallCountry small;
    small.institution("police", InstitutionKind::police, 5);
    for (int i = 0; i < count; ++i) {
        Mission& mission =
            small.mission("m" + std::to_string(10'000 + i), first_monday, Date{2014, 1, 6});
        mission.headquarters_capacity = mission.explicit_mandate = 0.0;
    }
    return small;
}

void mandates_week(Trial& run) {
    renew_mandates(run.setting, run.world);
    ++run.world.week;
}

SmallCountry one_mission(int renewal_months = 12) {
    SmallCountry small;
    small.institution("ministry", InstitutionKind::ministry, 5);
    Mission& mission = small.mission("mission", first_monday, Date{2014, 1, 6});
    mission.renewal_months = renewal_months;
    mission.recruitment_lead_weeks = 0.0;
    mission.tour_weeks = 40;
    mission.extension_share = 0.0;
    small.donor("donor", 1e6).delay_weeks = 0.0;
    return small;
}

} // namespace

TEST(Mandates, AreRenewedAsPlanned) {
    for (const Rule rule : {Rule::fixed, Rule::adaptive}) {
        SmallCountry small = one_mission(6);
        small.plan.missions.at("mission").end = Date{2006, 4, 3};
        small.plan.council_rule = rule;
        // A council that never finds a reason.
        small.parameters().coordination.drawdown = small.parameters().coordination.withdrawal = 0.0;
        Trial run{small};
        std::vector<Event> events;
        run.world.events.keep(&events);
        run.weeks(150);
        const std::vector<Week> planned{week_of(Date{2004, 7, 5}), week_of(Date{2005, 1, 5}),
                                        week_of(Date{2005, 7, 5}), week_of(Date{2006, 1, 5}),
                                        week_of(Date{2006, 4, 3})};
        EXPECT_EQ(run.setting.missions[mission_0].renewals, planned);
        std::vector<Week> renewed;
        for (const Event& event : only(events, EventKind::mandate_renewed))
            renewed.push_back(event.week);
        EXPECT_EQ(renewed, rule == Rule::fixed
                               ? std::vector<Week>{}
                               : std::vector<Week>(planned.begin(), planned.end() - 1));
        const std::vector<Event> ended = only(events, EventKind::mission_ended);
        ASSERT_EQ(ended.size(), 1u);
        EXPECT_EQ(ended[0].week, planned.back());
        EXPECT_EQ(ended[0].cause, Cause::plan);
    }
}

// Hazards over the period that ends: withdrawal·(1 − will)·(1 − r), then drawdown·r·(1 −
// insecurity), then reinforcement or renewal. High ones, so that a hazard is not its probability.
TEST(Mandates, AreDecidedWithTheirProbabilities) {
    constexpr int missions = 4000;
    SmallCountry small = many_missions(missions);
    small.plan.council_rule = Rule::adaptive;
    small.parameters().coordination.withdrawal = 1.6;
    small.parameters().coordination.drawdown = 2.4;
    for (auto& [id, mission] : small.plan.missions)
        mission.renewal_months = 6;
    Trial run{small};
    run.world.week = week_of(Date{2004, 7, 5});
    for (double& credibility : run.world.missions.credibility)
        credibility = 0.7;
    std::vector<Event> events;
    run.world.events.keep(&events);
    renew_mandates(run.setting, run.world);
    const double years = 26 * week_in_years;
    const double unwanted = 1.0 - std::exp(-1.6 * (1.0 - 0.4) * (1.0 - 0.7) * years);
    const double accomplished = 1.0 - std::exp(-2.4 * 0.7 * (1.0 - 0.3) * years);
    const auto number = [&](EventKind what) {
        return static_cast<double>(only(events, what).size());
    };
    EXPECT_LT(std::fabs(binomial_z(number(EventKind::mission_ended), missions, unwanted)), 6.0);
    EXPECT_LT(std::fabs(binomial_z(number(EventKind::mandate_drawn_down), missions, accomplished)),
              six_sigma);
    EXPECT_EQ(events.size(), std::size_t{missions});
    for (const Event& event : events) {
        const MissionId mission{event.row};
        EXPECT_EQ(run.world.missions.drawn_down[mission] != 0,
                  event.what == EventKind::mandate_drawn_down);
        // Who is not wanted has a quarter to leave.
        EXPECT_EQ(run.world.missions.ends[mission], event.what == EventKind::mission_ended
                                                        ? run.world.week + 13
                                                        : run.setting.missions[mission].end);
    }
    // Half a year later it is worse: those drawn down get their posts back, unless they are sent
    // away.
    const double down = number(EventKind::mandate_drawn_down);
    events.clear();
    run.world.week = week_of(Date{2005, 1, 5});
    run.world.regions.insecurity[RegionId{0}] = 0.6;
    renew_mandates(run.setting, run.world);
    const double back = number(EventKind::mandate_reinforced);
    EXPECT_LT(std::fabs(binomial_z(down - back, down, unwanted)), six_sigma);
    for (const Event& event : only(events, EventKind::mandate_reinforced))
        EXPECT_EQ(run.world.missions.drawn_down[MissionId{event.row}], 0);
}

TEST(Mandates, WhoIsSentAwayStaysNoLongerThanPlanned) {
    SmallCountry small = one_mission();
    small.plan.missions.at("mission").end = Date{2006, 2, 6}; // a month after its last renewal
    small.plan.council_rule = Rule::adaptive;
    small.parameters().coordination.withdrawal = 1e9;
    Trial run{small};
    run.world.week = week_of(Date{2006, 1, 5});
    std::vector<Event> events;
    run.world.events.keep(&events);
    renew_mandates(run.setting, run.world);
    ASSERT_EQ(only(events, EventKind::mission_ended).size(), 1u);
    EXPECT_EQ(run.world.missions.ends[mission_0], run.setting.missions[mission_0].end);
}

TEST(Mandates, ADrawdownLeavesEverySecondPostUnfilled) {
    SmallCountry small = one_mission();
    SmallCountry::posts(small.plan.missions.at("mission"), "a", PostType::liaison, "ministry", 7);
    Trial run{small};
    run.weeks(5);
    EXPECT_EQ(run.world.missions.filled[mission_0], 7);
    run.world.missions.drawn_down[mission_0] = 1;
    run.weeks(20);
    EXPECT_EQ(run.world.missions.filled[mission_0], 7) << "tours are served to their end";
    run.weeks(100);
    for (const PostId post : run.setting.posts.ids()) {
        EXPECT_EQ(run.world.posts[post].incumbent.present, run.setting.posts[post].number % 2 == 0);
    }
    EXPECT_EQ(run.world.missions.authorised[mission_0], 4) << "what is given up is not vacant";
    run.world.missions.drawn_down[mission_0] = 0;
    run.weeks(5);
    EXPECT_EQ(run.world.missions.filled[mission_0], 7);
}

// Nobody foresees it: until the day everything goes on, then posts are empty and work is cut short.
TEST(Mandates, AnEarlyEndEndsPostsAndWork) {
    SmallCountry small = one_mission();
    Mission& mission = small.plan.missions.at("mission");
    mission.early_end = Date{2005, 3, 7};
    SmallCountry::posts(mission, "a", PostType::liaison, "ministry", 4);
    small.activity("begun", ActivityKind::systems, "ministry", 1e5, 200).mission = "mission";
    small.activity("later", ActivityKind::systems, "ministry", 1e5, 50).mission = "mission";
    small.plan.activities.at("later").start = Date{2005, 6, 6};
    small.activity("others", ActivityKind::systems, "ministry", 1e5, 200);
    Trial run{small};
    std::vector<Event> events;
    run.world.events.keep(&events);
    const Week day = week_of(Date{2005, 3, 7});
    run.until(day);
    EXPECT_EQ(run.world.missions.filled[mission_0], 4);
    EXPECT_EQ(weeks_to_renewal(run.setting, run.world, mission_0), week_of(Date{2006, 1, 5}) - day);
    const double progress = run.world.activities.progress[ActivityId{0}];
    run.weeks(1);
    EXPECT_EQ(run.world.missions.filled[mission_0], 0);
    EXPECT_EQ(run.world.activities.status[ActivityId{0}], ActivityStatus::cut_short);
    EXPECT_EQ(run.world.activities.status[ActivityId{1}], ActivityStatus::cancelled);
    EXPECT_EQ(run.world.activities.status[ActivityId{2}], ActivityStatus::active);
    EXPECT_EQ(run.world.activities.progress[ActivityId{0}], progress);
    const std::vector<Event> ended = only(events, EventKind::mission_ended);
    ASSERT_EQ(ended.size(), 1u);
    EXPECT_EQ(ended[0].cause, Cause::scripted);
    EXPECT_EQ(ended[0].week, day);
}

// Credibility toward the usual one, the strategy, and of the staff each with a probability.
TEST(Mandates, ASuccessorTakesOverWhatItInherits) {
    constexpr int staff = 500;
    SmallCountry small = one_mission();
    Mission& first = small.plan.missions.at("mission");
    first.end = Date{2006, 1, 2};
    first.tour_weeks = 500;
    Mission& second = small.mission("next", Date{2006, 1, 2}, Date{2010, 1, 4});
    second.succeeds = "mission";
    second.staff_inherited = 0.3;
    second.credibility_inherited = 0.7;
    second.recruitment_lead_weeks = 200.0; // nobody new for a long time
    SmallCountry::posts(first, "a", PostType::liaison, "ministry", staff);
    SmallCountry::posts(second, "a", PostType::liaison, "ministry", staff);
    Trial run{small};
    const MissionId next{1};
    run.until(week_of(Date{2006, 1, 2}));
    run.world.missions.credibility[mission_0] = 0.9;
    run.world.missions.strategy[mission_0] = 1;
    run.weeks(1);
    EXPECT_NEAR(run.world.missions.credibility[next], 0.5 + 0.7 * (0.9 - 0.5), 1e-12);
    EXPECT_TRUE(has_strategy(run.setting, run.world, next));
    EXPECT_EQ(run.world.missions.filled[mission_0], 0);
    const int stay = run.world.missions.filled[next];
    EXPECT_LT(std::fabs(binomial_z(stay, staff, 0.3)), six_sigma) << stay;
    EXPECT_GT(run.world.missions.knowledge[next], 0.7) << "they know the country";
}

// A gamma law of mean 104 weeks and shape 3, shortened by helps; in whole weeks, of which the first
// already counts: half a week less on average.
TEST(Strategies, TakeTheirTimeAndLessWithHelp) {
    constexpr int missions = 3000;
    for (const bool helped : {false, true}) {
        SmallCountry small = many_missions(missions);
        for (auto& [id, mission] : small.plan.missions) {
            mission.explicit_mandate = mission.early_planning = mission.headquarters_capacity =
                helped ? 1.0 : 0.0;
            mission.end = Date{2044, 1, 4};
        }
        Trial run{small, 9};
        std::vector<Event> events;
        run.world.events.keep(&events);
        for (const MissionId mission : run.setting.missions.ids()) {
            run.world.missions.filled[mission] = 1;
            run.world.missions.planners[mission] = helped ? 0.5 : 0.0;
        }
        for (int week = 0; week < 1000; ++week)
            mandates_week(run);
        const double takes = helped ? 0.7 * 0.8 * 0.8 * (1.0 - 0.4 * 0.5) : 1.0;
        std::vector<double> lags;
        std::vector<double> squares;
        for (const Event& event : only(events, EventKind::strategy_adopted)) {
            lags.push_back(event.size + 0.5);
            const double apart = lags.back() - 104.0 * takes;
            squares.push_back(apart * apart);
        }
        ASSERT_EQ(lags.size(), std::size_t{missions});
        const Sample lag = sample_of(lags);
        EXPECT_LT(std::fabs(lag.z(104.0 * takes)), six_sigma) << lag.mean;
        // Whole weeks add a twelfth to the variance.
        EXPECT_LT(std::fabs(sample_of(squares).z(104.0 * takes * 104.0 * takes / 3.0 + 1.0 / 12.0)),
                  six_sigma);
    }
}

TEST(Strategies, NobodyInPostWorksOnNone) {
    Trial run{many_missions(50)};
    for (int week = 0; week < 500; ++week)
        mandates_week(run);
    for (const MissionId mission : run.setting.missions.ids())
        EXPECT_FALSE(has_strategy(run.setting, run.world, mission));
}

// A module shares the whole's strategy and starts with what the whole knows; a mission of its own
// starts with nothing.
TEST(Strategies, AModuleSharesThatOfTheWhole) {
    SmallCountry small = one_mission();
    for (const char* id : {"module", "separate"}) {
        Mission& other = small.mission(id, Date{2006, 1, 2}, Date{2010, 1, 4});
        other.recruitment_lead_weeks = 0.0;
        SmallCountry::posts(other, "a", PostType::liaison, "ministry", 1);
    }
    small.plan.missions.at("module").module_of = "mission";
    Trial run{small};
    run.until(week_of(Date{2006, 1, 2}));
    run.world.missions.strategy[mission_0] = 1;
    run.world.missions.memory[mission_0] = 0.8;
    std::vector<Event> events;
    run.world.events.keep(&events);
    rotate_staff(run.setting, run.world);
    const MissionId module = mission_named(run.setting, "module");
    const MissionId separate = mission_named(run.setting, "separate");
    EXPECT_TRUE(has_strategy(run.setting, run.world, module));
    EXPECT_FALSE(has_strategy(run.setting, run.world, separate));
    const StaffingParameters& p = run.setting.parameters.staffing;
    const double memory = run.world.missions.memory[mission_0];
    ASSERT_GT(memory, 0.5);
    for (const Event& event : only(events, EventKind::adviser_arrived)) {
        const bool shares = run.setting.posts[PostId{event.row}].mission == module;
        EXPECT_NEAR(event.size, shares ? p.memory_knowledge * memory : p.arrival_floor, 1e-12);
    }
    EXPECT_EQ(only(events, EventKind::adviser_arrived).size(), 2u);
}

} // namespace ssrsim

#include "model/monitoring.hpp"
#include "model/processes.hpp"
#include "model/step.hpp"
#include "support/small_country.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <numeric>
#include <vector>

// Monitors find the narrowest link, and money that is not yet at work moves there (S1 ¶57).

namespace ssrsim {

namespace {

constexpr InstitutionId courts{0};
constexpr InstitutionId police{1};
constexpr InstitutionId prisons{2};

InstitutionId institution_of(Link link) {
    return link == Link::police ? police : link == Link::courts ? courts : prisons;
}

/// The three links, with work at each that begins in a year, and national monitors without error.
SmallCountry monitored(Measure measures) {
    SmallCountry small;
    small.institution("courts", InstitutionKind::justice, 60);
    small.institution("police", InstitutionKind::police, 150);
    small.institution("prisons", InstitutionKind::corrections, 40).places = 150;
    small.parameters().feedback.monitoring_error = 0.0;
    for (const char* id : {"courts", "police", "prisons"}) {
        Activity& activity = small.activity(id, ActivityKind::systems, id, 0.0, 100);
        activity.start = Date{2005, 1, 3};
    }
    small.plan.activities.at("courts").budget = Money{10'000'001};
    small.plan.activities.at("police").budget = Money{33'333'333};
    small.plan.activities.at("prisons").budget = Money{7'777'777};
    small.plan.monitoring.measures = measures;
    small.plan.monitoring.by = Monitors::national;
    small.plan.monitoring.period_weeks = 26;
    small.plan.monitoring.shift = 0.15;
    return small;
}

/// Every link wide by every measure but one, which is narrow.
void plant(Trial& run, Link narrow) {
    World& world = run.world;
    world.cells.reported_smooth[CellId{0}] = 20.0;
    for (double& places : world.regions.places)
        places = 1000.0;
    for (const Link link : links) {
        const InstitutionId c = institution_of(link);
        const double level = link == narrow ? 0.1 : 0.9;
        world.institutions.capacity[c] = level;
        world.institutions.performance[c] = link == narrow ? 0.01 : 0.9;
        world.institutions.integrity[c] = 0.8;
        if (link == narrow && link == Link::prisons) {
            for (double& places : world.regions.places)
                places = 5.0;
        }
        for (const ActivityId id : run.setting.activities.ids()) {
            if (run.setting.activities[id].institution == c) {
                world.activities.progress[id] = 0.8 * level;
            }
        }
    }
}

Money all_budgets(const World& world) {
    Money sum;
    for (const Money budget : world.activities.budget)
        sum += budget;
    return sum;
}

/// The week in which a measurement is due, seen from the beginning.
void to_measurement(Trial& run, int number) {
    run.world.week = run.setting.plan_begins + 26 * number;
}

} // namespace

// Whatever is measured, the link that was planted narrow is the one that looks so; nothing else.
TEST(Monitoring, FindsTheNarrowLink) {
    for (const Measure measures : {Measure::outputs, Measure::capacity, Measure::service}) {
        for (const Link narrow : links) {
            Trial run{monitored(measures)};
            std::vector<Event> events;
            run.world.events.keep(&events);
            to_measurement(run, 5); // 78 of the 100 weeks of work have passed
            plant(run, narrow);
            const auto widths = width_of_links(run.setting, run.world);
            for (const Link link : links) {
                if (link != narrow) {
                    EXPECT_GT(widths[static_cast<std::size_t>(link)],
                              2.0 * widths[static_cast<std::size_t>(narrow)]);
                }
            }
            monitor(run.setting, run.world);
            ASSERT_EQ(events.size(), 2u);
            const InstitutionId receiver = institution_of(narrow);
            EXPECT_EQ(events[0].what, EventKind::money_shifted);
            EXPECT_EQ(run.setting.activities[ActivityId{events[0].row}].institution, receiver);
            EXPECT_EQ(events[0].institution, receiver);
            EXPECT_GT(events[0].size, 0.0);
            EXPECT_EQ(events[1].what, EventKind::link_reported);
            EXPECT_EQ(events[1].row, receiver.value);
            EXPECT_EQ(events[1].size, run.world.monitored_need[receiver]);
        }
    }
}

// A link's fair capacity over what would reach it were those before it wide.
TEST(Monitoring, WidthByServiceByHand) {
    Trial run{monitored(Measure::service)};
    World& world = run.world;
    plant(run, Link::courts);
    world.politics.court_independence = 0.5;
    const ServiceChainParameters& p = run.setting.parameters.service_chain;
    const double reported = 20.0;
    const double to_court = reported * (1.0 - p.minor_share);
    const auto widths = width_of_links(run.setting, world);
    EXPECT_NEAR(widths[0],
                150 * 0.9 * p.police_productivity * (1.0 - p.misconduct * (1.0 - 0.8)) / reported,
                1e-12);
    EXPECT_NEAR(widths[1],
                60 * 0.01 * p.court_productivity *
                    (p.fair_floor + (1.0 - p.fair_floor) * 0.8 * 0.5) / to_court,
                1e-12);
    EXPECT_NEAR(widths[2],
                1000.0 / (p.sentence_years * weeks_per_year) *
                    (p.custody_floor + (1.0 - p.custody_floor) * 0.9) /
                    (to_court * p.conviction_share * p.prison_share),
                1e-12);
}

// Of what has not begun a share moves, to the cent; what has begun or ended keeps its money.
TEST(Monitoring, AShiftKeepsEveryCent) {
    SmallCountry small = monitored(Measure::capacity);
    for (const char* id : {"zz_begun", "zz_ended"}) {
        Activity& other = small.activity(id, ActivityKind::systems, "police", 1234.56, 100);
        other.start = Date{2006, 1, 2};
    }
    Activity& second = small.activity("zz_trials", ActivityKind::systems, "courts", 50'000, 100);
    second.start = Date{2006, 1, 2};
    Trial run{small};
    const auto id = [&](const char* name) { return activity_named(run.setting, name); };
    run.world.activities.phases[id("zz_begun")] = 1;
    run.world.activities.status[id("zz_begun")] = ActivityStatus::active;
    run.world.activities.status[id("zz_ended")] = ActivityStatus::cancelled;
    plant(run, Link::courts);
    const Money all = all_budgets(run.world);
    for (int number = 1; number <= 6; ++number) {
        const auto before = run.world.activities.budget;
        to_measurement(run, number);
        monitor(run.setting, run.world);
        const auto& now = run.world.activities.budget;
        ASSERT_EQ(all_budgets(run.world), all);
        EXPECT_EQ(now[id("zz_begun")], money_of(1234.56));
        EXPECT_EQ(now[id("zz_ended")], money_of(1234.56));
        Money moved;
        for (const char* giver : {"police", "prisons"}) {
            const Money part = scaled(before[id(giver)], 0.15);
            EXPECT_EQ(now[id(giver)], before[id(giver)] - part);
            moved += part;
        }
        EXPECT_GT(moved, Money{});
        const double share = in_units(before[id("courts")]) /
                             (in_units(before[id("courts")]) + in_units(before[id("zz_trials")]));
        EXPECT_NEAR(in_units(now[id("courts")] - before[id("courts")]), in_units(moved) * share,
                    0.0101);
    }
}

// New money follows: a share of it goes to the link, less of it where the last link was.
TEST(Monitoring, TellsDonorsWhereTheLinkIs) {
    Trial run{monitored(Measure::capacity)};
    for (int number = 1; number <= 3; ++number) {
        plant(run, number < 3 ? Link::courts : Link::prisons);
        to_measurement(run, number);
        monitor(run.setting, run.world);
    }
    const auto& need = run.world.monitored_need;
    EXPECT_NEAR(need[courts], (1.0 - 0.85 * 0.85) * 0.85, 1e-12);
    EXPECT_NEAR(need[prisons], 0.15, 1e-12);
    EXPECT_EQ(need[police], 0.0);
}

// No monitors in post, nothing measured, or no measurement due: nothing moves.
TEST(Monitoring, NeedsMonitors) {
    enum class Why { nobody, nothing, not_due, somebody };
    for (const Why why : {Why::nobody, Why::nothing, Why::not_due, Why::somebody}) {
        SmallCountry small = monitored(why == Why::nothing ? Measure::nothing : Measure::capacity);
        if (why == Why::nobody || why == Why::somebody) {
            small.plan.monitoring.by = Monitors::mission;
            Mission& mission = small.mission("mission", first_monday, Date{2010, 1, 4});
            mission.recruitment_lead_weeks = why == Why::nobody ? 400.0 : 0.0;
            SmallCountry::posts(mission, "m", PostType::monitor, "", 2);
            SmallCountry::posts(mission, "p", PostType::planner, "", 2);
        }
        Trial run{small};
        std::vector<Event> events;
        run.world.events.keep(&events);
        const auto budgets = run.world.activities.budget;
        run.weeks(why == Why::not_due ? 26 : 27); // week 0 does not measure, week 26 does
        int shifts = 0;
        for (const Event& event : events)
            shifts += event.what == EventKind::money_shifted ? 1 : 0;
        EXPECT_EQ(shifts, why == Why::somebody ? 1 : 0);
        const double told =
            std::accumulate(run.world.monitored_need.begin(), run.world.monitored_need.end(), 0.0);
        EXPECT_NEAR(told, why == Why::somebody ? 0.15 : 0.0, 1e-12);
        for (const ActivityId id : run.setting.activities.ids()) {
            EXPECT_EQ(run.world.activities.budget[id] == budgets[id], why != Why::somebody);
        }
    }
}

// A condition holds work until it is met; once begun, it goes on, also in later phases.
TEST(Gates, HoldWorkUntilTheirConditionIsMet) {
    for (const char* gate :
         {"region.centre.insecurity <= 0.3", "institution.police.ownership >= 0.3"}) {
        SmallCountry small;
        small.institution("police", InstitutionKind::police, 5);
        Activity& work = small.activity("work", ActivityKind::systems, "police", 100'000, 90);
        work.gate = gate;
        work.mission = "mission";
        small.mission("mission", first_monday, Date{2012, 1, 2}).renewal_months = 6;
        small.donor("donor", 1e6).delay_weeks = 0.0;
        Trial run{small};
        const auto set = [&](bool met) {
            run.world.regions.insecurity[RegionId{0}] = met ? 0.3 : 0.31;
            run.world.institutions.ownership[InstitutionId{0}] = met ? 0.3 : 0.29;
        };
        set(false);
        run.weeks(30);
        EXPECT_EQ(run.world.activities.status[ActivityId{0}], ActivityStatus::awaiting_funds);
        EXPECT_EQ(run.world.activities.spent[ActivityId{0}], Money{});
        set(true);
        run.weeks(1);
        EXPECT_EQ(run.world.activities.status[ActivityId{0}], ActivityStatus::active);
        set(false);
        run.weeks(100);
        EXPECT_GT(run.world.activities.phases[ActivityId{0}], 1);
        EXPECT_EQ(run.world.activities.status[ActivityId{0}], ActivityStatus::done) << gate;
    }
}

// Results keep attention alive only where somebody measures them.
TEST(Monitoring, AttentionNeedsMonitorsInPost) {
    std::vector<double> attention;
    for (const auto& [measures, by] : {std::pair{Measure::nothing, Monitors::mission},
                                       {Measure::service, Monitors::mission},
                                       {Measure::service, Monitors::national}}) {
        SmallCountry small = busy_country();
        small.plan.monitoring.measures = measures;
        small.plan.monitoring.by = by; // no mission has posts for it
        small.plan.monitoring.shift = 0.0;
        small.parameters().feedback.monitoring_ownership = 0.0;
        Trial run{small};
        run.weeks(100);
        attention.push_back(run.world.finance.attention[DonorId{0}]);
    }
    EXPECT_EQ(attention[0], attention[1]);
    EXPECT_GT(attention[2], attention[0]);
}

} // namespace ssrsim

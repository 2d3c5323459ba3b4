#include "model/cases.hpp"
#include "model/processes.hpp"
#include "support/small_country.hpp"
#include "support/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <gtest/gtest.h>
#include <limits>
#include <tuple>
#include <vector>

// A court with arrivals a and capacity b a week and a collapse hazard. In continuous time its queue
// rests at max(0, a − b)/h. In whole weeks cases arrive, b are cleared, and each that is left
// collapses with probability h = 1 − exp(−hazard·Δ): q = (q + a − b)(1 − h), which rests at
// (a − b)·(1 − h)/h at the week's end.

namespace ssrsim {

namespace {

constexpr int regions = 100;
constexpr int weeks = 1043; // twenty years: (1 − h)^1043 < 1e-5 of the beginning is left

/// A hundred courts of 100 officers, one a region. Everything that happens is reported, handled by
/// the police at once, and sent to court.
SmallCountry courts_with(double arrivals_a_week) {
    SmallCountry small;
    ServiceChainParameters& p = small.parameters().service_chain;
    constexpr int population = 100'000;
    p.incident_rate = arrivals_a_week * weeks_per_year / (population / 1000.0);
    p.insecurity_effect = 0.0;
    p.reporting_low = p.reporting_high = p.marginalised_access = 1.0;
    p.misconduct = p.minor_share = 0.0;
    for (int i = 0; i < regions; ++i)
        small.region("r" + std::to_string(100 + i), population);
    small.institution("courts", InstitutionKind::justice, 100 * regions);
    small.institution("police", InstitutionKind::police, 1000 * regions).unit_size = 1000;
    return small;
}

std::vector<double> queues_after(double arrivals, double capacity) {
    SmallCountry small = courts_with(arrivals);
    small.parameters().officers.starting_tenure_years = 0.0;
    Trial run{small.without_turnover()};
    World& world = run.world;
    for (const UnitId unit : run.setting.units.key.ids()) {
        const bool court = run.setting.institutions[run.setting.units.institution[unit]].kind ==
                           InstitutionKind::justice;
        world.units.performance[unit] = court ? capacity / 50.0 : 1.0; // 100 officers × 0.5 cases
    }
    for (int week = 0; week < weeks; ++week) {
        report_incidents(run.setting, world);
        handle_cases(run.setting, world);
        judge_cases(run.setting, world);
        ++world.week;
    }
    std::vector<double> queues;
    for (const RegionId region : run.setting.regions.ids()) {
        queues.push_back(world.cells.court_queue[cell_of(region, Group::majority)] +
                         world.cells.court_queue[cell_of(region, Group::marginalised)]);
    }
    return queues;
}

} // namespace

// Regions are independent; 6 sigma each (2e-9).
TEST(CourtQueue, RestsAtArrivalsLessCapacityOverTheHazard) {
    const double h = within_a_week(0.6);
    for (const auto& [arrivals, capacity] :
         {std::pair{20.0, 12.5}, std::pair{20.0, 17.3}, std::pair{20.0, 0.0}}) {
        const Sample queues = sample_of(queues_after(arrivals, capacity));
        const double expected = (arrivals - capacity) * (1.0 - h) / h;
        EXPECT_LT(std::fabs(queues.z(expected)), six_sigma)
            << queues.mean << " for " << expected << " ± " << queues.standard_error;
        EXPECT_LT(queues.standard_error, 0.03 * expected) << "the check has a point";
        // The continuous formula of the model is a half to one week's excess away.
        EXPECT_NEAR(expected, (arrivals - capacity) / (0.6 * week_in_years), arrivals - capacity);
    }
}

TEST(CourtQueue, IsEmptyWhereCapacityExceedsArrivals) {
    const Sample queues = sample_of(queues_after(10.0, 40.0));
    EXPECT_LT(queues.mean, 0.01);
}

// Capacity that finds no cases is lost; a part of a case is kept for the next week.
TEST(CourtQueue, PartsOfCasesAreKeptWhileCasesWait) {
    Column<CellId, std::int32_t> queue{2};
    queue[CellId{0}] = 1000;
    Column<CellId, std::int32_t> taken{2};
    double carry = 0.0;
    int all = 0;
    for (int week = 0; week < 10; ++week) {
        take_cases(queue, RegionId{0}, 0.75, carry, taken);
        all += taken[CellId{0}];
    }
    EXPECT_EQ(all, 7);
    queue[CellId{0}] = 0;
    take_cases(queue, RegionId{0}, 8.6, carry, taken);
    EXPECT_EQ(taken[CellId{0}], 0);
    EXPECT_DOUBLE_EQ(carry, 0.0);
    queue[CellId{0}] = 30;
    queue[CellId{1}] = 10;
    take_cases(queue, RegionId{0}, 10.0, carry, taken);
    EXPECT_EQ(taken[CellId{0}], 8); // 7.5 and 2.5: the earlier group has the half
    EXPECT_EQ(taken[CellId{1}], 2);
    take_cases(queue, RegionId{0}, 41.5, carry, taken);
    EXPECT_EQ(taken[CellId{0}], 30);
    EXPECT_EQ(taken[CellId{1}], 10);
    EXPECT_DOUBLE_EQ(carry, 0.0);
}

// Nobody gives more cases than wait, however few or many.
TEST(CourtQueue, CasesAreTakenWhereTheyAre) {
    constexpr std::int32_t most = std::numeric_limits<std::int32_t>::max();
    for (const auto& [majority, marginalised, capacity] : {std::tuple{0, 5, 3.0},
                                                           {5, 0, 3.0},
                                                           {1, 1, 1.0},
                                                           {most, most, 4.0e9},
                                                           {most, 1, 2.0e9},
                                                           {7, 3, 1.0},
                                                           {0, 0, 2.0},
                                                           {1, 999'999, 500'000.0}}) {
        Column<CellId, std::int32_t> queue{2};
        queue[CellId{0}] = majority;
        queue[CellId{1}] = marginalised;
        Column<CellId, std::int32_t> taken{2};
        double carry = 0.0;
        take_cases(queue, RegionId{0}, capacity, carry, taken);
        const double all = std::min(capacity, static_cast<double>(majority) + marginalised);
        EXPECT_EQ(static_cast<double>(taken[CellId{0}]) + taken[CellId{1}], all);
        for (const CellId cell : queue.ids()) {
            EXPECT_GE(taken[cell], 0);
            EXPECT_LE(taken[cell], queue[cell]);
            if (all > 0.0) {
                const double part = queue[cell] / (static_cast<double>(majority) + marginalised);
                EXPECT_NEAR(taken[cell], all * part, 0.5 + 1e-6);
            }
        }
    }
}

} // namespace ssrsim

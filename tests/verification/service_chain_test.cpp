#include "model/cases.hpp"
#include "model/processes.hpp"
#include "model/step.hpp"
#include "support/chain.hpp"
#include "support/statistics.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <string>

// Cases are counted by hand through the chain.

namespace ssrsim {

// Every week and cell: police queue' = queue + reported − handled − lapsed, court queue' = queue +
// sent − cleared − collapsed, and what lapsed and collapsed is never negative nor more than waited.
TEST(ServiceChain, CasesAreConserved) {
    SmallCountry small = chain();
    small.institution("courts", InstitutionKind::justice, 8); // overloaded
    Trial run{small};
    std::int64_t lapsed = 0;
    std::int64_t collapsed = 0;
    for (int week = 0; week < 300; ++week) {
        const CellColumns before = run.world.cells;
        step(run.setting, run.world);
        const CellColumns& now = run.world.cells;
        for (const CellId cell : run.setting.cells.ids()) {
            ASSERT_LE(now.reported[cell], now.incidents[cell]);
            const int police_loss = before.police_queue[cell] + now.reported[cell] -
                                    now.handled[cell] - now.police_queue[cell];
            ASSERT_GE(police_loss, 0);
            ASSERT_LE(police_loss, before.police_queue[cell] + now.reported[cell]);
            ASSERT_LE(now.sent_to_court[cell], now.handled[cell]);
            const int court_loss = before.court_queue[cell] + now.sent_to_court[cell] -
                                   now.cleared[cell] - now.court_queue[cell];
            ASSERT_GE(court_loss, 0);
            ASSERT_LE(now.detained[cell], now.court_queue[cell]);
            ASSERT_LE(now.fair_terms[cell] + now.unfair_terms[cell], now.cleared[cell]);
            ASSERT_LE(now.sentenced[cell],
                      before.sentenced[cell] + now.fair_terms[cell] + now.unfair_terms[cell]);
            ASSERT_LE(now.delivered_by_state[cell],
                      now.handled[cell] - now.sent_to_court[cell] + now.cleared[cell]);
            ASSERT_LE(now.delivered_by_custom[cell], now.incidents[cell] - now.reported[cell]);
            lapsed += police_loss;
            collapsed += court_loss;
        }
    }
    EXPECT_GT(lapsed, 0);
    EXPECT_GT(collapsed, 0);
    EXPECT_GT(sum_of(run.world.cells.sentenced), 0);
}

// With every chance at nought or one the week is arithmetic: ten reports, of which the police
// handle eight, courts clear three, all fairly, and all convicts go to prison.
TEST(ServiceChain, AWeekByHand) {
    SmallCountry small = chain();
    small.country.regions.erase("west");
    small.region("east", 200'000).marginalised_share = 0.0;
    ServiceChainParameters& p = small.parameters().service_chain;
    p.incident_rate = 0.0;
    p.police_lapse_rate = p.collapse_rate = 0.0;
    p.misconduct = p.minor_share = 0.0;
    p.detained_share = p.fair_floor = p.conviction_share = p.prison_share = 1.0;
    p.custody_floor = 1.0;
    p.contact_rate = 0.0;
    p.sentence_years = 50.0;
    Trial run{small};
    const CellId cell{0};
    run.world.cells.police_queue[cell] = 10;
    const auto set_capacity = [&](const char* id, double cases, double productivity) {
        const InstitutionFacts& c = run.setting.institutions[institution_named(run.setting, id)];
        for (const UnitId unit : c.units) {
            run.world.units.performance[unit] = cases / productivity / c.establishment;
        }
    };
    set_capacity("police", 8.2, p.police_productivity);
    set_capacity("courts", 3.4, p.court_productivity);
    chain_week(run);
    const CellColumns& k = run.world.cells;
    EXPECT_EQ(k.handled[cell], 8);
    EXPECT_EQ(k.police_queue[cell], 2);
    EXPECT_EQ(k.sent_to_court[cell], 8);
    EXPECT_EQ(k.cleared[cell], 3);
    EXPECT_EQ(k.court_queue[cell], 5);
    EXPECT_EQ(k.detained[cell], 5); // all eight were held, three were judged
    EXPECT_EQ(k.fair_terms[cell], 3);
    EXPECT_EQ(k.sentenced[cell], 3);
    EXPECT_EQ(k.delivered_by_state[cell], 3);
    EXPECT_EQ(k.abuse[cell], 0);
    EXPECT_NEAR(run.world.regions.occupancy[RegionId{0}], 8.0 / 150.0, 1e-12);
    EXPECT_NEAR(run.world.regions.police_carry[RegionId{0}], 0.2, 1e-9);
    EXPECT_NEAR(k.state_smooth[cell], 3.0 / 26.0, 1e-12);
    EXPECT_NEAR(clearance(run.world, RegionId{0}), 3.0 / 8.0, 1e-12);
    chain_week(run);
    EXPECT_EQ(k.handled[cell], 2);
    EXPECT_EQ(k.cleared[cell], 3);
    EXPECT_EQ(k.court_queue[cell], 4);
}

// 6 sigma (2e-9 each).
TEST(ServiceChain, IncidentsAndReportsHaveTheirRates) {
    Trial run{chain()};
    const ServiceChainParameters& p = run.setting.parameters.service_chain;
    double incidents = 0.0;
    double reported = 0.0;
    const CellId cell = cell_of(RegionId{0}, Group::marginalised);
    for (int week = 0; week < 2000; ++week) {
        report_incidents(run.setting, run.world);
        incidents += run.world.cells.incidents[cell];
        reported += run.world.cells.reported[cell];
        ++run.world.week;
    }
    const double mean = 2000 * 60'000 * 0.022 * week_in_years * 1.3;
    EXPECT_LT(std::fabs(incidents - mean) / std::sqrt(mean), six_sigma);
    const double share = (p.reporting_low + (p.reporting_high - p.reporting_low) * 0.2) * 0.75;
    EXPECT_LT(std::fabs(binomial_z(reported, incidents, share)), six_sigma);
}

// What nobody reports may go to custom, which settles fairly the more often, the better reformed
// bodies do. 6 sigma (2e-9 each).
TEST(ServiceChain, CustomSettlesSomeOfWhatIsNotReported) {
    for (const bool reformed : {false, true}) {
        SmallCountry small = chain();
        if (reformed) small.institution("elders", InstitutionKind::customary, 20);
        Trial run{small};
        const ServiceChainParameters& p = run.setting.parameters.service_chain;
        if (reformed) {
            const InstitutionId elders = institution_named(run.setting, "elders");
            run.world.institutions.performance[elders] = 0.5;
            run.world.institutions.integrity[elders] = 0.8;
        }
        double unreported = 0.0;
        double settled = 0.0;
        for (int week = 0; week < 2000; ++week) {
            report_incidents(run.setting, run.world);
            for (const CellId cell : run.setting.cells.ids()) {
                unreported += run.world.cells.incidents[cell] - run.world.cells.reported[cell];
                settled += run.world.cells.delivered_by_custom[cell];
            }
            ++run.world.week;
        }
        const double linked = reformed ? 0.5 * 0.8 : 0.0;
        const double share =
            p.customary_share *
            (p.customary_settled + (p.customary_linked - p.customary_settled) * linked);
        EXPECT_LT(std::fabs(binomial_z(settled, unreported, share)), six_sigma) << reformed;
    }
}

// A settlement holds by what the courts of its own region clear. 6 sigma (2e-9 each).
TEST(ServiceChain, SettlementsHoldByTheCourtsBehindThem) {
    SmallCountry small = chain();
    ServiceChainParameters& p = small.parameters().service_chain;
    p.misconduct = p.police_lapse_rate = 0.0;
    p.minor_share = 1.0;
    Trial run{small};
    for (const RegionId region : run.setting.regions.ids()) {
        run.world.cells.police_queue[cell_of(region, Group::majority)] = 100'000;
        run.world.regions.police_carry[region] = 100'000.0;
        run.world.regions.to_court_smooth[region] = 10.0;
        run.world.regions.cleared_smooth[region] = region == RegionId{0} ? 8.0 : 2.0;
    }
    handle_cases(run.setting, run.world);
    for (const RegionId region : run.setting.regions.ids()) {
        const CellId cell = cell_of(region, Group::majority);
        ASSERT_EQ(run.world.cells.handled[cell], 100'000);
        const double holds =
            p.settlement_floor + (1.0 - p.settlement_floor) * (region == RegionId{0} ? 0.8 : 0.2);
        EXPECT_LT(std::fabs(binomial_z(run.world.cells.delivered_by_state[cell], 100'000, holds)),
                  six_sigma);
    }
}

// Judgments are fair by integrity and independence; who is not convicted is served by the judgment,
// who is sent to prison only by being held. 6 sigma (2e-9 each).
TEST(ServiceChain, JudgmentsAreFairByIntegrityAndIndependence) {
    SmallCountry small = chain();
    small.country.regions.erase("west");
    Trial run{small};
    const ServiceChainParameters& p = run.setting.parameters.service_chain;
    const CellId cell{0};
    constexpr int cases = 200'000;
    run.world.cells.court_queue[cell] = cases;
    run.world.regions.court_carry[RegionId{0}] = cases;
    for (const UnitId unit :
         run.setting.institutions[institution_named(run.setting, "courts")].units) {
        run.world.units.integrity[unit] = 0.5;
    }
    run.world.politics.court_independence = 0.6;
    judge_cases(run.setting, run.world);
    const CellColumns& k = run.world.cells;
    ASSERT_EQ(k.cleared[cell], cases);
    const double fair = p.fair_floor + (1.0 - p.fair_floor) * 0.5 * 0.6;
    const double prison = p.conviction_share * p.prison_share;
    EXPECT_LT(std::fabs(binomial_z(k.fair_terms[cell], cases, fair * prison)), six_sigma);
    EXPECT_LT(std::fabs(binomial_z(k.unfair_terms[cell], cases, (1.0 - fair) * prison)), six_sigma);
    EXPECT_LT(std::fabs(binomial_z(k.delivered_by_state[cell], cases, fair * (1.0 - prison))),
              six_sigma);
}

// Twice as many prisoners as places: half of those sentenced fairly are held lawfully, sentences
// end at their rate, and of those beyond the places some get away. 6 sigma (2e-9 each).
TEST(ServiceChain, PrisonsBeyondTheirPlacesByHand) {
    SmallCountry small = chain();
    small.country.regions.erase("west");
    small.country.institutions.at("prisons").places = 500'000;
    Trial run{small};
    const ServiceChainParameters& p = run.setting.parameters.service_chain;
    const CellId cell{0};
    CellColumns& k = run.world.cells;
    k.sentenced[cell] = 900'000;
    k.court_queue[cell] = k.detained[cell] = 100'000;
    k.fair_terms[cell] = 400'000;
    k.unfair_terms[cell] = 20'000;
    for (const UnitId unit :
         run.setting.institutions[institution_named(run.setting, "prisons")].units) {
        run.world.units.performance[unit] = 0.4;
    }
    hold_prisoners(run.setting, run.world);
    const double lawful = (p.custody_floor + (1.0 - p.custody_floor) * 0.4) / 2.0;
    EXPECT_LT(std::fabs(binomial_z(k.delivered_by_state[cell], 400'000, lawful)), six_sigma);
    const double serves = 1.0 - std::exp(-week_in_years / p.sentence_years);
    const double lost = 1.0 - std::exp(-week_in_years * p.release_rate * 0.5);
    ASSERT_GT(lost * 100'000, 100.0);
    const double stay = k.sentenced[cell] - 420'000;
    EXPECT_LT(std::fabs(binomial_z(stay, 900'000, (1.0 - serves) * (1.0 - lost))), six_sigma);
    EXPECT_LT(std::fabs(binomial_z(k.detained[cell], 100'000, 1.0 - lost)), six_sigma);
    EXPECT_NEAR(run.world.regions.occupancy[RegionId{0}],
                static_cast<double>(k.sentenced[cell] + k.detained[cell]) / 500'000.0, 1e-12);
}

// Where a region has no prison, its people are held, counted and lost in another's.
TEST(ServiceChain, PrisonersOfOneRegionInAnothersPrison) {
    SmallCountry small = chain();
    small.country.institutions.at("prisons").regions = {"east"};
    small.country.institutions.at("prisons").places = 500'000;
    Trial run{small};
    const ServiceChainParameters& p = run.setting.parameters.service_chain;
    const RegionId west = region_named(run.setting, "west");
    const CellId there = cell_of(west, Group::majority);
    const CellId here = cell_of(region_named(run.setting, "east"), Group::majority);
    ASSERT_EQ(run.world.regions.places[west], 0.0);
    CellColumns& k = run.world.cells;
    k.court_queue[there] = k.detained[there] = 600'000;
    k.court_queue[here] = k.detained[here] = 400'000;
    hold_prisoners(run.setting, run.world);
    const double lost = 1.0 - std::exp(-week_in_years * p.release_rate * 0.5); // twice too full
    EXPECT_LT(std::fabs(binomial_z(k.detained[there], 600'000, 1.0 - lost)), six_sigma);
    EXPECT_LT(std::fabs(binomial_z(k.detained[here], 400'000, 1.0 - lost)), six_sigma);
    EXPECT_EQ(run.world.regions.occupancy[west], 0.0);
}

// More police without courts fill queues and cells; direction only (S1 ¶44).
TEST(ServiceChain, PoliceFirstWithoutCourtsFillsQueuesAndCells) {
    struct End {
        std::int64_t court_queue;
        std::int64_t detained;
        double pretrial_share;
        double by_court;
    };
    const auto after_five_years = [](std::int32_t police, std::int32_t courts) {
        SmallCountry small = chain();
        small.institution("police", InstitutionKind::police, police);
        small.institution("courts", InstitutionKind::justice, courts);
        Trial run{small.without_turnover()};
        run.weeks(260);
        const auto detained = sum_of(run.world.cells.detained);
        const auto held = detained + sum_of(run.world.cells.sentenced);
        double sent = 0.0;
        double cleared = 0.0;
        for (const RegionId region : run.setting.regions.ids()) {
            sent += run.world.regions.to_court_smooth[region];
            cleared += run.world.regions.cleared_smooth[region];
        }
        return End{sum_of(run.world.cells.court_queue), detained,
                   static_cast<double>(detained) / static_cast<double>(held), cleared / sent};
    };
    const End before = after_five_years(150, 20);
    const End police_first = after_five_years(600, 20);
    const End balanced = after_five_years(600, 120);
    EXPECT_GT(police_first.court_queue, before.court_queue + 200);
    EXPECT_GT(police_first.detained, before.detained);
    EXPECT_LT(police_first.by_court, before.by_court);
    EXPECT_LT(balanced.court_queue, police_first.court_queue / 2);
    EXPECT_LT(balanced.pretrial_share, police_first.pretrial_share);
}

TEST(ServiceChain, ACountryWithoutPrisonsLetsEverybodyGo) {
    SmallCountry small = chain();
    small.country.institutions.erase("prisons");
    Trial run{small};
    for (int week = 0; week < 150; ++week) {
        run.weeks(1);
        ASSERT_EQ(sum_of(run.world.cells.detained), 0);
        ASSERT_EQ(sum_of(run.world.cells.sentenced), 0);
    }
    EXPECT_GT(sum_of(run.world.cells.cleared), 0);
    EXPECT_EQ(run.world.regions.occupancy[RegionId{0}], 0.0);
}

TEST(ServiceChain, ARegionWithoutCourtsClearsNothing) {
    SmallCountry small = chain();
    small.country.institutions.at("courts").regions = {"east"};
    Trial run{small};
    const CellId west = cell_of(RegionId{1}, Group::majority);
    for (int week = 0; week < 150; ++week) {
        run.weeks(1);
        ASSERT_EQ(run.world.cells.cleared[west], 0);
    }
    EXPECT_GT(run.world.cells.court_queue[west], 0);
    EXPECT_EQ(clearance(run.world, RegionId{1}), 0.0);
    EXPECT_GT(clearance(run.world, RegionId{0}), 0.1);
}

TEST(ServiceChain, AnOverfullPrisonHoldsWorseAndLosesPeople) {
    const auto sentenced = [](std::int32_t places) {
        SmallCountry small = chain();
        small.country.institutions.at("prisons").places = places;
        Trial run{small.without_turnover()};
        run.weeks(260);
        double state = 0.0;
        for (const double flow : run.world.cells.state_smooth)
            state += flow;
        return std::pair{sum_of(run.world.cells.sentenced), state};
    };
    const auto [crowded, delivered_crowded] = sentenced(10);
    const auto [roomy, delivered_roomy] = sentenced(2'000);
    EXPECT_LT(crowded, roomy);
    EXPECT_LT(delivered_crowded, delivered_roomy);
}

} // namespace ssrsim

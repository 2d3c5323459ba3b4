#include "model/processes.hpp"
#include "model/step.hpp"
#include "support/small_country.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <vector>

// Ownership, trust and confidence follow their causes (S1 ¶45, ¶56).

namespace ssrsim {

namespace {

constexpr InstitutionId courts{0};
constexpr InstitutionId police{1};
constexpr RegionId centre{0};

SmallCountry responsive() {
    SmallCountry small;
    small.parameters().feedback = defaults<FeedbackParameters>();
    small.institution("courts", InstitutionKind::justice, 20);
    small.institution("police", InstitutionKind::police, 100);
    return small;
}

/// Causes of ownership that stay as they are: rests at 0.5875 for the police and, since inclusion
/// counts in full for the courts, at 0.625 there.
Trial steady_causes() {
    Trial run{responsive()};
    InstitutionColumns& c = run.world.institutions;
    for (const InstitutionId id : run.setting.institutions.ids()) {
        c.political_will[id] = 0.7;
        c.lead_practised[id] = 0.6;
        c.inclusion[id] = c.inclusion_effort[id] = 0.5;
        c.performance[id] = 0.3; // half visible
        c.credibility[id] = 0.8;
    }
    return run;
}

void feedback_weeks(Trial& run, int weeks, Process process) {
    for (int week = 0; week < weeks; ++week) {
        process(run.setting, run.world);
        ++run.world.week;
    }
}

} // namespace

TEST(Ownership, RestsOnItsFiveCausesSlowerUpThanDown) {
    const double rests[] = {0.625, 0.5875};
    for (const double start : {0.1, 0.95}) {
        Trial run = steady_causes();
        run.world.institutions.ownership = Column<InstitutionId, double>{2, start};
        feedback_weeks(run, 80, move_ownership);
        const double rate = start < 0.5 ? 0.5 : 1.0;
        for (const InstitutionId c : {courts, police}) {
            const double rest = rests[c.index()];
            EXPECT_NEAR(run.world.institutions.ownership[c],
                        rest + (start - rest) * std::pow(1.0 - rate * week_in_years, 80), 1e-12);
        }
    }
}

TEST(Ownership, NationalMonitorsRaiseWhereItRests) {
    Trial run = steady_causes();
    run.setting.monitoring.measures = Measure::service;
    run.setting.monitoring.by = Monitors::national;
    feedback_weeks(run, 3000, move_ownership);
    EXPECT_NEAR(run.world.institutions.ownership[police], 0.5875 + 0.1, 1e-9);
}

// Half a year's memory of the lead in work delivered; nothing delivered, nothing practised.
TEST(Ownership, OnlyLeadInWorkDeliveredIsPractised) {
    Trial run = steady_causes();
    run.world.institutions.national_lead = Column<InstitutionId, double>{2, 0.9};
    run.world.institutions.delivered[police] = 1.0;
    feedback_weeks(run, 30, move_ownership);
    EXPECT_EQ(run.world.institutions.lead_practised[courts], 0.6);
    EXPECT_NEAR(run.world.institutions.lead_practised[police],
                0.9 + (0.6 - 0.9) * std::pow(1.0 - 2.0 * week_in_years, 30), 1e-12);
}

// Inclusion follows effort, and fades over two years without any.
TEST(Ownership, InclusionFadesOverTwoYears) {
    Trial run = steady_causes();
    run.world.institutions.inclusion_effort[police] = 0.0;
    feedback_weeks(run, 104, move_ownership);
    EXPECT_NEAR(run.world.institutions.inclusion[courts], 0.5, 1e-12);
    const double left = run.world.institutions.inclusion[police];
    EXPECT_NEAR(left, 0.5 * std::pow(1.0 - week_in_years / 2.0, 104), 1e-12);
    EXPECT_NEAR(left, 0.5 * std::exp(-1.0), 0.005);
}

// ζ·(1 − λ)·(1 − w)·budget/(budget + own budget over the duration, a year at least), once.
TEST(Ownership, ImposedWorkCostsByItsShareOfTheBudget) {
    for (const double lead : {0.0, 0.2, 1.0}) {
        for (const double weeks : {26.0, 104.0}) {
            SmallCountry small = responsive();
            small.stand_still();
            small.parameters().feedback.imposition = 0.4;
            small.country.fiscal_capacity = money_of(200'000);
            small.country.institutions.at("police").budget_share = 0.5;
            small.country.institutions.at("police").political_will = 0.3;
            small.plan.national_lead = lead;
            small.donor("donor", 1e7).delay_weeks = 0.0;
            small.activity("work", ActivityKind::equipment, "police", 150'000, weeks);
            Trial run{small};
            run.weeks(20);
            const double own = 0.5 * 200'000 * week_in_years * std::max(52.0, weeks);
            EXPECT_NEAR(run.world.institutions.ownership[police],
                        0.4 - 0.4 * (1.0 - lead) * 0.7 * 150'000 / (150'000 + own), 1e-9);
            EXPECT_EQ(run.world.institutions.ownership[courts], 0.4);
        }
    }
}

// Toward what those who turned to the state got, less abuse; faster down than up.
TEST(Trust, FollowsFairOutcomesLessAbuse) {
    for (const double start : {0.1, 0.9}) {
        Trial run{responsive()};
        const CellId cell = cell_of(centre, Group::majority);
        const double people = run.setting.cells[cell].population;
        run.world.cells.reported_smooth[cell] = 10.0;
        run.world.cells.state_smooth[cell] = 6.0;
        run.world.cells.abuse_smooth[cell] = 1.5 * people / 1000.0 / weeks_per_year;
        run.world.cells.trust[cell] = start;
        feedback_weeks(run, 60, move_trust);
        const double satisfied = 0.6 - 0.05 * 1.5;
        const double rate = start < satisfied ? 0.35 : 0.8;
        EXPECT_NEAR(run.world.cells.trust[cell],
                    satisfied + (start - satisfied) * std::pow(1.0 - rate * week_in_years, 60),
                    1e-12);
        EXPECT_EQ(satisfied > start, run.world.cells.trust[cell] > start);
    }
}

// Nobody who turned to the state, or abuse beyond all service, leaves nothing to trust in.
TEST(Trust, FallsToNothingWithoutService) {
    Trial run{responsive()};
    const CellId cell = cell_of(centre, Group::majority);
    run.world.cells.trust[cell] = 0.5;
    run.world.cells.abuse_smooth[cell] = 1e6;
    feedback_weeks(run, 52, move_trust);
    EXPECT_NEAR(run.world.cells.trust[cell], 0.5 * std::pow(1.0 - 0.8 * week_in_years, 52), 1e-12);
}

// Toward ½·trust + ½·presence: equipped police on duty over 2.2 among 1,000 people.
TEST(Confidence, FollowsTrustAndVisiblePresence) {
    Trial run{responsive()};
    World& world = run.world;
    const CellId cell = cell_of(centre, Group::majority);
    world.cells.reported_smooth[cell] = 10.0;
    world.cells.state_smooth[cell] = 5.0;
    world.cells.trust[cell] = 0.5; // as satisfied, so that it stays
    world.cells.confidence[cell] = 0.2;
    for (const UnitId unit : run.setting.institutions[police].units) {
        world.units.equipment[unit] = 0.6;
        world.units.on_courses[unit] = 20;
    }
    const double presence = 80.0 * 0.6 / (2.2 * 100.0);
    feedback_weeks(run, 40, move_trust);
    const double rests = 0.5 * 0.5 + 0.5 * presence;
    EXPECT_NEAR(world.cells.confidence[cell],
                rests + (0.2 - rests) * std::pow(1.0 - 0.7 * week_in_years, 40), 1e-12);
    // Courts are no presence, and more than full presence counts as full.
    for (const UnitId unit : run.setting.institutions[police].units)
        world.units.strength[unit] = 10'000;
    feedback_weeks(run, 3000, move_trust);
    EXPECT_NEAR(world.cells.confidence[cell], 0.5 * 0.5 + 0.5, 1e-9);
}

TEST(Confidence, OfTheMarginalisedIsCappedByCleavage) {
    SmallCountry small = responsive();
    small.country.regions.at("centre").cleavage = 0.7;
    Trial run{small};
    for (const UnitId unit : run.setting.institutions[police].units) {
        run.world.units.equipment[unit] = 1.0;
        run.world.units.strength[unit] = 10'000;
    }
    for (const CellId cell : run.setting.cells.ids()) {
        run.world.cells.reported_smooth[cell] = run.world.cells.state_smooth[cell] = 10.0;
    }
    feedback_weeks(run, 3000, move_trust);
    EXPECT_NEAR(run.world.cells.confidence[cell_of(centre, Group::majority)], 1.0, 1e-8);
    EXPECT_NEAR(run.world.cells.confidence[cell_of(centre, Group::marginalised)], 0.3, 1e-9);
    EXPECT_NEAR(run.world.cells.trust[cell_of(centre, Group::marginalised)], 1.0, 1e-8);
}

} // namespace ssrsim

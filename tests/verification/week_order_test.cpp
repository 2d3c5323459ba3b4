#include "model/step.hpp"
#include "support/small_country.hpp"

#include <gtest/gtest.h>

// What the order of the week is for: a process sees what those before it did on the same days.

namespace ssrsim {

// Reported on Monday, in court on Wednesday, in prison on Friday, if nobody is busy.
TEST(TheWeek, TakesACaseAlongTheWholeChain) {
    SmallCountry small;
    small.region("centre", 100'000).marginalised_share = 0.0;
    small.institution("courts", InstitutionKind::justice, 20);
    small.institution("police", InstitutionKind::police, 50);
    small.institution("prisons", InstitutionKind::corrections, 20).places = 1'000;
    ServiceChainParameters& p = small.parameters().service_chain;
    p.police_lapse_rate = p.collapse_rate = p.misconduct = p.minor_share = 0.0;
    p.fair_floor = p.conviction_share = p.prison_share = p.custody_floor = 1.0;
    p.incident_rate = 100.0;
    Trial run{small};
    run.world.regions.police_carry[RegionId{0}] = 1e6;
    run.world.regions.court_carry[RegionId{0}] = 1e6;
    run.weeks(1);
    const CellColumns& k = run.world.cells;
    const CellId cell = cell_of(RegionId{0}, Group::majority);
    EXPECT_GT(k.reported[cell], 0);
    EXPECT_EQ(k.handled[cell], k.reported[cell]);
    EXPECT_EQ(k.cleared[cell], k.reported[cell]);
    EXPECT_EQ(k.sentenced[cell], k.reported[cell]);
    EXPECT_EQ(k.delivered_by_state[cell], k.reported[cell]);
}

// A class takes the places of those who left in its own week.
TEST(TheWeek, LetsOfficersLeaveBeforeOthersCome) {
    SmallCountry small;
    const Week class_week{week_of(first_monday).number / 13 * 13 + 13};
    small.country.start = monday_of(class_week - 1);
    small.institution("police", InstitutionKind::police, 1'000);
    small.parameters().officers.leave_rate = 5.0;
    small.parameters().officers.academy_rate = 2.0;
    small.parameters().officers.hiring_pay = 0.5; // the budget limits nobody
    Trial run{small};
    run.weeks(1);
    EXPECT_EQ(run.world.personnel.left, 0);
    run.weeks(1);
    EXPECT_GT(run.world.personnel.left, 20);
    EXPECT_EQ(run.world.personnel.hired, run.world.personnel.left);
}

} // namespace ssrsim

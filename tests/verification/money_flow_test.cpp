#include "core/quantiles.hpp"
#include "model/processes.hpp"
#include "support/small_country.hpp"
#include "support/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

// Money in the pipeline by Little's law, and what expiry leaves of a grant.

namespace ssrsim {

namespace {

void finance_week(Trial& run) {
    commit_pledges(run.setting, run.world);
    disburse_money(run.setting, run.world);
    ++run.world.week;
}

/// Budget support to equal institutions: commitments that need no activity. No attention is lost
/// and nothing expires.
SmallCountry steady_donors(int donors, int institutions, double delay, double shape, int tranches) {
    SmallCountry small;
    small.plan.end = Date{2050, 1, 3};
    small.parameters().money.attention_decay = 0.0;
    for (int i = 0; i < institutions; ++i) {
        small.institution("body" + std::to_string(100 + i), InstitutionKind::ministry, 1);
    }
    for (int i = 0; i < donors; ++i) {
        Donor& donor = small.donor("donor" + std::to_string(i), 1'200'000.0 * institutions);
        donor.channel = Channel::budget_support;
        donor.delay_weeks = delay;
        donor.delay_shape = shape;
        donor.tranches = tranches;
        donor.life_fiscal_years = 10;
    }
    return small;
}

Money in_pipeline(const World& world) {
    Money sum;
    for (const DonorId donor : world.finance.ledger.ids())
        sum += books_of(world, donor).in_pipeline;
    return sum;
}

/// Tranche k of n leaves in week 52·k/n of the fiscal year.
double mean_departure(int tranches) {
    double sum = 0.0;
    for (int tranche = 0; tranche < tranches; ++tranche) {
        const int week = 52 * tranche / tranches;
        sum += week;
    }
    return sum / tranches;
}

/// Delays are rounded to whole weeks.
double mean_delay(double delay, double shape) {
    constexpr int parts = 200'000;
    double sum = 0.0;
    for (int i = 0; i < parts; ++i) {
        sum += std::floor(gamma_quantile((i + 0.5) / parts, shape) * (delay / shape) + 0.5);
    }
    return sum / parts;
}

constexpr int whole_years = 28;     // of 365.25 days are …
constexpr int weeks_of_them = 1461; // … this many weeks

} // namespace

// Mean money in the pipeline over 28 years = rate × mean time from commitment to arrival. The lots'
// delays are independent; 6 sigma (2e-9). Years are 365 or 366 days and commitments fall on the
// Monday on or before 1 January, which moves the mean by less than a week's rate at either edge.
TEST(MoneyInThePipeline, FollowsLittlesLaw) {
    constexpr int donors = 4;
    constexpr int institutions = 15;
    constexpr int tranches = 12;
    Trial run{steady_donors(donors, institutions, 22, 3, tranches)};
    while (run.world.week < week_of(Date{2012, 1, 2}))
        finance_week(run);
    double sum = 0.0;
    for (int week = 0; week < weeks_of_them; ++week) {
        finance_week(run);
        sum += in_units(in_pipeline(run.world));
    }
    const double lots = donors * institutions * tranches * whole_years;
    const double each = 100'000.0;
    const double expected =
        lots * each * (mean_departure(tranches) + mean_delay(22, 3)) / weeks_of_them;
    const double error_of_mean_delay = 22.0 / std::sqrt(3.0) / std::sqrt(lots);
    const double sigma = lots * each * error_of_mean_delay / weeks_of_them;
    EXPECT_LT(6.0 * sigma / expected, 0.02) << "the check has a point";
    EXPECT_LT(std::fabs(sum / weeks_of_them - expected) / sigma, six_sigma)
        << sum / weeks_of_them << " for " << expected;
}

TEST(MoneyInThePipeline, IsExactForAFixedDelay) {
    for (const int tranches : {1, 2, 4, 12}) {
        Trial run{steady_donors(1, 1, 22, 1e6, tranches)};
        run.setting.donors[DonorId{0}].commitments.resize(3); // then let everything arrive
        Money sum;
        for (int week = 0; week < 300; ++week) {
            finance_week(run);
            sum += in_pipeline(run.world);
        }
        Money expected;
        Money committed;
        std::size_t number = 0;
        for (const Lot& lot : run.world.finance.lots) {
            const int tranche = static_cast<int>(number++ % static_cast<std::size_t>(tranches));
            expected.cents += lot.committed.cents * (52 * tranche / tranches + 22);
            committed += lot.committed;
        }
        EXPECT_EQ(sum, expected) << tranches << " tranches"; // to the cent
        EXPECT_EQ(in_pipeline(run.world), Money{});
        EXPECT_EQ(books_of(run.world, DonorId{0}).committed, committed);
    }
}

namespace {

/// One grant for one activity that spends at constant pace once it can.
SmallCountry one_grant(double budget, int weeks_needed, int delay, int life, double carry_over) {
    SmallCountry small;
    small.country.start = Date{2004, 1, 1};
    small.parameters().activities.largest_pace = 1.0; // constant, even where it is late
    small.parameters().money.attention_decay = 0.0;
    small.institution("courts", InstitutionKind::justice, 20);
    small.activity("files", ActivityKind::systems, "courts", budget, weeks_needed);
    Donor& donor = small.donor("donor", budget);
    donor.until = Date{2005, 1, 1};
    donor.delay_weeks = delay;
    donor.delay_shape = 1e6;
    donor.tranches = 1;
    donor.life_fiscal_years = life;
    donor.carry_over = carry_over;
    return small;
}

} // namespace

// Money that arrives in week δ and expires in week E pays for min(N, E − δ) of the N weeks an
// activity needs. Weekly wants are rounded to the cent and the last one takes what is left, so the
// share is exact but for the rounding: a cent a week.
TEST(MoneyAgainstExpiry, PaysForTheWeeksThatAreLeft) {
    for (const int needed : {20, 52, 100}) {
        for (const int delay : {0, 10, 22, 40, 51, 60}) {
            for (const int life : {1, 2}) {
                Trial run{one_grant(1'000'000, needed, delay, life, 0.0)};
                const Week expires = week_of(Date{2004 + life, 1, 1});
                const int left = expires - (run.world.week + delay);
                const double expected = std::clamp(left / static_cast<double>(needed), 0.0, 1.0);
                run.weeks(220);
                const LedgerRow books = books_of(run.world, DonorId{0});
                EXPECT_EQ(books.committed, money_of(1'000'000));
                EXPECT_NEAR(in_units(books.spent) / 1'000'000.0, expected, needed * 1e-8)
                    << needed << " weeks needed, delay " << delay << ", life " << life;
                EXPECT_EQ(books.returned, books.committed - books.spent);
            }
        }
    }
}

// The continuous formula of the model, min(1, (life − δ)/N), agrees to a week's worth of spending:
// years are not whole weeks and arrivals fall on Mondays.
TEST(MoneyAgainstExpiry, AgreesWithTheContinuousFormulaToAWeek) {
    for (const int delay : {5, 22, 45}) {
        Trial run{one_grant(1'000'000, 40, delay, 1, 0.0)};
        run.weeks(120);
        const double spent = in_units(books_of(run.world, DonorId{0}).spent) / 1'000'000.0;
        EXPECT_NEAR(spent, std::min(1.0, (weeks_per_year - delay) / 40.0), 1.0 / 40.0);
    }
}

} // namespace ssrsim

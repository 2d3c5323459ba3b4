#include "model/funds.hpp"
#include "model/processes.hpp"
#include "support/small_country.hpp"
#include "support/statistics.hpp"

#include <cmath>
#include <gtest/gtest.h>

// Channels, rules and splits by hand.

namespace ssrsim {

namespace {

constexpr DonorId donor_0{0};

/// Two bodies that each have an open activity behind a gate that stays shut.
SmallCountry two_bodies() {
    SmallCountry small;
    small.country.start = Date{2004, 1, 1};
    small.parameters().money.attention_decay = 0.0;
    for (const char* id : {"courts", "police"}) {
        const bool police = std::string{id} == "police";
        small.institution(id, police ? InstitutionKind::police : InstitutionKind::justice, 20);
        small.activity(std::string{id} + "_works", ActivityKind::equipment, id, 1e9, 500).gate =
            "region.centre.insecurity >= 1.1";
    }
    return small;
}

Donor& simple_donor(SmallCountry& small, const char* id, double pledge) {
    Donor& donor = small.donor(id, pledge);
    donor.delay_weeks = 10;
    donor.delay_shape = 1e6;
    donor.tranches = 1;
    donor.carry_over = 0.0;
    return donor;
}

Money committed_to(const Trial& run, DonorId donor, const char* institution) {
    return run.world.finance.ledger[donor][institution_named(run.setting, institution)].committed;
}

void finance_week(Trial& run) {
    commit_pledges(run.setting, run.world);
    disburse_money(run.setting, run.world);
    ++run.world.week;
}

} // namespace

TEST(Money, SplitsByPreferenceToTheCent) {
    SmallCountry small = two_bodies();
    Donor& donor = simple_donor(small, "donor", 1'000'000.01);
    donor.preferences = {{"police", 2.0}, {"courts", 1.0}};
    donor.reliability = 1.0;
    donor.tranches = 3;
    Trial run{small};
    finance_week(run);
    // 100,000,001 cents: 66,666,667.33 and 33,333,333.67; the larger remainder gets the cent.
    EXPECT_EQ(committed_to(run, donor_0, "police").cents, 66'666'667);
    EXPECT_EQ(committed_to(run, donor_0, "courts").cents, 33'333'334);
    std::vector<std::int64_t> tranches;
    for (const Lot& lot : run.world.finance.lots)
        tranches.push_back(lot.committed.cents);
    EXPECT_EQ(tranches, (std::vector<std::int64_t>{11'111'112, 11'111'111, 11'111'111, 22'222'223,
                                                   22'222'222, 22'222'222}));
}

TEST(Money, APartOfAYearIsCommittedInPart) {
    SmallCountry small = two_bodies();
    simple_donor(small, "donor", 366'000).from = Date{2004, 7, 1}; // a leap year
    small.plan.donors.at("donor").reliability = 0.5;
    small.plan.donors.at("donor").attention = 0.8;
    Trial run{small};
    while (run.world.week <= week_of(Date{2004, 12, 1}))
        finance_week(run);
    EXPECT_EQ(books_of(run.world, donor_0).committed, money_of(184'000 * 0.4)); // 184 days are left
}

// A plan that begins inside a fiscal year finds what is left of it, and from its end whole years.
TEST(Money, FiscalYearsBeginInTheirMonth) {
    SmallCountry small = two_bodies();
    simple_donor(small, "donor", 1'000'000).fiscal_year_month = 10;
    Trial run{small};
    finance_week(run);
    const double part = 274.0 / 366.0; // 1 January to 1 October of a leap year
    EXPECT_EQ(books_of(run.world, donor_0).committed, scaled(money_of(1'000'000), part));
    while (run.world.week < week_of(Date{2004, 10, 1}))
        finance_week(run);
    EXPECT_EQ(books_of(run.world, donor_0).committed, scaled(money_of(1'000'000), part));
    finance_week(run);
    EXPECT_EQ(books_of(run.world, donor_0).committed,
              scaled(money_of(1'000'000), part) + money_of(1'000'000));
}

TEST(Money, QuickImpactIsCappedAndMustBeSpentInItsWindow) {
    SmallCountry small = two_bodies();
    Donor& donor = simple_donor(small, "donor", 1'000'000);
    donor.channel = Channel::quick_impact;
    donor.until = Date{2005, 1, 1};
    Trial run{small};
    const Week committed = run.world.week;
    finance_week(run);
    EXPECT_EQ(committed_to(run, donor_0, "police"), money_of(50'000));
    EXPECT_EQ(committed_to(run, donor_0, "courts"), money_of(50'000));
    // Ten weeks in the pipeline, 26 to spend it.
    while (run.world.week < committed + 36) {
        EXPECT_EQ(books_of(run.world, donor_0).returned, Money{});
        EXPECT_EQ(books_of(run.world, donor_0).held > Money{}, run.world.week > committed + 10);
        finance_week(run);
    }
    finance_week(run);
    EXPECT_EQ(books_of(run.world, donor_0).returned, money_of(100'000));
}

// Every tranche has the window after its own arrival.
TEST(Money, QuickImpactTranchesEachHaveTheirWindow) {
    SmallCountry small = two_bodies();
    Donor& donor = simple_donor(small, "donor", 1'000'000);
    donor.channel = Channel::quick_impact;
    donor.tranches = 2;
    donor.until = Date{2005, 1, 1};
    Trial run{small};
    finance_week(run);
    for (const Lot& lot : run.world.finance.lots)
        EXPECT_EQ(lot.expires - lot.arrives, 26);
}

TEST(Money, PooledMoneyIsCarriedOver) {
    SmallCountry small = two_bodies();
    Donor& donor = simple_donor(small, "donor", 1'000'000);
    donor.channel = Channel::pooled_fund;
    donor.carry_over = 0.9;
    donor.life_fiscal_years = 1;
    donor.until = Date{2005, 1, 1};
    Trial run{small};
    const Week expires = week_of(Date{2005, 1, 1});
    while (run.world.week < expires)
        finance_week(run);
    EXPECT_EQ(books_of(run.world, donor_0).returned, Money{});
    finance_week(run);
    EXPECT_EQ(books_of(run.world, donor_0).returned, money_of(100'000));
    EXPECT_EQ(books_of(run.world, donor_0).held, money_of(900'000));
    for (int week = 0; week < 54; ++week)
        finance_week(run);
    EXPECT_EQ(books_of(run.world, donor_0).returned, money_of(190'000)); // a year later again
}

// Held and in the pipeline expire alike.
TEST(Money, WhatIsStillInThePipelineExpiresToo) {
    SmallCountry small = two_bodies();
    Donor& donor = simple_donor(small, "donor", 1'000'000);
    donor.delay_weeks = 80;
    donor.life_fiscal_years = 1;
    donor.until = Date{2005, 1, 1};
    Trial run{small};
    for (int week = 0; week < 60; ++week)
        finance_week(run);
    const LedgerRow books = books_of(run.world, donor_0);
    EXPECT_EQ(books.returned, books.committed);
    EXPECT_EQ(books.spent + books.held + books.in_pipeline, Money{});
}

TEST(Money, AssessedContributionsPayPostsAndNothingElse) {
    SmallCountry small;
    small.institution("police", InstitutionKind::police, 40);
    Mission& mission = small.mission("mission", first_monday, Date{2008, 1, 7});
    mission.recruitment_lead_weeks = 0;
    SmallCountry::posts(mission, "liaison", PostType::liaison, "police", 2).staff =
        StaffCategory::national;
    mission.national_lead_weeks = 0;
    small.activity("vehicles", ActivityKind::equipment, "police", 100'000, 52);
    Donor& donor = simple_donor(small, "members", 100'000);
    donor.channel = Channel::assessed;
    donor.implementer = "mission";
    donor.delay_weeks = 0;
    donor.until = Date{2005, 1, 1};
    Trial run{small};
    run.weeks(104);
    const LedgerRow books = books_of(run.world, donor_0);
    EXPECT_EQ(run.world.activities.spent[ActivityId{0}], Money{});
    const Money wages = run.world.missions.wages[MissionId{0}];
    // Two people at 90,000 a year for two years cost more than the contributions.
    EXPECT_EQ(wages, Money{scaled(money_of(90'000), week_in_years).cents * 2 * 104});
    EXPECT_EQ(books.spent, books.committed);
    EXPECT_EQ(run.world.missions.wages_unfunded[MissionId{0}], wages - books.spent);
    for (const Lot& lot : run.world.finance.lots)
        EXPECT_FALSE(lot.institution.exists());
}

// What one mission's members contribute pays nobody in another.
TEST(Money, AssessedContributionsPayTheirOwnMission) {
    SmallCountry small;
    small.institution("police", InstitutionKind::police, 40);
    for (const char* id : {"first", "second"}) {
        Mission& mission = small.mission(id, first_monday, Date{2008, 1, 7});
        mission.national_lead_weeks = 0;
        SmallCountry::posts(mission, "liaison", PostType::liaison, "police", 1).staff =
            StaffCategory::national;
    }
    Donor& donor = simple_donor(small, "members", 1e6);
    donor.channel = Channel::assessed;
    donor.implementer = "second";
    donor.delay_weeks = 0;
    Trial run{small};
    run.weeks(40);
    const MissionColumns& m = run.world.missions;
    EXPECT_EQ(m.wages[MissionId{0}], m.wages[MissionId{1}]);
    EXPECT_GT(m.wages[MissionId{1}], Money{});
    EXPECT_EQ(m.wages_unfunded[MissionId{0}], m.wages[MissionId{0}]);
    EXPECT_EQ(m.wages_unfunded[MissionId{1}], Money{});
    EXPECT_EQ(books_of(run.world, donor_0).spent, m.wages[MissionId{1}]);
}

// What donors spend in a week enters its mean once.
TEST(Money, SpendingIsSmoothedAndForgotten) {
    Trial run{two_bodies()};
    InstitutionColumns& c = run.world.institutions;
    constexpr InstitutionId first{0};
    c.spent_this_week[first] = 1000.0;
    const double weeks = run.setting.parameters.money.spending_weeks;
    for (int week = 0; week < 30; ++week) {
        disburse_money(run.setting, run.world);
        ASSERT_NEAR(c.donor_spending[first], 1000.0 / weeks * std::pow(1.0 - 1.0 / weeks, week),
                    1e-9);
        ASSERT_EQ(c.spent_this_week[first], 0.0);
    }
}

TEST(Money, BudgetSupportReachesPay) {
    SmallCountry small;
    small.parameters().money.attention_decay = 0.0;
    Institution& police = small.institution("police", InstitutionKind::police, 100);
    police.wage = money_of(1'000); // 100,000 a year
    police.budget_share = 0.0;
    Donor& donor = simple_donor(small.without_turnover(), "bank", 60'000);
    donor.channel = Channel::budget_support;
    donor.delay_weeks = 0;
    donor.from = Date{2005, 1, 3};
    Trial run{small};
    run.weeks(50);
    EXPECT_EQ(run.world.institutions.pay[InstitutionId{0}], 0.0);
    run.weeks(20);
    // Its envelope is the support alone, evenly over the year: 60 in 100 of the wage bill.
    const double part = 363.0 / 365.0; // of the fiscal year that had begun
    EXPECT_NEAR(run.world.institutions.pay[InstitutionId{0}], 0.6 * part, 1e-4);
    EXPECT_EQ(run.world.activities.status.size(), 0u);
}

TEST(Money, DefenceIsUnattractiveToDevelopmentDonors) {
    for (const AidRule rule : {AidRule::development_only, AidRule::any_use}) {
        SmallCountry small = two_bodies();
        small.institution("army", InstitutionKind::defence, 20);
        small.activity("army_works", ActivityKind::equipment, "army", 1e9, 500).gate =
            "region.centre.insecurity >= 1.1";
        Donor& donor = simple_donor(small, "donor", 900'000);
        donor.aid_rule = rule;
        Trial run{small};
        finance_week(run);
        // 1 : 1 : ¼ against equal thirds.
        EXPECT_EQ(committed_to(run, donor_0, "army"),
                  rule == AidRule::any_use ? money_of(300'000) : money_of(100'000));
    }
}

// An aligned, coordinated donor follows assessed need: (1 − P)·error. Without error and with equal
// performance the shares are equal whatever it would prefer.
TEST(Money, AlignmentMovesMoneyTowardNeed) {
    SmallCountry small = two_bodies();
    small.parameters().money.assessment_error = 0.0;
    Donor& donor = simple_donor(small, "donor", 1'000'000);
    donor.preferences = {{"police", 1.0}};
    donor.alignment = 1.0;
    donor.willingness = 0.5;
    Trial run{small};
    run.world.institutions.performance[institution_named(run.setting, "police")] = 0.8;
    run.world.institutions.performance[institution_named(run.setting, "courts")] = 0.4;
    finance_week(run);
    // Need 0.2 : 0.6; half of it is followed: police ½·1 + ½·¼.
    EXPECT_NEAR(in_units(committed_to(run, donor_0, "police")), 625'000, 0.011);
    EXPECT_NEAR(in_units(committed_to(run, donor_0, "courts")), 375'000, 0.011);
}

TEST(Money, FragmentationByHand) {
    SmallCountry small = two_bodies();
    Donor& first = simple_donor(small, "a", 300'000);
    first.preferences = {{"police", 1.0}};
    first.willingness = 0.2;
    Donor& second = simple_donor(small, "b", 100'000);
    second.preferences = {{"police", 1.0}};
    second.willingness = 0.6;
    Trial run{small};
    finance_week(run);
    const InstitutionId police = institution_named(run.setting, "police");
    // Shares ¾ and ¼: 1 − (9 + 1)/16; coordination ¾·0.2 + ¼·0.6.
    EXPECT_NEAR(run.world.institutions.fragmentation[police], 0.375, 1e-12);
    EXPECT_NEAR(run.world.institutions.coordination[police], 0.3, 1e-12);
    EXPECT_NEAR(duplicated_share(run.setting, run.world, police), 0.5 * 0.375 * 0.7, 1e-12);
    const InstitutionId courts = institution_named(run.setting, "courts");
    EXPECT_EQ(duplicated_share(run.setting, run.world, courts), 0.0);
}

TEST(Money, APooledFundCountsAsOne) {
    SmallCountry small = two_bodies();
    for (const char* id : {"a", "b", "c"}) {
        simple_donor(small, id, 100'000).channel = Channel::pooled_fund;
    }
    Trial run{small};
    finance_week(run);
    EXPECT_NEAR(run.world.institutions.fragmentation[InstitutionId{0}], 0.0, 1e-12);
}

// What duplication swallows is spent and buys nothing.
TEST(Money, DuplicationIsPaidForAndBuysNothing) {
    const auto equipped = [](double coordination) {
        SmallCountry small;
        small.institution("police", InstitutionKind::police, 100);
        small.without_turnover().without_decay();
        small.activity("vehicles", ActivityKind::equipment, "police", 50'000, 40);
        for (const char* id : {"a", "b"}) {
            Donor& donor = simple_donor(small, id, 100'000);
            donor.willingness = coordination;
            donor.delay_weeks = 0;
        }
        Trial run{small};
        run.weeks(80);
        EXPECT_EQ(run.world.activities.spent[ActivityId{0}], money_of(50'000));
        return run.world.units.equipment[UnitId{0}] - 0.3;
    };
    // 50,000 equip a fifth of 100 officers at 2,500 each.
    EXPECT_NEAR(equipped(1.0), 0.2, 1e-9);
    EXPECT_NEAR(equipped(0.0), 0.2 * (1.0 - 0.5 * 0.5), 1e-9);
}

TEST(Money, TheOldestCommitmentIsSpentFirst) {
    SmallCountry small;
    small.institution("police", InstitutionKind::police, 100);
    small.activity("vehicles", ActivityKind::equipment, "police", 1'000'000, 400);
    Donor& donor = simple_donor(small, "donor", 100'000);
    donor.life_fiscal_years = 10;
    Trial run{small};
    for (int week = 0; week < 300; ++week) {
        run.weeks(1);
        bool younger_spent = false;
        for (std::size_t lot = run.world.finance.lots.size(); lot-- > 0;) {
            const Lot& row = run.world.finance.lots[LotId{lot}];
            if (younger_spent) {
                EXPECT_EQ(row.held, Money{}) << "week " << week;
            }
            younger_spent = younger_spent || row.spent > Money{};
        }
    }
}

} // namespace ssrsim

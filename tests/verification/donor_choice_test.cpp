#include "model/donor_choice.hpp"
#include "model/processes.hpp"
#include "model/step.hpp"
#include "support/small_country.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <utility>
#include <vector>

// Decision B: where donors commit (S1 ¶40, ¶52, ¶55).

namespace ssrsim {

namespace {

/// Two institutions with work that waits for a condition which is never met, so that money is
/// committed, held and returned, and nothing is spent.
SmallCountry waiting_work() {
    SmallCountry small;
    small.institution("courts", InstitutionKind::justice, 20);
    small.institution("police", InstitutionKind::police, 20);
    for (const char* id : {"courts", "police"}) {
        small.activity(id, ActivityKind::equipment, id, 1e9, 500).gate =
            "institution.police.ownership >= 0.99";
    }
    MoneyParameters& p = small.parameters().money;
    p.choice_need = p.choice_visibility = p.choice_results = p.choice_risk = 0.0;
    p.attention_decay = p.assessment_error = 0.0;
    small.plan.donor_rule = Rule::adaptive;
    return small;
}

/// Its money is in force for exactly a year.
Donor& yearly_donor(SmallCountry& small, const char* id, std::int32_t month, double to_courts) {
    Donor& donor = small.donor(id, 100e6);
    donor.fiscal_year_month = month;
    donor.preferences = {{"courts", to_courts}, {"police", 1.0 - to_courts}};
    donor.delay_weeks = 0.0;
    donor.tranches = 1;
    donor.life_fiscal_years = 1;
    donor.carry_over = 0.0;
    return donor;
}

std::vector<double> shares_now(Trial& run, DonorId donor = DonorId{0}) {
    return choose_shares(run.setting, run.world, donor,
                         run.setting.donors[donor].commitments.front());
}

/// Share of its last commitment that a donor gave to an institution.
double last_share(const World& world, DonorId donor, InstitutionId institution) {
    double here = 0.0;
    double all = 0.0;
    std::int32_t vintage = 0;
    for (const Lot& lot : world.finance.lots) {
        if (lot.donor != donor) continue;
        if (lot.vintage != vintage) here = all = 0.0;
        vintage = lot.vintage;
        all += in_units(lot.committed);
        if (lot.institution == institution) here += in_units(lot.committed);
    }
    return here / all;
}

Money committed_in(const std::vector<Event>& events, DonorId donor, std::int32_t year) {
    Money sum;
    for (const Event& event : events) {
        if (event.what == EventKind::money_committed && event.row == donor.value &&
            monday_of(event.week + 1).year == year) {
            sum += money_of(event.size);
        }
    }
    return sum;
}

} // namespace

// Whole runs, bit for bit: with all weights zero an adaptive donor follows the written formula.
TEST(DonorChoice, ZeroWeightsAreTheWrittenFormula) {
    SmallCountry small = busy_country();
    small.plan.end = Date{2008, 1, 7};
    small.parameters().politics.coup_rate = 0.0;       // after which only adaptive donors suspend
    small.parameters().money.tolerated_abuse = 1000.0; // beyond which they avoid budgets
    const auto digest = [&](Rule rule, double weight) {
        MoneyParameters& p = small.parameters().money;
        p.choice_need = p.choice_visibility = p.choice_results = p.choice_risk = weight;
        small.plan.donor_rule = rule;
        Trial run{small, 5};
        run.until(run.setting.plan_ends);
        return digest_of(run.world);
    };
    const std::uint64_t written = digest(Rule::fixed, 0.5);
    EXPECT_EQ(digest(Rule::adaptive, 0.0), written);
    EXPECT_NE(digest(Rule::adaptive, 0.5), written) << "weights matter";
}

// (1 − aχ)·preference + aχ·need, by hand.
TEST(DonorChoice, TheWrittenFormulaByHand) {
    SmallCountry small = waiting_work();
    Donor& donor = yearly_donor(small, "donor", 1, 0.3);
    donor.alignment = 0.5;
    donor.willingness = 0.8; // which is its coordination here
    Trial run{small};
    run.world.institutions.performance[InstitutionId{0}] = 0.2;
    run.world.institutions.performance[InstitutionId{1}] = 0.8;
    const double followed = 0.5 * 0.8;
    const double courts = (1.0 - followed) * 0.3 + followed * 0.8 / (0.8 + 0.2);
    const std::vector<double> shares = shares_now(run);
    ASSERT_EQ(shares.size(), 2u);
    EXPECT_NEAR(shares[0], courts, 1e-12);
    EXPECT_NEAR(shares[1], 1.0 - courts, 1e-12);
    // Where no work is left there is nothing to give to.
    run.world.activities.status[ActivityId{0}] = ActivityStatus::cancelled;
    EXPECT_EQ(shares_now(run), (std::vector<double>{0.0, 1.0}));
}

// Each share is weighed by exp(need·n + visibility·v + results·q − risk·x), by institution and way.
TEST(DonorChoice, TheLogitByHand) {
    SmallCountry small = waiting_work();
    MoneyParameters& p = small.parameters().money;
    p.choice_need = 0.7;
    p.choice_visibility = 0.9;
    p.choice_results = 1.1;
    p.choice_risk = 1.3;
    Donor& donor = yearly_donor(small, "donor", 1, 0.3);
    donor.options["a_budget"] = {Channel::national, "", 0.5, 0.0};
    donor.options["b_pool"] = {Channel::pooled_fund, "", 2.0, 0.0};
    // More work for the police, of which only what has begun is seen, and two donors beside it.
    small.activity("police_more", ActivityKind::equipment, "police", 3e9, 500);
    small.activity("police_next", ActivityKind::equipment, "police", 5e9, 500).start =
        Date{2008, 1, 7};
    yearly_donor(small, "east", 1, 0.5);
    yearly_donor(small, "west", 1, 0.5);
    Trial run{small};
    const auto commit = [&](DonorId other, InstitutionId to, double amount) {
        Lot lot;
        lot.donor = other;
        lot.institution = to;
        lot.begun = run.world.week - 1;
        lot.expires = run.world.week + 100;
        lot.committed = lot.in_pipeline = money_of(amount);
        run.world.finance.open_lots.push_back(LotId{run.world.finance.lots.size()});
        run.world.finance.lots.push_back(lot);
    };
    commit(donor_named(run.setting, "east"), InstitutionId{0}, 1e6);
    commit(donor_named(run.setting, "east"), InstitutionId{0}, 2e6);
    commit(donor_named(run.setting, "west"), InstitutionId{0}, 3e6);
    commit(donor_named(run.setting, "west"), InstitutionId{1}, 4e6);
    commit(DonorId{0}, InstitutionId{1}, 5e6); // its own is no crowd
    const double others[] = {0.6, 0.4};
    InstitutionColumns& c = run.world.institutions;
    c.performance[InstitutionId{0}] = 0.2;
    c.performance[InstitutionId{1}] = 0.6;
    c.integrity[InstitutionId{0}] = 0.4;
    c.integrity[InstitutionId{1}] = 0.9;
    run.world.activities.progress[activity_named(run.setting, "police")] = 0.25;
    run.world.activities.progress[activity_named(run.setting, "police_more")] = 0.5;
    const double needs[] = {0.8, 0.4};
    const double written[] = {0.3, 0.7};
    const double results[] = {0.0, (1.0 * 0.25 + 3.0 * 0.5) / 4.0};
    const double exposed[] = {0.6, 0.1};
    const double weights[] = {1.0, 0.5, 2.0};
    const double seen[] = {1.0, p.shared_visibility, p.shared_visibility};
    const double risk[] = {0.0, 1.0, p.shared_risk};
    std::vector<double> by_hand;
    double sum = 0.0;
    for (int i = 0; i < 2; ++i) {
        for (int way = 0; way < 3; ++way) {
            by_hand.push_back(written[i] * weights[way] *
                              std::exp(0.7 * needs[i] + 0.9 * seen[way] * (1.0 - others[i]) +
                                       1.1 * results[i] - 1.3 * risk[way] * exposed[i]));
            sum += by_hand.back();
        }
    }
    const std::vector<double> shares = shares_now(run);
    ASSERT_EQ(shares.size(), by_hand.size());
    for (std::size_t i = 0; i < shares.size(); ++i)
        EXPECT_NEAR(shares[i], by_hand[i] / sum, 1e-12) << i;
}

// Two donors who want to be seen, half a year apart. Each gives the courts
// s = p·exp(v(1−t)) / (p·exp(v(1−t)) + (1−p)·exp(v·t)), t being what the other has given them. At
// v = 1 both end near their preferences, at v = 4 they divide the field between them.
TEST(DonorChoice, TwoDonorsReachTheirEquilibrium) {
    for (const double visibility : {1.0, 4.0}) {
        SmallCountry small = waiting_work();
        small.parameters().money.choice_visibility = visibility;
        yearly_donor(small, "first", 1, 0.6);
        yearly_donor(small, "second", 7, 0.5);
        small.plan.end = Date{2024, 1, 1};
        Trial run{small};
        run.until(run.setting.plan_ends);
        const auto answer = [&](double p, double other) {
            const double courts = p * std::exp(visibility * (1.0 - other));
            return courts / (courts + (1.0 - p) * std::exp(visibility * other));
        };
        double first = 0.6;
        double second = 0.5;
        for (int round = 0; round < 1000; ++round) {
            first = answer(0.6, second);
            second = answer(0.5, first);
        }
        ASSERT_NEAR(first, answer(0.6, second), 1e-15) << "a fixed point";
        EXPECT_NEAR(last_share(run.world, DonorId{0}, InstitutionId{0}), first, 1e-6);
        EXPECT_NEAR(last_share(run.world, DonorId{1}, InstitutionId{0}), second, 1e-6);
        if (visibility > 2.0) {
            EXPECT_GT(first, 0.95);
            EXPECT_LT(second, 0.05);
        } else {
            EXPECT_LT(std::fabs(first - second), 0.2);
        }
    }
}

// What others commit in the same week nobody knows yet, whoever's id comes first; a year later the
// second has seen where the first went.
TEST(DonorChoice, NobodyKnowsWhatOthersCommitInTheSameWeek) {
    SmallCountry small = waiting_work();
    small.parameters().money.choice_visibility = 2.0;
    yearly_donor(small, "first", 1, 0.9);
    yearly_donor(small, "second", 1, 0.5);
    Trial run{small};
    run.weeks(1);
    EXPECT_NEAR(last_share(run.world, DonorId{0}, InstitutionId{0}), 0.9, 1e-6);
    EXPECT_NEAR(last_share(run.world, DonorId{1}, InstitutionId{0}), 0.5, 1e-6);
    run.weeks(53);
    EXPECT_LT(last_share(run.world, DonorId{1}, InstitutionId{0}), 0.3);
}

// A coup in July 2005 suspends for a year what would have been committed in January 2006, and holds
// what was on its way.
TEST(DonorChoice, SuspendedDonorsCommitNothing) {
    for (const Rule rule : {Rule::adaptive, Rule::fixed}) {
        SmallCountry small = waiting_work();
        small.country.crises["coup"] = {CrisisKind::coup, Date{2005, 7, 4}, 4.0};
        yearly_donor(small, "donor", 1, 0.5);
        Donor& late = yearly_donor(small, "late", 1, 0.5);
        late.delay_weeks = 30.0; // arrives in the suspension
        late.delay_shape = 1e6;
        late.life_fiscal_years = 3;
        small.plan.donor_rule = rule;
        Trial run{small};
        std::vector<Event> events;
        run.world.events.keep(&events);
        run.until(week_of(Date{2005, 12, 26}));
        const LedgerRow before = books_of(run.world, DonorId{1});
        EXPECT_EQ(before.in_pipeline, rule == Rule::adaptive ? money_of(100e6) : Money{});
        run.until(week_of(Date{2008, 1, 7}));
        const bool suspends = rule == Rule::adaptive;
        EXPECT_EQ(committed_in(events, DonorId{0}, 2005), money_of(100e6));
        EXPECT_EQ(committed_in(events, DonorId{0}, 2006), suspends ? Money{} : money_of(100e6));
        EXPECT_EQ(committed_in(events, DonorId{0}, 2007), money_of(100e6));
        // What waited has arrived when the year was over.
        for (const Event& event : events) {
            if (event.what != EventKind::money_arrived || event.row != 1) continue;
            EXPECT_TRUE(!suspends || event.week < week_of(Date{2005, 7, 4}) ||
                        event.week >= week_of(Date{2005, 7, 4}) + 52);
        }
    }
}

// Above the tolerated abuse nothing goes to the budget; other ways take it all.
TEST(DonorChoice, AbuseClosesBudgetSupport) {
    for (const Channel channel : {Channel::national, Channel::budget_support}) {
        SmallCountry small = waiting_work();
        Donor& donor = yearly_donor(small, "donor", 1, 0.5);
        donor.channel = channel;
        donor.options["own"] = {Channel::bilateral, "", 0.5, 0.0};
        yearly_donor(small, "only", 1, 0.5).channel = channel;
        Trial run{small};
        double people = 0.0;
        for (const CellFacts& cell : run.setting.cells)
            people += cell.population;
        const double tolerated = run.setting.parameters.money.tolerated_abuse;
        const auto set_abuse = [&](double a_year_among_1000) {
            for (double& abuse : run.world.cells.abuse_smooth)
                abuse = 0.0;
            run.world.cells.abuse_smooth[CellId{0}] =
                a_year_among_1000 * people / 1000.0 / weeks_per_year;
        };
        set_abuse(tolerated * 0.999);
        EXPECT_NEAR(shares_now(run)[0], 1.0 / 3.0, 1e-12);
        EXPECT_NEAR(shares_now(run, DonorId{1})[0], 0.5, 1e-12);
        set_abuse(tolerated * 1.001);
        const std::vector<double> closed = shares_now(run);
        if (channel == Channel::national) {
            EXPECT_NEAR(closed[0], 1.0 / 3.0, 1e-12);
            continue;
        }
        EXPECT_EQ(closed, (std::vector<double>{0.0, 0.5, 0.0, 0.5}));
        EXPECT_EQ(shares_now(run, DonorId{1}), (std::vector<double>{0.0, 0.0}));
        step(run.setting, run.world);
        EXPECT_EQ(books_of(run.world, DonorId{1}).committed, Money{});
        run.setting.donor_rule = Rule::fixed;
        set_abuse(tolerated * 1.001);
        EXPECT_NEAR(shares_now(run)[0], 1.0 / 3.0, 1e-12) << "the written formula does not look";
    }
}

// Whoever was to spend the money has left: that way is closed to both rules.
TEST(DonorChoice, AWayThroughAMissionThatLeftIsClosed) {
    SmallCountry small = waiting_work();
    Mission& mission = small.mission("mission", first_monday, Date{2006, 1, 2});
    mission.kind = MissionKind::agency;
    Donor& donor = yearly_donor(small, "donor", 1, 0.5);
    donor.options["through"] = {Channel::trust_fund, "mission", 1.0, 0.0};
    Trial run{small};
    for (const double share : shares_now(run))
        EXPECT_NEAR(share, 0.25, 1e-12);
    run.until(week_of(Date{2006, 1, 2}));
    EXPECT_EQ(shares_now(run), (std::vector<double>{0.5, 0.0, 0.5, 0.0}));
}

namespace {

/// Three institutions of which the army has no work, and a mandate that is renewed after 26 weeks.
/// The donor gives to the budget, or through an agency at twice the weight.
SmallCountry short_mandate() {
    SmallCountry small;
    for (const char* id : {"army", "courts", "police"})
        small.institution(id, InstitutionKind::police, 20);
    small.mission("agency", first_monday, Date{2014, 1, 6}).kind = MissionKind::agency;
    small.mission("mandate", first_monday, Date{2014, 1, 6}).renewal_months = 6;
    small.activity("cases", ActivityKind::systems, "courts", 2e6, 52).mission = "mandate";
    small.activity("long", ActivityKind::systems, "police", 1e6, 104).mission = "mandate";
    small.activity("over", ActivityKind::systems, "police", 7e6, 520).mission = "mandate";
    small.activity("quick", ActivityKind::systems, "police", 3e6, 13).mission = "mandate";
    Donor& donor = yearly_donor(small, "donor", 1, 0.5);
    donor.preferences = {{"army", 0.2}, {"courts", 0.3}, {"police", 0.5}};
    donor.channel = Channel::budget_support;
    donor.options["through"] = {Channel::trust_fund, "agency", 2.0, 0.0};
    small.parameters().activities.impatience = 2.0;
    return small;
}

} // namespace

// A way with an implementer weighs an institution by the mean, by budget, of what its unfinished
// work will show before the renewal, where missions look to it; an own way by nothing.
TEST(DonorChoice, ImplementersEmphasiseWhatShowsBeforeTheRenewal) {
    for (const Rule rule : {Rule::adaptive, Rule::fixed}) {
        SmallCountry small = short_mandate();
        small.plan.mission_rule = rule;
        Trial run{small};
        const Week renewal = week_of(Date{2004, 7, 5});
        ASSERT_EQ(renewal - run.world.week, 26);
        run.world.activities.status[activity_named(run.setting, "over")] =
            ActivityStatus::cut_short;
        // Of 52 weeks of work 26 will show, of 104 the same, and 13 all; squared.
        const double courts = 0.25;
        const double police = (1.0 * 0.0625 + 3.0 * 1.0) / 4.0;
        const bool looks = rule == Rule::adaptive;
        const double written[] = {0.2, 0.3, 0.5};
        const double weighs[] = {1.0, looks ? courts : 1.0, looks ? police : 1.0};
        double sum = 0.0;
        for (int i = 0; i < 3; ++i)
            sum += written[i] * (1.0 + 2.0 * weighs[i]);
        std::vector<double> shares = shares_now(run);
        ASSERT_EQ(shares.size(), 6u);
        for (std::size_t i = 0; i < 3; ++i) {
            EXPECT_NEAR(shares[2 * i], written[i] / sum, 1e-12) << i;
            EXPECT_NEAR(shares[2 * i + 1], written[i] * 2.0 * weighs[i] / sum, 1e-12) << i;
        }
        // What is done already need not show: 26 of the 26 weeks that are left.
        run.world.activities.progress[activity_named(run.setting, "cases")] = 0.5;
        shares = shares_now(run);
        EXPECT_NEAR(shares[3] / shares[2], 2.0, 1e-12);
    }
}

// pledge·(1 + fundraising·credibility): of the most credible agency among the donor's ways, also
// when that has left. Peace operations and bilateral teams raise nothing.
TEST(DonorChoice, CredibleAgenciesRaiseMore) {
    SmallCountry small = waiting_work();
    small.parameters().money.fundraising = 0.3;
    small.mission("agency_a", first_monday, Date{2005, 7, 4}).kind = MissionKind::agency;
    small.mission("agency_b", first_monday, Date{2012, 1, 2}).kind = MissionKind::agency;
    small.mission("agency_c", first_monday, Date{2012, 1, 2}).kind = MissionKind::agency;
    small.mission("peace", first_monday, Date{2012, 1, 2});
    small.mission("team", first_monday, Date{2012, 1, 2}).kind = MissionKind::bilateral;
    const auto through = [&](const char* id, const char* own, const char* other) {
        Donor& donor = yearly_donor(small, id, 1, 0.5);
        donor.pledge = money_of(1'234'567.89);
        donor.reliability = 0.8;
        donor.attention = 0.9;
        donor.channel = Channel::trust_fund;
        donor.implementer = own;
        donor.options["other"] = {Channel::trust_fund, other, 1.0, 0.0};
    };
    through("a_then_b", "agency_a", "agency_b");
    through("b_then_a", "agency_b", "agency_a");
    through("c_and_peace", "agency_c", "peace");
    through("nobody", "", "");
    through("peace_only", "peace", "team");
    Trial run{small};
    MissionColumns& m = run.world.missions;
    m.credibility[mission_named(run.setting, "agency_a")] = 0.7;
    m.credibility[mission_named(run.setting, "agency_b")] = 0.4;
    m.credibility[mission_named(run.setting, "agency_c")] = 0.1;
    m.credibility[mission_named(run.setting, "peace")] = 0.9;
    m.credibility[mission_named(run.setting, "team")] = 1.0;
    const std::pair<const char*, double> most[] = {{"a_then_b", 0.7},
                                                   {"b_then_a", 0.7},
                                                   {"c_and_peace", 0.1},
                                                   {"nobody", 0.0},
                                                   {"peace_only", 0.0}};
    // In its second year the most credible agency has been gone for six months.
    for (const std::size_t year : {0u, 2u}) {
        const World before = run.world;
        run.world.week = run.setting.donors[DonorId{0}].commitments[year].week;
        commit_pledges(run.setting, run.world);
        for (const auto& [id, credibility] : most) {
            const DonorId donor = donor_named(run.setting, id);
            const CommitmentDate& date = run.setting.donors[donor].commitments[year];
            ASSERT_EQ(date.week, run.world.week);
            EXPECT_EQ(books_of(run.world, donor).committed,
                      scaled(money_of(1'234'567.89),
                             date.part_of_year * 0.8 * 0.9 * (1.0 + 0.3 * credibility)))
                << id << " in year " << year;
        }
        run.world = before;
    }
    ASSERT_LT(run.world.missions.ends[mission_named(run.setting, "agency_a")],
              run.setting.donors[DonorId{0}].commitments[2].week);
}

// Shifts of 0.95 between three links sum to 1 and a rounding in the end; whoever gets nothing of
// that gets no less than nothing.
TEST(DonorChoice, WhatMonitorsSendIsNeverMoreThanAll) {
    SmallCountry small = waiting_work();
    small.institution("prisons", InstitutionKind::corrections, 20);
    small.activity("prisons", ActivityKind::equipment, "prisons", 1e9, 500);
    yearly_donor(small, "donor", 1, 0.3).preferences.clear();
    Trial run{small};
    run.world.monitored_need[InstitutionId{0}] = 0.0023809523828122606;
    run.world.monitored_need[InstitutionId{2}] = 0.99761904761718789;
    ASSERT_GT(run.world.monitored_need[InstitutionId{0}] +
                  run.world.monitored_need[InstitutionId{2}],
              1.0);
    for (const double share : shares_now(run))
        EXPECT_GE(share, 0.0);
}

} // namespace ssrsim

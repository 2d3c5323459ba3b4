#include "model/consent.hpp"
#include "support/offers.hpp"
#include "support/statistics.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <string>
#include <vector>

// Decision A: government bargains over what it is offered (S1 ¶45). Chance is counted over rounds
// of bargaining a week apart, each with uniforms of its own; 6 sigma a check (2e-9).

namespace ssrsim {

namespace {

constexpr InstitutionId police{0};
constexpr ActivityId work{0};
constexpr int many = 8'000;

/// After a week, so that the donors' money is in force; nothing has been offered yet.
Trial offered(SmallCountry small) {
    small.plan.activities.at("work").start = Date{2005, 1, 3};
    Trial run{small};
    run.weeks(1);
    return run;
}

void set_will(SmallCountry& small, double will) {
    small.country.institutions.at("police").political_will = will;
}

struct Tally {
    int agreed = 0;
    int asked_again = 0;
    int refused = 0;
    int of(EventKind what, Cause cause) const {
        int count = 0;
        for (const Event& event : events)
            count += event.what == what && event.cause == cause ? 1 : 0;
        return count;
    }
    std::vector<Event> events;
};

/// The first round, again and again in the same situation.
Tally many_first_rounds(Trial& run) {
    Tally tally;
    const World before = run.world;
    for (int week = 0; week < many; ++week) {
        World world = before;
        world.week = before.week + week;
        world.events.keep(&tally.events);
        const Answer answer = bargain(run.setting, world, work);
        tally.agreed += answer == Answer::agreed;
        tally.asked_again += answer == Answer::asked_again;
        tally.refused += answer == Answer::refused;
    }
    return tally;
}

/// Events of whole runs over 30 replicates, and how many of them another donor caused.
int shopped_in_runs(SmallCountry small) {
    small.plan.activities.at("work").gate = "institution.police.performance >= 0.99";
    Activity& more = small.activity("zz_more", ActivityKind::vetting, "police", 50'000, 30);
    more.start = Date{2005, 1, 3};
    int shopped = 0;
    for (std::uint32_t replicate = 0; replicate < 30; ++replicate) {
        Trial run{small, 7, replicate};
        std::vector<Event> events;
        run.world.events.keep(&events);
        run.weeks(120);
        for (const Event& event : events)
            shopped += event.cause == Cause::other_donor ? 1 : 0;
        EXPECT_GT(count(events, EventKind::consultation_began), 0);
    }
    return shopped;
}

} // namespace

TEST(Consent, WithOneDonorOrPerfectCoordinationNobodyShops) {
    for (const auto& [donors, coordination] : {std::pair{1, 0.2}, std::pair{4, 1.0}}) {
        SmallCountry small = offer(donors, coordination);
        nobody_wants(small);
        Trial run = offered(small);
        EXPECT_NEAR(other_donor_probability(run.world, police), 0.0, 1e-12);
        EXPECT_EQ(shopped_in_runs(small), 0) << donors << " donors";
    }
    SmallCountry open = offer(4, 0.2);
    nobody_wants(open);
    EXPECT_GT(shopped_in_runs(open), 20) << "where they may, they do";
}

TEST(Consent, ConcessionsGrowWithTheNumberOfDonors) {
    double before = -1.0;
    for (int donors = 1; donors <= 5; ++donors) {
        SmallCountry small = offer(donors, 0.6);
        nobody_wants(small);
        Trial run = offered(small);
        const double seen = other_donor_probability(run.world, police);
        EXPECT_NEAR(seen, 0.4 * (donors - 1) / donors, 1e-12);
        EXPECT_GT(seen, before);
        before = seen;
        const Tally tally = many_first_rounds(run);
        const int conceded = tally.of(EventKind::lead_conceded, Cause::other_donor);
        EXPECT_EQ(tally.asked_again, many) << "what is offered is answered in the next round";
        if (donors > 1) {
            EXPECT_LT(std::fabs(binomial_z(conceded, many, seen)), six_sigma) << donors;
        }
    }
}

// Where another donor can be seen conditions are stripped, which is agreement; where there are none
// left, government waits for more lead. (1 − χ)·(n − 1)/n of the times.
TEST(Consent, ConditionsAreStrippedBeforeLeadIsConceded) {
    SmallCountry small = offer(3, 0.1);
    nobody_wants(small);
    small.plan.activities.at("work").gate = "institution.police.performance >= 0.99";
    Trial run = offered(small);
    const double seen = 0.9 * 2.0 / 3.0;
    const Tally with = many_first_rounds(run);
    EXPECT_EQ(with.agreed, with.of(EventKind::conditions_stripped, Cause::other_donor));
    EXPECT_EQ(with.of(EventKind::lead_conceded, Cause::other_donor), 0);
    EXPECT_LT(std::fabs(binomial_z(with.agreed, many, seen)), six_sigma);
    run.world.activities.no_gate[work] = 1;
    const Tally without = many_first_rounds(run);
    EXPECT_EQ(without.agreed, 0);
    EXPECT_EQ(without.of(EventKind::lead_conceded, Cause::other_donor), with.agreed);
}

// What is offered counts for consent at once, and for the institution when work is agreed, by its
// part of the work in hand.
TEST(Consent, ConcededLeadIsPractisedInTheWorkItWasConcededFor) {
    SmallCountry small = offer(1, 0.4);
    set_will(small, 0.5);
    small.plan.national_lead = 0.2;
    small.parameters().bargaining.want_equipment = 0.0;
    small.activity("zz_rest", ActivityKind::equipment, "police", 300'000, 52);
    Trial run = offered(small);
    const ActivityId rest{1};
    const double before = consent_probability(run.setting, run.world, work);
    run.world.activities.lead_offered[work] = 0.3;
    EXPECT_NEAR(consent_probability(run.setting, run.world, work), before * (0.5 + 0.5 * 0.5) / 0.6,
                1e-12);
    run.world.activities.agreed = Column<ActivityId, std::int32_t>{2, -1};
    run.world.activities.agreed[rest] = 0;
    run.weeks(1);
    EXPECT_NEAR(run.world.institutions.national_lead[police], 0.2, 1e-12);
    run.world.activities.agreed[work] = 0;
    run.weeks(1);
    EXPECT_NEAR(run.world.institutions.national_lead[police], 0.2 + 0.3 / 4.0, 1e-12);
}

TEST(Consent, AnExecutiveMandateAsksNobody) {
    SmallCountry small = offer(1, 0.4, ActivityKind::vetting);
    nobody_wants(small);
    small.mission("rulers", first_monday, Date{2300, 1, 1}).authority = Authority::executive;
    small.plan.activities.at("work").mission = "rulers";
    Trial run = offered(small);
    EXPECT_EQ(consent_probability(run.setting, run.world, work), 1.0);
    EXPECT_EQ(many_first_rounds(run).agreed, many);
    run.setting.missions[MissionId{0}].authority = Authority::assistance;
    EXPECT_EQ(many_first_rounds(run).agreed, 0);
}

// 1 − v·(1 − b − (1 − b)·w·(½ + ½r)·(½ + ½λ)), by hand and by frequency.
TEST(Consent, IsAsFrequentAsItsProbability) {
    struct Case {
        GovernmentKind kind;
        ActivityKind work;
        double veto, wanted, will, lead;
    };
    for (const Case& c :
         {Case{GovernmentKind::elected, ActivityKind::mentoring, 1.0, 0.6, 0.7, 0.0},
          Case{GovernmentKind::elected, ActivityKind::vetting, 1.0, 0.25, 0.7, 0.8},
          Case{GovernmentKind::transitional, ActivityKind::oversight, 0.5, 0.3, 0.4, 0.5}}) {
        SmallCountry small = offer(1, 0.4, c.work);
        small.country.government.kind = c.kind;
        small.plan.national_lead = c.lead;
        set_will(small, c.will);
        Trial run = offered(small);
        const double r = 0.5; // nobody's mission: the usual credibility
        const double persuaded = c.will * (0.5 + 0.5 * r) * (0.5 + 0.5 * c.lead);
        const double by_hand = 1.0 - c.veto * (1.0 - c.wanted) * (1.0 - persuaded);
        EXPECT_NEAR(consent_probability(run.setting, run.world, work), by_hand, 1e-12);
        const Tally tally = many_first_rounds(run);
        EXPECT_EQ(tally.agreed, tally.of(EventKind::consent_given, Cause::will));
        EXPECT_LT(std::fabs(binomial_z(tally.agreed, many, by_hand)), six_sigma) << by_hand;
    }
}

TEST(Consent, APieceIsAPartOfWhatIsNotYetSpent) {
    SmallCountry small = offer(1, 0.4);
    nobody_wants(small);
    small.country.government.piecemeal = 0.3;
    Trial some = offered(small);
    const Tally tally = many_first_rounds(some);
    EXPECT_EQ(tally.agreed, tally.of(EventKind::piece_taken, Cause::no_consent));
    EXPECT_LT(std::fabs(binomial_z(tally.agreed, many, 0.3)), six_sigma);

    small.country.government.piecemeal = 1.0;
    small.plan.activities.at("work").budget = Money{10'000'003};
    Trial run{small};
    run.weeks(80);
    EXPECT_EQ(run.world.activities.status[work], ActivityStatus::done);
    EXPECT_EQ(run.world.activities.spent[work], Money{4'000'001});
    run.world.activities.budget[work] = Money{10'000'000};
    run.world.activities.spent[work] = Money{7'000'000};
    EXPECT_EQ(bargain(run.setting, run.world, work), Answer::agreed);
    EXPECT_EQ(run.world.activities.budget[work], Money{8'200'000});
}

} // namespace ssrsim

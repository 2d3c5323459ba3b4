#include "model/cases.hpp"
#include "model/processes.hpp"
#include "model/step.hpp"
#include "support/small_country.hpp"
#include "support/statistics.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <vector>

// Crises and coups interrupt everything (S1 ¶52). Checks of chance at 6 sigma (2e-9 each).

namespace ssrsim {

namespace {

SmallCountry crisis_country() {
    SmallCountry small;
    small.institution("army", InstitutionKind::defence, 5);
    return small;
}

/// Crises of 200 replicates over twenty years of politics and nothing else.
struct Chronicle {
    std::vector<Event> events; ///< crises and coups
    double weeks_at_risk = 0.0;
};

Chronicle chronicle(const SmallCountry& small, double pay, double ownership,
                    std::uint32_t replicates = 200) {
    Chronicle all;
    for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
        Trial run{small, 2, replicate};
        run.world.events.keep(&all.events);
        run.world.institutions.pay[InstitutionId{0}] = pay;
        for (int week = 0; week < 1040; ++week) {
            // A coup costs ownership; hold it, so that the hazard stays.
            run.world.institutions.ownership[InstitutionId{0}] = ownership;
            if (!in_crisis(run.world)) all.weeks_at_risk += 1.0;
            move_politics(run.setting, run.world);
            ++run.world.week;
        }
    }
    std::erase_if(all.events, [](const Event& event) {
        return event.what != EventKind::crisis_began && event.what != EventKind::coup;
    });
    return all;
}

} // namespace

// A week without a crisis begins one with probability 1 − exp(−hazard·Δ); the length is gamma with
// shape 2 and a mean of ten weeks, rounded to whole weeks and one at least. 6 sigma are a week: a
// mean off by more than a tenth would be seen.
TEST(Crises, ComeAtTheirHazardAndLast) {
    SmallCountry small = crisis_country();
    small.parameters().politics.crisis_rate = 0.5;
    const Chronicle all = chronicle(small, 1.0, 0.4);
    EXPECT_EQ(count(all.events, EventKind::coup), 0) << "paid forces do not rise";
    const double p = 1.0 - std::exp(-0.5 * week_in_years);
    const auto crises = static_cast<double>(all.events.size());
    EXPECT_LT(std::fabs(binomial_z(crises, all.weeks_at_risk, p)), six_sigma) << crises;
    std::vector<double> lengths;
    for (const Event& event : all.events)
        lengths.push_back(event.size);
    const Sample length = sample_of(lengths);
    // A crisis is longer than k weeks where the gamma variable is k + ½ at least.
    double mean = 1.0;
    for (int k = 1; k < 500; ++k)
        mean += (1.0 + (k + 0.5) / 5.0) * std::exp(-(k + 0.5) / 5.0);
    EXPECT_LT(std::fabs(length.z(mean)), six_sigma);
    EXPECT_LT(length.standard_error, 0.2);
}

// Coups come at rate × (1 − pay)·(1 − ownership), and from nothing else.
TEST(Coups, ComeFromForcesThatAreNeitherPaidNorOwnReform) {
    SmallCountry small = crisis_country();
    small.parameters().politics.coup_rate = 0.8;
    EXPECT_EQ(chronicle(small, 1.0, 0.0, 50).events.size(), 0u);
    EXPECT_EQ(chronicle(small, 0.0, 1.0, 50).events.size(), 0u);
    const Chronicle all = chronicle(small, 0.4, 0.3);
    EXPECT_EQ(count(all.events, EventKind::crisis_began), 0);
    const double p = 1.0 - std::exp(-0.8 * 0.6 * 0.7 * week_in_years);
    const auto coups = static_cast<double>(all.events.size());
    EXPECT_LT(std::fabs(binomial_z(coups, all.weeks_at_risk, p)), six_sigma) << coups;
    for (const Event& event : all.events)
        EXPECT_EQ(event.cause, Cause::unpaid_forces);
    // Who bears no arms cannot rise.
    small.country.institutions.at("army").kind = InstitutionKind::corrections;
    EXPECT_EQ(chronicle(small, 0.0, 0.0, 50).events.size(), 0u);
}

// Both hazards together: crises and coups in their proportion.
TEST(Coups, AddToTheCrisesOfTheCountry) {
    SmallCountry small = crisis_country();
    small.parameters().politics.crisis_rate = 0.3;
    small.parameters().politics.coup_rate = 0.6;
    const Chronicle all = chronicle(small, 0.0, 0.5);
    const double coup = 1.0 - std::exp(-0.3 * week_in_years);
    const double either = 1.0 - std::exp(-0.6 * week_in_years);
    const int coups = count(all.events, EventKind::coup);
    EXPECT_LT(std::fabs(binomial_z(coups, all.weeks_at_risk, coup)), six_sigma) << coups;
    const auto events = static_cast<double>(all.events.size());
    EXPECT_LT(std::fabs(binomial_z(events, all.weeks_at_risk, either)), six_sigma) << events;
}

TEST(Coups, ChangeGovernmentAndCostOwnership) {
    SmallCountry small = crisis_country();
    small.country.institutions.at("army").ownership = 0.5;
    small.country.crises["coup"] = {CrisisKind::coup, Date{2004, 2, 2}, 6.0};
    Trial run{small};
    run.world.institutions.inclusion[InstitutionId{0}] = 0.5;
    run.weeks(4);
    EXPECT_EQ(run.world.institutions.turn[InstitutionId{0}], 0);
    EXPECT_EQ(run.world.institutions.ownership[InstitutionId{0}], 0.5);
    const double inclusion = run.world.institutions.inclusion[InstitutionId{0}]; // has faded a bit
    move_politics(run.setting, run.world);
    EXPECT_EQ(run.world.politics.government, GovernmentKind::transitional);
    EXPECT_EQ(run.world.institutions.turn[InstitutionId{0}], 1);
    EXPECT_NE(run.world.institutions.will_baseline[InstitutionId{0}], 0.4);
    ASSERT_GT(inclusion, 0.4);
    EXPECT_NEAR(run.world.institutions.ownership[InstitutionId{0}],
                0.5 * (1.0 - 0.3 * (1.0 - inclusion)), 1e-15);
}

// A scripted crisis holds the weeks from its date, wakes donors' attention and unsettles at once.
TEST(Crises, ScriptedOnesKeepTheirDate) {
    SmallCountry small = crisis_country();
    small.country.crises["c"] = {CrisisKind::crisis, Date{2004, 6, 9}, 7.0}; // a Wednesday
    small.donor("donor", 1000.0).attention = 0.5;
    small.parameters().money.attention_decay = 0.0;
    Trial run{small};
    const Week begins = week_of(Date{2004, 6, 7});
    const double before = run.world.regions.insecurity[RegionId{0}];
    for (int week = 0; week < 60; ++week) {
        const Week now = run.world.week;
        move_politics(run.setting, run.world);
        EXPECT_EQ(in_crisis(run.world), now >= begins && now < begins + 7);
        const double attention = run.world.finance.attention[DonorId{0}];
        EXPECT_NEAR(attention, now < begins ? 0.5 : 0.5 + 0.3 * 0.5, 1e-15);
        EXPECT_NEAR(run.world.regions.insecurity[RegionId{0}], before + (now < begins ? 0.0 : 0.1),
                    1e-15);
        ++run.world.week;
    }
}

TEST(Crises, AShortOneInsideALongOneEndsNothing) {
    SmallCountry small = crisis_country();
    const Week begins = week_of(first_monday) + 4;
    small.country.crises["long"] = {CrisisKind::crisis, monday_of(begins), 20.0};
    small.country.crises["short"] = {CrisisKind::crisis, monday_of(begins + 5), 2.0};
    Trial run{small};
    for (int week = 0; week < 40; ++week) {
        const Week now = run.world.week;
        move_politics(run.setting, run.world);
        EXPECT_EQ(in_crisis(run.world), now >= begins && now < begins + 20) << week;
        ++run.world.week;
    }
}

// Nobody arrives, nothing is released, begun or delivered; when it is over everything goes on.
TEST(Crises, HoldArrivalsAndDelivery) {
    SmallCountry small = crisis_country();
    const Date day{2004, 6, 7};
    const Week begins = week_of(day);
    const Week ends = begins + 8;
    small.country.crises["c"] = {CrisisKind::crisis, day, 8.0};
    Donor& ready = small.donor("ready", 1e6);
    ready.delay_weeks = 0.0;
    Donor& due = small.donor("underway", 1e6);
    due.delay_weeks = static_cast<double>(begins + 2 - week_of(first_monday));
    due.delay_shape = 1e6;
    due.tranches = 1;
    small.activity("at_work", ActivityKind::systems, "army", 200'000, 100);
    small.activity("to_begin", ActivityKind::systems, "army", 20'000, 10).start =
        monday_of(begins + 3);
    Mission& mission = small.mission("mission", first_monday, Date{2012, 1, 2});
    mission.recruitment_lead_weeks = static_cast<double>(begins + 1 - week_of(first_monday));
    mission.recruitment_lead_shape = 1e6;
    SmallCountry::posts(mission, "liaison", PostType::liaison, "army", 1);
    Trial run{small};
    std::vector<Event> events;
    run.world.events.keep(&events);
    run.until(begins);
    const double before = run.world.activities.progress[ActivityId{0}];
    EXPECT_GT(before, 0.1);
    while (run.world.week < ends) {
        run.weeks(1);
        EXPECT_EQ(run.world.activities.progress[ActivityId{0}], before);
        EXPECT_EQ(run.world.missions.filled[MissionId{0}], 0);
        EXPECT_EQ(books_of(run.world, DonorId{1}).held, Money{});
        EXPECT_EQ(run.world.activities.status[ActivityId{1}], ActivityStatus::planned);
    }
    run.weeks(1);
    EXPECT_GT(run.world.activities.progress[ActivityId{0}], before);
    EXPECT_EQ(run.world.missions.filled[MissionId{0}], 1);
    EXPECT_GT(books_of(run.world, DonorId{1}).held, Money{});
    EXPECT_NE(run.world.activities.status[ActivityId{1}], ActivityStatus::planned);
    EXPECT_EQ(count(events, EventKind::crisis_began), 1);
}

// Forces that are paid stage no coups, and the country's crises stay where they were.
TEST(Coups, APlanThatPaysItsForcesMeetsTheSameCrises) {
    std::vector<std::vector<Week>> crises;
    std::vector<int> coups;
    for (const double pay : {0.0, 1.0}) {
        SmallCountry small = crisis_country();
        small.parameters().politics.crisis_rate = small.parameters().politics.coup_rate = 0.5;
        small.parameters().politics.crisis_weeks = 1.0;
        small.parameters().politics.crisis_shape = 1e6;
        const Chronicle all = chronicle(small, pay, 0.0, 20);
        crises.emplace_back();
        coups.push_back(0);
        for (const Event& event : all.events) {
            if (event.what == EventKind::crisis_began) crises.back().push_back(event.week);
            if (event.what == EventKind::coup) ++coups.back();
        }
    }
    EXPECT_GT(coups[0], 100);
    EXPECT_EQ(coups[1], 0);
    EXPECT_GT(crises[0].size(), 100u);
    EXPECT_EQ(crises[0], crises[1]);
}

} // namespace ssrsim

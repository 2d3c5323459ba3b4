#include "model/funds.hpp"
#include "model/step.hpp"
#include "scenario/scenario.hpp"
#include "support/property.hpp"
#include "support/random_country.hpp"
#include "support/small_country.hpp"
#include "world/invariants.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace ssrsim {

namespace {

/// Only what can be described is a plan.
void expect_valid(const SmallCountry& small) {
    Scenario scenario;
    scenario.country = small.country;
    scenario.plan = small.plan;
    for (const Fault& fault : cross_check(scenario))
        RC_FAIL(fault.path + ": " + fault.message);
}

Money total(const LedgerRow& row) {
    return row.in_pipeline + row.held + row.spent + row.returned;
}

std::int64_t strength_of(const World& world) {
    std::int64_t sum = 0;
    for (const std::int32_t strength : world.units.strength)
        sum += strength;
    return sum;
}

} // namespace

namespace {

/// What a donor can have committed by now: its pledges, and what the most credible agency raises.
Money most_committed(const Setting& setting, const World& world, DonorId donor) {
    Money sum;
    for (const CommitmentDate& date : setting.donors[donor].commitments) {
        if (date.week >= world.week) continue;
        sum += scaled(setting.donors[donor].pledge,
                      date.part_of_year * (1.0 + setting.parameters.money.fundraising));
    }
    return sum;
}

/// What all cases of a property have gone through together: a rule holds over nothing where nothing
/// happens.
struct Seen {
    std::vector<Event> events; ///< of the case
    std::set<EventKind> happened;
    std::set<ActivityKind> delivered;
    int most_phases = 0;
    int after_ended = 0; ///< work that has begun after other work

    void add(const Setting& setting, const World& world) {
        for (const Event& event : events)
            happened.insert(event.what);
        events.clear();
        for (const ActivityId id : setting.activities.ids()) {
            const ActivityColumns& a = world.activities;
            if (a.progress[id] > 0.0) delivered.insert(setting.activities[id].kind);
            most_phases = std::max(most_phases, a.phases[id]);
            after_ended += a.phases[id] > 0 && !setting.activities[id].after.empty() ? 1 : 0;
        }
    }
};

} // namespace

TEST(Ledger, EveryInvariantHoldsEveryWeekOfRandomPlans) {
    Seen seen;
    expect_property("invariants hold in every week", [&seen] {
        const SmallCountry small = random_country();
        expect_valid(small);
        Trial run{small, static_cast<std::uint64_t>(any_number(1, 1000))};
        run.world.events.keep(&seen.events);
        std::int64_t strength = strength_of(run.world);
        PersonnelCounts before = run.world.personnel;
        std::vector<Money> committed(run.setting.donors.size());
        Money planned;
        for (const ActivityFacts& activity : run.setting.activities)
            planned += activity.budget;
        for (int week = 0; week < 170; ++week) {
            step(run.setting, run.world);
            const char* broken = broken_invariant(run.setting, run.world);
            if (broken != nullptr) RC_FAIL(broken);

            const PersonnelCounts& now = run.world.personnel;
            RC_ASSERT(strength_of(run.world) - strength ==
                      (now.hired - before.hired) - (now.left - before.left));
            strength = strength_of(run.world);
            before = now;
            for (const DonorId donor : run.setting.donors.ids()) {
                const LedgerRow books = books_of(run.world, donor);
                RC_ASSERT(books.committed == total(books));
                RC_ASSERT(books.committed >= committed[donor.index()]);
                RC_ASSERT(books.committed <= most_committed(run.setting, run.world, donor));
                committed[donor.index()] = books.committed;
            }
            // Monitors move budgets and governments take pieces of them; nobody adds to them.
            Money budgets;
            for (const ActivityId activity : run.setting.activities.ids()) {
                RC_ASSERT(run.world.activities.spent[activity] <=
                          run.world.activities.budget[activity]);
                budgets += run.world.activities.budget[activity];
            }
            RC_ASSERT(budgets <= planned);
            RC_ASSERT(budgets == planned || run.setting.government_rule == Rule::adaptive);
        }
        seen.add(run.setting, run.world);
    });
    for (const EventDeclaration& event : declared_events())
        EXPECT_TRUE(seen.happened.contains(event.what)) << event.name;
    for (const auto& [name, kind] : Words<ActivityKind>::values)
        EXPECT_TRUE(seen.delivered.contains(kind)) << name;
    EXPECT_GT(seen.most_phases, 2);
    EXPECT_GT(seen.after_ended, 0);
}

TEST(Ledger, WhatIsKnownIsMetInRandomPlansAndTheBooksBalance) {
    expect_property("what is known is met", [] {
        SmallCountry small = random_country();
        draw_actuals(small);
        expect_valid(small);
        Trial run{small, static_cast<std::uint64_t>(any_number(1, 1000))};
        for (int weeks = 0; weeks < 130; ++weeks) {
            const Week week = run.world.week;
            step(run.setting, run.world);
            const char* broken = broken_invariant(run.setting, run.world);
            if (broken != nullptr) RC_FAIL(broken);
            for (const KnownCount& count : run.setting.known.counts) {
                if (week < count.from || week >= count.past) continue;
                int filled = 0;
                for (const PostId post : count.posts)
                    filled += run.world.posts[post].incumbent.present ? 1 : 0;
                RC_ASSERT(filled == count.filled);
            }
            for (const KnownSum& sum : run.setting.known.sums) {
                const LedgerRow books = books_of(run.world, sum.donor);
                const Money received = run.world.finance.received[sum.donor];
                if (week == sum.date.week) RC_ASSERT(received == sum.received);
                if (week <= sum.date.week) RC_ASSERT(received <= sum.received);
                // Of what left the pipeline nothing is lost; what came back may have been in it.
                RC_ASSERT(books.held + books.spent <= received);
                RC_ASSERT(received <= books.held + books.spent + books.returned);
            }
        }
    });
}

TEST(Ledger, WhatActivitiesSpendIsWhatDonorsOfActivitiesSpend) {
    expect_property("spending has two sides", [] {
        Trial run{random_country(), 3};
        run.weeks(120);
        Money by_donors;
        Money for_posts;
        for (const Lot& lot : run.world.finance.lots) {
            const Channel channel = way_of(run.setting, lot).channel;
            RC_ASSERT((channel == Channel::assessed) == !lot.institution.exists());
            if (channel == Channel::assessed)
                for_posts += lot.spent;
            else if (channel != Channel::budget_support)
                by_donors += lot.spent;
        }
        Money by_activities;
        for (const Money spent : run.world.activities.spent)
            by_activities += spent;
        RC_ASSERT(by_donors == by_activities);
        Money wages;
        Money unfunded;
        for (const Money paid : run.world.missions.wages)
            wages += paid;
        for (const Money paid : run.world.missions.wages_unfunded)
            unfunded += paid;
        RC_ASSERT(for_posts == wages - unfunded);
    });
}

TEST(Ledger, BusyCountryBalancesForSevenYears) {
    SmallCountry busy = busy_country();
    busy.plan.government_rule = Rule::fixed; // nothing is refused
    std::map<std::string, Money> spent;
    for (std::uint32_t replicate = 0; replicate < 10; ++replicate) {
        Trial run{busy, 1, replicate};
        run.weeks(364);
        for (const DonorId donor : run.setting.donors.ids()) {
            const LedgerRow books = books_of(run.world, donor);
            EXPECT_GT(books.committed, Money{}) << run.setting.donors[donor].id;
            EXPECT_EQ(books.committed, total(books)) << run.setting.donors[donor].id;
        }
        EXPECT_GT(run.world.personnel.hired, 0);
        EXPECT_GT(run.world.personnel.left, 0);
        for (const ActivityId activity : run.setting.activities.ids())
            spent[run.setting.activities[activity].id] += run.world.activities.spent[activity];
    }
    // Every kind of event must have happened, or the invariants held over nothing.
    for (const auto& [activity, money] : spent)
        EXPECT_GT(money, Money{}) << activity;
}

} // namespace ssrsim

#include "model/step.hpp"
#include "support/property.hpp"
#include "support/small_country.hpp"
#include "world/invariants.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <string>

namespace ssrsim {

namespace {

int number(int low, int high) {
    return *rc::gen::inRange(low, high + 1);
}
double share() {
    return number(0, 20) / 20.0;
}

void draw_country(SmallCountry& small) {
    small.country.burn_in_years = number(0, 1) * 0.5;
    small.country.fiscal_capacity = money_of(number(0, 8) * 50'000.0);
    small.region("a", number(1, 60'000)).marginalised_share = share();
    small.region("b", number(1, 60'000)).insecurity = share();
    for (const InstitutionKind kind :
         {InstitutionKind::police, InstitutionKind::justice, InstitutionKind::corrections,
          InstitutionKind::ministry, InstitutionKind::defence}) {
        if (number(0, 4) == 0) continue; // a country may lack any of them
        Institution& row = small.institution(std::string{word_of(kind)}, kind, number(1, 90));
        row.strength = number(0, 120);
        row.unit_size = number(5, 60);
        row.wage = money_of(number(0, 3) * 500.0);
        row.budget_share = share() / 4.0;
        row.ownership = share();
        if (kind == InstitutionKind::corrections) row.places = number(0, 40);
    }
    OfficerParameters& p = small.parameters().officers;
    p.leave_rate = share();
    p.academy_rate = share();
    p.patronage = share();
}

void draw_donors(SmallCountry& small) {
    const int donors = number(0, 4);
    for (int i = 0; i < donors; ++i) {
        Donor& donor = small.donor("donor" + std::to_string(i), number(0, 400'000));
        donor.pledge.cents += number(0, 99);
        donor.channel = static_cast<Channel>(number(0, 6));
        donor.aid_rule = static_cast<AidRule>(number(0, 1));
        donor.reliability = share();
        donor.alignment = share();
        donor.willingness = share();
        donor.fiscal_year_month = number(1, 12);
        donor.delay_weeks = number(0, 60);
        donor.delay_shape = number(1, 8);
        donor.tranches = number(1, 12);
        donor.life_fiscal_years = number(1, 3);
        donor.carry_over = share();
        if (number(0, 1) == 1) donor.until = Date{2005, number(1, 12), number(1, 28)};
        if (donor.channel == Channel::assessed) donor.implementer = "mission";
    }
}

void draw_mission(SmallCountry& small, const std::vector<std::string>& institutions) {
    Mission& mission =
        small.mission("mission", first_monday, Date{2006, number(1, 12), number(1, 28)});
    mission.contracts = static_cast<ContractTerm>(number(0, 1));
    mission.renewal_months = number(1, 12);
    mission.recruitment_lead_weeks = number(0, 30);
    mission.recruitment_lead_shape = number(1, 8);
    mission.notice_weeks = number(0, 40);
    mission.tour_weeks = number(8, 60);
    mission.overlap_max_weeks = number(0, 7);
    mission.extension_share = share();
    mission.extension_weeks = number(0, 30);
    mission.arrivals_per_month = number(0, 12);
    for (const PostType type : {PostType::mentor, PostType::trainer, PostType::planner}) {
        Post& group = SmallCountry::posts(mission, std::string{word_of(type)}, type,
                                          *rc::gen::elementOf(institutions), number(0, 8));
        group.staff = static_cast<StaffCategory>(number(0, 1));
    }
}

void draw_activities(SmallCountry& small, const std::vector<std::string>& institutions) {
    const int activities = number(0, 6);
    for (int i = 0; i < activities; ++i) {
        Activity& activity =
            small.activity("activity" + std::to_string(i), static_cast<ActivityKind>(number(0, 4)),
                           *rc::gen::elementOf(institutions), number(0, 300'000), number(1, 120));
        activity.budget.cents += number(0, 99);
        activity.start = Date{2004, number(1, 12), number(1, 28)};
        activity.consultation_weeks = number(0, 12);
        activity.trainees = number(0, 200);
        activity.course_weeks = number(1, 12);
        activity.per_diem = share();
        activity.advisers = number(0, 3);
        if (number(0, 3) == 0) activity.deadline = Date{2005, number(1, 12), number(1, 28)};
        if (i > 0 && number(0, 3) == 0) activity.after = {"activity" + std::to_string(i - 1)};
    }
}

SmallCountry random_country() {
    SmallCountry small;
    draw_country(small);
    if (small.country.institutions.empty()) {
        small.institution("police", InstitutionKind::police, 10);
    }
    std::vector<std::string> institutions;
    for (const auto& [id, row] : small.country.institutions)
        institutions.push_back(id);
    draw_donors(small);
    draw_mission(small, institutions);
    draw_activities(small, institutions);
    small.plan.national_lead = share();
    return small;
}

/// Any counts and sums that a check would let pass.
void draw_actuals(SmallCountry& small) {
    Actuals& actuals = small.plan.actuals;
    actuals.until = Date{2005, number(7, 12), number(1, 28)};
    for (const auto& [id, group] : small.plan.missions.at("mission").posts) {
        for (int year = 2004; year <= 2005; ++year) {
            const Date date{year, number(2, 6), number(1, 28)};
            actuals.posts[id + std::to_string(year)] = {"mission", id, date,
                                                        number(0, group.count)};
        }
    }
    for (const auto& [id, donor] : small.plan.donors) {
        Money received;
        for (int year = 2004; year <= 2005; ++year) {
            const Date date{year, number(2, 6), number(1, 28)};
            received.cents += number(0, 3) * number(0, 9'999'999);
            actuals.money[id + std::to_string(year)] = {id, date, received};
        }
    }
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

TEST(Ledger, EveryInvariantHoldsEveryWeekOfRandomPlans) {
    expect_property("invariants hold in every week", [] {
        Trial run{random_country(), static_cast<std::uint64_t>(number(1, 1000))};
        std::int64_t strength = strength_of(run.world);
        PersonnelCounts before = run.world.personnel;
        std::vector<Money> committed(run.setting.donors.size());
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
                RC_ASSERT(books.committed.cents <=
                          4 * (run.setting.donors[donor].pledge.cents + 1));
                committed[donor.index()] = books.committed;
            }
            for (const ActivityId activity : run.setting.activities.ids()) {
                RC_ASSERT(run.world.activities.spent[activity] <=
                          run.setting.activities[activity].budget);
            }
        }
    });
}

TEST(Ledger, WhatIsKnownIsMetInRandomPlansAndTheBooksBalance) {
    expect_property("what is known is met", [] {
        SmallCountry small = random_country();
        draw_actuals(small);
        Trial run{small, static_cast<std::uint64_t>(number(1, 1000))};
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
        for (const DonorId donor : run.setting.donors.ids()) {
            const Channel channel = run.setting.donors[donor].ways.front().channel;
            const Money spent = books_of(run.world, donor).spent;
            if (channel == Channel::assessed)
                for_posts += spent;
            else if (channel != Channel::budget_support)
                by_donors += spent;
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

#include "model/processes.hpp"
#include "support/small_country.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

// What has happened so far is met in every week of which it is known, and nothing is forced after.

namespace ssrsim {

namespace {

constexpr Date new_year{2004, 1, 1}; // the first year is then a whole one
constexpr DonorId donor_0{0};
constexpr MissionId mission_0{0};
constexpr InstitutionId institution_0{0};

std::int32_t filled(const Trial& run, const std::string& group) {
    std::int32_t posts = 0;
    for (const PostId post : run.setting.posts.ids()) {
        const bool of_group = run.setting.posts[post].id.starts_with(group + '.');
        posts += of_group && run.world.posts[post].incumbent.present ? 1 : 0;
    }
    return posts;
}

using Counts = std::vector<std::pair<Date, std::int32_t>>;

void know(SmallCountry& small, const std::string& mission, const std::string& group,
          const Counts& counts) {
    for (const auto& [date, count] : counts) {
        small.plan.actuals.posts[group + to_text(date)] = {mission, group, date, count};
    }
}

/// The count that holds in a week, or −1 where none does.
std::int32_t known_in(const Counts& counts, Date until, Week week) {
    std::int32_t known = -1;
    for (const auto& [date, count] : counts) {
        if (week_of(date) <= week) known = count;
    }
    return week <= week_of(until) ? known : -1;
}

/// A mission with planners whose tours and recruitment a test sets by hand.
SmallCountry five_planners() {
    SmallCountry small;
    small.institution("police", InstitutionKind::police, 10);
    Mission& mission = small.mission("un", first_monday, Date{2012, 1, 2});
    mission.recruitment_lead_weeks = 40;
    mission.recruitment_lead_shape = 1e6; // as good as fixed
    mission.notice_weeks = 0;
    mission.extension_share = 0.0;
    SmallCountry::posts(mission, "planners", PostType::planner, "", 5);
    return small;
}

/// Makes it known that so many of them are in post, for some weeks from now.
void know_now(Trial& run, std::int32_t count, std::int32_t weeks) {
    run.setting.known.past = run.world.week + weeks;
    run.setting.known.counts = {
        {run.world.week, run.setting.known.past, IdRange<PostId>{0, 5}, count}};
}

void seat(Trial& run, std::int32_t post, std::int32_t weeks_left) {
    Adviser& adviser = run.world.posts[PostId{post}].incumbent;
    adviser.present = true;
    adviser.technical = adviser.language = adviser.knowledge = adviser.rapport = 0.5;
    adviser.ends = run.world.week + weeks_left;
}

std::vector<std::int32_t> posts_filled(const Trial& run) {
    std::vector<std::int32_t> posts;
    for (const PostId post : run.world.posts.ids()) {
        if (run.world.posts[post].incumbent.present) posts.push_back(post.value);
    }
    return posts;
}

/// Two bodies with open activities, and one donor whose money takes so long.
SmallCountry two_bodies(double delay_weeks) {
    SmallCountry small;
    small.country.start = new_year;
    small.parameters().money.attention_decay = 0.0;
    for (const char* id : {"courts", "police"}) {
        const bool police = std::string{id} == "police";
        small.institution(id, police ? InstitutionKind::police : InstitutionKind::justice, 20);
        small.activity(std::string{id} + "_works", ActivityKind::equipment, id, 1e9, 500).gate =
            "region.centre.insecurity >= 1.1"; // held, never spent
    }
    Donor& donor = small.donor("donor", 1'000'000);
    donor.delay_weeks = delay_weeks;
    donor.delay_shape = 1e6;
    donor.tranches = 1;
    donor.carry_over = 0.0;
    return small;
}

void know(SmallCountry& small, Date date, double received) {
    small.plan.actuals.money["m" + to_text(date)] = {"donor", date, money_of(received)};
}

void finance_week(Trial& run) {
    commit_pledges(run.setting, run.world);
    disburse_money(run.setting, run.world);
    ++run.world.week;
}

Money held(const Trial& run) {
    return books_of(run.world, donor_0).held;
}

std::int64_t committed_to(const Trial& run, const char* institution) {
    return run.world.finance.ledger[donor_0][institution_named(run.setting, institution)]
        .committed.cents;
}

using Happened = std::set<std::tuple<Week, EventKind, Cause>>;

/// What happened to politics and mandates, without the plan's own course.
Happened shocks(const std::vector<Event>& events, Week from, Week until) {
    Happened happened;
    for (const Event& event : events) {
        const bool shock = event.what == EventKind::head_changed ||
                           event.what == EventKind::crisis_began || event.what == EventKind::coup;
        if (shock && from <= event.week && event.week < until)
            happened.insert({event.week, event.what, event.cause});
    }
    return happened;
}

} // namespace

// ---- posts

TEST(Actuals, CountsHoldInEveryKnownWeekAndStaffingGoesOnAfter) {
    const Counts mentors{{{2004, 6, 7}, 5},
                         {{2005, 3, 1}, 12},
                         {{2005, 9, 1}, 2},
                         {{2006, 2, 8}, 9}}; // also on days that are no Mondays
    const Counts local{{{2004, 6, 7}, 1}, {{2005, 6, 6}, 2}, {{2006, 1, 2}, 0}};
    const Date until{2006, 6, 28};
    SmallCountry busy = busy_country();
    busy.country.crises["strike"] = {CrisisKind::crisis, Date{2005, 2, 14}, 8};
    busy.plan.actuals.until = until;
    know(busy, "unob", "mentors", mentors);
    know(busy, "unob", "local", local);
    std::set<std::int32_t> before;
    std::set<std::int32_t> after;
    for (std::uint32_t replicate = 0; replicate < 6; ++replicate) {
        Trial run{busy, 1, replicate};
        while (run.world.week < week_of(Date{2006, 12, 25})) {
            const Week week = run.world.week;
            run.weeks(1);
            const std::int32_t known = known_in(mentors, until, week);
            const std::int32_t there = filled(run, "unob.mentors");
            if (known >= 0) {
                ASSERT_EQ(there, known) << to_text(monday_of(week));
            } else {
                (week < week_of(until) ? before : after).insert(there);
            }
            const std::int32_t national = known_in(local, until, week);
            if (national < 0) continue;
            ASSERT_EQ(filled(run, "unob.local"), national) << to_text(monday_of(week));
        }
    }
    // Nothing is forced before the first count or after `until`.
    EXPECT_GT(before.size(), 3u);
    EXPECT_GT(after.size(), 2u);
}

TEST(Actuals, ThoseWhoseTourEndsFirstLeave) {
    Trial run{five_planners()};
    for (const auto& [post, weeks] :
         std::map<std::int32_t, std::int32_t>{{0, 30}, {1, 10}, {2, 10}, {3, 50}, {4, 10}}) {
        seat(run, post, weeks);
    }
    run.world.posts[PostId{1}].successor = run.world.posts[PostId{1}].incumbent;
    run.world.posts[PostId{1}].successor.ends = run.world.week + 58;
    std::vector<Event> events;
    run.world.events.keep(&events);
    know_now(run, 3, 2);
    rotate_staff(run.setting, run.world);
    EXPECT_EQ(posts_filled(run), (std::vector<std::int32_t>{0, 3, 4}));
    EXPECT_FALSE(run.world.posts[PostId{1}].successor.present); // or the post would stay filled
    ASSERT_EQ(events.size(), 3u);
    for (const Event& event : events) {
        EXPECT_EQ(event.what, EventKind::adviser_left);
        EXPECT_EQ(event.cause, Cause::known);
    }
}

TEST(Actuals, WhoIsDueFirstComesFirst) {
    SmallCountry small = five_planners();
    small.plan.missions.at("un").arrivals_per_month = 0; // what is known to have come, came
    Trial run{small};
    const auto ask = [&](std::int32_t post, std::int32_t weeks) {
        run.world.posts[PostId{post}].awaited = true;
        run.world.posts[PostId{post}].due = run.world.week + weeks;
    };
    ask(1, 9);
    ask(3, 5); // the others are asked for now, and due in 40 weeks
    run.world.politics.crisis_until = run.world.week + 10;
    std::vector<Event> events;
    run.world.events.keep(&events);
    know_now(run, 3, 2);
    rotate_staff(run.setting, run.world);
    EXPECT_EQ(posts_filled(run), (std::vector<std::int32_t>{0, 1, 3}));
    std::vector<std::int32_t> order;
    for (const Event& event : events) {
        EXPECT_EQ(event.cause, Cause::known);
        order.push_back(event.row);
    }
    EXPECT_EQ(order, (std::vector<std::int32_t>{3, 1, 0}));
    for (const std::int32_t post : order) {
        const PostState& state = run.world.posts[PostId{post}];
        EXPECT_FALSE(state.awaited);
        EXPECT_EQ(state.incumbent.arrived, run.world.week);
        EXPECT_GT(state.incumbent.effect, 0.0); // newcomers learn and work in their first week
    }
}

// Who would come to a sixth post where five are known to be filled does not come, now or the week
// after `until`: somebody else is asked for.
TEST(Actuals, WhoHasNoRoomIsNotAwaitedAnyLonger) {
    Trial run{five_planners()};
    for (const std::int32_t post : {0, 1})
        seat(run, post, 200);
    for (const std::int32_t post : {2, 3}) {
        run.world.posts[PostId{post}].awaited = true;
        run.world.posts[PostId{post}].due = run.world.week;
    }
    know_now(run, 3, 3);
    const Week begins = run.world.week;
    for (; run.world.week < begins + 3; ++run.world.week) {
        rotate_staff(run.setting, run.world);
        EXPECT_EQ(posts_filled(run), (std::vector<std::int32_t>{0, 1, 2}));
        EXPECT_EQ(run.world.posts[PostId{3}].awaited, run.world.week > begins);
    }
    EXPECT_EQ(run.world.posts[PostId{2}].turns, 1); // came by itself
    EXPECT_EQ(run.world.posts[PostId{3}].turns, 1);
    EXPECT_EQ(run.world.posts[PostId{3}].due, begins + 41); // asked for a week later, 40 weeks
    for (; run.world.week < begins + 41; ++run.world.week) {
        rotate_staff(run.setting, run.world);
        EXPECT_EQ(posts_filled(run).size(), run.world.week < begins + 40 ? 3u : 4u);
    }
    rotate_staff(run.setting, run.world);
    EXPECT_EQ(posts_filled(run).size(), 5u);
}

TEST(Actuals, AHandoverGoesOnWhereAPostStaysFilled) {
    Trial run{five_planners()};
    for (const std::int32_t post : {0, 1, 2})
        seat(run, post, 200);
    seat(run, 1, 2);
    run.world.posts[PostId{1}].awaited = true;
    run.world.posts[PostId{1}].due = run.world.week;
    know_now(run, 3, 10);
    rotate_staff(run.setting, run.world);
    EXPECT_TRUE(run.world.posts[PostId{1}].successor.present);
    run.world.week = run.world.week + 2;
    rotate_staff(run.setting, run.world);
    EXPECT_EQ(posts_filled(run), (std::vector<std::int32_t>{0, 1, 2}));
    EXPECT_EQ(run.world.posts[PostId{1}].turns, 1);
}

// ---- money

TEST(Actuals, MoneyComesWhenItIsDueButNotBeyondTheNextSum) {
    SmallCountry small = two_bodies(10);
    small.plan.actuals.until = Date{2004, 12, 27};
    know(small, Date{2004, 6, 9}, 600'000.01);
    know(small, Date{2004, 9, 6}, 700'000.02);
    Trial run{small};
    const Week begins = run.world.week;
    while (run.world.week < begins + 63) {
        const Week week = run.world.week;
        finance_week(run);
        double expected = 0.0;
        if (week >= begins + 10) expected = 600'000.01; // half a million, and part of the other
        // The rest is due again ten weeks later: in week 20 it is one sum too many, in week 30 a
        // part of it fits.
        if (week >= begins + 30) expected = 700'000.02;
        if (week <= week_of(Date{2004, 12, 27})) {
            ASSERT_EQ(held(run), money_of(expected)) << week - begins;
        } else if (week < begins + 60) { // due in week 60, not the week after `until`
            ASSERT_EQ(held(run), money_of(700'000.02)) << week - begins;
        } else if (week == begins + 60) {
            ASSERT_EQ(held(run), money_of(1'000'000)) << week - begins;
        }
    }
}

// It is known to have come: neither a suspension nor a crisis nor its date holds it up.
TEST(Actuals, WhatIsMissingIsReleasedOldestFirst) {
    SmallCountry small = two_bodies(40);
    small.plan.actuals.until = Date{2004, 12, 27};
    know(small, Date{2004, 2, 9}, 600'000.01);
    Trial run{small};
    finance_week(run);
    run.world.finance.suspended[donor_0] = run.world.week + 100;
    run.world.politics.crisis_until = run.world.week + 100;
    std::vector<Event> events;
    run.world.events.keep(&events);
    while (run.world.week < week_of(Date{2004, 2, 9})) {
        finance_week(run);
        EXPECT_EQ(held(run), Money{});
    }
    finance_week(run);
    const auto& lots = run.world.finance.lots;
    ASSERT_EQ(lots.size(), 2u);
    EXPECT_EQ(lots[LotId{0}].held, money_of(500'000));
    EXPECT_EQ(lots[LotId{1}].held, money_of(100'000.01));
    EXPECT_EQ(lots[LotId{1}].in_pipeline, money_of(399'999.99));
    ASSERT_EQ(events.size(), 2u);
    EXPECT_EQ(events[0].cause, Cause::known);
}

TEST(Actuals, WhatThePipelineLacksIsCommittedAsTheDonorWould) {
    SmallCountry small = two_bodies(40);
    small.plan.donors.at("donor").preferences = {{"police", 2.0}, {"courts", 1.0}};
    small.plan.donors.at("donor").fiscal_year_month = 4;
    small.plan.donors.at("donor").from = Date{2004, 2, 2};
    small.plan.donors.at("donor").life_fiscal_years = 1;
    small.plan.actuals.until = Date{2004, 12, 27};
    know(small, Date{2004, 1, 12}, 90'000);   // before it commits anything
    know(small, Date{2004, 2, 9}, 1'000'000); // more than the part of a year that it then has
    Trial run{small};
    while (run.world.week <= week_of(Date{2004, 1, 12}))
        finance_week(run);
    EXPECT_EQ(committed_to(run, "police"), 60'000'00);
    EXPECT_EQ(committed_to(run, "courts"), 30'000'00);
    EXPECT_EQ(held(run), money_of(90'000));
    for (const Lot& lot : run.world.finance.lots) {
        EXPECT_EQ(lot.vintage, 2003); // its fiscal year begins in April
        EXPECT_EQ(lot.expires, week_of(Date{2004, 4, 1}));
    }
    while (run.world.week <= week_of(Date{2004, 2, 9}))
        finance_week(run);
    EXPECT_EQ(held(run), money_of(1'000'000));
    EXPECT_EQ(books_of(run.world, donor_0).committed, money_of(1'000'000));
    EXPECT_EQ(books_of(run.world, donor_0).in_pipeline, Money{});
}

TEST(Actuals, WhereThePlanHasNothingToFundPreferencesDecide) {
    SmallCountry small = two_bodies(40);
    small.plan.activities.clear();
    small.plan.donors.at("donor").preferences = {{"police", 3.0}, {"courts", 1.0}};
    small.plan.donors.at("donor").options["pool"] = {Channel::pooled_fund, "", 5.0, 10.0};
    small.plan.actuals.until = Date{2004, 12, 27};
    know(small, new_year, 100'000);
    Trial run{small};
    finance_week(run);
    EXPECT_EQ(committed_to(run, "police"), 75'000'00);
    EXPECT_EQ(committed_to(run, "courts"), 25'000'00);
    for (const Lot& lot : run.world.finance.lots)
        EXPECT_EQ(lot.way, 0);
}

TEST(Actuals, AssessedAndQuickImpactMoneyIsMetToo) {
    SmallCountry assessed = two_bodies(40);
    assessed.mission("un", first_monday, Date{2012, 1, 2});
    assessed.plan.donors.at("donor").channel = Channel::assessed;
    assessed.plan.donors.at("donor").implementer = "un";
    assessed.plan.actuals.until = Date{2004, 12, 27};
    know(assessed, new_year, 1'250'000);
    Trial posts{assessed};
    finance_week(posts);
    const auto& row = posts.world.finance.ledger[donor_0];
    EXPECT_EQ(row[InstitutionId{row.size() - 1}].held, money_of(1'250'000));

    SmallCountry quick = two_bodies(4);
    quick.plan.donors.at("donor").channel = Channel::quick_impact;
    quick.plan.actuals.until = Date{2004, 12, 27};
    know(quick, new_year, 500'000); // beyond the cap of 50,000 for an institution
    Trial run{quick};
    finance_week(run);
    EXPECT_EQ(held(run), money_of(500'000));
    EXPECT_EQ(run.world.finance.lots[LotId{2}].expires, week_of(new_year) + 30);
}

// ---- politics and mandates

TEST(Actuals, ChanceBringsNoShockWhileItIsKnownAndTheSameShocksAfter) {
    SmallCountry small;
    small.institution("police", InstitutionKind::police, 10);
    PoliticsParameters& p = small.parameters().politics;
    p.head_turnover = p.crisis_rate = 10.0;
    p.crisis_weeks = 0.0; // a week: a crisis under way hides no other
    small.country.crises["riots"] = {CrisisKind::crisis, Date{2004, 5, 3}, 1};
    const auto happens = [&](std::vector<Event>& events) {
        Trial run{small};
        run.world.events.keep(&events);
        run.weeks(200);
    };
    std::vector<Event> free;
    happens(free);
    small.plan.actuals.until = Date{2005, 6, 29};
    small.plan.actuals.heads["chief"] = {"police", Date{2004, 8, 4}};
    std::vector<Event> known;
    happens(known);
    const Week begins = week_of(first_monday);
    const Week past = week_of(Date{2005, 6, 29}) + 1;
    EXPECT_GT(shocks(free, begins, past).size(), 3u); // of 30 expected
    EXPECT_EQ(shocks(known, begins, past),
              (Happened{{week_of(Date{2004, 5, 3}), EventKind::crisis_began, Cause::scripted},
                        {week_of(Date{2004, 8, 4}), EventKind::head_changed, Cause::known}}));
    EXPECT_GT(shocks(free, past, past + 500).size(), 5u);
    EXPECT_EQ(shocks(known, past, past + 500), shocks(free, past, past + 500));
}

TEST(Actuals, ANewHeadCostsWhatOneByChanceCosts) {
    SmallCountry small;
    small.institution("police", InstitutionKind::police, 10).ownership = 0.5;
    small.parameters().politics.head_ownership_loss = 0.2;
    small.plan.actuals.until = Date{2005, 6, 29};
    small.plan.actuals.heads["chief"] = {"police", first_monday};
    Trial run{small};
    move_politics(run.setting, run.world);
    EXPECT_DOUBLE_EQ(run.world.institutions.ownership[institution_0], 0.4);
    EXPECT_EQ(run.world.institutions.turn[institution_0], 1);
}

TEST(Actuals, MandatesAreRenewedWhileItIsKnown) {
    SmallCountry small;
    small.institution("police", InstitutionKind::police, 10).political_will = 0.1;
    Mission& mission = small.mission("un", first_monday, Date{2012, 1, 2});
    mission.renewal_months = 3;
    small.plan.council_rule = Rule::adaptive;
    small.parameters().coordination.drawdown = small.parameters().coordination.withdrawal = 100.0;
    small.plan.actuals.until = Date{2005, 12, 28};
    Trial run{small};
    std::vector<Event> events;
    run.world.events.keep(&events);
    while (run.world.week < run.setting.known.past) {
        renew_mandates(run.setting, run.world);
        ++run.world.week;
        ASSERT_EQ(run.world.missions.ends[mission_0], run.setting.missions[mission_0].end);
        ASSERT_EQ(run.world.missions.drawn_down[mission_0], 0);
    }
    EXPECT_EQ(events.size(), 7u); // from April 2004 to October 2005
    for (const Event& event : events)
        EXPECT_EQ(event.cause, Cause::known);
    for (; run.world.week < week_of(Date{2007, 1, 1}); ++run.world.week)
        renew_mandates(run.setting, run.world);
    const bool decided = run.world.missions.ends[mission_0] < run.setting.missions[mission_0].end ||
                         run.world.missions.drawn_down[mission_0] != 0;
    EXPECT_TRUE(decided); // but for one case in e^80
}

// ---- nothing else

TEST(Actuals, KnowingOnlyThatNothingStruckChangesNothingWhereNothingWould) {
    SmallCountry busy = busy_country();
    busy.stand_still();
    Trial plain{busy};
    plain.weeks(150);
    busy.plan.actuals.until = Date{2006, 6, 28};
    Trial known{busy};
    known.weeks(150);
    EXPECT_EQ(digest_of(known.world), digest_of(plain.world));
}

} // namespace ssrsim

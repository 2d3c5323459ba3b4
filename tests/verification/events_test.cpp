#include "model/donor_choice.hpp"
#include "model/processes.hpp"
#include "model/replan.hpp"
#include "model/step.hpp"
#include "run/run.hpp"
#include "support/scenario_file.hpp"
#include "support/small_country.hpp"

#include <gtest/gtest.h>
#include <map>
#include <string>
#include <utility>
#include <vector>

// What the event record says, held against the state: everybody who comes and goes, every cent that
// is committed and returned, and why a choice went as it did.

namespace ssrsim {

namespace {

struct Balance {
    std::int32_t people = 0;
    std::int32_t kept = 0; ///< by a mission that follows
};

/// Weeks of a plan of a shipped scenario; in each, arrivals less departures are those in post.
Balance balance_of(const char* file, std::uint32_t replicate) {
    const Scenario scenario = *load_from_disk(std::string{SSRSIM_SCENARIO_DIR "/"} + file).scenario;
    const Experiment experiment{scenario.country, scenario.plan, Seeds::all(1)};
    const Setting& setting = experiment.with_plan();
    World world = branch(warm_country(experiment, replicate), setting);
    std::vector<Event> events;
    world.events.keep(&events);
    std::vector<std::int32_t> there(setting.posts.size(), 0);
    std::size_t read = 0;
    Balance balance;
    while (world.week < setting.plan_ends) {
        step(setting, world);
        for (; read < events.size(); ++read) {
            const Event& event = events[read];
            if (event.table != Concerns::post) continue;
            std::int32_t& people = there[static_cast<std::size_t>(event.row)];
            if (event.what == EventKind::adviser_arrived) ++people;
            if (event.what == EventKind::adviser_left) --people;
            if (event.cause == Cause::predecessor) ++balance.kept;
        }
        for (const PostId post : setting.posts.ids()) {
            const PostState& state = world.posts[post];
            const int now = (state.incumbent.present ? 1 : 0) + (state.successor.present ? 1 : 0);
            EXPECT_EQ(there[post.index()], now)
                << setting.posts[post].id << ", " << to_text(monday_of(world.week + -1));
            if (there[post.index()] != now) return balance;
            balance.people += now;
        }
    }
    return balance;
}

} // namespace

TEST(EventRecord, WhoeverIsInPostHasArrivedAndNotLeft) {
    Balance all;
    for (const char* file : {"minimal.toml", "burundi/scenario.toml", "haiti/scenario.toml",
                             "burundi/long-tours.toml", "teaching/scenario.toml"}) {
        for (const std::uint32_t replicate : {0u, 1u}) {
            const Balance balance = balance_of(file, replicate);
            all.people += balance.people;
            all.kept += balance.kept;
        }
    }
    EXPECT_GT(all.people, 100'000);
    EXPECT_GT(all.kept, 10);
}

// By donor and institution, to the cent.
TEST(EventRecord, MoneyIsToldAsTheLedgerHasIt) {
    for (const char* file : {"minimal.toml", "burundi/scenario.toml"}) {
        const Scenario scenario =
            *load_from_disk(std::string{SSRSIM_SCENARIO_DIR "/"} + file).scenario;
        const Experiment experiment{scenario.country, scenario.plan, Seeds::all(1)};
        const Setting& setting = experiment.with_plan();
        World world = branch(warm_country(experiment, 0), setting);
        std::vector<Event> events;
        world.events.keep(&events);
        while (world.week < setting.plan_ends)
            step(setting, world);
        using Cell = std::pair<std::int32_t, std::int32_t>;
        std::map<Cell, Money> committed, arrived, returned;
        for (const Event& event : events) {
            const Cell cell{event.row, event.institution.value};
            const Money size = money_of(event.size);
            if (event.what == EventKind::money_committed) committed[cell] += size;
            if (event.what == EventKind::money_arrived) arrived[cell] += size;
            if (event.what == EventKind::money_returned) returned[cell] += size;
        }
        std::map<Cell, Money> in_lots, left, back;
        for (const Lot& lot : world.finance.lots) {
            const Cell cell{lot.donor.value, lot.institution.value};
            in_lots[cell] += lot.committed;
            left[cell] += lot.committed - lot.in_pipeline;
            back[cell] += lot.returned;
        }
        EXPECT_GT(in_lots.size(), 5u);
        for (const auto& [cell, amount] : in_lots) {
            EXPECT_EQ(committed[cell], amount) << cell.first << ", " << cell.second;
            EXPECT_EQ(returned[cell], back[cell]) << cell.first << ", " << cell.second;
            // What has left the pipeline has arrived, or gone back from there.
            EXPECT_LE(arrived[cell], left[cell]);
            EXPECT_GE(arrived[cell] + returned[cell], left[cell]);
        }
    }
}

namespace {

constexpr InstitutionId courts{0};
constexpr InstitutionId police{1};

/// Two institutions with work, and a donor who likes both alike.
SmallCountry two_to_choose_from() {
    SmallCountry small;
    small.institution("courts", InstitutionKind::justice, 20);
    small.institution("police", InstitutionKind::police, 20);
    for (const char* id : {"courts", "police"})
        small.activity(id, ActivityKind::equipment, id, 1e9, 500);
    MoneyParameters& p = small.parameters().money;
    p.choice_need = p.choice_visibility = p.choice_results = p.choice_risk = 0.0;
    p.attention_decay = p.assessment_error = 0.0;
    small.donor("donor", 1e6).preferences = {{"courts", 0.5}, {"police", 0.5}};
    small.plan.donor_rule = Rule::adaptive;
    return small;
}

std::vector<Cause> reasons_now(Trial& run) {
    const DonorId donor{0};
    choose_shares(run.setting, run.world, donor, run.setting.donors[donor].commitments.front());
    return reasons_for_shares(run.setting, run.world, donor);
}

} // namespace

TEST(EventRecord, SaysWhatSpokeForAShare) {
    using Reasons = std::vector<Cause>;
    SmallCountry small = two_to_choose_from();
    MoneyParameters& p = small.parameters().money;
    {
        Trial run{small};
        EXPECT_EQ(reasons_now(run), (Reasons{Cause::preference, Cause::preference}));
    }
    {
        p.choice_need = 1.0;
        Trial run{small};
        run.world.institutions.performance[courts] = 0.2;
        run.world.institutions.performance[police] = 0.8;
        EXPECT_EQ(reasons_now(run), (Reasons{Cause::need, Cause::preference}));
        p.choice_need = 0.0;
    }
    {
        p.choice_results = 1.0;
        Trial run{small};
        run.world.activities.progress[ActivityId{1}] = 0.5;
        EXPECT_EQ(reasons_now(run), (Reasons{Cause::preference, Cause::results}));
        // Need speaks more strongly for the other.
        run.setting.parameters.money.choice_need = 1.0;
        run.world.institutions.performance[courts] = 0.0;
        run.world.institutions.performance[police] = 1.0;
        EXPECT_EQ(reasons_now(run), (Reasons{Cause::need, Cause::results}));
        p.choice_results = 0.0;
    }
    {
        p.choice_risk = 1.0;
        small.plan.donors.at("donor").channel = Channel::national;
        Trial run{small};
        run.world.institutions.integrity[courts] = 0.2;
        run.world.institutions.integrity[police] = 0.9;
        EXPECT_EQ(reasons_now(run), (Reasons{Cause::preference, Cause::safety}));
        p.choice_risk = 0.0;
    }
    small.plan.donor_rule = Rule::fixed;
    Trial run{small};
    EXPECT_EQ(reasons_now(run), (Reasons{Cause::plan, Cause::plan}));
}

// A commitment says for whom, by which way and why.
TEST(EventRecord, ACommitmentSaysForWhomAndWhy) {
    SmallCountry small = two_to_choose_from();
    small.parameters().money.choice_need = 1.0;
    Trial run{small};
    run.world.institutions.performance[courts] = 0.2;
    run.world.institutions.performance[police] = 0.8;
    std::vector<Event> events;
    run.world.events.keep(&events);
    commit_pledges(run.setting, run.world);
    const std::vector<Event> committed = of_kind(events, EventKind::money_committed);
    ASSERT_EQ(committed.size(), 2u);
    EXPECT_EQ(committed[0].institution, courts);
    EXPECT_EQ(committed[0].cause, Cause::need);
    EXPECT_EQ(committed[1].institution, police);
    EXPECT_EQ(committed[1].cause, Cause::preference);
    EXPECT_EQ(committed[1].way, 0);
}

TEST(EventRecord, BudgetSupportWithheldForAbuseIsTold) {
    SmallCountry small = two_to_choose_from();
    small.plan.donors.at("donor").channel = Channel::budget_support;
    const auto withheld = [&](double abuse_a_year) { // by 1,000 people
        Trial run{small};
        double people = 0.0;
        for (const CellId cell : run.setting.cells.ids())
            people += run.setting.cells[cell].population;
        run.world.cells.abuse_smooth[CellId{0}] = abuse_a_year * people / 1000.0 / weeks_per_year;
        std::vector<Event> events;
        run.world.events.keep(&events);
        commit_pledges(run.setting, run.world);
        EXPECT_EQ(of_kind(events, EventKind::money_committed).empty(),
                  !of_kind(events, EventKind::support_withheld).empty());
        return of_kind(events, EventKind::support_withheld);
    };
    EXPECT_TRUE(withheld(0.0).empty());
    const double too_much = 2.0 * small.parameters().money.tolerated_abuse;
    const std::vector<Event> told = withheld(too_much);
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ(told[0].cause, Cause::abuse);
    EXPECT_NEAR(told[0].size, too_much, 1e-9);
}

// Work that would not show in time is put off quarter by quarter, as long as it waits for nothing
// else; and of work that has begun, what shows gets its money first.
TEST(EventRecord, WhatAMissionPutsOffAndWhatItPutsFirstAreTold) {
    SmallCountry small;
    small.institution("police", InstitutionKind::police, 20);
    small.mission("mission", first_monday, Date{2014, 1, 6}).renewal_months = 6;
    for (const auto& [id, weeks] : {std::pair{"a_long", 400.0}, {"b_short", 20.0}}) {
        small.activity(id, ActivityKind::systems, "police", 400'000, weeks).mission = "mission";
    }
    small.parameters().activities.start_floor = 0.3; // 26 weeks of 400 are less
    small.plan.mission_rule = Rule::adaptive;
    Trial run{small};
    std::vector<Event> events;
    run.world.events.keep(&events);
    run.weeks(60);
    const std::vector<Event> put_off = of_kind(events, EventKind::work_put_off);
    ASSERT_GE(put_off.size(), 4u);
    const std::int32_t quarter = whole_weeks(run.setting.parameters.coordination.replan_weeks);
    for (const Event& event : put_off) {
        EXPECT_EQ(event.row, 0);
        EXPECT_EQ(event.cause, Cause::next_renewal);
        EXPECT_EQ(event.week.number % quarter, 0);
        EXPECT_LT(event.size, 0.3);
    }
    const std::vector<Event> reordered = of_kind(events, EventKind::work_reordered);
    ASSERT_EQ(reordered.size(), 1u) << "the order changes once and stays";
    EXPECT_EQ(reordered[0].size, 2.0);

    // With its time not come it is not put off: it waits.
    small.plan.activities.at("a_long").start = Date{2006, 1, 2};
    Trial later{small};
    events.clear();
    later.world.events.keep(&events);
    later.weeks(60);
    EXPECT_TRUE(of_kind(events, EventKind::work_put_off).empty());
}

} // namespace ssrsim

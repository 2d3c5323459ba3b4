#include "model/cases.hpp"
#include "model/politics.hpp"
#include "model/processes.hpp"
#include "model/step.hpp"
#include "support/small_country.hpp"
#include "support/statistics.hpp"
#include "world/officers.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <string>
#include <vector>

// Will, elections and heads of institutions (S1 ¶45, ¶53). Checks of chance at 6 sigma (2e-9 each).

namespace ssrsim {

namespace {

constexpr InstitutionId first{0};

/// Many institutions of one officer: as many independent courses of political will.
SmallCountry many_institutions(int count) {
    SmallCountry small;
    small.parameters().politics = defaults<PoliticsParameters>();
    PoliticsParameters& p = small.parameters().politics;
    p.head_turnover = p.crisis_rate = p.coup_rate = 0.0;
    for (int i = 0; i < count; ++i) {
        small.institution("c" + std::to_string(1000 + i), InstitutionKind::inspectorate, 1);
    }
    return small;
}

std::vector<double> observations(const Column<InstitutionId, double>& column) {
    return {column.begin(), column.end()};
}

void politics_week(Trial& run) {
    move_politics(run.setting, run.world);
    ++run.world.week;
}

/// Ownership 0.6, of which inclusion protects a part; an election after ten weeks.
Trial after_election(GovernmentKind before, ElectionResult result, double inclusion,
                     std::uint64_t seed = 1) {
    SmallCountry small;
    small.institution("police", InstitutionKind::police, 5).ownership = 0.6;
    small.country.institutions.at("police").elected_will = 0.8;
    small.country.government.kind = before;
    small.country.elections["e"] = {Date{2004, 3, 15}, result};
    Trial run{small, seed};
    run.world.institutions.inclusion[first] = inclusion;
    for (int week = 0; week < 11; ++week)
        politics_week(run);
    return run;
}

} // namespace

// w' = w + a(b − w) + s·z with a = κΔ and s² = σ²Δ: far from 0 and 1 its mean returns as (1 − a)^t,
// and its variance rests at s²/(1 − (1 − a)²), which is σ²/(2κ) but for a factor 1 + a/2.
TEST(PoliticalWill, RevertsToItsBaselineWithItsStationaryVariance) {
    constexpr int institutions = 1500;
    SmallCountry small = many_institutions(institutions);
    for (auto& [id, institution] : small.country.institutions)
        institution.political_will = 0.5;
    Trial run{small, 3};
    const PoliticsParameters& p = run.setting.parameters.politics;
    for (double& will : run.world.institutions.political_will)
        will = 0.7; // five stationary deviations from either bound
    const double a = p.will_rate * week_in_years;
    const double s2 = p.will_noise * p.will_noise * week_in_years;
    for (int week = 0; week < 52; ++week)
        politics_week(run);
    const Sample year = sample_of(observations(run.world.institutions.political_will));
    EXPECT_LT(std::fabs(year.z(0.5 + 0.2 * std::pow(1.0 - a, 52))), six_sigma) << year.mean;
    for (int week = 0; week < 400; ++week) // 0.2·exp(−5.4) of the beginning is left: 0.001
        politics_week(run);
    // Means over thirty years of each institution, which are independent of each other.
    std::vector<double> means(institutions, 0.0);
    std::vector<double> squares(institutions, 0.0);
    for (int quarter = 0; quarter < 100; ++quarter) {
        for (int week = 0; week < 13; ++week)
            politics_week(run);
        for (const InstitutionId c : run.setting.institutions.ids()) {
            const double apart = run.world.institutions.political_will[c] - 0.5;
            means[c.index()] += apart / 100.0;
            squares[c.index()] += apart * apart / 100.0;
        }
    }
    EXPECT_LT(std::fabs(sample_of(means).z(0.0)), six_sigma);
    const double variance = s2 / (1.0 - (1.0 - a) * (1.0 - a));
    const Sample seen = sample_of(squares);
    EXPECT_LT(std::fabs(seen.z(variance)), six_sigma) << seen.mean << " for " << variance;
    EXPECT_LT(seen.standard_error, 0.015 * variance) << "the check has a point";
    EXPECT_NEAR(variance, p.will_noise * p.will_noise / (2.0 * p.will_rate), 0.02 * variance);
}

TEST(PoliticalWill, APeaceAgreementHoldsTheFloor) {
    SmallCountry small = many_institutions(200);
    int i = 0;
    for (auto& [id, institution] : small.country.institutions) {
        institution.political_will = 0.3;
        institution.will_floor = i++ % 2 == 0 ? 0.4 : 0.0; // every second one is named in it
    }
    Trial run{small};
    int below = 0;
    for (int week = 0; week < 300; ++week) {
        politics_week(run);
        for (const InstitutionId c : run.setting.institutions.ids()) {
            const double will = run.world.institutions.political_will[c];
            if (run.setting.institutions[c].will_floor > 0.0) {
                ASSERT_GE(will, 0.4);
            } else {
                below += will < 0.4 ? 1 : 0;
            }
        }
    }
    EXPECT_GT(below, 300 * 50) << "without the floor it is low most of the time";
    // It is the floor to which will returns, not what is below it.
    run.setting.parameters.politics.will_noise = 0.0;
    run.world.institutions.political_will[first] = 0.6;
    for (int week = 0; week < 30; ++week)
        politics_week(run);
    const double kept = 1.0 - run.setting.parameters.politics.will_rate * week_in_years;
    EXPECT_NEAR(run.world.institutions.political_will[first], 0.4 + 0.2 * std::pow(kept, 30),
                1e-12);
}

// a_g·E·r on the baseline: of a focal point with an institution there, of one without everywhere.
TEST(PoliticalWill, AFocalPostLiftsTheBaseline) {
    SmallCountry small = many_institutions(3);
    small.parameters().politics.will_noise = 0.0;
    Mission& mission = small.mission("mission", first_monday, Date{2012, 1, 2});
    SmallCountry::posts(mission, "there", PostType::focal_point, "c1001", 1);
    SmallCountry::posts(mission, "wide", PostType::focal_point, "", 1);
    SmallCountry::posts(mission, "other", PostType::liaison, "c1002", 1);
    Trial run{small};
    run.world.missions.credibility[MissionId{0}] = 0.8;
    for (const PostId post : run.setting.posts.ids())
        run.world.posts[post].incumbent.effect = 1.0;
    for (const PostId post : run.setting.posts.ids()) {
        if (run.setting.posts[post].institution.exists()) continue;
        run.world.posts[post].incumbent.effect = 0.25;
    }
    for (int week = 0; week < 2000; ++week)
        politics_week(run);
    const auto& will = run.world.institutions.political_will;
    const double lift = run.setting.parameters.politics.good_offices * 0.8;
    EXPECT_NEAR(will[InstitutionId{0}], 0.4 + lift * 0.25, 1e-9);
    EXPECT_NEAR(will[InstitutionId{1}], 0.4 + std::min(lift * 1.25, 0.2), 1e-9);
    EXPECT_NEAR(will[InstitutionId{2}], 0.4 + lift * 0.25, 1e-9);
}

// A change from a transitional to an elected government costs o·loss·(1 − inclusion), a later one a
// third of the loss, and none a government that stays.
// From one day that names the institution to the next, along a line each; then the last level
// stays.
TEST(NationalLead, RisesFromDayToDay) {
    SmallCountry small;
    small.institution("police", InstitutionKind::police, 5);
    small.institution("prisons", InstitutionKind::corrections, 5);
    small.plan.national_lead = 0.2;
    const Week begins = week_of(first_monday);
    small.plan.lead["half"] = {monday_of(begins + 40), 0.4, {"police"}};
    small.plan.lead["whole"] = {monday_of(begins + 60), 1.0, {"police"}};
    Trial run{small};
    const InstitutionId prisons{1};
    for (int week = 0; week < 80; ++week) {
        politics_week(run);
        const double expected = week < 40   ? 0.2 + 0.2 * week / 40.0
                                : week < 60 ? 0.4 + 0.6 * (week - 40) / 20.0
                                            : 1.0;
        ASSERT_NEAR(run.world.institutions.national_lead[first], expected, 1e-12) << week;
        ASSERT_EQ(run.world.institutions.national_lead[prisons], 0.2);
    }
}

// What was conceded for single pieces of work counts by their budgets, while they last.
TEST(NationalLead, ConcededForWorkLastsAsLongAsTheWork) {
    SmallCountry small;
    small.institution("police", InstitutionKind::police, 5);
    small.institution("prisons", InstitutionKind::corrections, 5);
    small.institution("treasury", InstitutionKind::ministry, 5);
    small.plan.national_lead = 0.1;
    for (const auto& [id, budget] : {std::pair{"a", 100.0}, std::pair{"b", 300.0}}) {
        small.activity(id, ActivityKind::systems, "police", budget, 50);
    }
    small.activity("c", ActivityKind::systems, "prisons", 50.0, 50);
    Trial run{small};
    ActivityColumns& a = run.world.activities;
    constexpr ActivityId elsewhere{2};
    a.lead_offered[elsewhere] = 0.7;
    a.agreed[elsewhere] = 0;
    a.status[elsewhere] = ActivityStatus::active;
    constexpr ActivityId one{0};
    constexpr ActivityId other{1};
    const auto lead = [&] {
        politics_week(run);
        const auto& leads = run.world.institutions.national_lead;
        EXPECT_NEAR(leads[institution_named(run.setting, "prisons")], 0.1 + 0.7, 1e-12);
        EXPECT_NEAR(leads[institution_named(run.setting, "treasury")], 0.1, 1e-12);
        return leads[first];
    };
    a.lead_offered[one] = 0.2;
    a.lead_offered[other] = 0.4;
    EXPECT_NEAR(lead(), 0.1, 1e-12) << "offered, and not yet agreed";
    a.agreed[one] = a.agreed[other] = 0;
    a.status[one] = a.status[other] = ActivityStatus::active;
    EXPECT_NEAR(lead(), 0.1 + (100.0 * 0.2 + 300.0 * 0.4) / 400.0, 1e-12);
    a.status[other] = ActivityStatus::done;
    EXPECT_NEAR(lead(), 0.1 + 0.2, 1e-12);
    a.status[one] = ActivityStatus::cut_short;
    EXPECT_NEAR(lead(), 0.1, 1e-12);
}

// i' = i + Δ·(restore·o·(1 − i) − erode·(1 − w)·i) with the means over all courts of oversight, in
// which nobody has more than enough, and of will; it relaxes to where both balance.
TEST(CourtIndependence, IsRestoredByOversightAndErodedWhereReformIsNotWanted) {
    SmallCountry small;
    small.institution("court", InstitutionKind::justice, 5);
    small.institution("police", InstitutionKind::police, 5);
    small.institution("tribunal", InstitutionKind::justice, 15);
    small.parameters().politics.independence_rate = 0.4;
    small.parameters().politics.interference_rate = 0.3;
    Trial run{small};
    const InstitutionId court = institution_named(run.setting, "court");
    const InstitutionId police = institution_named(run.setting, "police");
    const InstitutionId tribunal = institution_named(run.setting, "tribunal");
    InstitutionColumns& c = run.world.institutions;
    const double enough = run.setting.parameters.officers.accountability_reference;
    c.accountability[court] = 0.5 * enough;
    c.accountability[tribunal] = 2.0 * enough;
    c.accountability[police] = c.political_will[police] = 0.0;
    c.political_will[court] = 0.8;
    c.political_will[tribunal] = 0.4;
    run.world.politics.court_independence = 0.9;
    for (int week = 0; week < 90; ++week)
        politics_week(run);
    const double restores = 0.4 * 0.75;
    const double erodes = 0.3 * (1.0 - 0.6);
    const double rests = restores / (restores + erodes);
    const double left = std::pow(1.0 - (restores + erodes) * week_in_years, 90);
    EXPECT_NEAR(run.world.politics.court_independence, rests + (0.9 - rests) * left, 1e-12);
}

TEST(Elections, CostOwnershipThatDidNotReachBeyondGovernment) {
    for (const double inclusion : {0.0, 0.3, 1.0}) {
        const auto left = [&](GovernmentKind before, ElectionResult result) {
            const Trial run = after_election(before, result, inclusion);
            EXPECT_EQ(run.world.politics.government, GovernmentKind::elected);
            return run.world.institutions.ownership[first];
        };
        const double full = 0.5 * (1.0 - inclusion);
        EXPECT_NEAR(left(GovernmentKind::transitional, ElectionResult::new_government),
                    0.6 * (1.0 - full), 1e-15);
        EXPECT_NEAR(left(GovernmentKind::elected, ElectionResult::new_government),
                    0.6 * (1.0 - full * 0.33), 1e-15);
        EXPECT_EQ(left(GovernmentKind::transitional, ElectionResult::same_government), 0.6);
        EXPECT_EQ(left(GovernmentKind::elected, ElectionResult::same_government), 0.6);
    }
}

TEST(Elections, AreDrawnWithTheProbabilityOfContinuity) {
    constexpr int trials = 2000;
    int changed = 0;
    for (int seed = 0; seed < trials; ++seed) {
        const Trial run = after_election(GovernmentKind::elected, ElectionResult::drawn, 0.0,
                                         static_cast<std::uint64_t>(seed));
        const int changes = run.world.institutions.turn[first];
        changed += changes;
        EXPECT_EQ(run.world.institutions.ownership[first] == 0.6, changes == 0);
        EXPECT_EQ(run.world.institutions.will_baseline[first] == 0.4, changes == 0);
    }
    EXPECT_LT(std::fabs(binomial_z(changed, trials, 0.6)), six_sigma) << changed;
}

// A new government's will has a beta law: its mean as stated, its variance m(1 − m)/(1 + n).
TEST(Elections, NewWillHasItsLaw) {
    SmallCountry small = many_institutions(4000);
    for (auto& [id, institution] : small.country.institutions)
        institution.elected_will = 0.7;
    small.country.elections["e"] = {first_monday, ElectionResult::new_government};
    Trial run{small};
    politics_week(run);
    const std::vector<double> wills = observations(run.world.institutions.will_baseline);
    EXPECT_LT(std::fabs(sample_of(wills).z(0.7)), six_sigma);
    std::vector<double> squares;
    for (const double will : wills)
        squares.push_back((will - 0.7) * (will - 0.7));
    EXPECT_LT(std::fabs(sample_of(squares).z(0.7 * 0.3 / (1.0 + 8.0))), six_sigma);
}

// A Bernoulli trial a week: the count of ten years in 500 institutions.
TEST(HeadsOfInstitutions, ChangeAtTheirHazard) {
    SmallCountry small = many_institutions(500);
    small.parameters().politics.head_turnover = 0.2;
    Trial run{small};
    std::vector<Event> events;
    run.world.events.keep(&events);
    for (int week = 0; week < 520; ++week)
        politics_week(run);
    const double p = 1.0 - std::exp(-0.2 * week_in_years);
    const int changes = count(events, EventKind::head_changed);
    EXPECT_LT(std::fabs(binomial_z(changes, 520.0 * 500.0, p)), six_sigma) << changes;
    std::int32_t turns = 0;
    for (const std::int32_t turn : run.world.institutions.turn)
        turns += turn;
    EXPECT_EQ(turns, changes);
}

TEST(HeadsOfInstitutions, TakeRapportAndOwnershipOfTheirOwnInstitution) {
    SmallCountry small = many_institutions(2);
    Mission& mission = small.mission("mission", first_monday, Date{2012, 1, 2});
    SmallCountry::posts(mission, "a", PostType::liaison, "c1000", 1);
    SmallCountry::posts(mission, "b", PostType::liaison, "c1001", 1);
    Trial run{small};
    for (PostState& post : run.world.posts)
        post.incumbent.rapport = 0.5;
    // One of the two changes: search a week in which chance has it so.
    run.setting.parameters.politics.head_turnover = 10.0;
    do {
        run.world.institutions.turn = Column<InstitutionId, std::int32_t>{2};
        run.world.institutions.ownership = Column<InstitutionId, double>{2, 0.4};
        for (PostState& post : run.world.posts)
            post.incumbent.rapport = 0.5;
        politics_week(run);
    } while (run.world.institutions.turn[InstitutionId{0}] != 1 ||
             run.world.institutions.turn[InstitutionId{1}] != 0);
    EXPECT_NEAR(run.world.institutions.ownership[InstitutionId{0}], 0.4 * 0.9, 1e-15);
    EXPECT_EQ(run.world.institutions.ownership[InstitutionId{1}], 0.4);
    for (const PostId post : run.setting.posts.ids()) {
        const bool hit = run.setting.posts[post].institution == InstitutionId{0};
        EXPECT_NEAR(run.world.posts[post].incumbent.rapport, hit ? 0.35 : 0.5, 1e-15);
    }
}

// The moved officers' skill is that of the same officers where there were no courses; the others
// keep theirs. Moved is a share of the trained.
TEST(HeadsOfInstitutions, MoveSomeOfTheTrainedWhoLoseExactlyTheirCourses) {
    SmallCountry small;
    small.institution("police", InstitutionKind::police, 1500);
    Activity& courses = small.activity("courses", ActivityKind::training, "police", 1e5, 40);
    courses.trainees = 1000;
    small.donor("donor", 1e6).delay_weeks = 0.0;
    Trial trained{small.without_turnover(), 6};
    small.plan.activities.at("courses").trainees = 0;
    Trial untrained{small, 6};
    trained.weeks(80);
    untrained.weeks(80);
    const World before = trained.world;
    trained.setting.parameters.politics.head_turnover = 1e6;
    trained.setting.parameters.politics.head_moves = 0.3;
    move_politics(trained.setting, trained.world);
    int able = 0;
    int moved = 0;
    for (const UnitId unit : trained.setting.units.key.ids()) {
        for (const OfficerId officer : trained.setting.units.slots_of(unit)) {
            if (before.officers[officer].trained == 0) continue;
            ++able;
            const double now = skill_of(trained.world, unit, officer);
            if (now == skill_of(before, unit, officer)) continue;
            ++moved;
            EXPECT_GT(skill_of(before, unit, officer), now);
            EXPECT_NEAR(now, skill_of(untrained.world, unit, officer), 1e-9);
        }
    }
    ASSERT_GT(able, 500);
    EXPECT_LT(std::fabs(binomial_z(moved, able, 0.3)), six_sigma) << moved << " of " << able;
}

} // namespace ssrsim

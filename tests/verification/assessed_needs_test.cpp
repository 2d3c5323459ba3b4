#include "core/hash.hpp"
#include "core/math.hpp"
#include "model/donor_choice.hpp"
#include "model/pace.hpp"
#include "model/processes.hpp"
#include "support/small_country.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <string>
#include <vector>

// Donors see needs with an error, which strategies, reviews and liaison officers lower, and which
// comes back as what was found grows old (S1 ¶22–24, ¶54).

namespace ssrsim {

namespace {

/// Two institutions, and a donor who follows need and nothing else.
SmallCountry followed_need() {
    SmallCountry small;
    for (const char* id : {"courts", "police"}) {
        small.institution(id, InstitutionKind::ministry, 20);
        small.activity(id, ActivityKind::equipment, id, 1e9, 500).gate =
            "institution.police.ownership >= 0.99";
    }
    Donor& donor = small.donor("donor", 1e6);
    donor.alignment = donor.willingness = 1.0;
    donor.preferences = {{"courts", 1.0}};
    return small;
}

/// Logarithm of what the donor gives the courts for each unit to the police, in a year of its.
double lean(Trial& run, std::size_t year) {
    const CommitmentDate& date = run.setting.donors[DonorId{0}].commitments[year];
    const std::vector<double> shares = choose_shares(run.setting, run.world, DonorId{0}, date);
    return std::log(shares[0] / shares[1]);
}

/// The same by hand: of needs seen with errors of exp(spread·z).
double lean_by_hand(const Trial& run, std::size_t year, double need_of_courts,
                    double need_of_police, double spread) {
    const DonorFacts& donor = run.setting.donors[DonorId{0}];
    double z[2] = {0.0, 0.0};
    for (const InstitutionId c : run.setting.institutions.ids()) {
        z[c.index()] = run.world.luck.normal(
            hash_combine(donor.key, run.setting.institution_keys[c]), Decision::assessment_error,
            static_cast<std::uint32_t>(donor.commitments[year].vintage));
    }
    return std::log(need_of_courts / need_of_police) + spread * (z[0] - z[1]);
}

constexpr MissionId mission_0{0};

/// A review and a strategy of a mission that gets to its own strategy in its third week.
SmallCountry reviewed() {
    SmallCountry small;
    small.institution("ministry", InstitutionKind::ministry, 5);
    Mission& mission = small.mission("mission", first_monday, Date{2012, 1, 2});
    mission.explicit_mandate = mission.early_planning = mission.headquarters_capacity = 0.0;
    small.activity("review", ActivityKind::review, "ministry", 1e5, 50);
    small.activity("strategy", ActivityKind::strategy, "ministry", 1e5, 50).mission = "mission";
    small.activity("systems", ActivityKind::systems, "ministry", 1e5, 50);
    small.parameters().coordination.review_quality = 0.7;
    small.parameters().coordination.assessment_return_years = 4.0;
    return small;
}

} // namespace

// need·exp(spread·error·(1 − help·liaisons)·z): one z for each donor, institution and fiscal year,
// and the liaison officers of the mission that has the best.
TEST(AssessedNeeds, AreSeenWithAnErrorThatLiaisonLowers) {
    SmallCountry small = followed_need();
    small.mission("first", first_monday, Date{2012, 1, 2});
    small.mission("second", first_monday, Date{2012, 1, 2});
    small.parameters().money.assessment_error = 0.9;
    small.parameters().coordination.liaison_help = 0.4;
    Trial run{small};
    run.world.institutions.performance[InstitutionId{0}] = 0.2;
    run.world.institutions.performance[InstitutionId{1}] = 0.7;
    std::vector<double> seen;
    for (const double error : {0.0, 0.3, 1.0}) {
        for (const double liaisons : {0.0, 0.5, 1.0}) {
            for (const std::size_t year : {0u, 1u, 5u}) {
                run.world.politics.assessment_error = error;
                run.world.missions.liaisons[MissionId{0}] = liaisons / 2.0;
                run.world.missions.liaisons[MissionId{1}] = liaisons;
                const double spread = 0.9 * error * (1.0 - 0.4 * liaisons);
                EXPECT_NEAR(lean(run, year), lean_by_hand(run, year, 0.8, 0.3, spread), 1e-12);
                if (error == 1.0 && liaisons == 0.0) seen.push_back(lean(run, year));
            }
        }
    }
    // Each year errs in its own way, or the equalities above would mean little.
    EXPECT_GT(std::fabs(seen[1] - seen[0]), 1e-6);
    EXPECT_GT(std::fabs(seen[2] - seen[1]), 1e-6);
    EXPECT_GT(std::fabs(seen[0] - std::log(0.8 / 0.3)), 1e-6);
}

// A review or strategy that is done removes its part of the error, as far as the budget of the plan
// was left to it; more money finds out no more. That government took only a piece of a strategy
// makes it none, but what was found is known.
TEST(AssessedNeeds, ReviewsAndStrategiesRemoveTheirPartOfTheError) {
    for (const char* id : {"review", "strategy", "systems"}) {
        for (const double budget : {0.0, 25'000.0, 1e5, 3e5}) {
            for (const bool piece : {false, true}) {
                Trial run{reviewed()};
                const ActivityId work = activity_named(run.setting, id);
                run.world.activities.budget[work] = money_of(budget);
                run.world.activities.is_piece[work] = piece ? 1 : 0;
                run.world.politics.assessment_error = 0.6;
                complete(run.setting, run.world, work);
                const double part = std::min(1.0, budget / 1e5);
                EXPECT_NEAR(run.world.politics.assessment_error,
                            std::string{id} == "systems" ? 0.6 : 0.6 * (1.0 - 0.7 * part), 1e-15)
                    << id << " of " << budget;
            }
        }
    }
}

// The gap to the full error closes by Δ over the years of its return each week, also in the week in
// which a mission completes its strategy.
TEST(AssessedNeeds, AMissionsOwnStrategyRemovesErrorWhichComesBack) {
    Trial run{reviewed()};
    MissionColumns& m = run.world.missions;
    m.strategy_needs[mission_0] = 2.5; // a week of work a week: in the third
    double error = 0.9;
    run.world.politics.assessment_error = error;
    for (int week = 0; week < 200; ++week) {
        m.filled[mission_0] = 1;
        renew_mandates(run.setting, run.world);
        if (week == 2) error *= 1.0 - 0.7;
        error += week_in_years / 4.0 * (1.0 - error);
        ASSERT_NEAR(run.world.politics.assessment_error, error, 1e-12) << week;
        ASSERT_EQ(m.strategy[mission_0] != 0, week >= 2) << week;
        ++run.world.week;
    }
    // By hand over the 198 weeks from the strategy on.
    const double kept = 1.0 - week_in_years / 4.0;
    const double found = 0.3 * (1.0 - 0.1 * kept * kept);
    EXPECT_NEAR(error, 1.0 - (1.0 - found) * std::pow(kept, 198), 1e-12);
}

// What comes back in less than a week is back at once, and not more than that.
TEST(AssessedNeeds, ErrorNeverComesBackBeyondWhatItWas) {
    SmallCountry small = reviewed();
    small.parameters().coordination.assessment_return_years = 0.01;
    Trial run{small};
    run.world.politics.assessment_error = 0.2;
    renew_mandates(run.setting, run.world);
    EXPECT_EQ(run.world.politics.assessment_error, 1.0);
}

// A mission that takes a strategy over from another has it, and assesses nothing anew.
TEST(AssessedNeeds, AStrategyTakenOverFindsNothingOut) {
    SmallCountry small = reviewed();
    Mission& heir = small.mission("zz_heir", Date{2004, 3, 1}, Date{2012, 1, 2});
    heir.succeeds = "mission";
    Trial run{small};
    run.world.week = week_of(Date{2004, 3, 1});
    run.world.missions.strategy[mission_0] = 1;
    run.world.politics.assessment_error = 0.5;
    for (int& filled : run.world.missions.filled)
        filled = 1;
    renew_mandates(run.setting, run.world);
    EXPECT_EQ(run.world.missions.strategy[MissionId{1}], 1);
    EXPECT_NEAR(run.world.politics.assessment_error, 0.5 + week_in_years / 4.0 * 0.5, 1e-15);
}

} // namespace ssrsim

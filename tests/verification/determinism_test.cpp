#include "model/step.hpp"
#include "run/run.hpp"
#include "support/small_country.hpp"
#include "world/officers.hpp"

#include <gtest/gtest.h>
#include <iterator>
#include <set>
#include <vector>

namespace ssrsim {

namespace {

SmallCountry shorter() {
    SmallCountry small = busy_country();
    small.plan.end = Date{2007, 6, 4};
    return small;
}

Experiment experiment(const SmallCountry& small) {
    return Experiment{small.country, small.plan, Seeds::all(11)};
}

SmallCountry other_plan() {
    SmallCountry small = shorter();
    small.plan.missions.clear();
    for (auto& [id, donor] : small.plan.donors)
        donor.implementer.clear();
    small.plan.donors.erase("members");
    small.plan.donors.at("ally").pledge = money_of(900'000);
    small.plan.activities.erase("courses");
    small.plan.activities.at("vehicles").after.clear();
    small.plan.national_lead = 0.8;
    return small;
}

} // namespace

TEST(Determinism, TheSameReplicateTwiceIsTheSame) {
    const Experiment e = experiment(shorter());
    const Trajectory first = run_replicate(e, 3);
    const Trajectory second = run_replicate(e, 3);
    EXPECT_EQ(first.digest, second.digest);
    EXPECT_EQ(first.series, second.series);
    // An experiment made anew from the same files is the same too.
    EXPECT_EQ(run_replicate(experiment(shorter()), 3).digest, first.digest);
}

TEST(Determinism, ReplicatesDoNotKnowWhatRanBefore) {
    const Experiment e = experiment(shorter());
    std::vector<std::uint64_t> forward;
    for (std::uint32_t replicate = 0; replicate < 4; ++replicate) {
        forward.push_back(run_replicate(e, replicate).digest);
    }
    for (std::uint32_t replicate = 4; replicate-- > 0;) {
        EXPECT_EQ(run_replicate(e, replicate).digest, forward[replicate]);
    }
    for (std::size_t i = 1; i < forward.size(); ++i)
        EXPECT_NE(forward[i], forward[0]);
}

TEST(Determinism, SeedsMakeADifference) {
    const SmallCountry small = shorter();
    const auto digest = [&](Seeds seeds) {
        return run_replicate(Experiment{small.country, small.plan, seeds}, 0).digest;
    };
    const std::uint64_t base = digest({1, 1, 1});
    EXPECT_NE(digest({2, 1, 1}), base);
    EXPECT_NE(digest({1, 2, 1}), base);
    EXPECT_NE(digest({1, 1, 2}), base);
    EXPECT_EQ(digest(Seeds::all(1)), base);
}

TEST(Determinism, AWarmedCountryServesManyPlans) {
    const Experiment one = experiment(shorter());
    const Experiment two = experiment(other_plan());
    const World warmed = warm_country(one, 2);
    const std::uint64_t before = digest_of(warmed);
    EXPECT_EQ(run_plan(one, warmed).digest, run_replicate(one, 2).digest);
    EXPECT_EQ(run_plan(two, warmed).digest, run_replicate(two, 2).digest);
    EXPECT_EQ(run_plan(one, warmed).digest, run_replicate(one, 2).digest);
    EXPECT_EQ(digest_of(warmed), before) << "a run leaves the warmed country as it was";
}

TEST(Determinism, TheBurnInDoesNotKnowThePlan) {
    for (std::uint32_t replicate = 0; replicate < 3; ++replicate) {
        EXPECT_EQ(digest_of(warm_country(experiment(shorter()), replicate)),
                  digest_of(warm_country(experiment(other_plan()), replicate)));
    }
    SmallCountry nothing = shorter();
    nothing.plan.missions.clear();
    nothing.plan.donors.clear();
    nothing.plan.activities.clear();
    EXPECT_EQ(digest_of(warm_country(experiment(shorter()), 0)),
              digest_of(warm_country(experiment(nothing), 0)));
}

TEST(Determinism, ACopyMadeMidRunGoesOnAsTheOriginal) {
    Trial run{shorter(), 8};
    for (int week = 0; week < 97; ++week)
        step(run.setting, run.world);
    World copy = run.world;
    const World kept = run.world;
    for (int week = 0; week < 60; ++week)
        step(run.setting, copy);
    EXPECT_NE(digest_of(copy), digest_of(run.world));
    EXPECT_EQ(digest_of(kept), digest_of(run.world)) << "the original has not moved";
    for (int week = 0; week < 60; ++week)
        step(run.setting, run.world);
    EXPECT_EQ(digest_of(copy), digest_of(run.world));
}

// A plan begins with the country as the burn-in left it, not as the file says it was before.
TEST(Determinism, APlanTakesTheCountryAsItIs) {
    const Experiment e = experiment(shorter());
    const World warmed = warm_country(e, 1);
    const World begun = branch(warmed, e.with_plan());
    for (const InstitutionId c : e.with_plan().institutions.ids()) {
        EXPECT_NE(warmed.institutions.ownership[c], e.with_plan().institutions[c].ownership);
        EXPECT_EQ(begun.institutions.ownership[c], warmed.institutions.ownership[c]);
        EXPECT_EQ(begun.institutions.procedures[c], warmed.institutions.procedures[c]);
        EXPECT_EQ(begun.institutions.political_will[c], warmed.institutions.political_will[c]);
    }
    for (const CellId cell : e.with_plan().cells.ids()) {
        EXPECT_EQ(begun.cells.trust[cell], warmed.cells.trust[cell]);
        EXPECT_EQ(begun.cells.court_queue[cell], warmed.cells.court_queue[cell]);
    }
    EXPECT_EQ(begun.week, warmed.week);
}

// A plan that does nothing leaves the country on the course of the country alone.
TEST(Determinism, AnEmptyPlanIsTheCountryAlone) {
    SmallCountry small = shorter();
    small.plan.missions.clear();
    small.plan.donors.clear();
    small.plan.activities.clear();
    small.plan.national_lead = 0.0;
    Trial run{small};
    World alone = run.world;
    for (int week = 0; week < 100; ++week) {
        step(run.setting, run.world);
        step(run.country_alone, alone);
    }
    EXPECT_EQ(digest_of(run.world), digest_of(alone));
}

// Everything of an officer who is there counts, nothing of one who has left, and the quality of a
// course only for those on one.
TEST(DigestOfTheWorld, SeesEveryFieldOfAnOfficer) {
    using Change = void (*)(World&, OfficerId);
    const Trial run{busy_country()};
    const OfficerId officer = first_officer(run.world);
    const std::uint64_t before = digest_of(run.world);
    const auto after = [&](const World& from, Change change) {
        World changed = from;
        change(changed, officer);
        return digest_of(changed);
    };
    const Change fields[] = {
        [](World& w, OfficerId id) { w.officers[id].key += 1; },
        [](World& w, OfficerId id) { w.officers[id].skill_base += 0.1; },
        [](World& w, OfficerId id) { w.officers[id].integrity_base += 0.1; },
        [](World& w, OfficerId id) { w.officers[id].course_base += 0.1; },
        [](World& w, OfficerId id) { w.officers[id].joined += 0.1; },
        [](World& w, OfficerId id) { w.officers[id].hazard_spent += 0.1; },
        [](World& w, OfficerId id) { w.officers[id].rota += 0.1; },
        [](World& w, OfficerId id) { ++w.officers[id].candidates; },
        [](World& w, OfficerId id) { ++w.officers[id].courses; },
        [](World& w, OfficerId id) { ++w.officers[id].trained; },
        [](World& w, OfficerId id) { w.officers[id].woman = !w.officers[id].woman; },
        [](World& w, OfficerId id) { w.officers.leaving.cancel(id); },
        [](World& w, OfficerId id) { w.officers.course_end.schedule(id, w.week + 2, w.week); },
    };
    std::set<std::uint64_t> seen{before};
    for (const Change change : fields)
        seen.insert(after(run.world, change));
    EXPECT_EQ(seen.size(), std::size(fields) + 1);

    const Change quality = [](World& w, OfficerId id) { w.officers.course_quality[id] += 0.1; };
    EXPECT_EQ(after(run.world, quality), before) << "on duty";
    World away = run.world;
    away.officers.course_end.schedule(officer, away.week + 2, away.week);
    EXPECT_NE(after(away, quality), digest_of(away));

    World left = run.world;
    discharge(left, unit_of(run.setting, officer), officer);
    for (const Change change : {fields[0], fields[1], quality})
        EXPECT_EQ(after(left, change), digest_of(left));
}

} // namespace ssrsim

#include "model/processes.hpp"
#include "model/step.hpp"
#include "support/reference_officers.hpp"
#include "support/scenario_file.hpp"
#include "support/small_country.hpp"
#include "support/world_dump.hpp"
#include "world/officers.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <string>

// One affine map a unit against visiting everyone: the same integers, reals to 1e-9.

namespace ssrsim {

namespace {

/// Few years of people, many of events.
SmallCountry lively_country() {
    SmallCountry small = busy_country();
    OfficerParameters& p = small.parameters().officers;
    p.leave_rate = 0.15;
    p.academy_rate = 0.25;
    p.peer_rate = 3.0; // maps pass the factor of a rebase within three years
    p.skill_fading = 0.5;
    return small;
}

struct Counts {
    int rebases = 0;
    std::int64_t courses = 0;
    std::int64_t trained = 0;
    double mentoring = 0.0;
};

void expect_equal_runs(std::uint32_t replicate, Counts& counts) {
    Trial fast{lively_country(), 5, replicate};
    World plain = populate(fast.country_alone, Seeds::all(5), replicate);
    // The reference begins at the plan, with everybody written into the open.
    plain = fast.world;
    for (const UnitId unit : fast.setting.units.key.ids())
        rebase(fast.setting, plain, unit);
    for (int week = 1; week <= 330; ++week) {
        step(fast.setting, fast.world);
        reference_step(fast.setting, plain);
        for (const UnitId unit : fast.setting.units.key.ids()) {
            ASSERT_EQ(plain.units.skill_map[unit].factor, 1.0) << "the reference uses no map";
            if (fast.world.units.skill_map[unit].factor == 1.0) ++counts.rebases;
            counts.mentoring += fast.world.units.mentoring[unit];
        }
        const bool whole = week % 50 == 0;
        const Depth depth = whole ? Depth::officers : Depth::units;
        const std::string different = differences(dump(fast.setting, fast.world, depth),
                                                  dump(fast.setting, plain, depth), 1e-9);
        ASSERT_EQ(different, "") << "replicate " << replicate << ", week " << week;
    }
    for (const OfficerId officer : plain.officers.ids()) {
        counts.courses += plain.officers[officer].courses;
        counts.trained += plain.officers[officer].trained;
    }
    EXPECT_GT(plain.personnel.hired, 20);
    EXPECT_GT(plain.personnel.left, 20);
}

} // namespace

TEST(OfficersReference, EqualsTheMapsInTenReplicates) {
    Counts counts;
    for (std::uint32_t replicate = 0; replicate < 10; ++replicate) {
        expect_equal_runs(replicate, counts);
        if (HasFatalFailure()) return;
    }
    EXPECT_GT(counts.rebases, 100);
    EXPECT_GT(counts.courses, 500);
    EXPECT_GT(counts.trained, 300);
    EXPECT_GT(counts.mentoring, 100.0);
}

TEST(OfficersReference, EqualsTheMapsInFortyReplicatesFull) {
    Counts counts;
    for (std::uint32_t replicate = 10; replicate < 50; ++replicate) {
        expect_equal_runs(replicate, counts);
        if (HasFatalFailure()) return;
    }
}

// The same for some 40,000 officers: every one of them in the last of 300 weeks, which are the
// burn-in and nearly three years of the plan.
TEST(OfficersReference, EqualsTheMapsForEveryOfficerOfBurundiAtWeek300) {
    const Loaded loaded = load_from_disk(SSRSIM_SCENARIO_DIR "/burundi/scenario.toml");
    ASSERT_TRUE(loaded.scenario.has_value());
    const Setting alone = make_setting(loaded.scenario->country);
    const Setting setting = make_setting(loaded.scenario->country, loaded.scenario->plan);
    World fast = populate(alone, Seeds::all(1), 0);
    World plain = fast;
    std::int32_t weeks = 0;
    for (; fast.week < alone.plan_begins; ++weeks) {
        step(alone, fast);
        reference_step(alone, plain);
    }
    fast = branch(fast, setting);
    plain = branch(plain, setting);
    for (; weeks < 300; ++weeks) {
        step(setting, fast);
        reference_step(setting, plain);
    }
    EXPECT_EQ(differences(dump(setting, fast, Depth::officers),
                          dump(setting, plain, Depth::officers), 1e-9),
              "");
    EXPECT_GT(fast.personnel.left, 10'000);
    EXPECT_GT(std::ranges::count_if(fast.officers.rows,
                                    [](const Officer& officer) { return officer.trained > 0; }),
              500);
}

// A comparison that could not fail would prove nothing.
TEST(OfficersReference, ADifferenceOfOneOfficerIsSeen) {
    Trial run{busy_country()};
    run.weeks(60);
    World other = run.world;
    learn_on_course(other, UnitId{0}, first_officer(other), 1e-6);
    EXPECT_EQ(differences(dump(run.setting, run.world, Depth::units),
                          dump(run.setting, other, Depth::units), 1e-9),
              "");
    EXPECT_NE(differences(dump(run.setting, run.world, Depth::officers),
                          dump(run.setting, other, Depth::officers), 1e-9),
              "");
    EXPECT_NE(officer_lines(run.setting, run.world), officer_lines(run.setting, other));
    World counted = run.world;
    ++counted.cells.police_queue[CellId{0}];
    EXPECT_NE(differences(dump(run.setting, run.world, Depth::units),
                          dump(run.setting, counted, Depth::units), 1e9),
              "");
}

} // namespace ssrsim

#include "core/hash.hpp"
#include "core/math.hpp"
#include "model/advisers.hpp"
#include "model/processes.hpp"
#include "support/small_country.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <utility>
#include <vector>

// Single posts followed by hand.

namespace ssrsim {

namespace {

constexpr PostId post{0};
constexpr MissionId mission_0{0};

/// One post of a mission whose recruitment takes exactly `lead` weeks.
SmallCountry one_post(double lead) {
    SmallCountry small;
    small.institution("ministry", InstitutionKind::ministry, 5);
    Mission& mission = small.mission("mission", first_monday, Date{2010, 1, 4});
    mission.recruitment_lead_weeks = lead;
    mission.recruitment_lead_shape = 1e6;
    mission.notice_weeks = 10;
    mission.tour_weeks = 40;
    mission.overlap_max_weeks = 3;
    mission.extension_share = 0.0;
    SmallCountry::posts(mission, "adviser", PostType::liaison, "ministry", 1);
    return small;
}

Mission& only_mission(SmallCountry& small) {
    return small.plan.missions.at("mission");
}

void rotate(Trial& run) {
    rotate_staff(run.setting, run.world);
    place_advisers(run.setting, run.world);
    ++run.world.week;
}

std::vector<Adviser> holders(Trial& run, int weeks) {
    std::vector<Adviser> seen;
    for (int week = 0; week < weeks; ++week) {
        rotate(run);
        const Adviser& adviser = run.world.posts[post].incumbent;
        if (adviser.present && (seen.empty() || seen.back().turn != adviser.turn)) {
            seen.push_back(adviser);
        } else if (adviser.present) {
            seen.back() = adviser;
        }
    }
    return seen;
}

} // namespace

// Asked on the day the post opens, there L weeks later; the successor, asked 10 weeks before the
// end, comes 5 weeks later but no more than 3 weeks before the end.
TEST(Staffing, OnePostByHand) {
    Trial run{one_post(5)};
    const Week opens = run.world.week;
    const StaffingParameters& p = run.setting.parameters.staffing;
    Adviser predecessor;
    for (int week = 0; week < 45; ++week) {
        if (week == 42) predecessor = run.world.posts[post].incumbent; // as the week begins
        const double memory = run.world.missions.memory[mission_0];
        rotate(run);
        const PostState& state = run.world.posts[post];
        EXPECT_EQ(state.incumbent.present, week >= 5) << "week " << week;
        EXPECT_EQ(state.successor.present, week >= 42) << "week " << week;
        EXPECT_EQ(run.world.missions.filled[mission_0], week >= 5 ? 1 : 0);
        EXPECT_EQ(run.world.missions.authorised[mission_0], 1);
        EXPECT_EQ(run.world.institutions.advisers[InstitutionId{0}],
                  week < 5 ? 0 : (week < 42 ? 1 : 2)); // both work during the handover
        if (week == 5) {
            EXPECT_EQ(state.incumbent.arrived, opens + 5);
            EXPECT_EQ(state.incumbent.ends, opens + 45);
            // Nobody to take over from and no memory yet: the floor, and one week of learning.
            const double language = 0.5 + 0.5 * state.incumbent.language;
            const double floor = p.arrival_floor;
            EXPECT_DOUBLE_EQ(memory, 0.0);
            EXPECT_NEAR(state.incumbent.knowledge,
                        floor + p.knowledge_rate * week_in_years * (1 - floor) * language, 1e-15);
        }
        if (week == 42) {
            // Three weeks together: H = 1 − exp(−3/h0). Then one week of learning.
            const double handover = 1.0 - portable_exp(-3.0 / p.handover_weeks);
            const Adviser& successor = state.successor;
            const double language = 0.5 + 0.5 * successor.language;
            // The memory moves before anybody arrives, from what was known last week.
            const double memory_now =
                memory +
                p.memory_rate * week_in_years * (predecessor.knowledge * p.documentation - memory);
            const double k0 =
                std::max(p.arrival_floor, p.handover_knowledge * handover * predecessor.knowledge +
                                              p.memory_knowledge * memory_now);
            const double rho0 =
                std::max(p.arrival_floor, p.handover_rapport * handover * predecessor.rapport);
            EXPECT_GT(k0, p.arrival_floor);
            EXPECT_NEAR(successor.knowledge,
                        k0 + p.knowledge_rate * week_in_years * (1 - k0) * language, 1e-14);
            EXPECT_NEAR(successor.rapport,
                        rho0 + p.rapport_rate * week_in_years * (1 - rho0) * language *
                                   run.world.institutions.ownership[InstitutionId{0}],
                        1e-14);
        }
    }
    rotate(run);
    EXPECT_EQ(run.world.posts[post].incumbent.turn, 1) << "the successor has taken over";
    EXPECT_FALSE(run.world.posts[post].successor.present);
}

TEST(Staffing, EffectIsTheWeightedGeometricMean) {
    const StaffingParameters p = defaults<StaffingParameters>();
    Adviser adviser;
    adviser.technical = 0.6;
    adviser.language = 0.4;
    adviser.knowledge = 0.5;
    adviser.rapport = 0.3;
    adviser.pedagogy = 0.7;
    const double effect = std::pow(0.6, 0.3) * std::pow(0.5 * 0.7, 0.4) * std::pow(0.3, 0.3);
    EXPECT_NEAR(adviser_effect(p, PostType::liaison, adviser), effect, 1e-14);
    EXPECT_NEAR(adviser_effect(p, PostType::mentor, adviser), 0.7 * effect, 1e-14);
    EXPECT_NEAR(adviser_effect(p, PostType::trainer, adviser), 0.7 * effect, 1e-14);
}

// A better roster moves the medians of skills part of the way to 1, a worse one part of the way to
// 0. Profiles that don't fit the post lower technical skill alone; interpreters lend what command
// of the language somebody lacks, and national staff need nobody's.
TEST(Staffing, SkillsComeFromTheRosterTheProfileAndInterpreters) {
    for (const auto& [quality, shift] :
         {std::pair{0.5, 0.0}, std::pair{0.8, 0.18}, std::pair{0.2, -0.18}, std::pair{0.0, -0.3}}) {
        for (const StaffCategory staff : {StaffCategory::international, StaffCategory::national}) {
            SmallCountry small = one_post(0);
            StaffingParameters& p = small.parameters().staffing;
            p.technical_median = 0.6;
            p.language_median = 0.3;
            p.pedagogy_median = 0.45;
            p.roster_effect = 0.3; // shift = 0.3·(2·quality − 1)
            p.skill_spread = 0.7;
            Mission& mission = only_mission(small);
            mission.roster_quality = quality;
            mission.interpreters = 0.3;
            mission.national_lead_weeks = 0;
            Post& group = mission.posts.at("adviser");
            group.staff = staff;
            group.count = 200;
            group.profile_fit = 0.65;
            Trial run{small};
            rotate(run);
            const auto trait = [&](std::uint64_t person, Decision what, double ordinary) {
                const double median =
                    shift >= 0.0 ? ordinary + shift * (1.0 - ordinary) : ordinary * (1.0 + shift);
                const double z = run.world.luck.normal(person, what, 0);
                return 1.0 / (1.0 + std::exp(-0.7 * z) * (1.0 - median) / median);
            };
            int helped = 0;
            for (const PostId id : run.setting.posts.ids()) {
                const Adviser& adviser = run.world.posts[id].incumbent;
                ASSERT_TRUE(adviser.present);
                const std::uint64_t person = hash_combine(run.setting.posts[id].key, 0);
                EXPECT_NEAR(adviser.technical,
                            0.65 * trait(person, Decision::adviser_technical, 0.6), 1e-12);
                EXPECT_NEAR(adviser.pedagogy, trait(person, Decision::adviser_pedagogy, 0.45),
                            1e-12);
                const double speaks = trait(person, Decision::adviser_language, 0.3);
                EXPECT_NEAR(adviser.language,
                            staff == StaffCategory::national ? 1.0 : std::max(0.3, speaks), 1e-12);
                helped += speaks < 0.3 ? 1 : 0;
                // Once there is nothing left to learn, by the weights of the effect.
                Adviser settled = adviser;
                settled.knowledge = settled.rapport = 1.0;
                EXPECT_NEAR(adviser.full_effect,
                            std::min(1.0, adviser_effect(p, PostType::liaison, settled) /
                                              p.reference_effect),
                            1e-12);
            }
            EXPECT_GT(helped, 2) << "interpreters help some …";
            EXPECT_LT(helped, 198) << "… and not all";
        }
    }
}

// Everybody in post has the effect of what they know by then, also two who hand over; an empty post
// has none.
TEST(Staffing, EverybodyInPostHasTheirOwnEffect) {
    SmallCountry small = one_post(5);
    Mission& mission = only_mission(small);
    SmallCountry::posts(mission, "empty", PostType::planner, "ministry", 1).opens =
        Date{2008, 1, 7};
    SmallCountry::posts(mission, "mentor", PostType::mentor, "ministry", 2);
    SmallCountry::posts(mission, "trainer", PostType::trainer, "", 1);
    Trial run{small};
    const StaffingParameters& p = run.setting.parameters.staffing;
    int present = 0;
    int handovers = 0;
    for (int week = 0; week < 120; ++week) {
        rotate(run);
        for (const PostId id : run.setting.posts.ids()) {
            const PostState& state = run.world.posts[id];
            for (const Adviser* adviser : {&state.incumbent, &state.successor}) {
                if (!adviser->present) {
                    EXPECT_EQ(adviser->effect, 0.0);
                    continue;
                }
                const double effect = adviser_effect(p, run.setting.posts[id].type, *adviser);
                EXPECT_EQ(adviser->effect, std::min(1.0, effect / p.reference_effect));
                ++present;
            }
            handovers += state.successor.present ? 1 : 0;
        }
    }
    EXPECT_GT(present, 300);
    EXPECT_GT(handovers, 10);
}

TEST(Staffing, AHandoverCostsTwoWages) {
    SmallCountry small = one_post(5);
    Trial run{small};
    const Money yearly = only_mission(small).posts.at("adviser").wage;
    const Money weekly = scaled(yearly, week_in_years);
    const Money both = weekly + weekly;
    ASSERT_GT(weekly, Money{});
    for (int week = 0; week < 60; ++week) {
        const Money before = run.world.missions.wages[mission_0];
        rotate_staff(run.setting, run.world);
        place_advisers(run.setting, run.world);
        disburse_money(run.setting, run.world);
        ++run.world.week;
        const Money paid = run.world.missions.wages[mission_0] - before;
        EXPECT_EQ(paid, week < 5 ? Money{} : (week >= 42 && week < 45 ? both : weekly)) << week;
    }
    EXPECT_EQ(run.world.missions.wages_unfunded[mission_0], run.world.missions.wages[mission_0]);
}

TEST(Staffing, NationalStaffStayAndSpeak) {
    SmallCountry small = one_post(30);
    only_mission(small).national_lead_weeks = 4;
    only_mission(small).posts.at("adviser").staff = StaffCategory::national;
    Trial run{small};
    const std::vector<Adviser> seen = holders(run, 280);
    ASSERT_EQ(seen.size(), 1u);
    EXPECT_EQ(seen[0].arrived, run.setting.plan_begins + 4);
    EXPECT_EQ(seen[0].language, 1.0);
    EXPECT_EQ(seen[0].ends, week_of(Date{2010, 1, 4}));
}

TEST(Staffing, AnExtensionShiftsTheEndOnce) {
    SmallCountry small = one_post(5);
    only_mission(small).extension_share = 1.0;
    only_mission(small).extension_weeks = 24;
    Trial run{small};
    const std::vector<Adviser> seen = holders(run, 200);
    ASSERT_GE(seen.size(), 3u);
    EXPECT_EQ(seen[0].ends - seen[0].arrived, 64);
    // The next arrives three weeks before the extended end, and is extended once too.
    EXPECT_EQ(seen[1].arrived, seen[0].ends - 3);
    EXPECT_EQ(seen[1].ends - seen[1].arrived, 64);
}

// Contracts tied to the mandate end with the period in which their holder takes over. A successor
// who comes for a handover before the renewal has a contract for the next period, not for a week.
TEST(Staffing, TiedContractsEndWithTheMandatePeriod) {
    for (const double overlap : {0.0, 3.0}) {
        SmallCountry small = one_post(5);
        Mission& mission = only_mission(small);
        mission.contracts = ContractTerm::mandate_period;
        mission.renewal_months = 6;
        mission.overlap_max_weeks = overlap;
        Trial run{small};
        const std::vector<Week>& periods = run.setting.missions[mission_0].renewals;
        ASSERT_EQ(periods.size(), 12u);
        const std::vector<Adviser> seen = holders(run, 300);
        ASSERT_GE(seen.size(), 10u);
        EXPECT_LE(seen.size(), 12u) << "one holder a period";
        for (const Adviser& adviser : seen) {
            EXPECT_NE(std::find(periods.begin(), periods.end(), adviser.ends), periods.end());
        }
        for (std::size_t i = 1; i < seen.size(); ++i) {
            EXPECT_GE(seen[i].ends - seen[i - 1].ends, 25) << "overlap " << overlap;
        }
    }
}

TEST(Staffing, APostThatClosesIsEmpty) {
    SmallCountry small = one_post(5);
    only_mission(small).posts.at("adviser").opens = Date{2004, 3, 1};
    only_mission(small).posts.at("adviser").closes = Date{2005, 1, 3};
    Trial run{small};
    const Week opens = week_of(Date{2004, 3, 1});
    const Week closes = week_of(Date{2005, 1, 3});
    for (int week = 0; week < 100; ++week) {
        const Week now = run.world.week;
        rotate(run);
        EXPECT_EQ(run.world.missions.authorised[mission_0], now >= opens && now < closes ? 1 : 0);
        EXPECT_EQ(run.world.posts[post].incumbent.present, now >= opens + 5 && now < closes);
        // Nobody is recruited for the time after.
        if (run.world.posts[post].incumbent.present) {
            EXPECT_LE(run.world.posts[post].incumbent.ends, closes);
        }
    }
    // 5 weeks to the first arrival, and 3 of the 40-week tour that end before the closing.
    EXPECT_EQ(run.world.missions.weeks_vacant[mission_0], 5.0);
}

TEST(Staffing, ASucceedingMissionInheritsMemory) {
    for (const char* heir : {"after", "zz_after"}) { // whichever row stands first
        SmallCountry small = one_post(5);
        Mission& second = small.mission(heir, Date{2010, 1, 4}, Date{2012, 1, 2});
        second.succeeds = "mission";
        second.memory_inherited = 0.4;
        Trial run{small};
        while (run.world.week < week_of(Date{2010, 1, 4}))
            rotate(run);
        const MissionId first = mission_named(run.setting, "mission");
        const MissionId next = mission_named(run.setting, heir);
        const double left = run.world.missions.memory[first];
        EXPECT_GT(left, 0.1);
        EXPECT_EQ(run.world.missions.memory[next], 0.0);
        rotate(run);
        const double kept = 1.0 - run.setting.parameters.staffing.memory_rate * week_in_years;
        EXPECT_NEAR(run.world.missions.memory[next], 0.4 * left * kept, 1e-14) << heir;
    }
}

// A mission remembers what those in post know and write down, over all the posts it should have.
TEST(Staffing, MemoryLearnsFromThePostsThatAreFilled) {
    Trial run{one_post(5)};
    MissionColumns& m = run.world.missions;
    m.authorised[mission_0] = 4;
    m.filled[mission_0] = 1;
    m.knowledge[mission_0] = 0.8;
    m.memory[mission_0] = 0.1;
    rotate_staff(run.setting, run.world);
    const StaffingParameters& p = run.setting.parameters.staffing;
    const double known = 0.8 * p.documentation / 4.0;
    EXPECT_NEAR(m.memory[mission_0], 0.1 + p.memory_rate * week_in_years * (known - 0.1), 1e-14);
}

TEST(Staffing, MemoryLeaksWhereNobodyIs) {
    SmallCountry small = one_post(5);
    only_mission(small).posts.at("adviser").closes = Date{2006, 1, 2};
    Trial run{small};
    while (run.world.week < week_of(Date{2006, 1, 9}))
        rotate(run);
    const double before = run.world.missions.memory[mission_0];
    const double kept = 1.0 - run.setting.parameters.staffing.memory_rate * week_in_years;
    for (int week = 0; week < 50; ++week)
        rotate(run);
    EXPECT_NEAR(run.world.missions.memory[mission_0], before * std::pow(kept, 50), 1e-12);
}

namespace {

/// A mentor, four planners and two trainers, in this order; nobody is there yet.
SmallCountry many_posts() {
    SmallCountry small;
    small.institution("police", InstitutionKind::police, 40);
    Mission& mission = small.mission("mission", first_monday, Date{2010, 1, 4});
    SmallCountry::posts(mission, "a", PostType::mentor, "police", 1);
    SmallCountry::posts(mission, "b", PostType::planner, "", 4);
    SmallCountry::posts(mission, "c", PostType::trainer, "police", 2);
    return small;
}

void seat(Adviser& adviser, double effect, double full_effect = 1.0) {
    adviser.present = true;
    adviser.effect = effect;
    adviser.full_effect = full_effect;
}

} // namespace

// A mean over trainers for courses, over all advisers of an institution for systems, and over the
// open posts of planners, since an empty one plans nothing.
TEST(Advisers, CountByTheMeansOfThoseMeant) {
    Trial run{many_posts()};
    seat(run.world.posts[PostId{0}].incumbent, 0.9);
    seat(run.world.posts[PostId{2}].incumbent, 0.5);
    seat(run.world.posts[PostId{4}].incumbent, 0.9);
    seat(run.world.posts[PostId{5}].incumbent, 0.4);
    seat(run.world.posts[PostId{6}].incumbent, 0.8);
    place_advisers(run.setting, run.world);
    constexpr InstitutionId police{0};
    EXPECT_NEAR(run.world.institutions.trainer_effect[police], (0.4 + 0.8) / 2.0, 1e-15);
    EXPECT_NEAR(run.world.institutions.adviser_effect[police], (0.9 + 0.4 + 0.8) / 3.0, 1e-15);
    EXPECT_NEAR(run.world.missions.planners[mission_0], (0.5 + 0.9) / 4.0, 1e-15);
    EXPECT_EQ(run.world.missions.authorised[mission_0], 7);
    EXPECT_EQ(run.world.missions.filled[mission_0], 5);
    EXPECT_EQ(run.world.missions.weeks_vacant[mission_0], 2.0);
}

// Each kind of shared work by the open posts of its own kind and mission.
TEST(Advisers, ShareWorkByKindAndMission) {
    SmallCountry small;
    small.institution("police", InstitutionKind::police, 40);
    for (const char* id : {"first", "second"}) {
        Mission& mission = small.mission(id, first_monday, Date{2010, 1, 4});
        const std::int32_t more = id[0] == 's' ? 3 : 0;
        SmallCountry::posts(mission, "a", PostType::liaison, "", 2 + more);
        SmallCountry::posts(mission, "b", PostType::monitor, "", 3 + more);
        SmallCountry::posts(mission, "c", PostType::planner, "", 5 + more);
    }
    Trial run{small};
    MissionColumns& m = run.world.missions;
    Column<MissionId, double> liaisons{2}, monitors{2}, planners{2};
    for (const PostId id : run.setting.posts.ids()) {
        const PostFacts& post = run.setting.posts[id];
        const double effect = 0.01 * (1 + id.value * id.value % 17);
        seat(run.world.posts[id].incumbent, effect);
        const std::int32_t more = post.mission == mission_0 ? 0 : 3;
        if (post.type == PostType::liaison) liaisons[post.mission] += effect / (2 + more);
        if (post.type == PostType::monitor) monitors[post.mission] += effect / (3 + more);
        if (post.type == PostType::planner) planners[post.mission] += effect / (5 + more);
    }
    place_advisers(run.setting, run.world);
    for (const MissionId mission : run.setting.missions.ids()) {
        EXPECT_NEAR(m.liaisons[mission], liaisons[mission], 1e-15);
        EXPECT_NEAR(m.monitors[mission], monitors[mission], 1e-15);
        EXPECT_NEAR(m.planners[mission], planners[mission], 1e-15);
    }
}

// What a post has yet to learn is what the better of two has not reached of what its holder could.
TEST(Advisers, LearningIsWorkLost) {
    Trial run{many_posts()};
    PostState& handed_over = run.world.posts[PostId{0}];
    seat(handed_over.incumbent, 0.3, 0.9);
    seat(handed_over.successor, 0.5, 0.7);
    seat(run.world.posts[PostId{1}].incumbent, 0.2, 0.6);
    seat(run.world.posts[PostId{5}].incumbent, 0.6, 0.6);
    place_advisers(run.setting, run.world);
    EXPECT_NEAR(run.world.missions.weeks_learning[mission_0], (0.9 - 0.5) + (0.6 - 0.2), 1e-15);
}

} // namespace ssrsim

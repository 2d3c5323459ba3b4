#include "model/processes.hpp"
#include "support/small_country.hpp"
#include "world/officers.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <vector>

// Officers with no events: nobody leaves, is recruited or goes on a course. Their equations then
// have a closed form in whole weeks.

namespace ssrsim {

namespace {

constexpr UnitId station{0};

SmallCountry one_station() {
    SmallCountry small;
    small.institution("police", InstitutionKind::police, 40).unit_size = 40;
    return small.without_turnover().without_decay();
}

std::vector<double> skills_of(const Trial& run, UnitId unit) {
    std::vector<double> values;
    for (const OfficerId officer : run.setting.units.slots_of(unit)) {
        values.push_back(skill_of(run.world, unit, officer));
    }
    return values;
}

std::vector<double> integrities_of(const Trial& run, UnitId unit) {
    std::vector<double> values;
    for (const OfficerId officer : run.setting.units.slots_of(unit)) {
        values.push_back(integrity_of(run.world, unit, officer));
    }
    return values;
}

double mean_of(const std::vector<double>& values) {
    double sum = 0.0;
    for (const double value : values)
        sum += value;
    return sum / static_cast<double>(values.size());
}

double spread_of(const std::vector<double>& values) {
    return *std::max_element(values.begin(), values.end()) -
           *std::min_element(values.begin(), values.end());
}

} // namespace

// s(k) = s̲ + (s(0) − s̲)·(1 − δ_s·Δ)^k, for each officer and so for the mean.
TEST(OfficersAlone, SkillFadesByTheDiscreteSolution) {
    Trial run{one_station()};
    const OfficerParameters& p = run.setting.parameters.officers;
    const double sustained =
        p.skill_floor + (p.skill_top - p.skill_floor) *
                            std::sqrt(run.world.institutions.procedures[InstitutionId{0}] *
                                      run.world.units.equipment[station]);
    const std::vector<double> first = skills_of(run, station);
    double kept = 1.0;
    for (int week = 1; week <= 500; ++week) {
        run.weeks(1);
        kept *= 1.0 - p.skill_fading * week_in_years;
        if (week % 50 != 0) continue;
        const std::vector<double> now = skills_of(run, station);
        for (std::size_t i = 0; i < now.size(); ++i) {
            EXPECT_NEAR(now[i], sustained + (first[i] - sustained) * kept, 1e-12);
        }
        EXPECT_NEAR(run.world.units.skill[station], sustained + (mean_of(first) - sustained) * kept,
                    1e-12);
    }
}

// With mentoring M, s rests at (η·M + δ·s̲)/(η·M + δ) and is approached by (1 − Δ(η·M + δ))^k. The
// map is written into the officers several times on the way (its factor passes 1e-4 every six
// years or so).
TEST(OfficersAlone, MentoredSkillFollowsTheDiscreteSolution) {
    Trial run{one_station()};
    const OfficerParameters& p = run.setting.parameters.officers;
    constexpr double mentoring = 0.8;
    run.world.units.mentoring[station] = mentoring;
    const double sustained =
        p.skill_floor + (p.skill_top - p.skill_floor) *
                            std::sqrt(run.world.institutions.procedures[InstitutionId{0}] *
                                      run.world.units.equipment[station]);
    const double rate = p.mentoring_gain * mentoring + p.skill_fading;
    const double rest = (p.mentoring_gain * mentoring + p.skill_fading * sustained) / rate;
    const std::vector<double> first = skills_of(run, station);
    double kept = 1.0;
    int rebases = 0;
    double factor = 1.0;
    for (int week = 1; week <= 1100; ++week) {
        advance_officers(run.setting, run.world);
        kept *= 1.0 - rate * week_in_years;
        const double now = run.world.units.skill_map[station].factor;
        if (now > factor) ++rebases;
        factor = now;
        EXPECT_NEAR(run.world.units.skill[station], rest + (mean_of(first) - rest) * kept, 1e-12);
    }
    EXPECT_GE(rebases, 3);
    const std::vector<double> last = skills_of(run, station);
    for (std::size_t i = 0; i < last.size(); ++i) {
        EXPECT_NEAR(last[i], rest + (first[i] - rest) * kept, 1e-12);
    }
}

// Peers alone keep the mean and shrink each distance from it by (1 − κ_peer·Δ) a week.
TEST(OfficersAlone, PeersAloneKeepTheMeanAndShrinkTheSpread) {
    SmallCountry small = one_station();
    small.parameters().officers.accountability_rate = 0.0;
    Trial run{small};
    const double rate = run.setting.parameters.officers.peer_rate;
    const std::vector<double> first = integrities_of(run, station);
    const double mean = mean_of(first);
    ASSERT_GT(spread_of(first), 0.1);
    double kept = 1.0;
    for (int week = 1; week <= 900; ++week) {
        run.weeks(1);
        kept *= 1.0 - rate * week_in_years;
        EXPECT_NEAR(run.world.units.integrity[station], mean, 1e-12);
    }
    EXPECT_LT(run.world.units.integrity_map[station].factor, 1.0);
    const std::vector<double> last = integrities_of(run, station);
    for (std::size_t i = 0; i < last.size(); ++i) {
        EXPECT_NEAR(last[i], mean + (first[i] - mean) * kept, 1e-12);
    }
}

// Without peers and mentors g goes to what accountability supports, from the unit's mean:
// ḡ(k+1) = ḡ + κ_acc·Δ·(g*(ḡ) − ḡ), a scalar recursion.
TEST(OfficersAlone, MeanIntegrityFollowsTheRecursionOfEnforcement) {
    for (const double exponent : {1.0, 3.0, 4.0}) {
        SmallCountry small = one_station();
        small.parameters().officers.enforcement_exponent = exponent;
        Trial run{small};
        const OfficerParameters& p = run.setting.parameters.officers;
        run.world.institutions.accountability[InstitutionId{0}] = 0.25;
        run.world.institutions.pay[InstitutionId{0}] = 0.6;
        double mean = mean_of(integrities_of(run, station));
        for (int week = 1; week <= 600; ++week) {
            advance_officers(run.setting, run.world);
            const double enforced = std::pow(mean, exponent);
            const double supported =
                p.integrity_low + (p.integrity_high - p.integrity_low) * std::sqrt(0.25 / 0.4) *
                                      0.8 * enforced /
                                      (enforced + std::pow(p.enforcement_half, exponent));
            mean += p.accountability_rate * week_in_years * (supported - mean);
            ASSERT_NEAR(run.world.units.integrity[station], mean, 1e-12) << "week " << week;
        }
    }
}

TEST(OfficersAlone, WritingTheMapsIntoPeopleChangesNothing) {
    Trial run{busy_country()};
    run.weeks(150);
    Trial rebased = run;
    for (const UnitId unit : rebased.setting.units.key.ids()) {
        const double skill = run.world.units.skill[unit];
        rebase(rebased.setting, rebased.world, unit);
        refresh_means(rebased.world, unit);
        EXPECT_DOUBLE_EQ(rebased.world.units.skill_map[unit].factor, 1.0);
        EXPECT_NEAR(rebased.world.units.skill[unit], skill, 1e-12);
        EXPECT_NEAR(rebased.world.units.integrity[unit], run.world.units.integrity[unit], 1e-12);
    }
    int people = 0;
    for (const OfficerId officer : run.world.officers.ids()) {
        if (run.world.officers.is_free(officer)) continue;
        ++people;
        const UnitId unit = unit_of(run.setting, officer);
        EXPECT_NEAR(skill_of(rebased.world, unit, officer), skill_of(run.world, unit, officer),
                    1e-12);
        EXPECT_NEAR(integrity_of(rebased.world, unit, officer),
                    integrity_of(run.world, unit, officer), 1e-12);
    }
    EXPECT_GT(people, 400);
}

// What one officer learns moves nobody else, and the mean by a share of it.
TEST(OfficersAlone, OneOfficersSkillIsTheirs) {
    Trial run{one_station()};
    run.weeks(200);
    const std::vector<double> before = skills_of(run, station);
    learn_on_course(run.world, station, OfficerId{7}, 0.9 - before[7]);
    refresh_means(run.world, station);
    const std::vector<double> after = skills_of(run, station);
    for (std::size_t i = 0; i < after.size(); ++i) {
        EXPECT_NEAR(after[i], i == 7 ? 0.9 : before[i], 1e-12);
    }
    EXPECT_NEAR(run.world.units.skill[station], mean_of(after), 1e-12);
}

// Whoever loses the use of their courses is as skilled as if they had never been to one, however
// long ago they were and whatever the unit has been through since.
TEST(OfficersAlone, LosingCoursesLeavesTheSkillOfOneWhoWentToNone) {
    Trial run{one_station()};
    run.weeks(40);
    Trial untrained = run;
    learn_on_course(run.world, station, OfficerId{7}, 0.1);
    learn_on_course(run.world, station, OfficerId{7}, 0.05);
    run.weeks(300);
    untrained.weeks(300);
    rebase(run.setting, run.world, station);
    EXPECT_GT(skills_of(run, station)[7], skills_of(untrained, station)[7] + 1e-3);
    lose_courses(run.world, station, OfficerId{7});
    EXPECT_NEAR(skills_of(run, station)[7], skills_of(untrained, station)[7], 1e-12);
    EXPECT_EQ(run.world.officers[OfficerId{7}].trained, 0);
}

} // namespace ssrsim

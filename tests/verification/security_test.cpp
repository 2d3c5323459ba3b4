#include "core/hash.hpp"
#include "core/math.hpp"
#include "model/pace.hpp"
#include "model/processes.hpp"
#include "model/step.hpp"
#include "support/draw_log.hpp"
#include "support/small_country.hpp"
#include "support/statistics.hpp"
#include "world/officers.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <vector>

// Insecurity, ex-combatants, small arms and vetting. Checks of chance at 6 sigma (2e-9 each).

namespace ssrsim {

namespace {

constexpr RegionId east{0};
constexpr RegionId west{1};

SmallCountry two_regions() {
    SmallCountry small;
    small.parameters().security = defaults<SecurityParameters>();
    small.region("east", 100'000);
    small.region("west", 60'000);
    small.institution("army", InstitutionKind::defence, 10);
    small.without_turnover();
    return small;
}

void insecurity_week(Trial& run) {
    move_insecurity(run.setting, run.world);
    ++run.world.week;
}

void set_served(World& world, RegionId region, double share) {
    const CellId cell = cell_of(region, Group::majority);
    world.cells.incidents_smooth[cell] = 10.0;
    world.cells.state_smooth[cell] = 10.0 * share;
}

double standard_normal(double x) {
    return 0.5 * std::erfc(-x / std::sqrt(2.0));
}

/// A force of which every officer is vetted within a week.
SmallCountry vetted_force(std::int32_t officers, double weeks = 1.0) {
    SmallCountry small;
    small.institution("police", InstitutionKind::police, officers).integrity = 0.35;
    small.activity("vetting", ActivityKind::vetting, "police", officers * 100.0, weeks);
    small.donor("donor", 1e8).delay_weeks = 0.0;
    small.without_turnover();
    return small;
}

} // namespace

// x relaxes by κΔ a week to what its causes make: base and neighbourhood, ex-combatants above those
// of the beginning, less defence, service and arms collected.
TEST(Insecurity, RelaxesToWhatItsCausesMake) {
    for (const double integrity : {0.8, 0.2}) {
        SmallCountry small = two_regions();
        small.parameters().security.arms_return = 0.0;
        small.country.regions.at("east").ex_combatants = 100;
        small.country.neighbourhood["n"] = {Date{2004, 6, 7}, 0.15, {"east"}};
        Trial run{small};
        World& world = run.world;
        world.institutions.performance[InstitutionId{0}] = 0.5;
        world.institutions.integrity[InstitutionId{0}] = integrity;
        world.regions.ex_combatants[east] = 300;
        world.regions.arms[east] = 0.6;
        set_served(world, east, 0.4);
        const SecurityParameters& p = run.setting.parameters.security;
        const double army = p.defence_effect * 0.5 * (2.0 * integrity - 1.0);
        const double before = 0.3 + p.ex_combatant_effect * (300.0 - 100.0) / 500.0 - army -
                              p.service_effect * 0.4 - p.arms_effect * 0.4;
        const double kept = 1.0 - p.insecurity_rate * week_in_years;
        const int until = week_of(Date{2004, 6, 7}) - world.week;
        for (int week = 0; week < until; ++week)
            insecurity_week(run);
        const double then = before + (0.3 - before) * std::pow(kept, until);
        EXPECT_NEAR(world.regions.insecurity[east], then, 1e-12);
        for (int week = 0; week < 50; ++week)
            insecurity_week(run);
        EXPECT_NEAR(world.regions.insecurity[east],
                    before + 0.15 + (then - before - 0.15) * std::pow(kept, 50), 1e-12);
        EXPECT_NEAR(world.regions.insecurity[west], 0.3 - army * (1.0 - std::pow(kept, until + 50)),
                    1e-12);
    }
}

// What the neighbourhood adds is what the last step of its regions says, not the sum of all.
TEST(Insecurity, TakesTheNeighbourhoodAsItIsNow) {
    SmallCountry small = two_regions();
    small.parameters().security.insecurity_rate = 1e6; // at once
    const Week begins = week_of(first_monday);
    small.country.neighbourhood["a"] = {monday_of(begins + 10), 0.15, {"east"}};
    small.country.neighbourhood["b"] = {monday_of(begins + 20), 0.4, {"west"}};
    small.country.neighbourhood["c"] = {monday_of(begins + 30), 0.05, {"east"}};
    Trial run{small};
    run.world.institutions.performance[InstitutionId{0}] = 0.0; // the army calms nobody
    for (int week = 0; week < 40; ++week) {
        insecurity_week(run);
        const double in_east = week < 10 ? 0.0 : week < 30 ? 0.15 : 0.05;
        ASSERT_NEAR(run.world.regions.insecurity[east], 0.3 + in_east, 1e-12) << week;
        ASSERT_NEAR(run.world.regions.insecurity[west], 0.3 + (week < 20 ? 0.0 : 0.4), 1e-12);
    }
}

TEST(Insecurity, StaysAShare) {
    for (const double base : {0.0, 1.0}) {
        SmallCountry small = two_regions();
        small.country.regions.at("east").insecurity = base;
        Trial run{small};
        run.world.institutions.performance[InstitutionId{0}] = 1.0;
        run.world.institutions.integrity[InstitutionId{0}] = 1.0 - base; // pushes outward
        for (int week = 0; week < 50; ++week)
            insecurity_week(run);
        EXPECT_EQ(run.world.regions.insecurity[east], base);
    }
}

// The hazard lies between its value at full and at no service, in proportion.
TEST(ExCombatants, RelapseAtTheHazardThatServiceLeaves) {
    for (const double served : {0.0, 0.5, 1.0}) {
        Trial run{two_regions()};
        constexpr int people = 1'000'000;
        run.world.regions.reintegrated[east] = people;
        set_served(run.world, east, served);
        insecurity_week(run);
        const int relapsed = people - run.world.regions.reintegrated[east];
        EXPECT_EQ(run.world.regions.ex_combatants[east], relapsed);
        const double hazard = 0.10 + (0.03 - 0.10) * served;
        const double p = 1.0 - std::exp(-hazard * week_in_years);
        EXPECT_LT(std::fabs(binomial_z(relapsed, people, p)), six_sigma) << relapsed;
    }
}

// Everybody is somewhere: with arms, reintegrated, or in the forces.
TEST(ExCombatants, AreConservedAndEnterFreePosts) {
    for (const std::int32_t free_posts : {0, 1000}) {
        SmallCountry small = two_regions();
        small.country.regions.at("east").ex_combatants = 100;
        small.country.regions.at("west").ex_combatants = 200;
        small.institution("police", InstitutionKind::police, 1000 + free_posts).strength = 1000;
        small.without_turnover();
        small.parameters().security.relapse_high = small.parameters().security.relapse_low = 0.3;
        Activity& ddr = small.activity("ddr", ActivityKind::ddr, "police", 150 * 1500.0, 50);
        ddr.integrated_share = 0.4;
        small.donor("donor", 1e6).delay_weeks = 0.0;
        Trial run{small};
        std::vector<Event> events;
        run.world.events.keep(&events);
        const std::int64_t hired_before = run.world.personnel.hired;
        for (int week = 0; week < 60; ++week) {
            run.weeks(1);
            const RegionColumns& r = run.world.regions;
            ASSERT_EQ(r.ex_combatants[east] + r.ex_combatants[west] + r.reintegrated[east] +
                          r.reintegrated[west] + run.world.personnel.hired - hired_before,
                      300);
        }
        double left = 0.0;
        double relapsed = 0.0;
        for (const Event& event : events) {
            left += event.what == EventKind::combatants_left_arms ? event.size : 0.0;
            relapsed += event.what == EventKind::combatants_relapsed ? event.size : 0.0;
        }
        EXPECT_GE(left, 149.0); // what a part of a person's cost bought is kept, not rounded up
        EXPECT_LE(left, 150.0);
        EXPECT_GT(relapsed, 0.0);
        const auto enlisted = static_cast<double>(run.world.personnel.hired - hired_before);
        EXPECT_NEAR(enlisted, free_posts > 0 ? 0.4 * left : 0.0, 1.0);
        EXPECT_EQ(run.world.regions.ex_combatants[east] + run.world.regions.ex_combatants[west],
                  300 - static_cast<int>(left - relapsed));
    }
}

// Those who are integrated fill the free posts of units by their vacancies, as men, with traits
// around the medians of ex-combatants: not those of the institution or its recruits.
TEST(ExCombatants, AreIntegratedAsWhoTheyAre) {
    SmallCountry small = two_regions();
    small.country.regions.at("east").ex_combatants = 400;
    Institution& police = small.institution("police", InstitutionKind::police, 400);
    police.unit_size = 200;
    police.regions = {"east"};
    police.skill = 0.8;
    police.integrity = 0.9;
    police.women = 1.0;
    ActivityParameters& p = small.parameters().activities;
    p.integrated_skill = 0.15;
    p.integrated_integrity = 0.4;
    small.parameters().officers.person_spread = 0.8;
    small.activity("ddr", ActivityKind::ddr, "police", 1e6, 50).integrated_share = 0.5;
    Trial run{small};
    const ActivityId ddr = activity_named(run.setting, "ddr");
    const IdRange<UnitId> units =
        run.setting.institutions[institution_named(run.setting, "police")].units;
    ASSERT_EQ(units.size(), 2u);
    const UnitId first = *units.begin();
    // Ninety free posts in the first unit, thirty in the second.
    for (const UnitId unit : units) {
        int leaving = unit == first ? 90 : 30;
        for (const OfficerId officer : run.setting.units.slots_of(unit)) {
            if (leaving-- > 0) discharge(run.world, unit, officer);
        }
    }
    const World before = run.world;
    const double cost = in_units(p.ddr_cost);
    deliver(run.setting, run.world, ddr, 0.1, money_of(160 * cost)); // of whom half are integrated
    const std::uint64_t intake =
        hash_combine(hash_combine(run.setting.activities[ddr].key, hash_text("integrated")),
                     static_cast<std::uint64_t>(run.world.week.number));
    std::uint64_t place = 0;
    for (const UnitId unit : units) {
        EXPECT_EQ(run.world.units.strength[unit] - before.units.strength[unit],
                  unit == first ? 60 : 20);
        for (const OfficerId officer : run.setting.units.slots_of(unit)) {
            if (!before.officers.is_free(officer) || run.world.officers.is_free(officer)) continue;
            const std::uint64_t key = hash_combine(intake, place++);
            const auto trait = [&](std::uint32_t index, double median) {
                const double z = run.world.luck.normal(key, Decision::officer_traits, 0, index);
                return 1.0 / (1.0 + std::exp(-0.8 * z) * (1.0 - median) / median);
            };
            EXPECT_EQ(run.world.officers[officer].key, key);
            EXPECT_NEAR(skill_of(run.world, unit, officer), trait(0, 0.15), 1e-12);
            EXPECT_NEAR(integrity_of(run.world, unit, officer), trait(1, 0.4), 1e-12);
            EXPECT_FALSE(run.world.officers[officer].woman);
        }
    }
    EXPECT_EQ(place, 80u);
    EXPECT_EQ(run.world.regions.ex_combatants[east], 400 - 160);
    EXPECT_EQ(run.world.regions.reintegrated[east], 80);
}

// Money buys a share of the arms where it is spent; they come back at their rate.
TEST(SmallArms, AreCollectedAndComeBack) {
    SmallCountry small = two_regions();
    small.parameters().security.arms_return = 0.0;
    small.activity("arms", ActivityKind::arms, "army", 3.0 * 100'000 * 0.7, 40).regions = {"east"};
    small.donor("donor", 1e6).delay_weeks = 0.0;
    Trial run{small};
    run.weeks(60);
    ASSERT_EQ(run.world.activities.status[ActivityId{0}], ActivityStatus::done);
    EXPECT_NEAR(run.world.regions.arms[east], 0.3, 1e-9);
    EXPECT_EQ(run.world.regions.arms[west], 1.0);
    run.setting.parameters.security.arms_return = 0.2;
    const double away = 1.0 - run.world.regions.arms[east];
    for (int week = 0; week < 100; ++week)
        insecurity_week(run);
    EXPECT_NEAR(1.0 - run.world.regions.arms[east], away * std::pow(1.0 - 0.2 * week_in_years, 100),
                1e-12);
}

// An officer of integrity g is removed with probability Φ((standard − g)/error), whoever they are.
TEST(Vetting, RemovesByIntegrityAsSeen) {
    constexpr std::int32_t officers = 100'000;
    Trial run{vetted_force(officers)};
    const World before = run.world;
    run.weeks(1);
    ASSERT_EQ(run.world.activities.status[ActivityId{0}], ActivityStatus::done);
    const ActivityParameters& p = run.setting.parameters.activities;
    struct Bin {
        double removed = 0.0, expected = 0.0, variance = 0.0;
    };
    std::vector<Bin> bins(4); // by integrity, below and above the standard
    int removed = 0;
    for (const UnitId unit : run.setting.units.key.ids()) {
        for (const OfficerId officer : run.setting.units.slots_of(unit)) {
            if (before.officers.is_free(officer)) continue;
            const double g = integrity_of(before, unit, officer);
            const double q = standard_normal((p.vetting_standard - g) / p.vetting_error);
            Bin& bin = bins[g < 0.15 ? 0 : (g < 0.25 ? 1 : (g < 0.4 ? 2 : 3))];
            const bool gone = run.world.officers.is_free(officer);
            removed += gone ? 1 : 0;
            bin.removed += gone ? 1.0 : 0.0;
            bin.expected += q;
            bin.variance += q * (1.0 - q);
        }
    }
    for (const Bin& bin : bins) {
        EXPECT_GT(bin.expected, 20.0) << "every bin has a say";
        EXPECT_LT(std::fabs(bin.removed - bin.expected), six_sigma * std::sqrt(bin.variance))
            << bin.removed << " for " << bin.expected;
    }
    EXPECT_EQ(run.world.personnel.left - before.personnel.left, removed);
    const int joined = run.world.regions.ex_combatants[east] - before.regions.ex_combatants[east];
    EXPECT_LT(std::fabs(binomial_z(joined, removed, p.vetted_join)), six_sigma) << joined;
}

// Every officer is looked at once, however long it takes; half the money looks at half of them.
TEST(Vetting, LooksAtNobodyTwice) {
    for (const double funded : {1.0, 0.5}) {
        SmallCountry small = vetted_force(600, 40.0);
        small.plan.activities.at("vetting").budget = money_of(600 * 100.0 * funded);
        Trial run{small};
        DrawLog log;
        log.attach(run.world.luck);
        run.weeks(60);
        int looked_at = 0;
        for (const auto& [address, drawn] : log.draws()) {
            if (address.what != Decision::vetting_observation) continue;
            EXPECT_EQ(drawn.times, 1);
            ++looked_at;
        }
        EXPECT_NEAR(looked_at, 600 * funded, 1.0);
        EXPECT_LE(looked_at, 600 * funded);
    }
}

} // namespace ssrsim

#include "model/processes.hpp"
#include "support/small_country.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <string>

// What an institution can pay and keep, who oversees it, and what its units make of that, by hand
// (S1 ¶56, Annex 1A).

namespace ssrsim {

namespace {

constexpr UnitId first_unit{0};
constexpr UnitId second_unit{1};

/// A ministry and a police of 100 posts, in two units, of which 80 are filled.
SmallCountry led_by_ministry() {
    SmallCountry small;
    small.country.fiscal_capacity = money_of(100'000);
    Institution& police = small.institution("a_police", InstitutionKind::police, 100);
    police.strength = 80;
    police.unit_size = 50;
    police.wage = money_of(1'000);
    police.budget_share = 0.6;
    police.procedures = 0.3;
    police.ministry = "interior";
    small.institution("interior", InstitutionKind::ministry, 5);
    return small;
}

constexpr InstitutionId police{0};
constexpr InstitutionId interior{1};

} // namespace

// Half of the ministry's reference performance lets half of what lies above the floor through;
// wages are those of the 80 who are there, and upkeep gets what they leave.
TEST(Institutions, PayWagesFirstAndThenUpkeep) {
    for (const double left_for_upkeep : {-0.3, 0.0, 0.5, 1.7}) {
        Trial run{led_by_ministry()};
        const InstitutionParameters& p = run.setting.parameters.institutions;
        InstitutionColumns& c = run.world.institutions;
        c.performance[interior] = 0.5 * p.ministry_reference;
        c.political_will[police] = 0.3;
        c.donor_spending[police] = 200.0;
        const double wages = 1'000.0 * week_in_years * 80;
        const double upkeep = in_units(p.upkeep) * week_in_years * 80;
        const double domestic =
            0.6 * 100'000.0 * week_in_years * (p.envelope_floor + (1.0 - p.envelope_floor) * 0.5);
        const double matched = run.setting.parameters.money.matching * 0.3 * 200.0;
        const double available = wages + left_for_upkeep * upkeep;
        ASSERT_GT(matched, 0.0);
        c.budget_support[police] = available - domestic - matched;
        keep_institutions(run.setting, run.world);
        EXPECT_EQ(c.strength[police], 80);
        EXPECT_NEAR(c.pay[police], std::min(1.0, available / wages), 1e-12);
        EXPECT_NEAR(c.payable[police], available / wages * 80.0, 1e-9);
        EXPECT_NEAR(c.maintenance[police], std::clamp(left_for_upkeep, 0.0, 1.0), 1e-12);
    }
}

// p' = p + Δ·(gain·effort·O·(1 − p) − decay·(1 − O·P)·(p − lowest)), P being the ministry's
// performance and the lowest nine tenths of what there was.
TEST(Institutions, BuildAndLoseProcedures) {
    Trial run{led_by_ministry()};
    const InstitutionParameters& p = run.setting.parameters.institutions;
    InstitutionColumns& c = run.world.institutions;
    c.performance[interior] = 0.5;
    c.ownership[police] = 0.6;
    c.systems_effort[police] = 0.7;
    c.procedures[police] = 0.4;
    keep_institutions(run.setting, run.world);
    const double built = p.procedures_gain * 0.7 * 0.6 * (1.0 - 0.4);
    const double lost = p.procedures_decay * (1.0 - 0.6 * 0.5) * (0.4 - 0.9 * 0.3);
    ASSERT_GT(lost, 0.0);
    EXPECT_NEAR(c.procedures[police], 0.4 + week_in_years * (built - lost), 1e-14);
}

// Below what it keeps by its own means an institution buys whatever its upkeep; above, upkeep
// covers a part of the wear.
TEST(Institutions, BuyEquipmentAndWearItOut) {
    Trial run{led_by_ministry()};
    const InstitutionParameters& p = run.setting.parameters.institutions;
    const double upkeep = in_units(p.upkeep) * week_in_years * 80;
    InstitutionColumns& c = run.world.institutions;
    c.performance[interior] = p.ministry_reference;
    c.budget_support[police] =
        1'000.0 * week_in_years * 80 + 0.75 * upkeep - 0.6 * 100'000.0 * week_in_years;
    const double own = p.equipment_domestic; // all are paid
    ASSERT_GT(own, 0.1);
    ASSERT_LT(own, 0.9);
    run.world.units.equipment[first_unit] = own - 0.1;
    run.world.units.equipment[second_unit] = own + 0.1;
    keep_institutions(run.setting, run.world);
    const double decay = week_in_years * p.equipment_decay;
    EXPECT_NEAR(run.world.units.equipment[first_unit], own - 0.1 + decay * 0.1, 1e-14);
    EXPECT_NEAR(run.world.units.equipment[second_unit], own + 0.1 - 0.25 * decay * 0.1, 1e-14);
}

// Each kind of body has its weight, however many there are; nobody oversees itself.
TEST(Institutions, AreOverseenByWhatBodiesDo) {
    SmallCountry small;
    small.institution("a_police", InstitutionKind::police, 100);
    small.institution("courts", InstitutionKind::justice, 10);
    small.institution("inspectors", InstitutionKind::inspectorate, 10);
    small.institution("parliament", InstitutionKind::legislature, 10);
    small.institution("press", InstitutionKind::civil_society, 10);
    small.institution("watchdog", InstitutionKind::inspectorate, 10);
    Trial run{small};
    InstitutionColumns& c = run.world.institutions;
    const auto row = [&](const char* id) { return institution_named(run.setting, id); };
    for (double& capacity : c.capacity)
        capacity = 1.0;
    c.performance[row("courts")] = 0.2;
    c.performance[row("inspectors")] = 0.3;
    c.performance[row("parliament")] = 0.5;
    c.performance[row("press")] = 0.7;
    c.performance[row("watchdog")] = 0.8;
    keep_institutions(run.setting, run.world);
    const InstitutionParameters& p = run.setting.parameters.institutions;
    const double others = p.inspectorate_weight * (0.3 + 0.8) / 2.0 + p.legislature_weight * 0.5 +
                          p.civil_society_weight * 0.7;
    EXPECT_NEAR(c.accountability[police], others + p.justice_weight * 0.2, 1e-14);
    EXPECT_NEAR(c.accountability[row("courts")], others, 1e-14);
    EXPECT_NEAR(c.accountability[row("watchdog")],
                p.inspectorate_weight * 0.3 + p.legislature_weight * 0.5 +
                    p.civil_society_weight * 0.7 + p.justice_weight * 0.2,
                1e-14);
}

// Capacity is the weighted geometric mean of staffing on duty, skill, equipment and procedures;
// performance the part of it that ownership and pay use, and what foreign staff add.
TEST(Institutions, PerformByHand) {
    Trial run{led_by_ministry()};
    const InstitutionParameters& p = run.setting.parameters.institutions;
    InstitutionColumns& c = run.world.institutions;
    UnitColumns& u = run.world.units;
    c.procedures[police] = 0.5;
    c.ownership[police] = 0.7;
    c.pay[police] = 0.8;
    c.national_lead[police] = 0.4;
    c.advisers[police] = 5;
    const int officers[] = {30, 50};
    const int away[] = {10, 4};
    const double skills[] = {0.6, 0.3};
    const double integrities[] = {0.2, 0.9};
    const double equipments[] = {0.4, 0.7};
    double capacity = 0.0;
    double performance = 0.0;
    for (const UnitId unit : run.setting.institutions[police].units) {
        const std::size_t i = unit.index();
        ASSERT_EQ(run.setting.units.establishment[unit], 50);
        u.strength[unit] = officers[i];
        u.on_courses[unit] = away[i];
        u.skill[unit] = skills[i];
        u.integrity[unit] = integrities[i];
        u.equipment[unit] = equipments[i];
        const double could = std::pow((officers[i] - away[i]) / 50.0, p.staffing_weight) *
                             std::pow(skills[i], p.skill_weight) *
                             std::pow(equipments[i], p.equipment_weight) *
                             std::pow(0.5, p.procedures_weight);
        const double does = could * (p.performance_floor + (1.0 - p.performance_floor) * 0.7 * 0.8);
        const double foreign = p.substitution * (1.0 - 0.4) * 5.0 / 100.0;
        capacity += could / 2.0;
        performance += (does + (1.0 - does) * foreign) / 2.0;
    }
    c.strength[police] = 80;
    assess_performance(run.setting, run.world);
    EXPECT_NEAR(c.capacity[police], capacity, 1e-12);
    EXPECT_NEAR(c.performance[police], performance, 1e-12);
    EXPECT_NEAR(c.equipment[police], 0.55, 1e-12);
    EXPECT_NEAR(c.skill[police], (30 * 0.6 + 50 * 0.3) / 80.0, 1e-12);
    EXPECT_NEAR(c.integrity[police], (30 * 0.2 + 50 * 0.9) / 80.0, 1e-12);
}

} // namespace ssrsim

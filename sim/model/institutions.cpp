#include "model/pace.hpp"
#include "model/processes.hpp"

#include <algorithm>

// What an institution can pay and keep by its own means. Wages come first; what is left keeps the
// equipment. A bigger force so eats its own upkeep (affordability, S1 Annex 1A).

namespace ssrsim {

namespace {

/// What reaches the institution in a week: its share of fiscal capacity through its ministry,
/// budget support, and the government's matching of what donors spend.
double envelope(const Setting& setting, const World& world, InstitutionId c) {
    const InstitutionParameters& p = setting.parameters.institutions;
    const InstitutionColumns& state = world.institutions;
    const double through_ministry =
        p.envelope_floor +
        (1.0 - p.envelope_floor) *
            std::min(1.0, ministry_performance(setting, world, c) / p.ministry_reference);
    return setting.institutions[c].budget_share * setting.fiscal_capacity_a_week *
               through_ministry +
           state.budget_support[c] +
           setting.parameters.money.matching * state.political_will[c] * state.donor_spending[c];
}

void pay_and_maintain(const Setting& setting, World& world, InstitutionId c) {
    InstitutionColumns& state = world.institutions;
    const double available = envelope(setting, world, c);
    const double wage = in_units(setting.institutions[c].wage) * week_in_years;
    const double wages = wage * state.strength[c];
    state.pay[c] = wages > 0.0 ? std::min(1.0, available / wages) : 1.0;
    state.payable[c] =
        wage > 0.0 ? std::min(available / wage, 1e9) : setting.institutions[c].establishment;
    const double upkeep =
        in_units(setting.parameters.institutions.upkeep) * week_in_years * state.strength[c];
    const double left = std::max(0.0, available - wages);
    state.maintenance[c] = upkeep > 0.0 ? std::min(1.0, left / upkeep) : 1.0;
}

void keep_procedures(const Setting& setting, World& world, InstitutionId c) {
    const InstitutionParameters& p = setting.parameters.institutions;
    InstitutionColumns& state = world.institutions;
    const double lowest = 0.9 * setting.institutions[c].procedures;
    double& procedures = state.procedures[c];
    const double built =
        p.procedures_gain * state.systems_effort[c] * state.ownership[c] * (1.0 - procedures);
    const double lost = p.procedures_decay *
                        (1.0 - state.ownership[c] * ministry_performance(setting, world, c)) *
                        (procedures - lowest);
    procedures = std::clamp(procedures + week_in_years * (built - lost), 0.0, 1.0);
}

/// Below the level that an institution keeps by its own means it buys toward it; above, what upkeep
/// does not cover wears out toward it. (Relaxing toward that level at the rate of wear, whichever
/// side it is on, would let a force gain equipment by paying no upkeep.)
void keep_equipment(const Setting& setting, World& world, InstitutionId c) {
    const InstitutionParameters& p = setting.parameters.institutions;
    const InstitutionColumns& state = world.institutions;
    const double domestic = p.equipment_domestic * state.pay[c];
    const double uncovered = 1.0 - state.maintenance[c];
    for (const UnitId unit : setting.institutions[c].units) {
        double& equipment = world.units.equipment[unit];
        const double missing = domestic - equipment;
        equipment +=
            week_in_years * p.equipment_decay * (missing > 0.0 ? missing : uncovered * missing);
    }
}

double accountability(const Setting& setting, const World& world, InstitutionId c) {
    double sum = 0.0;
    for (const auto& [body, weight] : setting.overseers[c]) {
        sum += weight * std::min(1.0, world.institutions.performance[body]);
    }
    return sum;
}

} // namespace

void keep_institutions(const Setting& setting, World& world) {
    for (const InstitutionId c : setting.institutions.ids()) {
        std::int32_t strength = 0;
        for (const UnitId unit : setting.institutions[c].units) {
            strength += world.units.strength[unit];
        }
        world.institutions.strength[c] = strength;
        pay_and_maintain(setting, world, c);
        keep_procedures(setting, world, c);
        keep_equipment(setting, world, c);
        world.institutions.accountability[c] = accountability(setting, world, c);
    }
}

} // namespace ssrsim

#pragma once

#include "parameters/declare.hpp"

namespace ssrsim {

/// How activities turn money and advisers into delivery, and what they leave behind
/// (sim/model/activities.cpp, delivery.cpp, deliverables.cpp).
struct ActivityParameters {
    double absorption_loss;
    double largest_pace;
    double contract_trainer_effect;
    double mentoring_without_material;
    Money equipment_cost;
    Money place_cost;
    Money systems_cost;
    Money inclusion_cost;
    Money reconciliation_cost;
    double reconciliation_rate;
    Money arms_cost;
    Money ddr_cost;
    double integrated_skill;
    double integrated_integrity;
    Money vetting_cost;
    double vetting_error;
    double vetting_standard;
    double vetted_join;
    Money phase_cost;
    double consultation_shape;
    double consultation_lead;
    double impatience;
    double first_share_weeks;
    double start_floor;
};

template <class Visitor>
void describe(Visitor&& visit, ActivityParameters& p) {
    visit(p.absorption_loss,
          Number{"absorption_loss", Unit::share, 0.75, 0.0, 1.0,
                 "Delivery lost at full national lead through a ministry that does not perform.",
                 "assumption"});
    visit(p.largest_pace,
          Number{"largest_pace", Unit::factor, 1.5, 1.0, 10.0,
                 "Largest delivery a week, in units of the planned pace.", "assumption"});
    visit(p.contract_trainer_effect,
          Number{"contract_trainer_effect", Unit::share, 0.5, 0.0, 1.0,
                 "Effect of trainers who come with a contract instead of a mission's posts.",
                 "assumption"});
    visit(p.mentoring_without_material,
          Number{"mentoring_without_material", Unit::share, 0.5, 0.0, 1.0,
                 "What is left of a mentor's effect without fuel, paper or per diem.",
                 "S1 ¶52 for the direction; size an assumption"});
    visit(p.equipment_cost,
          Number{"equipment_cost", Unit::money, 2500.0, 1.0, 1e6,
                 "Cost of equipping one established officer from nothing.", "assumption"});
    visit(p.place_cost, Number{"place_cost", Unit::money, 3000.0, 1.0, 1e6,
                               "Cost of one prison place.", "assumption"});
    visit(p.systems_cost,
          Number{"systems_cost", Unit::money_per_year, 600000.0, 1.0, 1e9,
                 "Yearly cost of a full effort on an institution's procedures.", "assumption"});
    visit(p.inclusion_cost,
          Number{"inclusion_cost", Unit::money_per_year, 300000.0, 1.0, 1e9,
                 "Yearly cost of a full effort to include those beyond government.", "assumption"});
    visit(p.reconciliation_cost,
          Number{"reconciliation_cost", Unit::money_per_year, 1000000.0, 1.0, 1e9,
                 "Yearly cost of a full effort of transitional justice.", "assumption"});
    visit(p.reconciliation_rate,
          Number{"reconciliation_rate", Unit::per_year, 0.2, 0.0, 10.0,
                 "Rate at which a full effort of transitional justice lowers the cleavage.",
                 "assumption"});
    visit(p.arms_cost,
          Number{"arms_cost", Unit::money, 3.0, 0.001, 1e4,
                 "Cost of collecting all small arms, for each inhabitant.", "assumption"});
    visit(p.ddr_cost,
          Number{"ddr_cost", Unit::money, 1500.0, 1.0, 1e6,
                 "Cost of reintegrating or integrating one ex-combatant.", "assumption"});
    visit(p.integrated_skill,
          Number{"integrated_skill", Unit::share, 0.2, 0.01, 0.99,
                 "Median skill of ex-combatants integrated into forces.", "assumption"});
    visit(p.integrated_integrity,
          Number{"integrated_integrity", Unit::share, 0.35, 0.01, 0.99,
                 "Median integrity of ex-combatants integrated into forces.", "assumption"});
    visit(p.vetting_cost, Number{"vetting_cost", Unit::money, 100.0, 0.01, 1e6,
                                 "Cost of vetting one officer.", "assumption"});
    visit(p.vetting_error,
          Number{"vetting_error", Unit::share, 0.12, 0.0, 1.0,
                 "Standard deviation of the error in the integrity that vetting sees.",
                 "assumption"});
    visit(p.vetting_standard, Number{"vetting_standard", Unit::share, 0.25, 0.0, 1.0,
                                     "Integrity below which an officer is removed.", "assumption"});
    visit(p.vetted_join,
          Number{"vetted_join", Unit::share, 0.2, 0.0, 1.0,
                 "Probability that an officer removed turns up among the ex-combatants.",
                 "assumption"});
    visit(p.phase_cost,
          Number{"phase_cost", Unit::money, 10000.0, 0.0, 1e8,
                 "Cost of each further phase into which a mandate period cuts an activity.",
                 "S1 ¶33 for the effect; size an assumption"});
    visit(p.consultation_shape, Number{"consultation_shape", Unit::factor, 4.0, 0.1, 1000.0,
                                       "Shape of the gamma law of consultations.", "assumption"});
    visit(p.consultation_lead,
          Number{"consultation_lead", Unit::factor, 1.0, 0.0, 20.0,
                 "How much longer consultation takes at full national lead through a ministry that "
                 "does not perform.",
                 "S1 ¶45 for the direction; size an assumption"});
    visit(p.impatience,
          Number{"impatience", Unit::factor, 1.0, 0.0, 10.0,
                 "How strongly missions prefer what shows before their next renewal: exponent of "
                 "the part that will.",
                 "S1 ¶33 for the effect; size an assumption"});
    visit(p.first_share_weeks,
          Number{"first_share", Unit::weeks, 4.0, 0.0, 52.0,
                 "Weeks at the planned pace whose money must be there before work begins.",
                 "assumption"});
    visit(p.start_floor,
          Number{"start_floor", Unit::share, 0.15, 0.0, 1.0,
                 "Part that must show before the next renewal for a mission to begin.",
                 "assumption"});
}

} // namespace ssrsim

#pragma once

#include "parameters/declare.hpp"

namespace ssrsim {

/// How activities turn money and advisers into delivery (sim/model/activities.cpp, delivery.cpp).
struct ActivityParameters {
    double absorption_loss;
    double largest_pace;
    double contract_trainer_effect;
    double mentoring_without_material;
    Money equipment_cost;
    Money place_cost;
    Money systems_cost;
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
}

} // namespace ssrsim

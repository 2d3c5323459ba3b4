#pragma once

#include "parameters/declare.hpp"

namespace ssrsim {

/// Government's will, elections, heads of institutions and crises (sim/model/politics.cpp).
struct PoliticsParameters {
    double will_rate;
    double will_noise;
    double will_concentration;
    double good_offices;
    double leverage_cost;
    double continuity;
    double ownership_loss;
    double later_loss;
    double head_turnover;
    double head_ownership_loss;
    double head_rapport_loss;
    double head_moves;
    double crisis_rate;
    double crisis_weeks;
    double crisis_shape;
    double coup_rate;
    double coup_ownership_loss;
    double interference_rate;
    double independence_rate;
};

template <class Visitor>
void describe(Visitor&& visit, PoliticsParameters& p) {
    visit(p.will_rate, Number{"will_rate", Unit::per_year, 0.7, 0.0, 10.0,
                              "Rate at which will returns to its baseline.", "assumption"});
    visit(p.will_noise,
          Number{"will_noise", Unit::factor, 0.1, 0.0, 1.0,
                 "Standard deviation of will's chance movement over a year.", "assumption"});
    visit(p.will_concentration,
          Number{"will_concentration", Unit::factor, 8.0, 0.5, 1000.0,
                 "Concentration of the beta law of a new government's will; higher means less "
                 "spread.",
                 "assumption"});
    visit(p.good_offices,
          Number{"good_offices", Unit::share, 0.2, 0.0, 1.0,
                 "How far a senior focal point of full effect and credibility lifts the baseline "
                 "of will.",
                 "S1 ¶53, S3 for the effect; size an assumption"});
    visit(
        p.leverage_cost,
        Number{"leverage_cost", Unit::share, 0.1, 0.0, 1.0,
               "Credibility that a mission loses when what its focal points stood for is refused.",
               "assumption"});
    visit(p.continuity,
          Number{"continuity", Unit::share, 0.4, 0.0, 1.0,
                 "Probability that an election leaves the government in office.", "assumption"});
    visit(p.ownership_loss,
          Number{"ownership_loss", Unit::share, 0.5, 0.0, 1.0,
                 "Ownership lost when an elected government follows a transitional one and reform "
                 "included nobody else.",
                 "S1 ¶45 for the effect; size an assumption"});
    visit(p.later_loss, Number{"later_loss", Unit::share, 0.33, 0.0, 1.0,
                               "Part of that loss at later changes of government.", "assumption"});
    visit(p.head_turnover,
          Number{"head_turnover", Unit::per_year, 0.2, 0.0, 5.0,
                 "Hazard that the head of an institution is replaced.", "assumption"});
    visit(p.head_ownership_loss,
          Number{"head_ownership_loss", Unit::share, 0.1, 0.0, 1.0,
                 "Part of its ownership that an institution loses with its head.", "assumption"});
    visit(p.head_rapport_loss,
          Number{"head_rapport_loss", Unit::share, 0.3, 0.0, 1.0,
                 "Part of their rapport that an institution's advisers lose with its head.",
                 "assumption"});
    visit(p.head_moves,
          Number{"head_moves", Unit::share, 0.1, 0.0, 1.0,
                 "Probability that a new head moves a trained officer to a post that does not use "
                 "the training.",
                 "assumption"});
    visit(p.crisis_rate, Number{"crisis_rate", Unit::per_year, 0.15, 0.0, 10.0,
                                "Hazard of a political crisis.", "assumption"});
    visit(p.crisis_weeks, Number{"crisis_weeks", Unit::weeks, 10.0, 0.0, 260.0,
                                 "Mean length of a crisis.", "assumption"});
    visit(p.crisis_shape,
          Number{"crisis_shape", Unit::factor, 2.0, 0.1, 1000.0,
                 "Shape of its gamma law; higher means less spread.", "assumption"});
    visit(p.coup_rate,
          Number{"coup_rate", Unit::per_year, 0.1, 0.0, 10.0,
                 "Hazard of a coup or mutiny where armed forces are unpaid and own nothing of the "
                 "reform; none where they are paid or own it.",
                 "assumption"});
    visit(p.coup_ownership_loss,
          Number{"coup_ownership_loss", Unit::share, 0.3, 0.0, 1.0,
                 "Part of their ownership that all institutions lose by a coup.", "assumption"});
    visit(p.interference_rate,
          Number{"interference_rate", Unit::per_year, 0.3, 0.0, 10.0,
                 "Rate at which an executive without will to reform the courts erodes their "
                 "independence.",
                 "S4 (OSCE) for the effect; rate an assumption"});
    visit(p.independence_rate,
          Number{"independence_rate", Unit::per_year, 0.3, 0.0, 10.0,
                 "Rate at which full oversight restores the independence of the courts.",
                 "S4 (OSCE) for the effect; rate an assumption"});
}

} // namespace ssrsim

#pragma once

#include "parameters/declare.hpp"

namespace ssrsim {

/// What an institution keeps of procedures, equipment and pay, and what that makes of its capacity
/// (sim/model/institutions.cpp).
struct InstitutionParameters {
    double procedures_gain;
    double procedures_decay;
    double equipment_decay;
    double equipment_domestic;
    double staffing_weight;
    double skill_weight;
    double equipment_weight;
    double procedures_weight;
    double performance_floor;
    double substitution;
    double envelope_floor;
    double ministry_reference;
    Money upkeep;
    double legislature_weight;
    double inspectorate_weight;
    double civil_society_weight;
    double justice_weight;
};

template <class Visitor>
void describe(Visitor&& visit, InstitutionParameters& p) {
    visit(p.procedures_gain,
          Number{"procedures_gain", Unit::per_year, 0.5, 0.0, 10.0,
                 "Rate at which a full, owned effort on systems completes procedures.",
                 "assumption"});
    visit(p.procedures_decay,
          Number{"procedures_decay", Unit::per_year, 0.15, 0.0, 10.0,
                 "Rate at which procedures that nobody owns fall back.", "assumption"});
    visit(p.equipment_decay,
          Number{"equipment_decay", Unit::per_year, 0.18, 0.0, 10.0,
                 "Rate at which equipment wears out without upkeep, and is bought where it lacks.",
                 "assumption"});
    visit(p.equipment_domestic,
          Number{"equipment_domestic", Unit::share, 0.62, 0.0, 1.0,
                 "Equipment that a fully paid institution keeps by its own means.", "assumption"});
    visit(p.staffing_weight,
          Number{"staffing_weight", Unit::share, 0.25, 0.0, 1.0,
                 "Weight of staffing in capacity; the four weights sum to 1.", "assumption"});
    visit(p.skill_weight, Number{"skill_weight", Unit::share, 0.35, 0.0, 1.0,
                                 "Weight of skill in capacity.", "assumption"});
    visit(p.equipment_weight, Number{"equipment_weight", Unit::share, 0.20, 0.0, 1.0,
                                     "Weight of equipment in capacity.", "assumption"});
    visit(p.procedures_weight, Number{"procedures_weight", Unit::share, 0.20, 0.0, 1.0,
                                      "Weight of procedures in capacity.", "assumption"});
    visit(p.performance_floor,
          Number{"performance_floor", Unit::share, 0.45, 0.0, 1.0,
                 "Share of its capacity that an unpaid institution without ownership uses.",
                 "S1 ¶56 for the gap; size an assumption"});
    visit(p.substitution,
          Number{"substitution", Unit::share, 0.25, 0.0, 1.0,
                 "Performance that foreign staff add by doing the work themselves, where they are "
                 "as many as the establishment and nothing works.",
                 "S1 ¶47 for the effect; size an assumption"});
    visit(p.envelope_floor,
          Number{"envelope_floor", Unit::share, 0.4, 0.0, 1.0,
                 "Share of its budget that an institution gets under a ministry that does not "
                 "perform.",
                 "assumption"});
    visit(p.ministry_reference,
          Number{"ministry_reference", Unit::share, 0.6, 0.01, 1.0,
                 "Performance of a ministry at which the whole budget arrives.", "assumption"});
    visit(p.upkeep,
          Number{"upkeep", Unit::money_per_year, 250.0, 0.0, 1e5,
                 "Yearly cost of keeping one officer's equipment in order.", "assumption"});
    visit(p.legislature_weight, Number{"legislature_weight", Unit::share, 0.25, 0.0, 1.0,
                                       "Weight of the legislature in accountability; the four "
                                       "weights sum to 1.",
                                       "assumption"});
    visit(p.inspectorate_weight,
          Number{"inspectorate_weight", Unit::share, 0.35, 0.0, 1.0,
                 "Weight of inspectorates in accountability.", "assumption"});
    visit(p.civil_society_weight,
          Number{"civil_society_weight", Unit::share, 0.20, 0.0, 1.0,
                 "Weight of civil society in accountability.", "assumption"});
    visit(p.justice_weight, Number{"justice_weight", Unit::share, 0.20, 0.0, 1.0,
                                   "Weight of the courts in accountability.", "assumption"});
}

} // namespace ssrsim

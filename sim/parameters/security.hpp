#pragma once

#include "parameters/declare.hpp"

namespace ssrsim {

/// Insecurity, ex-combatants and small arms (sim/model/security.cpp).
struct SecurityParameters {
    double insecurity_rate;
    double crisis_step;
    double ex_combatant_effect;
    double ex_combatant_burden;
    double defence_effect;
    double service_effect;
    double arms_effect;
    double arms_return;
    double relapse_low;
    double relapse_high;
};

template <class Visitor>
void describe(Visitor&& visit, SecurityParameters& p) {
    visit(p.insecurity_rate, Number{"insecurity_rate", Unit::per_year, 1.0, 0.0, 20.0,
                                    "Rate at which insecurity follows its causes.", "assumption"});
    visit(p.crisis_step, Number{"crisis_step", Unit::share, 0.1, 0.0, 1.0,
                                "Insecurity that a crisis adds at once.", "assumption"});
    visit(p.ex_combatant_effect,
          Number{"ex_combatant_effect", Unit::share, 0.25, 0.0, 1.0,
                 "Insecurity that a full burden of ex-combatants adds.", "assumption"});
    visit(p.ex_combatant_burden,
          Number{"ex_combatant_burden", Unit::per_1000, 5.0, 0.01, 1000.0,
                 "Ex-combatants among 1,000 people that are a full burden.",
                 "assumption; Burundi had about 5 in 2004 (scenarios/burundi)"});
    visit(p.defence_effect,
          Number{"defence_effect", Unit::share, 0.2, 0.0, 1.0,
                 "Insecurity that a fully performing defence force of full integrity removes, and "
                 "one without integrity adds.",
                 "assumption"});
    visit(p.service_effect, Number{"service_effect", Unit::share, 0.2, 0.0, 1.0,
                                   "Insecurity that full service delivery removes.", "assumption"});
    visit(p.arms_effect, Number{"arms_effect", Unit::share, 0.1, 0.0, 1.0,
                                "Insecurity that collecting all small arms removes.",
                                "S1 ¶29 for the link; size an assumption"});
    visit(p.arms_return, Number{"arms_return", Unit::per_year, 0.2, 0.0, 10.0,
                                "Rate at which small arms come back.", "assumption"});
    visit(p.relapse_low,
          Number{"relapse_low", Unit::per_year, 0.03, 0.0, 5.0,
                 "Hazard that a reintegrated person takes up arms again, at full service delivery.",
                 "assumption"});
    visit(p.relapse_high, Number{"relapse_high", Unit::per_year, 0.10, 0.0, 5.0,
                                 "The same where no service is delivered.", "assumption"});
}

} // namespace ssrsim

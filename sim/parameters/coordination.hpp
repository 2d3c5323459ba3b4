#pragma once

#include "parameters/declare.hpp"

namespace ssrsim {

/// Mandates, strategies and coordination (sim/model/mandates.cpp, coordination.cpp).
struct CoordinationParameters {
    double foresight_weeks;
    double shortest_phase_weeks;
    double drawdown;
    double withdrawal;
    double reinforcement;
    double strategy_weeks;
    double strategy_shape;
    double explicit_help;
    double early_help;
    double headquarters_help;
    double unit_help;
    double assessment_return_years;
    double review_quality;
    double liaison_help;
    double base;
    double strategy_effect;
    double lead_effect;
    double planner_effect;
    double council_effect;
    double pooled_effect;
    double crowding;
    double crowding_actors;
    double rate;
    double replan_weeks;
    double overlap_loss;
    double council_readiness;
    double council_inclusion;
};

template <class Visitor>
void describe(Visitor&& visit, CoordinationParameters& p) {
    visit(p.foresight_weeks,
          Number{"foresight", Unit::weeks, 13.0, 0.0, 260.0,
                 "How far beyond its mandate period a mission dares to begin work.",
                 "S1 ¶33 for the effect; length an assumption"});
    visit(p.shortest_phase_weeks,
          Number{"shortest_phase", Unit::weeks, 13.0, 1.0, 260.0,
                 "Shortest phase worth beginning, unless the work left is shorter.", "assumption"});
    visit(p.drawdown,
          Number{"drawdown", Unit::per_year, 0.3, 0.0, 10.0,
                 "Hazard, taken at renewals, that a mission of full credibility in a country "
                 "without insecurity is drawn down.",
                 "assumption"});
    visit(p.withdrawal,
          Number{"withdrawal", Unit::per_year, 0.2, 0.0, 10.0,
                 "Hazard, taken at renewals, that a mission without any credibility ends where "
                 "government has no will.",
                 "assumption"});
    visit(p.reinforcement,
          Number{"reinforcement", Unit::share, 0.5, 0.0, 1.0,
                 "Insecurity at which a mission that was drawn down gets its posts back.",
                 "assumption"});
    visit(p.strategy_weeks,
          Number{"strategy_lag", Unit::weeks, 104.0, 0.0, 1040.0,
                 "Mean time from a mission's start to its strategy, without any help.",
                 "S1 ¶47 (Kosovo, Sierra Leone: years); mean an assumption"});
    visit(p.strategy_shape,
          Number{"strategy_shape", Unit::factor, 3.0, 0.1, 1000.0,
                 "Shape of its gamma law; higher means less spread.", "assumption"});
    visit(p.explicit_help, Number{"explicit_help", Unit::share, 0.3, 0.0, 1.0,
                                  "Part of that time that an explicit mandate saves.",
                                  "S1 ¶22–24; size an "
                                  "assumption"});
    visit(p.early_help, Number{"early_help", Unit::share, 0.2, 0.0, 1.0,
                               "Part of that time that planning before deployment saves.",
                               "S1 ¶47–48; size an assumption"});
    visit(p.headquarters_help, Number{"headquarters_help", Unit::share, 0.2, 0.0, 1.0,
                                      "Part of that time that a unit at headquarters saves.",
                                      "S1 ¶49; size an assumption"});
    visit(p.unit_help,
          Number{"unit_help", Unit::share, 0.4, 0.0, 1.0,
                 "Part of that time that a strategic unit with its posts filled saves.",
                 "S1 ¶50; size an assumption"});
    visit(p.assessment_return_years,
          Number{"assessment_return", Unit::years, 3.0, 0.1, 50.0,
                 "Years over which the error of assessed needs grows back.", "assumption"});
    visit(p.review_quality,
          Number{"review_quality", Unit::share, 0.8, 0.0, 1.0,
                 "Part of the error of assessed needs that a strategy or review removes.",
                 "assumption"});
    visit(p.liaison_help, Number{"liaison_help", Unit::share, 0.3, 0.0, 1.0,
                                 "Part of the error that liaison officers of full effect remove.",
                                 "S1 ¶54 for the effect; size an assumption"});
    visit(p.base,
          Number{"base", Unit::share, 0.4, 0.0, 1.0,
                 "Coordination of a willing actor without any help, among few.", "assumption"});
    visit(p.strategy_effect,
          Number{"strategy", Unit::share, 0.3, 0.0, 1.0, "Coordination that a strategy adds.",
                 "S1 ¶47; size an "
                 "assumption"});
    visit(p.lead_effect, Number{"agreed_lead", Unit::share, 0.15, 0.0, 1.0,
                                "Coordination that an agreed lead for the institution adds.",
                                "S1 ¶53, ¶55; size an assumption"});
    visit(p.planner_effect,
          Number{"planners", Unit::share, 0.15, 0.0, 1.0,
                 "Coordination that a full strategic unit adds.", "S1 ¶50; size an assumption"});
    visit(p.council_effect, Number{"national_council", Unit::share, 0.15, 0.0, 1.0,
                                   "Coordination that a national council adds.",
                                   "S3 (Guinea, Mali); size an assumption"});
    visit(p.pooled_effect, Number{"pooled", Unit::share, 0.25, 0.0, 1.0,
                                  "Coordination that pooling all funds adds.", "assumption"});
    visit(p.crowding, Number{"crowding", Unit::factor, 0.13, 0.0, 2.0,
                             "Coordination lost for each e-fold of actors above the usual number.",
                             "S1 ¶55 for the effect; size an assumption"});
    visit(p.crowding_actors,
          Number{"crowding_actors", Unit::factor, 5.0, 1.0, 100.0,
                 "Actors in an institution that cost no coordination.", "assumption"});
    visit(p.rate, Number{"rate", Unit::per_year, 1.0, 0.0, 20.0,
                         "Rate at which coordination follows its causes.", "assumption"});
    visit(p.replan_weeks,
          Number{"replan_weeks", Unit::weeks, 13.0, 1.0, 104.0,
                 "From one replanning of missions' posts and priorities to the next.",
                 "assumption"});
    visit(p.overlap_loss,
          Number{"overlap_loss", Unit::share, 0.5, 0.0, 1.0,
                 "Delivery lost where many uncoordinated implementers do the same kind of thing "
                 "for an institution.",
                 "S1 ¶53 (two judicial reform plans in Haiti), S2; size an assumption"});
    visit(p.council_readiness,
          Number{"council_readiness", Unit::share, 0.4, 0.0, 1.0,
                 "Performance of ministries at which the state takes the council's chair.",
                 "assumption"});
    visit(p.council_inclusion,
          Number{"council_inclusion", Unit::share, 0.3, 0.0, 1.0,
                 "Effort toward inclusion that a national council makes.", "assumption"});
}

} // namespace ssrsim

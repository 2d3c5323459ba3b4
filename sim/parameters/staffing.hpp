#pragma once

#include "parameters/declare.hpp"

namespace ssrsim {

/// How advisers learn, hand over and leave traces in their mission (sim/model/staffing.cpp).
struct StaffingParameters {
    double technical_median;
    double language_median;
    double pedagogy_median;
    double roster_effect;
    double skill_spread;
    double knowledge_rate;
    double rapport_rate;
    double arrival_floor;
    double handover_knowledge;
    double handover_rapport;
    double handover_weeks;
    double memory_knowledge;
    double memory_rate;
    double documentation;
    double technical_weight;
    double knowledge_weight;
    double rapport_weight;
    double reference_effect;
    double headquarters_delay;
};

template <class Visitor>
void describe(Visitor&& visit, StaffingParameters& p) {
    visit(p.technical_median,
          Number{"technical_median", Unit::share, 0.6, 0.01, 0.99,
                 "Median technical skill of an adviser from an ordinary roster.", "assumption"});
    visit(p.language_median,
          Number{"language_median", Unit::share, 0.4, 0.01, 0.99,
                 "Median command of the country's working language; often lacking.", "S1 ¶51"});
    visit(p.pedagogy_median,
          Number{"pedagogy_median", Unit::share, 0.5, 0.01, 0.99,
                 "Median pedagogical skill of advisers; not always sufficient.", "S1 ¶51"});
    visit(p.roster_effect,
          Number{
              "roster_effect", Unit::share, 0.4, 0.0, 0.9,
              "How far a mission's roster quality above or below one half moves the median skills.",
              "assumption"});
    visit(p.skill_spread,
          Number{"skill_spread", Unit::factor, 0.6, 0.0, 3.0,
                 "Standard deviation of the log-odds of advisers' skills.", "assumption"});
    visit(p.knowledge_rate,
          Number{"knowledge_rate", Unit::per_year, 1.3, 0.0, 10.0,
                 "Rate at which an adviser in post learns the local context.", "assumption"});
    visit(p.rapport_rate,
          Number{"rapport_rate", Unit::per_year, 1.5, 0.0, 10.0,
                 "Rate at which an adviser gains the trust of national counterparts.",
                 "assumption"});
    visit(p.arrival_floor,
          Number{"arrival_floor", Unit::share, 0.05, 0.001, 0.5,
                 "Local knowledge and rapport of an adviser who arrives without any handover.",
                 "assumption"});
    visit(p.handover_knowledge,
          Number{"handover_knowledge", Unit::share, 0.7, 0.0, 1.0,
                 "Share of a predecessor's local knowledge that a complete handover passes on.",
                 "assumption"});
    visit(p.handover_rapport,
          Number{"handover_rapport", Unit::share, 0.6, 0.0, 1.0,
                 "Share of a predecessor's rapport that a complete handover passes on.",
                 "assumption"});
    visit(p.handover_weeks,
          Number{"handover_weeks", Unit::weeks, 3.0, 0.1, 52.0,
                 "Overlap after which a handover is complete to 63 per cent.", "assumption"});
    visit(p.memory_knowledge,
          Number{"memory_knowledge", Unit::share, 0.3, 0.0, 1.0,
                 "Share of the mission's institutional memory that a newcomer starts with.",
                 "assumption"});
    visit(p.memory_rate,
          Number{"memory_rate", Unit::per_year, 0.6, 0.0, 10.0,
                 "Rate at which institutional memory follows what advisers know and write down.",
                 "S1 ¶39 for the loss; rate an assumption"});
    visit(p.documentation,
          Number{"documentation", Unit::share, 0.6, 0.0, 1.0,
                 "Share of what advisers know that is written down and found again.",
                 "assumption"});
    visit(p.technical_weight,
          Number{"technical_weight", Unit::share, 0.3, 0.0, 1.0,
                 "Weight of technical skill in an adviser's effect; the three weights sum to 1.",
                 "assumption"});
    visit(p.knowledge_weight,
          Number{"knowledge_weight", Unit::share, 0.4, 0.0, 1.0,
                 "Weight of local knowledge and language in an adviser's effect.", "assumption"});
    visit(p.rapport_weight,
          Number{"rapport_weight", Unit::share, 0.3, 0.0, 1.0,
                 "Weight of rapport with the counterpart in an adviser's effect.", "assumption"});
    visit(p.reference_effect,
          Number{"reference_effect", Unit::share, 0.35, 0.01, 1.0,
                 "Effect of an adviser that counts as full where it drives something.",
                 "assumption"});
    visit(p.headquarters_delay,
          Number{"headquarters_delay", Unit::factor, 0.5, 0.0, 5.0,
                 "How much longer recruitment takes without any capacity at headquarters.",
                 "S1 ¶49 for the direction; size an assumption"});
}

} // namespace ssrsim

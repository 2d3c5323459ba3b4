#pragma once

#include "parameters/declare.hpp"

namespace ssrsim {

/// How government answers an activity that is offered to it (sim/model/consent.cpp). What a
/// government wants of a kind stands on its own line.
struct BargainingParameters {
    double veto_transitional;
    double veto_elected;
    double usual_credibility;
    double round_weeks;
    double rounds;
    double lead_step;
    double piece;
    double want_review;
    double want_strategy;
    double want_training;
    double want_mentoring;
    double want_equipment;
    double want_infrastructure;
    double want_systems;
    double want_vetting;
    double want_oversight;
    double want_inclusion;
    double want_reconciliation;
    double want_arms;
    double want_ddr;
};

template <class Visitor>
void describe(Visitor&& visit, BargainingParameters& p) {
    const auto want = [&visit](double& field, std::string_view key, double fallback,
                               std::string_view meaning) {
        visit(field, Number{key, Unit::share, fallback, 0.0, 1.0, meaning,
                            "S1 ¶30, ¶45 for the order; size an assumption"});
    };
    visit(p.veto_transitional,
          Number{"veto_transitional", Unit::share, 0.5, 0.0, 1.0,
                 "Power of a transitional government to refuse.", "assumption"});
    visit(p.veto_elected, Number{"veto_elected", Unit::share, 1.0, 0.0, 1.0,
                                 "Power of an elected government to refuse.",
                                 "S1 ¶45 for the difference; size an assumption"});
    visit(p.usual_credibility,
          Number{"usual_credibility", Unit::share, 0.5, 0.0, 1.0,
                 "Credibility at which missions start, and that donors without a mission have.",
                 "assumption"});
    visit(p.round_weeks, Number{"round", Unit::weeks, 13.0, 1.0, 104.0,
                                "Time from one round of bargaining to the next.", "assumption"});
    visit(p.rounds,
          Number{"rounds", Unit::factor, 4.0, 1.0, 20.0,
                 "Rounds after which an activity without consent is cancelled.", "assumption"});
    visit(p.lead_step, Number{"lead_step", Unit::share, 0.1, 0.0, 1.0,
                              "National lead that is conceded in a round.", "assumption"});
    visit(p.piece, Number{"piece", Unit::share, 0.4, 0.05, 1.0,
                          "Part of an activity that a government takes which wants only a piece.",
                          "S1 ¶45 (police, defence, intelligence one by one); size an "
                          "assumption"});
    want(p.want_review, "want_review", 0.5, "How far governments want reviews.");
    want(p.want_strategy, "want_strategy", 0.5, "How far governments want a common strategy.");
    want(p.want_training, "want_training", 0.9, "How far governments want training.");
    want(p.want_mentoring, "want_mentoring", 0.6, "How far governments want mentoring.");
    want(p.want_equipment, "want_equipment", 1.0, "How far governments want equipment.");
    want(p.want_infrastructure, "want_infrastructure", 1.0, "How far governments want buildings.");
    want(p.want_systems, "want_systems", 0.6, "How far governments want procedures and laws.");
    want(p.want_vetting, "want_vetting", 0.25, "How far governments want vetting.");
    want(p.want_oversight, "want_oversight", 0.3, "How far governments want oversight.");
    want(p.want_inclusion, "want_inclusion", 0.5,
         "How far governments want civil society included.");
    want(p.want_reconciliation, "want_reconciliation", 0.4,
         "How far governments want transitional justice.");
    want(p.want_arms, "want_arms", 0.7, "How far governments want small arms collected.");
    want(p.want_ddr, "want_ddr", 0.8, "How far governments want ex-combatants reintegrated.");
}

} // namespace ssrsim

#pragma once

#include "parameters/declare.hpp"

namespace ssrsim {

/// How pledges become money that activities can spend (sim/model/commitments.cpp,
/// disbursement.cpp).
struct MoneyParameters {
    double duplication;
    double attention_decay;
    double assessment_error;
    double defence_attraction;
    double quick_impact_weeks;
    Money quick_impact_cap;
    double matching;
    double spending_weeks;
    double choice_need;
    double choice_visibility;
    double choice_results;
    double choice_risk;
    double shared_visibility;
    double shared_risk;
    double suspension_weeks;
    double tolerated_abuse;
    double crisis_attention;
    double results_attention;
    double fundraising;
};

template <class Visitor>
void describe(Visitor&& visit, MoneyParameters& p) {
    visit(p.duplication,
          Number{"duplication", Unit::share, 0.5, 0.0, 1.0,
                 "Part of spending that buys only duplication where aid is wholly fragmented and "
                 "uncoordinated.",
                 "S1 ¶47, ¶53, ¶55 for the effect; size an assumption"});
    visit(p.attention_decay,
          Number{"attention_decay", Unit::per_year, 0.08, 0.0, 2.0,
                 "Rate at which a donor's attention to the country fades.", "assumption"});
    visit(p.assessment_error,
          Number{"assessment_error", Unit::factor, 0.8, 0.0, 3.0,
                 "Log standard deviation of the error in assessed needs.", "assumption"});
    visit(p.defence_attraction,
          Number{"defence_attraction", Unit::share, 0.25, 0.0, 1.0,
                 "How attractive defence is, beside other institutions, to a donor bound to "
                 "official development assistance.",
                 "S1 ¶40, ¶52 for the direction; size an assumption"});
    visit(p.quick_impact_weeks,
          Number{"quick_impact_weeks", Unit::weeks, 26.0, 1.0, 104.0,
                 "Weeks after its arrival in which quick-impact money must be spent.",
                 "S1 ¶52 (short-term); length an assumption"});
    visit(p.quick_impact_cap,
          Number{"quick_impact_cap", Unit::money, 50000.0, 0.0, 1e9,
                 "Largest quick-impact commitment to one institution in a year.",
                 "S1 ¶40 and note 22 (one project of USD 25,000); cap an assumption"});
    visit(p.matching,
          Number{"matching", Unit::share, 0.05, 0.0, 1.0,
                 "Government's matching funds as a share of what donors spend on an institution, "
                 "at full political will.",
                 "assumption"});
    visit(p.spending_weeks,
          Number{"spending_weeks", Unit::weeks, 52.0, 1.0, 520.0,
                 "Over how long donors' spending is averaged where government matches it.",
                 "assumption"});
    visit(p.choice_need, Number{"choice_need", Unit::factor, 0.5, 0.0, 20.0,
                                "Weight of need in donors' choice; logit per unit.", "assumption"});
    visit(p.choice_visibility,
          Number{"choice_visibility", Unit::factor, 0.5, 0.0, 20.0,
                 "Weight of being seen, which a crowd hides.", "S1 ¶55; size an assumption"});
    visit(p.choice_results, Number{"choice_results", Unit::factor, 0.5, 0.0, 20.0,
                                   "Weight of results seen.", "assumption"});
    visit(p.choice_risk, Number{"choice_risk", Unit::factor, 1.0, 0.0, 20.0,
                                "Weight of fiduciary risk.", "assumption"});
    visit(p.shared_visibility,
          Number{"shared_visibility", Unit::share, 0.4, 0.0, 1.0,
                 "How visible a donor is in trust funds, pooled funds and budgets, beside its own "
                 "projects.",
                 "assumption"});
    visit(p.shared_risk,
          Number{"shared_risk", Unit::share, 0.4, 0.0, 1.0,
                 "Fiduciary risk of trust and pooled funds, beside money under national control.",
                 "assumption"});
    visit(p.suspension_weeks,
          Number{"suspension", Unit::weeks, 52.0, 0.0, 520.0,
                 "How long donors suspend commitments after a coup.", "assumption"});
    visit(p.tolerated_abuse,
          Number{"tolerated_abuse", Unit::per_1000_per_year, 5.0, 0.0, 1000.0,
                 "Abuse above which donors give no budget support.", "assumption"});
    visit(p.crisis_attention,
          Number{"crisis_attention", Unit::share, 0.3, 0.0, 1.0,
                 "Part of the attention lost that a crisis brings back.", "assumption"});
    visit(p.results_attention,
          Number{"results_attention", Unit::per_year, 0.1, 0.0, 5.0,
                 "Attention that full results, where somebody measures them, bring back a year.",
                 "assumption"});
    visit(p.fundraising,
          Number{"fundraising", Unit::share, 0.1, 0.0, 1.0,
                 "How much more donors commit through an agency of full credibility.",
                 "assumption"});
}

} // namespace ssrsim

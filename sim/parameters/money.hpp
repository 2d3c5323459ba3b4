#pragma once

#include "parameters/declare.hpp"

namespace ssrsim {

/// How pledges become money that activities can spend (sim/model/finance.cpp).
struct MoneyParameters {
    double duplication;
    double attention_decay;
    double assessment_error;
    double defence_attraction;
    double quick_impact_weeks;
    Money quick_impact_cap;
    double matching;
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
}

} // namespace ssrsim

#pragma once

#include "parameters/declare.hpp"

namespace ssrsim {

/// Trust, confidence, credibility, ownership and monitoring (sim/model/trust.cpp, credibility.cpp,
/// ownership.cpp, monitoring.cpp).
struct FeedbackParameters {
    double trust_up;
    double trust_down;
    double abuse_weight;
    double confidence_rate;
    double presence_reference;
    double credibility_rate;
    double progress_weeks;
    double stall_cost;
    double promise_cost;
    double misconduct_rate;
    double misconduct_cost;
    double ownership_up;
    double ownership_down;
    double weight_will;
    double weight_lead;
    double weight_inclusion;
    double weight_results;
    double weight_credibility;
    double visible_from;
    double visible_range;
    double lead_memory_years;
    double starting_lead;
    double inclusion_years;
    double inclusion_elsewhere;
    double imposition;
    double monitoring_error;
    double monitoring_ownership;
};

template <class Visitor>
void describe(Visitor&& visit, FeedbackParameters& p) {
    visit(p.trust_up,
          Number{"trust_up", Unit::per_year, 0.35, 0.0, 20.0,
                 "Rate at which trust grows toward what people experience.", "assumption"});
    visit(p.trust_down, Number{"trust_down", Unit::per_year, 0.8, 0.0, 20.0,
                               "Rate at which it falls.", "assumption"});
    visit(p.abuse_weight,
          Number{"abuse_weight", Unit::factor, 0.05, 0.0, 10.0,
                 "Satisfaction lost for each abuse a year among 1,000 people.", "assumption"});
    visit(p.confidence_rate,
          Number{"confidence_rate", Unit::per_year, 0.7, 0.0, 20.0,
                 "Rate at which confidence to report follows trust and visible presence.",
                 "assumption"});
    visit(p.presence_reference,
          Number{"presence_reference", Unit::per_1000, 2.2, 0.01, 100.0,
                 "Equipped police on duty among 1,000 people that count as full presence.",
                 "assumption, near the usual planning figure of 1 to 450"});
    visit(p.credibility_rate,
          Number{"credibility_rate", Unit::per_year, 1.0, 0.0, 20.0,
                 "Rate at which a mission's credibility follows its progress on time.",
                 "assumption"});
    visit(p.progress_weeks,
          Number{"progress_weeks", Unit::weeks, 26.0, 1.0, 260.0,
                 "Weeks over which planned and actual progress are compared.", "definition"});
    visit(p.stall_cost,
          Number{"stall_cost", Unit::per_year, 0.3, 0.0, 10.0,
                 "Credibility lost a year while all of a mission's work stands still.",
                 "S1 ¶52 for the effect; size an assumption"});
    visit(p.promise_cost,
          Number{"promise_cost", Unit::share, 0.3, 0.0, 1.0,
                 "Credibility lost when all the money promised to a mission's work is returned.",
                 "assumption"});
    visit(p.misconduct_rate,
          Number{"misconduct_rate", Unit::per_year, 0.002, 0.0, 1.0,
                 "Cases of grave misconduct for each adviser in post.", "assumption"});
    visit(p.misconduct_cost,
          Number{"misconduct_cost", Unit::share, 0.05, 0.0, 1.0,
                 "Part of its credibility that a mission loses by a case.", "assumption"});
    visit(p.ownership_up, Number{"ownership_up", Unit::per_year, 0.5, 0.0, 20.0,
                                 "Rate at which ownership grows.", "assumption"});
    visit(p.ownership_down, Number{"ownership_down", Unit::per_year, 1.0, 0.0, 20.0,
                                   "Rate at which ownership falls.", "assumption"});
    visit(p.weight_will,
          Number{"weight_will", Unit::share, 0.35, 0.0, 1.0,
                 "Weight of political will in ownership; the five sum to 1.", "assumption"});
    visit(p.weight_lead, Number{"weight_lead", Unit::share, 0.25, 0.0, 1.0,
                                "Weight of the lead practised.", "S1 ¶45; size an assumption"});
    visit(p.weight_inclusion, Number{"weight_inclusion", Unit::share, 0.15, 0.0, 1.0,
                                     "Weight of how far ownership reaches beyond government.",
                                     "S1 ¶45; size an assumption"});
    visit(p.weight_results, Number{"weight_results", Unit::share, 0.15, 0.0, 1.0,
                                   "Weight of visible results.", "assumption"});
    visit(p.weight_credibility, Number{"weight_credibility", Unit::share, 0.10, 0.0, 1.0,
                                       "Weight of the missions' credibility.", "assumption"});
    visit(p.visible_from, Number{"visible_from", Unit::share, 0.1, 0.0, 1.0,
                                 "Performance from which results are visible.", "assumption"});
    visit(p.visible_range,
          Number{"visible_range", Unit::share, 0.4, 0.01, 1.0,
                 "Performance beyond that at which they are fully visible.", "assumption"});
    visit(p.lead_memory_years,
          Number{"lead_memory", Unit::years, 0.5, 0.02, 20.0,
                 "Years over which the lead practised in work delivered is remembered.",
                 "assumption"});
    visit(p.starting_lead,
          Number{"starting_lead", Unit::share, 0.5, 0.0, 1.0,
                 "Lead that counts as practised before any work is delivered.", "assumption"});
    visit(p.inclusion_years,
          Number{"inclusion_years", Unit::years, 2.0, 0.1, 50.0,
                 "Years over which inclusion follows effort and fades without it.", "assumption"});
    visit(p.inclusion_elsewhere,
          Number{"inclusion_elsewhere", Unit::share, 0.5, 0.0, 1.0,
                 "How far inclusion counts for ownership outside oversight, justice and customary "
                 "bodies.",
                 "assumption"});
    visit(p.imposition,
          Number{"imposition", Unit::share, 0.4, 0.0, 1.0,
                 "Ownership lost where all of an institution's budget is spent on work that nobody "
                 "national leads or wants.",
                 "S1 ¶45 for the effect; size an assumption"});
    visit(p.monitoring_error,
          Number{"monitoring_error", Unit::factor, 0.3, 0.0, 3.0,
                 "Log standard deviation of the error in what monitors measure.", "assumption"});
    visit(p.monitoring_ownership,
          Number{"monitoring_ownership", Unit::share, 0.1, 0.0, 1.0,
                 "Ownership that national monitors add to what it rests at.",
                 "S1 ¶57 for the effect; size an assumption"});
}

} // namespace ssrsim

#pragma once

#include "parameters/declare.hpp"

namespace ssrsim {

/// How an incident becomes a case, and a case is delivered or lost (sim/model/incidents.cpp to
/// service.cpp).
struct ServiceChainParameters {
    double incident_rate;
    double insecurity_effect;
    double reporting_low;
    double reporting_high;
    double marginalised_access;
    double customary_share;
    double customary_settled;
    double customary_linked;
    double access_inclusion;
    double access_women;
    double women_reference;
    double police_productivity;
    double police_lapse_rate;
    double misconduct;
    double minor_share;
    double settlement_floor;
    double detained_share;
    double court_productivity;
    double collapse_rate;
    double fair_floor;
    double conviction_share;
    double prison_share;
    double sentence_years;
    double custody_floor;
    double release_rate;
    double contact_rate;
    double marginalised_contact;
    double smoothing_weeks;
};

template <class Visitor>
void describe(Visitor&& visit, ServiceChainParameters& p) {
    visit(p.incident_rate,
          Number{"incident_rate", Unit::per_1000_per_year, 22.0, 0.0, 1000.0,
                 "Incidents that call for police or justice, where insecurity is nil.",
                 "assumption"});
    visit(p.insecurity_effect,
          Number{"insecurity_effect", Unit::factor, 1.0, 0.0, 10.0,
                 "How much insecurity raises incidents, in multiples of their rate.",
                 "assumption"});
    visit(p.reporting_low,
          Number{"reporting_low", Unit::share, 0.10, 0.0, 1.0,
                 "Share of incidents reported to the state without any confidence.", "assumption"});
    visit(p.reporting_high, Number{"reporting_high", Unit::share, 0.85, 0.0, 1.0,
                                   "Share reported at full confidence.", "assumption"});
    visit(p.marginalised_access,
          Number{"marginalised_access", Unit::share, 0.75, 0.0, 1.0,
                 "Access of the marginalised to police posts, beside that of the majority.",
                 "S1 ¶32, ¶44 for the direction; size an assumption"});
    visit(p.customary_share,
          Number{"customary_share", Unit::share, 0.5, 0.0, 1.0,
                 "Share of unreported incidents that go to customary justice.", "assumption"});
    visit(p.customary_settled,
          Number{"customary_settled", Unit::share, 0.1, 0.0, 1.0,
                 "Share of customary settlements that are fair and recognised.", "assumption"});
    visit(p.customary_linked,
          Number{"customary_linked", Unit::share, 0.6, 0.0, 1.0,
                 "The same for customary bodies of full performance and integrity.",
                 "S4 (AU, ECOWAS) for the effect; size an assumption"});
    visit(p.access_inclusion,
          Number{"access_inclusion", Unit::share, 0.4, 0.0, 1.0,
                 "Part of the marginalised's lack of access that full inclusion by the police "
                 "closes.",
                 "S1 ¶32; size an assumption"});
    visit(p.access_women,
          Number{"access_women", Unit::share, 0.3, 0.0, 1.0,
                 "Part of the marginalised's lack of access that enough women in the police close.",
                 "S1 ¶32, S5; size an assumption"});
    visit(p.women_reference,
          Number{"women_reference", Unit::share, 0.3, 0.01, 1.0,
                 "Share of women in the police that counts as enough.", "assumption"});
    visit(p.police_productivity,
          Number{"police_productivity", Unit::cases_per_week, 0.22, 0.0, 10.0,
                 "Cases that an established police officer of full performance handles.",
                 "assumption"});
    visit(p.police_lapse_rate,
          Number{"police_lapse_rate", Unit::per_year, 2.0, 0.0, 50.0,
                 "Hazard that a case waiting with the police lapses.", "assumption"});
    visit(p.misconduct,
          Number{"misconduct", Unit::share, 0.5, 0.0, 1.0,
                 "Probability that a police force without integrity spoils a case.", "assumption"});
    visit(p.minor_share,
          Number{"minor_share", Unit::share, 0.5, 0.0, 1.0,
                 "Share of handled cases minor enough to settle on the spot.", "assumption"});
    visit(p.settlement_floor,
          Number{"settlement_floor", Unit::share, 0.4, 0.0, 1.0,
                 "Share of settlements that hold where courts clear nothing.", "assumption"});
    visit(p.detained_share,
          Number{"detained_share", Unit::share, 0.25, 0.0, 1.0,
                 "Share of suspects sent to court who are held before trial.", "assumption"});
    visit(p.court_productivity,
          Number{"court_productivity", Unit::cases_per_week, 0.5, 0.0, 10.0,
                 "Cases that an established justice officer of full performance clears.",
                 "assumption"});
    visit(p.collapse_rate, Number{"collapse_rate", Unit::per_year, 0.6, 0.0, 50.0,
                                  "Hazard that a case waiting in court collapses.", "assumption"});
    visit(p.fair_floor, Number{"fair_floor", Unit::share, 0.2, 0.0, 1.0,
                               "Probability of a fair judgment without integrity or independence.",
                               "assumption"});
    visit(p.conviction_share,
          Number{"conviction_share", Unit::share, 0.6, 0.0, 1.0,
                 "Share of cleared cases that end in conviction.", "assumption"});
    visit(p.prison_share, Number{"prison_share", Unit::share, 0.4, 0.0, 1.0,
                                 "Share of convictions that carry a prison term.", "assumption"});
    visit(p.sentence_years, Number{"sentence_years", Unit::years, 1.5, 0.1, 50.0,
                                   "Mean prison term served.", "assumption"});
    visit(p.custody_floor,
          Number{"custody_floor", Unit::share, 0.3, 0.0, 1.0,
                 "Probability that prisons without capacity hold a convict lawfully.",
                 "assumption"});
    visit(p.release_rate,
          Number{"release_rate", Unit::per_year, 0.5, 0.0, 50.0,
                 "Hazard of escape or release for each prisoner beyond the places there are.",
                 "assumption"});
    visit(p.contact_rate,
          Number{"contact_rate", Unit::per_year, 0.4, 0.0, 50.0,
                 "Abuses beside the cases, for each officer on duty without integrity and fully "
                 "equipped.",
                 "assumption"});
    visit(p.marginalised_contact,
          Number{"marginalised_contact", Unit::factor, 2.0, 1.0, 20.0,
                 "Abuse of a marginalised person beside that of another.", "assumption"});
    visit(p.smoothing_weeks,
          Number{"smoothing_weeks", Unit::weeks, 26.0, 1.0, 260.0,
                 "Weeks over which service delivery is smoothed.", "definition"});
}

} // namespace ssrsim

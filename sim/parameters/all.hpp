#pragma once

#include "parameters/activities.hpp"
#include "parameters/bargaining.hpp"
#include "parameters/coordination.hpp"
#include "parameters/feedback.hpp"
#include "parameters/institutions.hpp"
#include "parameters/money.hpp"
#include "parameters/officers.hpp"
#include "parameters/politics.hpp"
#include "parameters/security.hpp"
#include "parameters/service_chain.hpp"
#include "parameters/staffing.hpp"

namespace ssrsim {

/// The parameters of every process, in the order of the week.
struct Parameters {
    PoliticsParameters politics;
    SecurityParameters security;
    CoordinationParameters coordination;
    StaffingParameters staffing;
    MoneyParameters money;
    BargainingParameters bargaining;
    ActivityParameters activities;
    OfficerParameters officers;
    InstitutionParameters institutions;
    ServiceChainParameters service_chain;
    FeedbackParameters feedback;
};

template <class Visitor>
void describe(Visitor&& visit, Parameters& p) {
    visit(p.politics, Section{"politics", "Will, elections, heads of institutions and crises."});
    visit(p.security, Section{"security", "Insecurity, ex-combatants and small arms."});
    visit(p.coordination, Section{"coordination", "Mandates, strategies and coordination."});
    visit(p.staffing, Section{"staffing", "How advisers learn, hand over and leave traces."});
    visit(p.money, Section{"money", "How pledges become money that can be spent."});
    visit(p.bargaining, Section{"bargaining", "How government answers what it is offered."});
    visit(p.activities, Section{"activities", "How money and advisers turn into delivery."});
    visit(p.officers, Section{"officers", "How officers learn, adapt, join and leave."});
    visit(p.institutions, Section{"institutions", "Procedures, equipment, pay and capacity."});
    visit(p.service_chain, Section{"service_chain", "From incidents to delivered cases."});
    visit(p.feedback, Section{"feedback", "Trust, credibility, ownership and monitoring."});
}

} // namespace ssrsim

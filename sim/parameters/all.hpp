#pragma once

#include "parameters/activities.hpp"
#include "parameters/institutions.hpp"
#include "parameters/money.hpp"
#include "parameters/officers.hpp"
#include "parameters/service_chain.hpp"
#include "parameters/staffing.hpp"

namespace ssrsim {

/// The parameters of every process, in the order of the week.
struct Parameters {
    StaffingParameters staffing;
    MoneyParameters money;
    ActivityParameters activities;
    OfficerParameters officers;
    InstitutionParameters institutions;
    ServiceChainParameters service_chain;
};

template <class Visitor>
void describe(Visitor&& visit, Parameters& p) {
    visit(p.staffing, Section{"staffing", "How advisers learn, hand over and leave traces."});
    visit(p.money, Section{"money", "How pledges become money that can be spent."});
    visit(p.activities, Section{"activities", "How money and advisers turn into delivery."});
    visit(p.officers, Section{"officers", "How officers learn, adapt, join and leave."});
    visit(p.institutions, Section{"institutions", "Procedures, equipment, pay and capacity."});
    visit(p.service_chain, Section{"service_chain", "From incidents to delivered cases."});
}

} // namespace ssrsim

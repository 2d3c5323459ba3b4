#pragma once

#include "support/small_country.hpp"

#include <string>
#include <vector>

namespace ssrsim {

/// One activity, offered to a government that bargains. Whoever gives commits at once.
inline SmallCountry offer(int donors, double coordination,
                          ActivityKind kind = ActivityKind::equipment) {
    SmallCountry small;
    small.institution("police", InstitutionKind::police, 20);
    for (int i = 0; i < donors; ++i) {
        Donor& donor = small.donor("donor" + std::to_string(i), 123'456.78 + 1000.0 * i);
        donor.willingness = coordination;
        donor.delay_weeks = 0.0;
    }
    small.activity("work", kind, "police", 100'000, 52);
    small.plan.government_rule = Rule::adaptive;
    small.plan.end = Date{2008, 1, 7};
    small.country.government.piecemeal = 0.0;
    return small;
}

/// Government wants neither the work nor the reform: it never agrees by itself.
inline SmallCountry& nobody_wants(SmallCountry& small) {
    BargainingParameters& p = small.parameters().bargaining;
    p.want_equipment = p.want_vetting = 0.0;
    small.country.institutions.at("police").political_will = 0.0;
    return small;
}

} // namespace ssrsim

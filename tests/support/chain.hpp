#pragma once

#include "model/processes.hpp"
#include "support/small_country.hpp"

#include <cstdint>

namespace ssrsim {

/// Two regions and every link of the chain, of one institution each.
inline SmallCountry chain() {
    SmallCountry small;
    small.region("east", 200'000).marginalised_share = 0.3;
    small.region("west", 100'000);
    small.institution("police", InstitutionKind::police, 150);
    small.institution("courts", InstitutionKind::justice, 60);
    small.institution("prisons", InstitutionKind::corrections, 40).places = 150;
    return small;
}

/// The processes of the chain alone, for a week.
inline void chain_week(Trial& run) {
    report_incidents(run.setting, run.world);
    handle_cases(run.setting, run.world);
    judge_cases(run.setting, run.world);
    hold_prisoners(run.setting, run.world);
    count_service(run.setting, run.world);
    ++run.world.week;
}

template <class Cells>
std::int64_t sum_of(const Cells& column) {
    std::int64_t sum = 0;
    for (const std::int32_t value : column)
        sum += value;
    return sum;
}

} // namespace ssrsim

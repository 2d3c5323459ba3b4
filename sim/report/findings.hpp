#pragma once

#include "report/report.hpp"

#include <string>
#include <vector>

namespace ssrsim {

/// A sentence that a test has decided. Names in it are HTML already.
struct Finding {
    std::string key; ///< of the row with its numbers: "service_area-B"
    bool detectable = false;
    Bilingual sentence;
};

/// A difference is detectable if its interval is firm and does not contain zero.
bool is_detectable(const PairedEstimate& difference);

/// Capacity and service come apart if capacity gains detectably and service less than this part of
/// it.
inline constexpr double least_part_that_reaches_people = 0.1;

/// Words of likelihood, after the scale of the IPCC (Mastrandrea et al. 2010, Guidance Note on
/// Consistent Treatment of Uncertainties, table 1): always with the number they stand for.
Bilingual likelihood(double share);

/// What a comparison, a run or an explanation has found, most wanted first.
std::vector<Finding> findings_of(const Report& report);

/// The thresholds, in a sentence.
Bilingual thresholds(const Report& report);

} // namespace ssrsim

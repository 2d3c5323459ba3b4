#pragma once

#include "core/calendar.hpp"
#include "core/ids.hpp"
#include "core/money.hpp"

#include <vector>

namespace ssrsim {

/// One commitment a donor will make: when, and for which part of a year.
struct CommitmentDate {
    Week week;
    std::int32_t vintage = 0; ///< calendar year in which the fiscal year begins
    double part_of_year = 1.0;
    Week expires; ///< with the donor's fiscal years
};

/// Posts of a group that are filled from a week until before another, while they are open.
struct KnownCount {
    Week from;
    Week past;
    IdRange<PostId> posts{0, 0};
    std::int32_t filled = 0;
};

/// All that has left a donor's pipeline by the end of a week. What the pipeline lacks is committed
/// on `date`.
struct KnownSum {
    DonorId donor;
    CommitmentDate date;
    Money received;
};

struct KnownChange {
    InstitutionId institution;
    Week week;
};

/// What has happened so far, by week and row.
struct KnownHistory {
    Week past;                      ///< the first week of which nothing is known
    std::vector<KnownCount> counts; ///< by group and week
    std::vector<KnownSum> sums;     ///< by donor and week
    std::vector<KnownChange> heads;
};

} // namespace ssrsim

#pragma once

#include "core/faults.hpp"
#include "study/folder.hpp"
#include "study/study.hpp"

#include <cstdint>
#include <functional>

namespace ssrsim {

/// Which part of a study's rows to run: `part` of `parts`, counted from 0.
struct StudyPart {
    std::uint32_t part = 0;
    std::uint32_t parts = 1;
};

struct WorkOptions {
    StudyPart part;
    int threads = 0; ///< 0: as many as the machine has
    std::function<bool()> should_stop;
    /// How many rows times replicates were there before, are there now, and are wanted.
    std::function<void(std::uint64_t before, std::uint64_t done, std::uint64_t of)> progress;
};

struct WorkSummary {
    std::uint64_t runs = 0;    ///< made now
    std::uint64_t failed = 0;  ///< of them
    std::uint64_t reused = 0;  ///< of them, taken from the runs of other designs
    std::uint64_t earlier = 0; ///< how many runs of other designs there are
    bool stopped = false;      ///< asked to stop before the end
    Faults faults;             ///< of the disk; what was placed before stays
};

/// The rows of a part: whole samples, as even as they go.
ShardRange range_of(const Study& study, const StudyPart& part);

/// Makes the runs of a part that no shard holds yet, and places them shard by shard.
WorkSummary work_on(const Study& study, const StudyFolder& folder, const WorkOptions& options);

/// Seconds that one row takes on one thread, measured on rows of the part.
double seconds_a_row(const Study& study, const StudyPart& part);

} // namespace ssrsim

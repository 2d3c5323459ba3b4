#pragma once

#include "analysis/study_analysis.hpp"
#include "study/inspect.hpp"

namespace ssrsim {

/// What the shards of an inspected folder hold, as columns over the rows of the design: of each
/// row and plan the mean over the replicates that finished. Memory: a number a row and factor, and
/// a row, plan and outcome.
StudyValues values_of(const Study& study, const StudyState& state);

} // namespace ssrsim

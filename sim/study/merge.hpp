#pragma once

#include "study/inspect.hpp"

#include <functional>
#include <string>

namespace ssrsim {

/// Version of the layout of a study's merged results; docs/reference/studies.md specifies it.
inline constexpr std::int32_t study_layout_version = 1;

/// Writes all runs of an inspected folder as one netCDF-4 file: each outcome over row, plan and
/// replicate, and the factors over row. What is missing is NaN. The bytes depend on the runs alone,
/// not on how they are spread over shards. Memory: a block of rows and the shards it lies in.
Faults write_merged(const Study& study, const StudyState& state, const std::string& path,
                    const std::function<void(std::uint64_t rows)>& progress);

/// About how many bytes the file will have.
std::uint64_t merged_bytes(const Study& study, const StudyState& state);

} // namespace ssrsim

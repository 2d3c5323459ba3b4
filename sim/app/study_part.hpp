#pragma once

#include "study/work.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace ssrsim {

/// Reads "3/8": the third of eight parts.
std::optional<StudyPart> read_part(std::string_view text);

/// The part of this task of a Slurm job array, from SLURM_ARRAY_TASK_ID and its fellows; nothing
/// outside one.
std::optional<StudyPart> part_of_task();

/// "3/8".
std::string text_of(const StudyPart& part);

} // namespace ssrsim

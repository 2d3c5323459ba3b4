#pragma once

#include "study/work.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace ssrsim {

/// Reads "3/8": the third of eight parts.
std::optional<StudyPart> read_part(std::string_view text);

struct TaskPart {
    std::optional<StudyPart> part; ///< nothing outside a job array
    Faults faults;
};

/// The part of this task of a Slurm job array, from SLURM_ARRAY_TASK_ID and its fellows. An array
/// with gaps is a fault: its tasks together would not be the study.
TaskPart part_of_task();

/// "3/8".
std::string text_of(const StudyPart& part);

} // namespace ssrsim

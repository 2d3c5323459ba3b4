#include "app/study_part.hpp"

#include <charconv>
#include <cstdlib>
#include <fmt/format.h>

namespace ssrsim {

namespace {

std::optional<std::uint32_t> whole_in(std::string_view text) {
    std::uint32_t value = 0;
    const auto [stopped, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || stopped != text.data() + text.size()) return {};
    return value;
}

std::optional<std::uint32_t> in_environment(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? whole_in(value) : std::nullopt;
}

} // namespace

std::optional<StudyPart> read_part(std::string_view text) {
    constexpr std::uint32_t most = 1'000'000;
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return {};
    const auto part = whole_in(text.substr(0, slash));
    const auto parts = whole_in(text.substr(slash + 1));
    if (!part || !parts || *part < 1 || *part > *parts || *parts > most) return {};
    return StudyPart{*part - 1, *parts};
}

TaskPart part_of_task() {
    if (std::getenv("SLURM_ARRAY_TASK_ID") == nullptr) return {};
    const auto task = in_environment("SLURM_ARRAY_TASK_ID");
    const auto first = in_environment("SLURM_ARRAY_TASK_MIN");
    const auto last = in_environment("SLURM_ARRAY_TASK_MAX");
    const auto count = in_environment("SLURM_ARRAY_TASK_COUNT");
    const std::uint32_t step = std::max(1u, in_environment("SLURM_ARRAY_TASK_STEP").value_or(1));
    const bool is_known = task && first && last && count && *first <= *task && *task <= *last;
    // Without gaps the last task's number follows from the first one's.
    if (is_known && (*task - *first) % step == 0 && (*last - *first) / step + 1 == *count)
        return {StudyPart{(*task - *first) / step, *count}, {}};
    return {{},
            {file_fault("unknown-part", "SLURM_ARRAY_TASK_ID",
                        "This is a task of a Slurm job array, and which part of the study is its "
                        "own cannot be told: the numbers of the tasks have gaps, or are not there.",
                        "say it: --shard $SLURM_ARRAY_TASK_ID/8, or --shard 1/1 for everything.")}};
}

std::string text_of(const StudyPart& part) {
    return fmt::format("{}/{}", part.part + 1, part.parts);
}

} // namespace ssrsim

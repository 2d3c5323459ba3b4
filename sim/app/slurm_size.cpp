#include "app/slurm_size.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace ssrsim {

namespace {

constexpr double hour = 3600.0;
constexpr std::uint32_t most_tasks = 1000; ///< clusters commonly refuse larger arrays
constexpr double shortest_default_limit = 900.0;
/// A node may be as much slower than the machine of the pilot.
constexpr double slower = 2.0;
/// Slurm looks at time limits now and then, and may signal so much too early.
constexpr double early = 60.0;
constexpr double usual_warning = 120.0;
/// To write a shard through a slow file system.
constexpr double to_write = 30.0;
constexpr double merged_bytes_a_second = 5e6;

} // namespace

ArraySize size_of_array(const PilotedWork& work, const AskedSize& asked) {
    const double threads = std::max(1, asked.threads);
    const double all = work.sample_seconds * static_cast<double>(work.samples) / threads;
    const double limit = asked.limit_seconds.value_or(0.0);
    ArraySize size;
    const double wanted_seconds = asked.limit_seconds ? std::min(hour, limit / slower) : hour;
    const double wanted = asked.tasks > 0 ? asked.tasks : std::ceil(all / wanted_seconds);
    const double most = asked.tasks > 0 ? asked.tasks : most_tasks;
    const double samples = static_cast<double>(std::max<std::uint64_t>(1, work.samples));
    size.tasks = static_cast<std::uint32_t>(std::clamp(wanted, 1.0, std::min(most, samples)));
    size.task_seconds = all / size.tasks;

    const double in_flight = slower * work.sample_seconds;
    size.limit_seconds =
        asked.limit_seconds.value_or(std::max(shortest_default_limit, slower * size.task_seconds));
    const double at_least = in_flight + to_write;
    if (!asked.limit_seconds)
        size.limit_seconds =
            std::max(size.limit_seconds, at_least + usual_warning + early + in_flight);
    size.warning_seconds = std::max(at_least, std::min(usual_warning, size.limit_seconds / 4.0));
    size.shortest_seconds = at_least + early + in_flight;
    const double useful = std::max(1.0, size.limit_seconds - size.warning_seconds - early);
    size.most_requeued =
        10 + static_cast<std::uint32_t>(std::min(1e6, slower * size.task_seconds / useful));
    size.merge_limit_seconds =
        shortest_default_limit + static_cast<double>(work.bytes) / merged_bytes_a_second;
    return size;
}

std::string slurm_time(double seconds) {
    const auto minutes = static_cast<std::uint64_t>(std::ceil(seconds / 60.0));
    return fmt::format("{}:{:02}:00", minutes / 60, minutes % 60);
}

std::optional<double> read_slurm_time(std::string_view text) {
    const std::size_t dash = text.find('-');
    const bool has_days = dash != std::string_view::npos;
    std::array<std::uint32_t, 4> parts{};
    std::size_t count = 0;
    const char* at = text.data();
    const char* end = at + text.size();
    for (;; ++at) {
        if (count == parts.size()) return {};
        const auto [stopped, error] = std::from_chars(at, end, parts[count]);
        if (error != std::errc{}) return {};
        ++count;
        at = stopped;
        if (at == end) break;
        const char wanted = has_days && count == 1 ? '-' : ':';
        if (*at != wanted) return {};
    }
    const auto part = [&](std::size_t i) {
        return i < count ? static_cast<double>(parts[i]) : 0.0;
    };
    double seconds = 0.0;
    if (has_days) {
        if (count < 2) return {};
        seconds = ((part(0) * 24 + part(1)) * 60 + part(2)) * 60 + part(3);
    } else if (count <= 2) {
        seconds = part(0) * 60 + part(1);
    } else if (count == 3) {
        seconds = (part(0) * 60 + part(1)) * 60 + part(2);
    } else {
        return {};
    }
    if (seconds <= 0.0) return {};
    return seconds;
}

} // namespace ssrsim

#include "app/progress.hpp"

#include "app/terminal.hpp"

#include <cmath>
#include <fmt/format.h>

namespace ssrsim {

Progress::Progress(std::uint64_t planned, std::string what)
    : planned_{planned}, what_{std::move(what)}, shown_{stderr_is_terminal()},
      start_{std::chrono::steady_clock::now()}, last_{start_} {}

void Progress::finished(std::uint64_t count) {
    if (!shown_) return;
    const auto now = std::chrono::steady_clock::now();
    // Ten lines a second are as many as anybody reads.
    if (count < planned_ && now - last_ < std::chrono::milliseconds{100}) return;
    last_ = now;
    const double passed = std::chrono::duration<double>(now - start_).count();
    const double left = passed / static_cast<double>(count) * static_cast<double>(planned_ - count);
    say(fmt::format("{} of {} {}, about {} left", count, planned_, what_, duration_text(left)));
}

void Progress::say(const std::string& what) {
    if (!shown_) return;
    complain("\r\x1b[K" + what);
    dirty_ = true;
}

void Progress::clear() {
    if (dirty_) complain("\r\x1b[K");
    dirty_ = false;
}

std::string duration_text(double seconds) {
    const auto whole = static_cast<long>(std::ceil(seconds));
    if (whole < 60) return fmt::format("{} s", whole);
    if (whole < 3600) return fmt::format("{} min {} s", whole / 60, whole % 60);
    return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

} // namespace ssrsim

#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace ssrsim {

/// One line on the error stream that says how far the run is and how long it still takes; nothing
/// at all where the error stream is not a terminal.
class Progress {
  public:
    explicit Progress(std::uint64_t planned, std::string what = "replicates");
    ~Progress() { clear(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void finished(std::uint64_t count);
    /// There is more, or less, to do than was thought.
    void plan(std::uint64_t planned) { planned_ = planned; }
    void say(const std::string& what);
    void clear();

  private:
    std::uint64_t planned_;
    std::string what_;
    bool shown_;
    bool dirty_ = false;
    std::chrono::steady_clock::time_point start_;
    std::chrono::steady_clock::time_point last_;
};

/// "50 s", "3 min 20 s", "2 h 5 min".
std::string duration_text(double seconds);

} // namespace ssrsim

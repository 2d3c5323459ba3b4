#include "app/interrupt.hpp"

#include <array>
#include <atomic>
#include <signal.h>
#include <string_view>
#include <unistd.h>

namespace ssrsim {

namespace {

std::atomic<bool> asked_to_stop{false};
std::atomic<bool> asked_firmly{false};
static_assert(std::atomic<bool>::is_always_lock_free, "signal handlers need lock-free atomics");

// A fixed array, because a handler may not touch a std::string another thread is changing.
std::array<char, 4096> unfinished_path{};
std::atomic<bool> has_unfinished{false};

void on_signal(int signal_number) {
    const bool is_first = !asked_to_stop.exchange(true);
    // SIGUSR1 asks, however often: a batch system may send it more than once, or SIGTERM besides.
    if (signal_number == SIGUSR1 || !asked_firmly.exchange(true)) {
        if (!is_first) return;
        constexpr std::string_view note =
            "\nStopping: the runs in flight finish and are kept. Once more to "
            "stop at once.\n";
        if (::write(STDERR_FILENO, note.data(), note.size()) < 0) return;
        return;
    }
    if (has_unfinished.load()) ::unlink(unfinished_path.data());
    ::signal(signal_number, SIG_DFL);
    ::raise(signal_number);
}

} // namespace

void handle_signals() {
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGUSR1}) {
        struct sigaction old{};
        ::sigaction(number, nullptr, &old);
        if (old.sa_handler == SIG_IGN) continue;
        struct sigaction action{};
        action.sa_handler = on_signal;
        action.sa_flags = SA_RESTART;
        ::sigemptyset(&action.sa_mask);
        ::sigaction(number, &action, nullptr);
    }
    ::signal(SIGPIPE, SIG_IGN);
    ::signal(SIGXFSZ, SIG_IGN);
}

bool interrupted() {
    return asked_to_stop.load(std::memory_order_relaxed);
}

void remove_when_killed(const std::string& path) {
    has_unfinished = false;
    if (path.empty() || path.size() >= unfinished_path.size()) return;
    path.copy(unfinished_path.data(), path.size());
    unfinished_path[path.size()] = '\0';
    has_unfinished = true;
}

} // namespace ssrsim

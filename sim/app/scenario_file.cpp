#include "app/scenario_file.hpp"

#include "app/terminal.hpp"
#include "results/files.hpp"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ssrsim {

namespace {

/// No scenario a person wrote is as large; a disk image given by mistake is refused in time.
constexpr std::size_t largest_file = std::size_t{64} << 20;

} // namespace

std::optional<std::string> text_of_file(const std::string& path) {
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!file.is_open()) return std::nullopt;
    std::string text;
    constexpr std::size_t piece = std::size_t{64} << 10;
    for (;;) {
        const std::size_t used = text.size();
        text.resize(used + piece);
        const ssize_t got = ::read(file.number(), text.data() + used, piece);
        if (got < 0 && errno != EINTR) return std::nullopt;
        text.resize(used + static_cast<std::size_t>(got < 0 ? 0 : got));
        if (got == 0) return text;
        if (text.size() > largest_file) {
            errno = EFBIG;
            return std::nullopt;
        }
    }
}

FileOutcome scenario_from_disk(const std::string& path, const std::vector<Override>& overrides) {
    if (!text_of_file(path)) {
        const int error = errno;
        const bool folder = error == EISDIR;
        complain({file_fault(
            "cannot-read", path, fmt::format("The file cannot be read: {}.", system_reason(error)),
            folder ? fmt::format("Give the scenario file in it, such as {}/scenario.toml.", path)
                   : std::string{})});
        return {std::nullopt, ExitCode::input_output};
    }
    Loaded loaded = load_scenario(path, text_of_file, overrides);
    if (loaded.scenario) return {std::move(loaded.scenario), ExitCode::ok};
    complain(loaded.faults);
    return {std::nullopt, ExitCode::faults};
}

} // namespace ssrsim

#include "app/scenario_file.hpp"

#include "app/terminal.hpp"
#include "results/files.hpp"
#include "results/reader.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
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
        return {std::nullopt, ExitCode::input_output, {}};
    }
    std::vector<std::string> files;
    const FileReader read = [&files](const std::string& name) {
        files.push_back(name);
        return text_of_file(name);
    };
    Loaded loaded = load_scenario(path, read, overrides);
    if (loaded.scenario) return {std::move(loaded.scenario), ExitCode::ok, std::move(files)};
    // What TOML makes of binary data helps nobody.
    const auto results = std::find_if(files.begin(), files.end(), looks_like_results);
    if (results != files.end())
        loaded.faults = {file_fault("is-results", *results,
                                    "This is a results file, not a scenario.",
                                    "Give the scenario that it was made from; ssrsim check looks "
                                    "at results.")};
    complain(loaded.faults);
    return {std::nullopt, ExitCode::faults, std::move(files)};
}

} // namespace ssrsim

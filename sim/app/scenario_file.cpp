#include "app/scenario_file.hpp"

#include "app/table_file.hpp"
#include "app/terminal.hpp"
#include "results/files.hpp"
#include "results/names.hpp"
#include "results/reader.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ssrsim {

namespace {

/// No scenario a person wrote is as large; a disk image given by mistake is refused in time.
constexpr std::size_t largest_file = std::size_t{64} << 20;

bool same_file(const std::string& one, const std::string& other) {
    struct stat a{};
    struct stat b{};
    return ::stat(one.c_str(), &a) == 0 && ::stat(other.c_str(), &b) == 0 && a.st_dev == b.st_dev &&
           a.st_ino == b.st_ino;
}

} // namespace

Faults over_an_input(const std::string& output, const std::vector<std::string>& inputs) {
    for (const std::string& name : {output, output + std::string{checksum_suffix}})
        for (const std::string& input : inputs)
            if (same_file(name, input))
                return {file_fault("output-is-input", name,
                                   "The scenario is read from this file, so the results cannot be "
                                   "written to it.",
                                   "Choose another name, such as results.nc.")};
    return {};
}

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

FileOutcome load_from_disk(const std::string& path, const std::vector<Override>& overrides) {
    if (!text_of_file(path)) {
        const int error = errno;
        const bool folder = error == EISDIR;
        return {std::nullopt,
                ExitCode::input_output,
                {file_fault(
                    "cannot-read", path,
                    fmt::format("The file cannot be read: {}.", system_reason(error)),
                    folder ? fmt::format("Give the scenario file in it, such as {}/scenario.toml.",
                                         path)
                           : std::string{})},
                {}};
    }
    std::vector<std::string> files;
    const FileReader read = [&files](const std::string& name) {
        std::optional<std::string> text = text_of_file(name);
        if (text) files.push_back(name);
        return text;
    };
    Loaded loaded = load_scenario(path, read, overrides);
    if (loaded.scenario) return {std::move(loaded.scenario), ExitCode::ok, {}, std::move(files)};
    // What TOML makes of binary data helps nobody.
    const auto results = std::find_if(files.begin(), files.end(), looks_like_results);
    if (results != files.end())
        loaded.faults = {file_fault("is-results", *results,
                                    "This is a results file, not a scenario.",
                                    "Give the scenario that it was made from; ssrsim check looks "
                                    "at results.")};
    else if (const auto table = std::ranges::find(files, std::string{}, not_a_table_name);
             table != files.end())
        loaded.faults = {file_fault("is-table", *table, "This is a table, not a scenario.",
                                    "ssrsim import makes a scenario of a staffing table and a "
                                    "budget.")};
    return {std::nullopt, ExitCode::faults, std::move(loaded.faults), std::move(files)};
}

FileOutcome scenario_from_disk(const std::string& path, const std::vector<Override>& overrides) {
    FileOutcome outcome = load_from_disk(path, overrides);
    complain(outcome.faults);
    return outcome;
}

} // namespace ssrsim

#include "app/commands.hpp"
#include "app/scenario_file.hpp"
#include "app/terminal.hpp"
#include "results/files.hpp"
#include "results/names.hpp"
#include "results/reader.hpp"

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace ssrsim {

namespace {

struct Checked {
    ExitCode code = ExitCode::ok;
    std::string line; ///< for standard output, where all is well
};

ExitCode code_of(const Fault& fault) {
    return fault.code == "cannot-read" || fault.code == "unknown-layout" ? ExitCode::input_output
                                                                         : ExitCode::damaged;
}

Checked check_results(const std::string& path) {
    const ReadResults read = read_results(path);
    if (!read.results) {
        complain(read.faults);
        return {code_of(read.faults.front()), {}};
    }
    const RunFacts& facts = read.results->facts;
    const std::size_t replicates = read.results->replicates.size();
    return {ExitCode::ok, fmt::format("{}: ok, results of ssrsim {}, {} of {} replicates{}\n", path,
                                      read.results->version, replicates, facts.planned,
                                      replicates < facts.planned ? " (interrupted)" : "")};
}

Checked check_scenario(const std::string& path, const std::vector<Override>& overrides) {
    const FileOutcome read = scenario_from_disk(path, overrides);
    if (!read.scenario) return {read.code, {}};
    return {ExitCode::ok, fmt::format("{}: ok\n", path)};
}

/// Whether the file begins with characters: results hold zero bytes in their first hundred.
bool is_text(const std::string& path) {
    std::array<char, 100> head{};
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    const ssize_t got = file.is_open() ? ::read(file.number(), head.data(), head.size()) : 0;
    return got > 0 && std::find(head.begin(), head.begin() + got, '\0') == head.begin() + got;
}

/// By what the file holds; its name, or a checksum beside it, decides only where damage hides that.
bool is_results(const std::string& path) {
    return looks_like_results(path) || path.ends_with(".nc") ||
           (exists(path + std::string{checksum_suffix}) && !is_text(path));
}

} // namespace

ExitCode perform(const CheckOptions& options) {
    ExitCode worst = ExitCode::ok;
    for (const std::string& path : options.files) {
        const Checked checked =
            is_results(path) ? check_results(path) : check_scenario(path, options.overrides);
        worst = std::max(worst, checked.code);
        if (checked.line.empty()) continue;
        if (const ExitCode printed = print(checked.line); printed != ExitCode::ok) return printed;
    }
    return worst;
}

} // namespace ssrsim

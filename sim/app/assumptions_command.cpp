#include "app/assumption_register.hpp"
#include "app/commands.hpp"
#include "app/csv.hpp"
#include "app/interrupt.hpp"
#include "app/scenario_file.hpp"
#include "app/terminal.hpp"
#include "results/files.hpp"
#include "results/target.hpp"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <optional>

namespace ssrsim {

namespace {

Faults write_csv(TargetFile& target, const std::string& text) {
    const Descriptor file{::open(target.unfinished().c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC)};
    if (!file.is_open() || !write_all(file.number(), text.data(), text.size())) {
        return {file_fault(
            "write-failed", target.path(),
            fmt::format("The register could not be written: {}.", system_reason(errno)))};
    }
    return target.commit();
}

} // namespace

ExitCode perform(const AssumptionsOptions& options) {
    const FileOutcome read = scenario_from_disk(options.scenario, options.overrides);
    if (!read.scenario) return read.code;
    std::optional<TargetFile> target;
    if (!options.output.empty()) {
        if (has_told(over_an_input(options.output, read.files))) return ExitCode::usage;
        target.emplace(options.output, options.overwrite);
        if (has_told(over_another_table(options.output, register_header)) ||
            has_told(target->prepare(0))) {
            return ExitCode::input_output;
        }
        remove_when_killed(target->unfinished());
    }
    const Register found = run_register(*read.scenario, options);
    if (target) {
        const Faults faults = write_csv(*target, register_csv(found));
        remove_when_killed({});
        if (has_told(faults)) return ExitCode::input_output;
    }
    const ExitCode printed = print(register_text(found, *read.scenario, options));
    if (printed != ExitCode::ok) return printed;
    return found.stopped ? ExitCode::interrupted : ExitCode::ok;
}

} // namespace ssrsim

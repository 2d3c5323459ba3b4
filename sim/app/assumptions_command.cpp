#include "app/assumption_register.hpp"
#include "app/commands.hpp"
#include "app/scenario_file.hpp"
#include "app/terminal.hpp"
#include "app/text_file.hpp"

#include <optional>

namespace ssrsim {

ExitCode perform(const AssumptionsOptions& options) {
    const FileOutcome read = scenario_from_disk(options.scenario, options.overrides);
    if (!read.scenario) return read.code;
    std::optional<TextFile> file;
    if (!options.output.empty()) {
        if (has_told(over_an_input(options.output, read.files))) return ExitCode::usage;
        file.emplace(options.output, options.overwrite);
        if (has_told(file->prepare(register_header))) return ExitCode::input_output;
    }
    const Register found = run_register(*read.scenario, options);
    if (file && has_told(file->write(register_csv(found)))) return ExitCode::input_output;
    const ExitCode printed = print(register_text(found, *read.scenario, options));
    if (printed != ExitCode::ok) return printed;
    return found.stopped ? ExitCode::interrupted : ExitCode::ok;
}

} // namespace ssrsim

#include "app/commands.hpp"
#include "app/explanation.hpp"
#include "app/report_pages.hpp"
#include "app/result_file.hpp"
#include "app/scenario_file.hpp"
#include "app/terminal.hpp"

#include <optional>

namespace ssrsim {

ExitCode perform(const ExplainOptions& options) {
    const FileOutcome read = scenario_from_disk(options.scenario, options.overrides);
    if (!read.scenario) return read.code;
    std::optional<ResultFile> file;
    if (!options.output.empty()) {
        if (has_told(over_an_input(options.output, read.files))) return ExitCode::usage;
        file.emplace(options.output, options.overwrite);
        if (has_told(file->prepare(explanation_columns()))) return ExitCode::input_output;
    }
    const Explanation explanation = run_explanation(*read.scenario, options);
    if (explanation.replicates == 0) return nothing_finished();
    const std::string json = explanation_json(explanation, *read.scenario, options);
    if (file && file->is_page()) {
        if (has_told(file->write_page(page_of_explanation(*read.scenario, explanation, options))))
            return ExitCode::input_output;
    } else if (file && has_told(file->write(
                           json, explanation_sheets(explanation, *read.scenario, options)))) {
        return ExitCode::input_output;
    }
    const ExitCode printed =
        print(options.form == Form::json ? json
                                         : explanation_text(explanation, *read.scenario, options) +
                                               (file ? written_text(options.output) : ""));
    if (printed != ExitCode::ok) return printed;
    return explanation.stopped ? ExitCode::interrupted : ExitCode::ok;
}

} // namespace ssrsim

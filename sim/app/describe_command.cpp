#include "app/commands.hpp"
#include "app/terminal.hpp"
#include "record/indicator.hpp"
#include "record/outcomes.hpp"
#include "scenario_io/schema.hpp"

#include <fmt/format.h>

namespace ssrsim {

std::string indicators_markdown() {
    std::string text = "### Outcomes\n\nOne value a replicate: `KEY(replicate)`.\n\n"
                       "| Key | Unit | Meaning |\n|---|---|---|\n";
    for (const OutcomeVariable& outcome : outcome_variables())
        text += fmt::format("| `{}` | {} | {} |\n", outcome.key, outcome.unit, outcome.meaning);
    text += "\n### Indicators\n\nOne value a week and a member of each dimension.\n\n"
            "| Key | Unit | Dimensions beside the week | Meaning |\n|---|---|---|---|\n";
    for (const Indicator& indicator : indicators()) {
        std::string dimensions;
        for (const Axis axis : indicator.axes)
            dimensions += fmt::format("{}{}", dimensions.empty() ? "" : ", ", name_of(axis));
        text += fmt::format("| `{}` | {} | {} | {} |\n", indicator.key, indicator.unit, dimensions,
                            indicator.meaning);
    }
    return text;
}

ExitCode perform(const DescribeOptions& options) {
    switch (options.what) {
    case Page::markdown:
        return print(reference_markdown());
    case Page::json_schema:
        return print(json_schema());
    case Page::indicators:
        return print(indicators_markdown());
    case Page::path:
        break;
    }
    const Described described = describe_path(options.path);
    if (described.known == Known::yes) return print(described.text);
    complain("ssrsim describe: " + described.text + (described.text.ends_with('\n') ? "" : "\n"));
    return ExitCode::usage;
}

} // namespace ssrsim

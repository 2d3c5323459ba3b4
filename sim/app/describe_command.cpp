#include "app/commands.hpp"
#include "app/terminal.hpp"
#include "record/indicator.hpp"
#include "record/outcomes.hpp"
#include "scenario/nearest.hpp"
#include "scenario_io/schema.hpp"
#include "world/events.hpp"

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

std::string events_markdown() {
    std::string text =
        "# What can happen\n\nThe events that `ssrsim run --events FILE.csv` writes, one line "
        "each: "
        "`replicate`, `date` (the Monday of its week), `event`, `cause`, `table` and `id` of whom "
        "it concerns, `size`, and for money and posts the `institution` they are for; for a "
        "donor's money also its `channel` and `implementer` (empty: the donor itself). This page "
        "is what "
        "`ssrsim describe --events` prints.\n\nWhat goes on all the time, such as cases, skill, "
        "trust and ownership, is in the series of the results, not here.\n\n"
        "| Event | Size in | Meaning |\n|---|---|---|\n";
    for (const EventDeclaration& event : declared_events())
        text += fmt::format("| `{}` | {} | {} |\n", event.name, event.unit, event.meaning);
    text += "\n| Cause | Meaning |\n|---|---|\n";
    for (const CauseDeclaration& cause : declared_causes())
        text += fmt::format("| `{}` | {} |\n", cause.name, cause.meaning);
    return text;
}

namespace {

std::vector<std::string> recorded_keys() {
    std::vector<std::string> keys;
    for (const OutcomeVariable& outcome : outcome_variables())
        keys.push_back(outcome.key);
    for (const Indicator& indicator : indicators())
        keys.emplace_back(indicator.key);
    return keys;
}

/// What a run records under that key; empty where there is none.
std::string recorded(const std::string& key) {
    for (const OutcomeVariable& outcome : outcome_variables())
        if (outcome.key == key)
            return fmt::format("{}\n  an outcome, one value a replicate\n  {}\n  unit: {}\n", key,
                               outcome.meaning, outcome.unit);
    for (const Indicator& indicator : indicators()) {
        if (indicator.key != key) continue;
        std::string each = "week";
        for (const Axis axis : indicator.axes)
            each += fmt::format(" and {}", name_of(axis));
        return fmt::format("{}\n  an indicator, one value a {}\n  {}\n  unit: {}\n", key, each,
                           indicator.meaning, indicator.unit);
    }
    return "";
}

ExitCode describe(const std::string& path) {
    const Described setting = describe_path(path);
    const std::string result = recorded(path);
    if (setting.known == Known::yes) {
        const std::string text = setting.text.substr(setting.text.find_first_not_of('\n'));
        return print(result.empty() ? text : text + "\n" + result);
    }
    if (!result.empty()) return print(result);
    std::string sentence = setting.text;
    const std::string near = nearest(path, recorded_keys());
    if (!near.empty() && sentence.find("Did you mean") == std::string::npos)
        sentence += fmt::format(" Did you mean {}?", near);
    complain("ssrsim describe: " + sentence + (sentence.ends_with('\n') ? "" : "\n"));
    return ExitCode::usage;
}

} // namespace

ExitCode perform(const DescribeOptions& options) {
    switch (options.what) {
    case Page::markdown:
        return print(reference_markdown());
    case Page::json_schema:
        return print(json_schema());
    case Page::indicators:
        return print(indicators_markdown());
    case Page::events:
        return print(events_markdown());
    case Page::path:
        break;
    }
    return describe(options.path);
}

} // namespace ssrsim

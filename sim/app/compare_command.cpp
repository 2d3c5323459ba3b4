#include "app/commands.hpp"
#include "app/comparison.hpp"
#include "app/explanation.hpp"
#include "app/report_pages.hpp"
#include "app/result_file.hpp"
#include "app/scenario_file.hpp"
#include "app/terminal.hpp"
#include "report/figures.hpp"
#include "results/files.hpp"
#include "run/run.hpp"
#include "scenario_io/resolved.hpp"
#include "study/reach_text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <iterator>
#include <optional>

namespace ssrsim {

namespace {

std::string stem_of(const std::string& file) {
    const std::string name = name_in_folder(file);
    return name.substr(0, name.rfind('.'));
}

/// A plan that extends another keeps its name unless it sets one. Plans of one name are told apart
/// by their files.
void tell_apart(std::vector<ComparedPlan>& plans) {
    std::vector<std::string> names;
    for (const ComparedPlan& plan : plans)
        names.push_back(plan.name());
    for (ComparedPlan& plan : plans) {
        if (!plan.name().empty() && std::ranges::count(names, plan.name()) == 1) continue;
        plan.scenario.plan.name = stem_of(plan.file);
        plan.scenario.plan.name_fr.clear();
    }
}

/// Of faults that are the same, the first.
template <class Same>
Faults without_repeats(const Faults& faults, Same same) {
    Faults once;
    for (const Fault& fault : faults)
        if (std::ranges::none_of(once, [&](const Fault& told) { return same(told, fault); }))
            once.push_back(fault);
    return once;
}

/// Every fault of every file is told before the first one ends the command, and once: plans share
/// files and settings.
ExitCode read_plans(const CompareOptions& options, std::vector<ComparedPlan>& plans,
                    std::vector<std::string>& inputs) {
    ExitCode worst = ExitCode::ok;
    Faults faults;
    for (const std::string& file : options.scenarios) {
        const FileOutcome read = load_from_disk(file, options.overrides);
        inputs.insert(inputs.end(), read.files.begin(), read.files.end());
        faults.insert(faults.end(), read.faults.begin(), read.faults.end());
        if (!read.scenario) {
            worst = std::max(worst, read.code);
            continue;
        }
        const std::string letter(1, static_cast<char>('A' + static_cast<char>(plans.size())));
        plans.push_back({letter, file, *read.scenario});
    }
    complain(without_repeats(faults, std::equal_to{}));
    tell_apart(plans);
    return worst;
}

/// Plans are compared in one country; what differs elsewhere would be taken for the plan's doing.
Faults different_countries(const std::vector<ComparedPlan>& plans) {
    constexpr std::size_t most_shown = 5;
    Faults faults;
    for (const ComparedPlan& plan : plans) {
        const auto differences = differences_of_countries(plans.front().scenario, plan.scenario);
        for (std::size_t i = 0; i < std::min(differences.size(), most_shown); ++i) {
            const DifferentValue& different = differences[i];
            const auto shown = [](const std::string& value) {
                return value.empty() ? "not there" : harmless(value);
            };
            Fault fault = file_fault("other-country", plan.file,
                                     fmt::format("{} is {} here and {} in {}.", different.path,
                                                 shown(different.second), shown(different.first),
                                                 plans.front().file));
            fault.path = different.path;
            if (i == 0)
                fault.hint = "Plans are compared in one country: let both files extend the same "
                             "one, and change missions, donors, activities and lead only.";
            faults.push_back(std::move(fault));
        }
        if (differences.size() > most_shown)
            faults.push_back(file_fault("other-country", plan.file,
                                        fmt::format("{} more values of the country differ.",
                                                    differences.size() - most_shown)));
    }
    return faults;
}

/// Means over a plan are means over its weeks; of other weeks they say something else.
Faults different_ends(const std::vector<ComparedPlan>& plans) {
    const Date end = plans.front().scenario.plan.end;
    Faults faults;
    for (const ComparedPlan& plan : plans) {
        if (plan.scenario.plan.end == end) continue;
        Fault fault = file_fault("other-end", plan.file,
                                 fmt::format("plan.end is {} here and {} in {}.",
                                             to_text(plan.scenario.plan.end), to_text(end),
                                             plans.front().file));
        fault.path = "plan.end";
        fault.hint = "let all plans end on the same day: the latest of them, say.";
        faults.push_back(std::move(fault));
    }
    return faults;
}

/// A series must be recorded under every plan, and the day lie within it.
Faults unknown_series(const std::vector<ComparedPlan>& plans, const std::vector<Reach>& reaches,
                      const Seeds& seeds) {
    Faults faults;
    for (const ComparedPlan& plan : plans) {
        const Layout layout = Experiment{plan.scenario.country, plan.scenario.plan, seeds}.layout();
        for (const Reach& reach : reaches) {
            for (Fault fault : find_series(layout, reach.series).faults) {
                fault.where.file = plan.file;
                faults.push_back(std::move(fault));
            }
            if (reach.by < plan.scenario.country.start || reach.by > plan.scenario.plan.end)
                faults.push_back(file_fault(
                    "outside-the-plan", plan.file,
                    fmt::format("{} asks for a day outside the plan.", text_of(reach)),
                    fmt::format("It runs from {} to {}.", to_text(plan.scenario.country.start),
                                to_text(plan.scenario.plan.end))));
        }
    }
    // What no plan has is told of the first.
    return without_repeats(faults, [](const Fault& one, const Fault& other) {
        return one.path == other.path && one.message == other.message;
    });
}

/// What holds each plan back, where that was asked for; interrupted, of the plans so far.
std::vector<Explanation> explanations_of(const Comparison& comparison,
                                         const CompareOptions& options) {
    std::vector<Explanation> explanations;
    if (!options.explain) return explanations;
    for (const ComparedPlan& plan : comparison.plans) {
        ExplainOptions explain;
        explain.scenario = plan.file;
        explain.seeds = options.seeds;
        explain.threads = options.threads;
        explanations.push_back(run_explanation(plan.scenario, explain));
        if (explanations.back().replicates == 0) {
            explanations.pop_back();
            break;
        }
    }
    return explanations;
}

} // namespace

ExitCode perform(const CompareOptions& options) {
    std::vector<ComparedPlan> plans;
    std::vector<std::string> inputs;
    if (const ExitCode read = read_plans(options, plans, inputs); read != ExitCode::ok) return read;
    Faults apart = different_countries(plans);
    std::ranges::move(different_ends(plans), std::back_inserter(apart));
    if (has_told(apart)) return ExitCode::not_together;
    std::vector<Reach> reaches;
    for (const std::string& text : options.reaches)
        reaches.push_back(*read_reach(text)); // its form was checked with the command line
    if (has_told(unknown_series(plans, reaches, options.seeds))) return ExitCode::usage;

    std::optional<ResultFile> file;
    if (!options.output.empty()) {
        if (has_told(over_an_input(options.output, inputs))) return ExitCode::usage;
        file.emplace(options.output, options.overwrite);
        if (has_told(file->prepare(comparison_columns()))) return ExitCode::input_output;
    }
    const bool reports = file && file->is_page();
    std::vector<PlanRuns> kept;
    const Comparison comparison =
        run_comparison(std::move(plans), std::move(reaches), options, reports ? &kept : nullptr);
    if (comparison.replicates == 0) return nothing_finished();
    const std::string json = comparison_json(comparison, options);
    if (reports) {
        const std::string page =
            page_of_comparison(comparison, kept, explanations_of(comparison, options), options);
        if (has_told(file->write_page(page))) return ExitCode::input_output;
    } else if (file && has_told(file->write(json, comparison_sheets(comparison, options)))) {
        return ExitCode::input_output;
    }
    const ExitCode printed =
        print(options.form == Form::json ? json
                                         : comparison_text(comparison, options) +
                                               (file ? written_text(options.output) : ""));
    if (printed != ExitCode::ok) return printed;
    return comparison.ending == Ending::interrupted ? ExitCode::interrupted : ExitCode::ok;
}

} // namespace ssrsim

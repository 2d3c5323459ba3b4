#include "analysis/sample_rows.hpp"
#include "app/analysis_of_sample.hpp"
#include "app/commands.hpp"
#include "app/scenario_file.hpp"
#include "app/terminal.hpp"
#include "report/figures.hpp"
#include "results/files.hpp"
#include "scenario/nearest.hpp"
#include "scenario/wording.hpp"
#include "tables/number_table.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <fmt/format.h>
#include <optional>

namespace ssrsim {

namespace {

struct Inputs {
    NumberTable sample;
    std::string output;
    std::vector<double> outcomes;
};

/// Either the table or the way to end; what is wrong is told.
std::optional<NumberTable> read_table(const std::string& path, ExitCode& code) {
    const std::optional<std::string> text = text_of_file(path);
    if (!text) {
        complain({file_fault("cannot-read", path,
                             fmt::format("The file cannot be read: {}.", system_reason(errno)))});
        code = ExitCode::input_output;
        return std::nullopt;
    }
    NumberTable table = read_number_table(path, *text, Headings::optional);
    if (has_told(table.faults)) {
        code = std::max(code, ExitCode::faults);
        return std::nullopt;
    }
    return table;
}

std::optional<Inputs> read_inputs(const AnalyseOptions& options, ExitCode& code) {
    auto sample = read_table(options.sample, code);
    auto outputs = read_table(options.outcomes, code);
    if (!sample || !outputs) return std::nullopt;
    std::size_t column = 0;
    if (!options.output.empty()) {
        column = static_cast<std::size_t>(std::ranges::find(outputs->names, options.output) -
                                          outputs->names.begin());
        if (column == outputs->columns.size()) {
            complain(
                {file_fault("no-column", options.outcomes,
                            fmt::format("There is no column {}.", ssrsim::quoted(options.output)),
                            nearest_hint(options.output, outputs->names))});
            code = ExitCode::usage;
            return std::nullopt;
        }
    }
    Inputs inputs{std::move(*sample), outputs->names[column], std::move(outputs->columns[column])};
    const std::size_t rows = inputs.sample.rows();
    // Empty lines at the end of a single column are missing values where the sample has rows for
    // them, and nothing otherwise.
    while (outputs->columns.size() == 1 && inputs.outcomes.size() > rows &&
           std::isnan(inputs.outcomes.back()))
        inputs.outcomes.pop_back();
    if (inputs.outcomes.size() != rows) {
        complain({file_fault(
            "not-together", options.outcomes,
            fmt::format("It has {} rows, and the sample {} has {}.", inputs.outcomes.size(),
                        options.sample, rows),
            "Give a row for each row of the sample, in the same order; an empty one where the "
            "model gave nothing.")});
        code = ExitCode::not_together;
        return std::nullopt;
    }
    return inputs;
}

std::string name_of_group(const NumberTable& sample, const std::vector<std::size_t>& columns) {
    std::string name;
    for (const std::size_t column : columns)
        name += (name.empty() ? "" : " + ") + sample.names[column];
    return name;
}

/// The groups in the order of their first columns, with what was found of each.
template <class Found>
void in_order(const NumberTable& sample, const std::vector<std::vector<std::size_t>>& groups,
              std::vector<Found>& found, std::vector<std::string>& names) {
    std::vector<std::size_t> order(groups.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::sort(order, {}, [&](std::size_t i) { return groups[i].front(); });
    std::vector<Found> sorted;
    names.clear();
    for (const std::size_t i : order) {
        sorted.push_back(found[i]);
        names.push_back(name_of_group(sample, groups[i]));
    }
    found = std::move(sorted);
}

Fault not_such_a_sample(const AnalyseOptions& options) {
    if (options.method == Method::morris)
        return file_fault("not-together", options.sample,
                          "The rows are no Morris trajectories: from each row to the next, one "
                          "factor or group moves, and each once in a trajectory.",
                          "Make a sample with design = \"morris\", or use prcc.");
    return file_fault("not-together", options.sample,
                      "The rows are no Saltelli sample: for each base sample A and B, and A with "
                      "each factor or group from B.",
                      "Make a sample with design = \"saltelli\", or use prcc.");
}

bool analyse_sobol(const AnalyseOptions& options, const Inputs& inputs, SampleAnalysis& analysis) {
    const auto rows = saltelli_rows(inputs.sample.columns);
    if (!rows) return false;
    const std::vector<double> outcomes = in_saltelli_order(*rows, inputs.outcomes);
    const std::size_t groups = rows->groups.size();
    SampleAnalysis::Sobol sobol{
        sobol_indices(outcomes, groups, rows->batches, options.resampling),
        sobol_convergence(outcomes, groups, rows->batches, options.resampling)};
    in_order(inputs.sample, rows->groups, sobol.indices.groups, analysis.factors);
    for (SobolIndices& step : sobol.convergence)
        in_order(inputs.sample, rows->groups, step.groups, analysis.factors);
    analysis.result = std::move(sobol);
    return true;
}

bool analyse_morris(const AnalyseOptions& options, const Inputs& inputs, SampleAnalysis& analysis) {
    const auto steps = morris_steps(inputs.sample.columns, options.levels);
    if (!steps) return false;
    MorrisEffects effects = morris_effects(inputs.outcomes, *steps);
    in_order(inputs.sample, steps->groups, effects.groups, analysis.factors);
    analysis.result = std::move(effects);
    return true;
}

} // namespace

ExitCode perform(const AnalyseOptions& options) {
    ExitCode code = ExitCode::ok;
    const auto inputs = read_inputs(options, code);
    if (!inputs) return code;
    SampleAnalysis analysis{inputs->output,
                            inputs->sample.rows(),
                            static_cast<std::size_t>(std::ranges::count_if(
                                inputs->outcomes, [](double y) { return std::isnan(y); })),
                            inputs->sample.names,
                            {}};
    for (std::size_t i = 0; i < inputs->sample.columns.size(); ++i)
        if (std::ranges::any_of(inputs->sample.columns[i],
                                [](double x) { return std::isnan(x); })) {
            complain({file_fault(
                "missing-value", options.sample,
                fmt::format("The factor {} lacks values.", ssrsim::quoted(inputs->sample.names[i])),
                "A sample has a number for every factor in every row.")});
            return ExitCode::faults;
        }
    bool is_such = true;
    switch (options.method) {
    case Method::sobol:
        is_such = analyse_sobol(options, *inputs, analysis);
        break;
    case Method::morris:
        is_such = analyse_morris(options, *inputs, analysis);
        break;
    case Method::prcc:
        analysis.result = prcc(inputs->sample.columns, inputs->outcomes, options.resampling);
        break;
    }
    if (!is_such) {
        complain({not_such_a_sample(options)});
        return ExitCode::not_together;
    }
    return print(options.form == Form::json ? analysis_json(analysis, options)
                                            : harmless_lines(analysis_text(analysis)));
}

} // namespace ssrsim

#include "app/assumption_register.hpp"
#include "report/figures.hpp"
#include "scenario_io/units.hpp"
#include "tables/csv_cells.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace ssrsim {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

std::size_t outcome_number(const Register& found, std::string_view key) {
    const auto at = std::ranges::find(found.outcomes, key, &OutcomeVariable::key);
    return static_cast<std::size_t>(at - found.outcomes.begin());
}

/// The larger of the two differences of an outcome, in size; 0 where nothing was run.
double size_of(const Influence& influence, std::size_t outcome) {
    double size = 0.0;
    for (const Differences* side : {&influence.at_low, &influence.at_high}) {
        if (side->empty() || !((*side)[outcome].mean == (*side)[outcome].mean)) continue;
        size = std::max(size, std::fabs((*side)[outcome].mean));
    }
    return size;
}

std::string signed_text(const Differences& side, std::size_t outcome) {
    return side.empty() ? "-" : fmt::format("{:+.4f}", side[outcome].mean);
}

std::string value_text(const std::optional<double>& value) {
    return value ? readable(*value) : "-";
}

/// The parameters that move an outcome most, with what they do to capacity and service.
std::string table_of(const Register& found, std::size_t outcome, std::size_t service,
                     std::size_t capacity) {
    constexpr std::size_t shown = 15;
    std::vector<std::size_t> order(found.assumptions.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return size_of(found.influences[a], outcome) > size_of(found.influences[b], outcome);
    });
    order.resize(std::min(order.size(), shown));
    std::string text = fmt::format("\n{} is {:.4f}; what moves it most\n{:<48}{:>8}{:>9}{:>9}{:>12}"
                                   "{:>9}{:>11}{:>9}\n",
                                   found.outcomes[outcome].title, found.base[outcome], "", "value",
                                   "low", "high", "service: lo", "high", "capac.: lo", "high");
    for (const std::size_t i : order) {
        const Assumption& assumption = found.assumptions[i];
        const Influence& influence = found.influences[i];
        const bool has_source = !is_assumption(assumption);
        std::string name = assumption.parameter.path.substr(std::string_view{"parameters."}.size());
        if (has_source) name += " *";
        text += fmt::format("  {:<46}{:>8}{:>9}{:>9}{:>12}{:>9}{:>11}{:>9}\n", name,
                            readable(assumption.parameter.value), value_text(assumption.low),
                            value_text(assumption.high), signed_text(influence.at_low, service),
                            signed_text(influence.at_high, service),
                            signed_text(influence.at_low, capacity),
                            signed_text(influence.at_high, capacity));
    }
    return text;
}

} // namespace

std::string register_csv(const Register& found) {
    std::string text{register_header};
    for (const OutcomeVariable& outcome : found.outcomes) {
        text +=
            fmt::format(",{0}_at_low,{0}_at_low_error,{0}_at_high,{0}_at_high_error", outcome.key);
    }
    text += '\n';
    for (std::size_t i = 0; i < found.assumptions.size(); ++i) {
        const Assumption& assumption = found.assumptions[i];
        const ParameterEntry& p = assumption.parameter;
        text += fmt::format("{},{},{},{},{},{},{},{},{}", csv_text(p.path), csv_number(p.value),
                            csv_text(unit_name(p.declared.unit)), csv_number(p.declared.low),
                            csv_number(p.declared.high),
                            csv_number(assumption.low.value_or(not_a_number)),
                            csv_number(assumption.high.value_or(not_a_number)),
                            csv_text(assumption.source), csv_text(p.declared.meaning));
        for (std::size_t k = 0; k < found.outcomes.size(); ++k) {
            for (const Differences* side :
                 {&found.influences[i].at_low, &found.influences[i].at_high}) {
                const Difference d = side->empty() ? Difference{} : (*side)[k];
                text += fmt::format(",{},{}", csv_number(d.mean), csv_number(d.error));
            }
        }
        text += '\n';
    }
    return text;
}

std::string register_text(const Register& found, const Scenario& scenario,
                          const AssumptionsOptions& options) {
    const auto assumed = std::ranges::count_if(found.assumptions, is_assumption);
    const std::size_t service = outcome_number(found, "service_area");
    const std::size_t capacity = outcome_number(found, "capacity_area");
    const auto still = std::ranges::count_if(found.influences, [&](const Influence& influence) {
        return size_of(influence, service) == 0.0 && size_of(influence, capacity) == 0.0;
    });
    std::string text = fmt::format(
        "{}\n\n  scenario    {}\n  parameters  {}, of which {} are assumptions or partly so\n"
        "  moved       one at a time, by a factor of {} either way (shares: their odds)\n"
        "  runs        {} replicates each, paired with those of the scenario as it is\n",
        scenario.title, options.scenario, found.assumptions.size(), assumed, options.factor,
        options.replicates);
    if (found.base.empty()) return text;
    text += table_of(found, service, service, capacity);
    text += table_of(found, capacity, service, capacity);
    text += fmt::format("\n{} parameters move neither here. * has a source.\nThe factor is a "
                        "yardstick to compare parameters by, not a range that anybody found "
                        "plausible;\nmoved together they may do more, less or something else.\n",
                        still);
    if (options.output.empty()) {
        text += "\nNo file was written; -o FILE.csv keeps every parameter and outcome.\n";
    }
    return text;
}

} // namespace ssrsim

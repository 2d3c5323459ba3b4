#include "app/comparison.hpp"
#include "core/version.hpp"

#include <fmt/format.h>

namespace ssrsim {

namespace {

std::string unit_of(const Comparison& comparison, const std::string& unit) {
    if (unit == "1") return "";
    return unit == "currency units" ? comparison.plans.front().scenario.country.currency : unit;
}

void add(std::vector<Cell>& row, const EstimatedShare& share, bool is_meant) {
    for (const double value : {share.share, share.interval.low, share.interval.high})
        row.push_back(is_meant ? Cell{value} : Cell{});
}

void add_rows(Sheet& sheet, const Comparison& comparison, const ComparedOutcome& compared) {
    const OutcomeVariable& variable = compared.variable;
    const bool has_direction = variable.better != Better::neither;
    for (std::size_t i = 0; i < compared.plans.size(); ++i) {
        const PlanResult& plan = compared.plans[i];
        const PairedEstimate& difference = plan.difference;
        std::vector<Cell> row{variable.key,
                              unit_of(comparison, variable.unit),
                              comparison.plans[i].letter,
                              comparison.plans[i].name,
                              static_cast<double>(plan.count),
                              plan.mean,
                              static_cast<double>(difference.count),
                              difference.mean,
                              difference.standard_error,
                              difference.interval.low,
                              difference.interval.high,
                              std::string{name_of(difference.footing)}};
        add(row, plan.better, has_direction);
        add(row, plan.best, has_direction);
        row.push_back(has_direction ? Cell{plan.regret} : Cell{});
        row.emplace_back(variable.meaning);
        sheet.rows.push_back(std::move(row));
    }
}

Sheet making(const Comparison& comparison, const CompareOptions& options) {
    Sheet sheet{"How it was made", {{"What"}, {"Value"}}, {}};
    const auto put = [&](std::string what, std::string value) {
        sheet.rows.push_back({std::move(what), std::move(value)});
    };
    for (const ComparedPlan& plan : comparison.plans)
        put("plan " + plan.letter, fmt::format("{}: {}", plan.name, plan.file));
    put("replicates", fmt::format("{}", comparison.replicates));
    put("stopped", name_of(comparison.ending));
    put("precision", fmt::format("{}", options.precision));
    put("seed", fmt::format("{}", options.seeds.country));
    put("program", fmt::format("ssrsim {}", build_facts().version));
    put("difference", "mean over replicates of the plan less plan A under the same luck");
    put("low, high", "95% interval; empty: not known");
    put("best", "share of replicates in which no other plan does better");
    put("regret", "mean distance to the best plan of each replicate");
    return sheet;
}

} // namespace

std::vector<SheetColumn> comparison_columns() {
    return {{"result"},
            {"unit"},
            {"plan"},
            {"name"},
            {"replicates"},
            {"mean"},
            {"pairs"},
            {"difference"},
            {"standard error"},
            {"difference low"},
            {"difference high"},
            {"footing"},
            {"better"},
            {"better low"},
            {"better high"},
            {"best"},
            {"best low"},
            {"best high"},
            {"regret"},
            {"meaning"}};
}

std::vector<Sheet> comparison_sheets(const Comparison& comparison, const CompareOptions& options) {
    Sheet sheet{"Comparison", comparison_columns(), {}};
    for (const ComparedOutcome& compared : comparison.outcomes)
        add_rows(sheet, comparison, compared);
    for (const ComparedOutcome& compared : comparison.reached)
        add_rows(sheet, comparison, compared);
    return {std::move(sheet), making(comparison, options)};
}

} // namespace ssrsim

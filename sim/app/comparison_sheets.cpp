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

/// What a row says of the whole: a CSV file has no second sheet.
struct Making {
    std::string ending;
    std::string seed;
};

void add_rows(Sheet& sheet, const Comparison& comparison, const ComparedOutcome& compared,
              const Making& making, bool is_probability) {
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
                              is_probability ? Cell{probability_of(plan).interval.low} : Cell{},
                              is_probability ? Cell{probability_of(plan).interval.high} : Cell{},
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
        row.emplace_back(comparison.plans[i].file);
        row.emplace_back(making.seed);
        row.emplace_back(making.ending);
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
    put("mean low, mean high", "of a probability; other means have none");
    put("best", "share of replicates in which no other plan does better; ties are shared out");
    put("regret", "mean distance to the best plan of each replicate");
    return sheet;
}

} // namespace

std::vector<SheetColumn> comparison_columns() {
    return {{"result"},          {"unit"},       {"plan"},           {"name"},
            {"replicates"},      {"mean"},       {"mean low"},       {"mean high"},
            {"pairs"},           {"difference"}, {"standard error"}, {"difference low"},
            {"difference high"}, {"footing"},    {"better"},         {"better low"},
            {"better high"},     {"best"},       {"best low"},       {"best high"},
            {"regret"},          {"meaning"},    {"scenario"},       {"seed"},
            {"stopped"}};
}

std::vector<Sheet> comparison_sheets(const Comparison& comparison, const CompareOptions& options) {
    Sheet sheet{"Comparison", comparison_columns(), {}};
    const Making made{name_of(comparison.ending), fmt::format("{}", options.seeds.country)};
    for (const ComparedOutcome& compared : comparison.outcomes)
        add_rows(sheet, comparison, compared, made, false);
    for (const ComparedOutcome& compared : comparison.reached)
        add_rows(sheet, comparison, compared, made, true);
    return {std::move(sheet), making(comparison, options)};
}

} // namespace ssrsim

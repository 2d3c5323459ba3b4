#include "app/comparison.hpp"
#include "app/table_file.hpp"
#include "report/figures.hpp"

#include <fmt/format.h>

namespace ssrsim {

namespace {

void add(std::vector<Cell>& row, const EstimatedShare& share, bool is_meant) {
    for (const double value : {share.share, share.interval.low, share.interval.high})
        row.push_back(is_meant ? Cell{value} : Cell{});
}

/// What a row says of the whole: a CSV file has no second sheet.
struct Making {
    std::string ending;
    std::string seed;
};

/// `closest`: of the runs of each plan, where the outcome is the probability of a level; else null.
void add_rows(Sheet& sheet, const Comparison& comparison, const ComparedOutcome& compared,
              const Making& making, const std::vector<double>* closest) {
    const OutcomeVariable& variable = compared.variable;
    const bool has_direction = variable.better != Better::neither;
    for (std::size_t i = 0; i < compared.plans.size(); ++i) {
        const PlanResult& plan = compared.plans[i];
        const PairedEstimate& difference = plan.difference;
        std::vector<Cell> row{
            variable.key,
            unit_of(variable.unit, comparison.plans.front().scenario.country.currency),
            comparison.plans[i].letter,
            comparison.plans[i].name(),
            static_cast<double>(plan.count),
            plan.mean,
            closest != nullptr ? Cell{probability_of(plan).interval.low} : Cell{},
            closest != nullptr ? Cell{probability_of(plan).interval.high} : Cell{},
            closest != nullptr ? Cell{(*closest)[i]} : Cell{},
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

Sheet making(const Comparison& comparison, const Making& made, const CompareOptions& options) {
    std::vector<std::pair<std::string, std::string>> facts;
    for (const ComparedPlan& plan : comparison.plans)
        facts.emplace_back("plan " + plan.letter, fmt::format("{}: {}", plan.name(), plan.file));
    facts.insert(
        facts.end(),
        {{"replicates", fmt::format("{}", comparison.replicates)},
         {"stopped", made.ending},
         {"precision", fmt::format("{}", options.precision)},
         {"seed", made.seed},
         {"difference", "mean over replicates of the plan less plan A under the same luck"},
         {"low, high", "95% interval; empty: not known"},
         {"mean low, mean high", "of a probability; other means have none"},
         {"closest", "the highest value of any run of the plan until the day, the lowest where at "
                     "most is asked for"},
         {"best", "share of replicates in which no other plan does better; ties are shared "
                  "out"},
         {"regret", "mean distance to the best plan of each replicate"}});
    return making_of(facts);
}

} // namespace

std::vector<SheetColumn> comparison_columns() {
    return {{"result"},         {"unit"},
            {"plan"},           {"name"},
            {"replicates"},     {"mean"},
            {"mean low"},       {"mean high"},
            {"closest"},        {"pairs"},
            {"difference"},     {"standard error"},
            {"difference low"}, {"difference high"},
            {"footing"},        {"better"},
            {"better low"},     {"better high"},
            {"best"},           {"best low"},
            {"best high"},      {"regret"},
            {"meaning"},        {"scenario"},
            {"seed"},           {"stopped"}};
}

std::vector<Sheet> comparison_sheets(const Comparison& comparison, const CompareOptions& options) {
    Sheet sheet{"Comparison", comparison_columns(), {}};
    const Making made{name_of(comparison.ending), fmt::format("{}", options.seeds.country)};
    for (const ComparedOutcome& compared : comparison.outcomes)
        add_rows(sheet, comparison, compared, made, nullptr);
    for (std::size_t i = 0; i < comparison.reached.size(); ++i)
        add_rows(sheet, comparison, comparison.reached[i], made, &comparison.closest[i]);
    return {std::move(sheet), making(comparison, made, options)};
}

} // namespace ssrsim

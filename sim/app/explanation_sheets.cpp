#include "app/explanation.hpp"
#include "core/version.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace ssrsim {

namespace {

void add_rows(Sheet& sheet, const ExplainedOutcome& outcome, const Explanation& explanation,
              const ExplainOptions& options) {
    const auto put = [&](const std::string& what, double value, const PairedEstimate& estimate,
                         const std::string& ideal) {
        sheet.rows.push_back({outcome.variable.key, what, value, estimate.standard_error,
                              estimate.interval.low, estimate.interval.high, ideal,
                              options.scenario, fmt::format("{}", options.seeds.country),
                              static_cast<double>(explanation.replicates),
                              std::string{explanation.stopped ? "interrupted" : "complete"}});
    };
    PairedEstimate none;
    none.standard_error = std::numeric_limits<double>::quiet_NaN();
    none.interval = {none.standard_error, none.standard_error};
    put("under the plan", outcome.with_all, none, "");
    put("without frictions", outcome.with_none, none, "");
    put("shortfall", outcome.shortfall, outcome.estimate, "");
    for (std::size_t i = 0; i < frictions().size(); ++i) {
        const auto found = std::ranges::find(outcome.shares, i, &FrictionShare::friction);
        const bool is_there = found != outcome.shares.end();
        put(std::string{frictions()[i].key}, is_there ? found->share : 0.0,
            is_there ? found->estimate : exactly_nothing(), std::string{frictions()[i].ideal});
    }
}

} // namespace

std::vector<SheetColumn> explanation_columns() {
    return {{"result"}, {"friction"}, {"share"}, {"standard error"}, {"low"},   {"high"},
            {"ideal"},  {"scenario"}, {"seed"},  {"replicates"},     {"status"}};
}

std::vector<Sheet> explanation_sheets(const Explanation& explanation, const Scenario& scenario,
                                      const ExplainOptions& options) {
    Sheet sheet{"Explanation", explanation_columns(), {}};
    for (const ExplainedOutcome& outcome : explanation.outcomes)
        add_rows(sheet, outcome, explanation, options);
    Sheet making{"How it was made", {{"What"}, {"Value"}}, {}};
    const auto put = [&](std::string what, std::string value) {
        making.rows.push_back({std::move(what), std::move(value)});
    };
    put("title", scenario.title);
    put("scenario", options.scenario);
    put("replicates", fmt::format("{}", explanation.replicates));
    put("runs", fmt::format("{}", explanation.runs));
    put("seed", fmt::format("{}", options.seeds.country));
    put("program", fmt::format("ssrsim {}", build_facts().version));
    put("share", "what removing the friction adds, on average over the orders of removal; the "
                 "shares add up to the shortfall");
    return {std::move(sheet), std::move(making)};
}

} // namespace ssrsim

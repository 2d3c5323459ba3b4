#include "app/explanation.hpp"
#include "app/table_file.hpp"

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
    for (const FrictionShare& share : outcome.shares) {
        const Friction& friction = frictions()[share.friction];
        put(std::string{friction.key}, share.share, share.estimate, std::string{friction.ideal});
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
    return {std::move(sheet),
            making_of({{"title", scenario.title},
                       {"scenario", options.scenario},
                       {"replicates", fmt::format("{}", explanation.replicates)},
                       {"runs", fmt::format("{}", explanation.runs)},
                       {"seed", fmt::format("{}", options.seeds.country)},
                       {"share", "what removing the friction adds, on average over the orders of "
                                 "removal; the shares add up to the shortfall"}})};
}

} // namespace ssrsim

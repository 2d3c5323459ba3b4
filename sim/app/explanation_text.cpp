#include "analysis/shapley.hpp"
#include "app/explanation.hpp"
#include "report/figures.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace ssrsim {

namespace {

constexpr int decimals = 4;
constexpr double shown_steps = 10000.0; // to 1, for those decimals

/// The shares as they are printed, which add up to the printed shortfall.
std::vector<double> printed_shares(const ExplainedOutcome& outcome) {
    std::vector<double> shares;
    for (const FrictionShare& share : outcome.shares)
        shares.push_back(share.share);
    return adding_up(shares, outcome.shortfall, shown_steps);
}

std::string number(double value) {
    return fmt::format("{:+.{}f}", value == 0.0 ? 0.0 : value, decimals);
}

std::string part_of(double share, double shortfall) {
    if (!(shortfall > 0.0)) return "";
    const double percent = 100.0 * share / shortfall;
    return fmt::format("{:.0f}%", std::fabs(percent) < 0.5 ? 0.0 : percent);
}

std::string row(std::string_view title, double value, const PairedEstimate& estimate,
                const std::string& part) {
    return line_of(fmt::format("  {:<34}{:>10}{:>8}   {}", title, number(value), part,
                               readable_interval(estimate)));
}

std::string table_of(const Explanation& explanation, const ExplainedOutcome& outcome) {
    std::string text = fmt::format("\n{}\n", outcome.variable.title);
    text += fmt::format("  {:<34}{:>10.{}f}\n", "under the plan", outcome.with_all, decimals);
    text +=
        fmt::format("  {:<34}{:>10.{}f}\n", "without any friction", outcome.with_none, decimals);
    text += row("the shortfall", outcome.shortfall, outcome.estimate, "100%");
    const std::vector<double> printed = printed_shares(outcome);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < printed.size(); ++i)
        if (!explanation.is_ideal_already(i)) order.push_back(i);
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return outcome.shares[a].share > outcome.shares[b].share;
    });
    for (const std::size_t i : order)
        text +=
            row(frictions()[outcome.shares[i].friction].title, printed[i],
                outcome.shares[i].estimate, part_of(outcome.shares[i].share, outcome.shortfall));
    return text;
}

std::string ideals(const Explanation& explanation) {
    std::string text = "\nWithout a friction:\n";
    for (std::size_t i = 0; i < frictions().size(); ++i) {
        text += fmt::format(
            "  {:<34}{}{}\n", frictions()[i].title, frictions()[i].ideal,
            explanation.is_ideal_already(i) ? " (so it is under this plan: exactly 0)" : "");
    }
    return text;
}

} // namespace

std::string explanation_text(const Explanation& explanation, const Scenario& scenario,
                             const ExplainOptions& options) {
    std::string text = wrapped(harmless(scenario.title));
    text += fmt::format("\n  scenario    {}\n  runs        {} in {}, seed {}\n  shared by   {}\n",
                        harmless(options.scenario), counted(explanation.runs, "run"),
                        counted(explanation.replicates, "replicate"), options.seeds.country,
                        explanation.orders == Orders::all
                            ? "Shapley values over every combination of frictions"
                            : "Shapley values, estimated from two orders of removal a replicate");
    if (explanation.stopped)
        text +=
            "  status      interrupted: these numbers are of the replicates that had finished\n";
    for (const ExplainedOutcome& outcome : explanation.outcomes)
        text += table_of(explanation, outcome);
    text += ideals(explanation);
    text += "\n" + wrapped(fmt::format(
                       "A share is what removing the friction adds on average over all orders in "
                       "which they could be removed; the shares add up to the shortfall. It is no "
                       "promise of what mending one of them would bring: that is a comparison of "
                       "two plans. 95% intervals cover chance{}, not the settings.",
                       explanation.orders == Orders::all ? "" : " and the choice of orders"));
    return text;
}

} // namespace ssrsim

#include "app/comparison.hpp"
#include "report/figures.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace ssrsim {

namespace {

std::string label_of(const ComparedPlan& plan) {
    return fmt::format("{} {}", plan.letter, harmless(plan.name()));
}

std::string ending_text(const Comparison& comparison, const CompareOptions& options) {
    std::string at = counted(comparison.replicates, "replicate");
    const std::string asked = fmt::format("±{}", options.precision);
    switch (comparison.ending) {
    case Ending::precise:
        return fmt::format("{}: every difference in service is known to {}", at, asked);
    case Ending::same_plans:
        return fmt::format("{}: the plans are the same, so that nothing can differ", at);
    case Ending::most:
        if (comparison.widest_outcome.empty())
            return fmt::format("{}, the most allowed: the plans never differed in service", at);
        if (comparison.widest_footing != Footing::firm)
            return fmt::format("{}, the most allowed: \"{}\" rests on a handful of replicates", at,
                               comparison.widest_outcome);
        return fmt::format("{}, the most allowed: \"{}\" is known to ±{:.2g} only, where {} was "
                           "asked",
                           at, comparison.widest_outcome, comparison.widest, asked);
    case Ending::interrupted:
        return fmt::format("{}: interrupted; these numbers are of what had finished", at);
    }
    return at;
}

std::string head(const Comparison& comparison, const CompareOptions& options) {
    std::string text = wrapped(fmt::format("{}: {} under the same luck",
                                           harmless(comparison.plans.front().scenario.country.name),
                                           counted(comparison.plans.size(), "plan"))) +
                       "\n";
    std::size_t width = 0;
    for (const ComparedPlan& plan : comparison.plans)
        width = std::max(width, label_of(plan).size());
    for (std::size_t i = 0; i < comparison.plans.size(); ++i) {
        const ComparedPlan& plan = comparison.plans[i];
        text +=
            line_of(fmt::format("  {:<{}}   {}{}", label_of(plan), width, harmless(plan.file),
                                i > 0 && comparison.same_as_first[i] ? "   the same as A" : ""));
    }
    text += fmt::format("\n  runs        {} from {}, seed {}\n  stopped at  {}\n",
                        counted(static_cast<std::uint64_t>(comparison.weeks), "week"),
                        to_text(comparison.start), options.seeds.country,
                        ending_text(comparison, options));
    if (const std::optional<Date>& until = comparison.plans.front().scenario.plan.actuals.until)
        text += fmt::format("  known       what happened until {}\n", to_text(*until));
    return text;
}

/// Where an interval leaves zero, a direction; else that nothing was detected.
std::string direction(const PairedEstimate& difference, std::string_view more,
                      std::string_view less, std::string_view what) {
    if (difference.count < fewest_replicates)
        return fmt::format("too few replicates to say of {}", what);
    if (difference.footing == Footing::none && is_same_so_far(difference))
        return fmt::format("the same {} in every replicate", what);
    if (difference.interval.low > 0.0)
        return fmt::format("{} {} ({})", more, what, readable_interval(difference));
    if (difference.interval.high < 0.0)
        return fmt::format("{} {} ({})", less, what, readable_interval(difference));
    return fmt::format("no detectable difference in {}", what);
}

const ComparedOutcome& outcome(const Comparison& comparison, std::string_view key) {
    for (const ComparedOutcome& one : comparison.outcomes)
        if (one.variable.key == key) return one;
    return comparison.outcomes.front();
}

/// A value as TOML writes it, a number to six digits: eleven months are 47.830357142857146 weeks.
std::string shortly(const std::string& value) {
    double number = 0.0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    const bool is_number = error == std::errc{} && end == value.data() + value.size();
    if (!is_number || std::abs(number) >= 1e6) return harmless(shortened(value, 40));
    return fmt::format("{:.6g}", number);
}

/// What a plan sets otherwise than A, so that everybody sees what is compared.
std::string settings_of(const Comparison& comparison, std::size_t plan) {
    constexpr std::size_t most_shown = 6;
    const std::vector<DifferentValue>& different = comparison.different[plan];
    const auto shown = [](const std::string& value) {
        return value.empty() ? "none" : shortly(value);
    };
    std::string values;
    for (std::size_t i = 0; i < std::min(different.size(), most_shown); ++i)
        values += fmt::format("{}{} {} -> {}", i == 0 ? "" : "; ", harmless(different[i].path),
                              shown(different[i].first), shown(different[i].second));
    if (different.size() > most_shown)
        values += fmt::format("; and {} more", different.size() - most_shown);
    return values;
}

/// One sentence a plan: service first, then capacity and money, because they can come apart.
std::string findings(const Comparison& comparison) {
    std::string text;
    const std::string& currency = comparison.plans.front().scenario.country.currency;
    for (std::size_t i = 1; i < comparison.plans.size(); ++i) {
        if (comparison.same_as_first[i]) {
            text += fmt::format("{} is the same plan as A.\n", comparison.plans[i].letter);
            continue;
        }
        const auto of = [&](std::string_view key) -> const PairedEstimate& {
            return outcome(comparison, key).plans[i].difference;
        };
        text += wrapped(fmt::format("{} sets otherwise: {}.", comparison.plans[i].letter,
                                    settings_of(comparison, i)));
        text += wrapped(fmt::format(
            "{} against A: {}, {} and {}, means over the plan; {}.", comparison.plans[i].letter,
            direction(of("service_area"), "more", "less", "service"),
            direction(of("capacity_area"), "more", "less", "capacity"),
            direction(of("gap_area"), "a wider", "a narrower", "gap between the two"),
            direction(of("money_spent"), "more", "less", fmt::format("{} spent", currency))));
    }
    return text.empty() ? "" : "\n" + text;
}

std::string share_text(const EstimatedShare& share) {
    return fmt::format("{} ({} to {})", readable_percent(share.share),
                       readable_percent(share.interval.low), readable_percent(share.interval.high));
}

std::string table_of(const Comparison& comparison, const ComparedOutcome& compared,
                     std::size_t width) {
    const OutcomeVariable& variable = compared.variable;
    const std::string unit =
        unit_of(variable.unit, comparison.plans.front().scenario.country.currency);
    std::string text = fmt::format("\n{}{}{}\n", variable.title, unit.empty() ? "" : ", ", unit);
    const bool has_direction = variable.better != Better::neither;
    if (std::ranges::all_of(compared.plans, [](const PlanResult& p) { return p.count == 0; }))
        return text + "  not within these plans\n";
    for (std::size_t i = 0; i < compared.plans.size(); ++i) {
        const PlanResult& plan = compared.plans[i];
        const PairedEstimate& difference = plan.difference;
        std::string row = fmt::format("  {:<{}}{:>14}", label_of(comparison.plans[i]), width,
                                      readable(plan.mean));
        row += i == 0 ? fmt::format("{:>15}   {:<40}{:<20}", "", "", "")
                      : fmt::format("{:>15}   {:<40}{:<20}", readable_difference(difference),
                                    readable_interval(difference),
                                    has_direction ? share_text(plan.better) : "");
        if (has_direction && compared.plans.size() > 2)
            row += fmt::format("{:<20}{:>12}", share_text(plan.best), readable_regret(plan.regret));
        if (plan.count < comparison.replicates)
            row += fmt::format("   (in {})", counted(plan.count, "run"));
        text += line_of(row);
    }
    return text;
}

std::string reached_table(const Comparison& comparison, std::size_t at, std::size_t width) {
    const ComparedOutcome& reached = comparison.reached[at];
    const Reach& reach = comparison.reaches[at];
    std::string text =
        fmt::format("\n{} {} {} in some week until {}: probability, and the {} of any run\n",
                    harmless(reach.series), reach.at_least ? "at least" : "at most", reach.level,
                    to_text(reach.by), reach.at_least ? "highest" : "lowest");
    for (std::size_t i = 0; i < reached.plans.size(); ++i) {
        const PlanResult& plan = reached.plans[i];
        const EstimatedShare share = probability_of(plan);
        std::string row = fmt::format("  {:<{}}{:>20}", label_of(comparison.plans[i]), width,
                                      plan.count == 0 ? "outside the plan" : share_text(share));
        if (plan.count > 0) row += fmt::format("{:>12}", readable(comparison.closest[at][i]));
        if (i > 0 && plan.difference.count > 0)
            row += fmt::format("{:>12}   {}", readable_difference(plan.difference),
                               readable_interval(plan.difference));
        text += line_of(row);
    }
    return text;
}

std::string tables(const Comparison& comparison) {
    std::size_t width = 10;
    for (const ComparedPlan& plan : comparison.plans)
        width = std::max(width, label_of(plan).size() + 2);
    const bool several = comparison.plans.size() > 2;
    std::string text =
        "\n" + line_of(fmt::format("  {:<{}}{:>14}{:>15}   {:<40}{:<20}{}", "", width, "mean",
                                   "less A's", "95% interval", "better than A",
                                   several ? "best                    regret" : ""));
    for (const ComparedOutcome& compared : comparison.outcomes)
        text += table_of(comparison, compared, width);
    for (std::size_t i = 0; i < comparison.reached.size(); ++i)
        text += reached_table(comparison, i, width);
    return text;
}

} // namespace

std::string comparison_text(const Comparison& comparison, const CompareOptions& options) {
    std::string text = head(comparison, options);
    if (comparison.replicates == 0) return text;
    text += findings(comparison) + tables(comparison);
    const bool several = comparison.plans.size() > 2;
    text +=
        "\n" +
        wrapped(fmt::format(
            "Differences are means over replicates in which the plans met the same elections, "
            "crises and people. The interval says how well the model's mean difference is "
            "known; it does not show how uncertain the settings are, nor what is not "
            "modelled. \"Better than A\" is the share of such replicates, with its "
            "interval{}. \"Rough\": it rests on a handful of replicates. \"Not known\": there is "
            "nothing yet to judge it by. Nothing here is a forecast.",
            several ? "; regret is the mean distance to the best plan of each replicate" : ""));
    return text;
}

} // namespace ssrsim

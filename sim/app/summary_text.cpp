#include "analysis/statistics.hpp"
#include "app/result_file.hpp"
#include "app/summary.hpp"
#include "core/calendar.hpp"
#include "report/figures.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>

namespace ssrsim {

namespace {

constexpr std::size_t low_quantile = 0;
constexpr std::size_t median_quantile = quantile_levels.size() / 2;
constexpr std::size_t high_quantile = quantile_levels.size() - 1;
static_assert(quantile_levels[low_quantile] == 0.05 && quantile_levels[high_quantile] == 0.95,
              "the range of 90% of runs");

/// Institutions beyond these are in the file.
constexpr std::size_t most_institutions = 16;

double median(const ColumnStatistics& values) {
    return values.quantiles[median_quantile];
}

/// Below this less than one run lies beyond each end of the range of 90%.
constexpr std::uint32_t fewest_for_quantiles = 20;

enum class Spread : std::uint8_t { none, all_runs, most_runs };

Spread spread_of(const Summary& summary) {
    if (summary.finished < 2) return Spread::none;
    return summary.finished < fewest_for_quantiles ? Spread::all_runs : Spread::most_runs;
}

const char* name_of(Spread spread) {
    if (spread == Spread::none) return "";
    return spread == Spread::all_runs ? "range of the runs" : "90% of runs";
}

std::string range(const ColumnStatistics& values, Spread spread) {
    if (values.count < 2 || spread == Spread::none) return "";
    const bool all = spread == Spread::all_runs;
    return fmt::format("{} to {}", readable(all ? values.lowest : values.quantiles[low_quantile]),
                       readable(all ? values.highest : values.quantiles[high_quantile]));
}

std::string seeds_text(const Seeds& seeds) {
    if (seeds == Seeds::all(seeds.country)) return fmt::format("seed {}", seeds.country);
    return fmt::format("seeds: country {}, people {}, shocks {}", seeds.country, seeds.people,
                       seeds.shocks);
}

std::string head(const Summary& summary) {
    std::string text = wrapped(harmless(summary.facts.title));
    if (!summary.facts.question.empty()) text += wrapped(harmless(summary.facts.question));
    const std::string replicates = summary.finished == summary.facts.planned
                                       ? counted(summary.finished, "replicate")
                                       : fmt::format("{} of {}", summary.finished,
                                                     counted(summary.facts.planned, "replicate"));
    text += fmt::format("\n  scenario    {}\n", harmless(summary.scenario));
    text += fmt::format("  runs        {} of {} from {}, {}\n", replicates,
                        counted(static_cast<std::uint64_t>(summary.weeks), "week"),
                        to_text(summary.start), seeds_text(summary.facts.seeds));
    if (summary.known_until)
        text +=
            fmt::format("  known       what happened until {}\n", to_text(*summary.known_until));
    text += fmt::format("  digest      {}\n", summary.digest);
    if (summary.finished != summary.facts.planned)
        text +=
            "  status      interrupted: these numbers are of the replicates that had finished\n";
    return text;
}

std::string outcomes_table(const Summary& summary) {
    const Spread spread = spread_of(summary);
    std::string text =
        line_of(fmt::format("\n{:<28}{:>14}   {}", "Outcomes",
                            spread == Spread::none ? "value" : "median", name_of(spread)));
    for (const OutcomeLine& line : summary.outcomes) {
        const ColumnStatistics& values = line.values;
        std::string note = unit_of(line.variable.unit, summary.facts.currency);
        if (values.count > 0 && values.count < summary.finished)
            note += fmt::format("{}(in {})", note.empty() ? "" : " ", counted(values.count, "run"));
        const std::string row = fmt::format("  {:<28}{:>12}   {:<32}{}", line.variable.title,
                                            readable(median(values)), range(values, spread), note);
        text += line_of(row);
    }
    return text;
}

std::string start_to_end(const SeriesLine& line) {
    return fmt::format("{} -> {}", readable(median(line.start)), readable(median(line.end)));
}

std::string country_table(const Summary& summary) {
    const Spread spread = spread_of(summary);
    std::string rows;
    for (const SeriesLine& line : summary.series)
        if (line.of.empty())
            rows += line_of(fmt::format("  {:<26}{:>18}   {}", in_words(line.indicator),
                                        start_to_end(line), range(line.end, spread)));
    if (rows.empty()) return "";
    const std::string heading =
        fmt::format("\n{:<28}{:>18}   {}", "Country", "start -> end",
                    spread == Spread::none ? "" : fmt::format("{} at the end", name_of(spread)));
    return line_of(heading) + rows;
}

std::string institution_table(const Summary& summary) {
    std::vector<std::string> indicators;
    std::vector<std::string> institutions;
    const auto add = [](std::vector<std::string>& all, const std::string& one) {
        if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
    };
    for (const SeriesLine& line : summary.series) {
        if (line.of.empty()) continue;
        add(indicators, line.indicator);
        add(institutions, line.of);
    }
    if (institutions.empty()) return "";
    std::string text = fmt::format("\n{:<28}", "Institutions, start -> end");
    for (const std::string& indicator : indicators)
        text += fmt::format("{:>18}", in_words(indicator));
    for (std::size_t i = 0; i < std::min(institutions.size(), most_institutions); ++i) {
        text += fmt::format("\n  {:<26}", institutions[i]);
        for (const SeriesLine& line : summary.series)
            if (line.of == institutions[i]) text += fmt::format("{:>18}", start_to_end(line));
    }
    text += "\n";
    if (institutions.size() > most_institutions)
        text += fmt::format("  and {} more; --json has all of them\n",
                            institutions.size() - most_institutions);
    return text;
}

/// What the numbers are and are not, in the words of the tables above it.
std::string closing_note(Spread spread) {
    constexpr std::string_view not_settings =
        "It is not a confidence interval, and it does not show how uncertain the settings are.";
    constexpr std::string_view meanings =
        "`ssrsim describe --indicators` says what each number means.";
    if (spread == Spread::none)
        return fmt::format("These are the values of a single run, which chance could have made "
                           "otherwise. Only several replicates show its spread. {}",
                           meanings);
    if (spread == Spread::all_runs)
        return fmt::format(
            "Start -> end and outcomes are medians over runs. \"Range of the runs\" goes from the "
            "lowest to the highest of these few runs of this one scenario, which differ by chance "
            "alone; more runs widen it. {} {}",
            not_settings, meanings);
    return fmt::format("Start -> end and outcomes are medians over runs. \"90% of runs\" is the "
                       "spread of chance between runs of this one scenario: five in a hundred fall "
                       "below it, five above. {} {}",
                       not_settings, meanings);
}

} // namespace

std::string summary_text(const Summary& summary) {
    std::string text = head(summary) + outcomes_table(summary) + country_table(summary) +
                       institution_table(summary);
    text += "\n" + wrapped(closing_note(spread_of(summary)));
    if (summary.file.empty())
        text += "\nNo file was written; -o FILE.nc keeps the results.\n";
    else
        text += written_text(summary.file);
    return text;
}

} // namespace ssrsim

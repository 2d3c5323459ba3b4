#include "app/summary.hpp"
#include "core/calendar.hpp"
#include "core/version.hpp"

#include <fmt/format.h>

namespace ssrsim {

namespace {

std::string unit_of(const std::string& unit, const std::string& currency) {
    if (unit == "1") return "";
    return unit == "currency units" ? currency : unit;
}

std::vector<Cell> row_of(const Summary& summary, const std::string& result, const std::string& of,
                         const std::string& when, const std::string& unit,
                         const ColumnStatistics& values, const std::string& meaning) {
    std::vector<Cell> row{result,
                          of,
                          when,
                          unit_of(unit, summary.facts.currency),
                          static_cast<double>(values.count),
                          values.mean,
                          values.deviation};
    for (const double quantile : values.quantiles)
        row.emplace_back(quantile);
    row.emplace_back(meaning);
    row.emplace_back(summary.scenario);
    row.emplace_back(summary.digest);
    return row;
}

Sheet numbers(const Summary& summary) {
    Sheet sheet{"Results", summary_columns(), {}};
    for (const OutcomeLine& line : summary.outcomes)
        sheet.rows.push_back(row_of(summary, line.variable.key, "", "", line.variable.unit,
                                    line.values, line.variable.meaning));
    for (const SeriesLine& line : summary.series) {
        const std::string of = line.of.empty() ? "country" : line.of;
        sheet.rows.push_back(
            row_of(summary, line.indicator, of, "start", line.unit, line.start, line.meaning));
        sheet.rows.push_back(
            row_of(summary, line.indicator, of, "end", line.unit, line.end, line.meaning));
    }
    return sheet;
}

/// How the numbers were made. All of it is text: a seed has more digits than a cell keeps.
Sheet making(const Summary& summary) {
    const RunFacts& facts = summary.facts;
    Sheet sheet{"How it was made", {{"What"}, {"Value"}}, {}};
    const auto put = [&](const char* what, std::string value) {
        sheet.rows.push_back({std::string{what}, std::move(value)});
    };
    put("title", facts.title);
    put("question", facts.question);
    put("scenario", summary.scenario);
    put("currency", facts.currency);
    put("start", to_text(summary.start));
    put("weeks", fmt::format("{}", summary.weeks));
    put("replicates planned", fmt::format("{}", facts.planned));
    put("replicates", fmt::format("{}", summary.finished));
    put("status", summary.finished == facts.planned ? "complete" : "interrupted");
    put("seed of the country", fmt::format("{}", facts.seeds.country));
    put("seed of people", fmt::format("{}", facts.seeds.people));
    put("seed of shocks", fmt::format("{}", facts.seeds.shocks));
    put("digest", summary.digest);
    put("program", fmt::format("ssrsim {}", build_facts().version));
    put("mean, sd, q05 to q95",
        "mean, standard deviation and quantiles over the replicates in which the value exists");
    put("q05 to q95", "the spread of chance between runs of this one scenario: no confidence "
                      "interval, and not how uncertain the settings are");
    put("start, end", "the first and the last week of the run");
    put("unit left empty", "a pure number, such as a share from 0 to 1");
    return sheet;
}

} // namespace

std::vector<SheetColumn> summary_columns() {
    std::vector<SheetColumn> columns{{"result"},     {"of"},   {"when"}, {"unit"},
                                     {"replicates"}, {"mean"}, {"sd"}};
    for (const double level : quantile_levels)
        columns.push_back({fmt::format("q{:02.0f}", 100.0 * level)});
    for (const char* title : {"meaning", "scenario", "digest"})
        columns.push_back({title});
    return columns;
}

std::vector<Sheet> summary_sheets(const Summary& summary) {
    return {numbers(summary), making(summary)};
}

} // namespace ssrsim

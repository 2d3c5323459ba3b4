#include "app/summary.hpp"
#include "app/table_file.hpp"
#include "core/calendar.hpp"
#include "report/figures.hpp"

#include <fmt/format.h>

namespace ssrsim {

namespace {

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

Sheet making(const Summary& summary) {
    const RunFacts& facts = summary.facts;
    return making_of({
        {"title", facts.title},
        {"question", facts.question},
        {"scenario", summary.scenario},
        {"currency", facts.currency},
        {"start", to_text(summary.start)},
        {"weeks", fmt::format("{}", summary.weeks)},
        {"replicates planned", fmt::format("{}", facts.planned)},
        {"replicates", fmt::format("{}", summary.finished)},
        {"status", summary.finished == facts.planned ? "complete" : "interrupted"},
        {"seed of the country", fmt::format("{}", facts.seeds.country)},
        {"seed of people", fmt::format("{}", facts.seeds.people)},
        {"seed of shocks", fmt::format("{}", facts.seeds.shocks)},
        {"digest", summary.digest},
        {"mean, sd, q05 to q95",
         "mean, standard deviation and quantiles over the replicates in which the value exists"},
        {"q05 to q95", "the spread of chance between runs of this one scenario: no confidence "
                       "interval, and not how uncertain the settings are"},
        {"start, end", "the first and the last week of the run"},
        {"unit left empty", "a pure number, such as a share from 0 to 1"},
    });
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

#include "report/chart_table.hpp"

#include "analysis/statistics.hpp"
#include "report/catalogue.hpp"
#include "report/figures.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace ssrsim {

namespace {

struct TableMaker {
    const std::vector<Date>& days;
    const std::string& currency;
    Language language;

    [[nodiscard]] std::string word(std::string_view key) const {
        return escaped(words_of_report(key).in(language));
    }
    [[nodiscard]] std::string text(const Bilingual& words) const {
        return named(words.in(language));
    }
    [[nodiscard]] std::string number(double value) const {
        return localised(readable(value), language);
    }
    [[nodiscard]] std::string day(Date date) const { return day_in_words(date).in(language); }

    /// Five of the sampled days, the first and the last among them.
    [[nodiscard]] std::vector<std::size_t> columns() const {
        constexpr std::size_t most = 5;
        std::vector<std::size_t> chosen;
        for (std::size_t i = 0; i < most; ++i) {
            const std::size_t at = i * (days.size() - 1) / (most - 1);
            if (chosen.empty() || chosen.back() != at) chosen.push_back(at);
        }
        return chosen;
    }

    [[nodiscard]] std::string spread(const Band& band, std::size_t at) const {
        if (band.quantiles.size() < quantile_levels.size())
            return number(band.quantiles.front()[at]);
        const double median = band.quantiles[2][at];
        if (std::isnan(median)) return number(median);
        return fmt::format("{} ({}–{})", number(median), number(band.quantiles.front()[at]),
                           number(band.quantiles.back()[at]));
    }

    [[nodiscard]] PageTable table_of(const std::vector<FanPanel>& panels) const {
        PageTable table;
        const std::vector<std::size_t> shown = columns();
        table.heads.push_back(word("quantity"));
        for (const std::size_t i : shown)
            table.heads.push_back(day(days[i]));
        for (const FanPanel& panel : panels)
            for (const Band& band : panel.bands) {
                if (band.quantiles.empty()) continue;
                PageTable::Row row;
                row.head = panel.title.in(language).empty()
                               ? text(band.label)
                               : fmt::format("{}: {}", text(panel.title), text(band.label));
                for (const std::size_t i : shown)
                    row.cells.push_back({spread(band, i), true});
                table.rows.push_back(std::move(row));
            }
        return table;
    }

    /// Fifty values are read by five of them.
    [[nodiscard]] PageTable table_of(const std::vector<DotPanel>& panels) const {
        PageTable table;
        table.heads = {word("outcome"), word("below_zero"), word("above_zero"),
                       word("lowest"),  word("median"),     word("highest")};
        for (const DotPanel& panel : panels) {
            if (panel.values.empty()) continue;
            const auto count = [&](auto wanted) {
                return Cell{fmt::format("{}", std::ranges::count_if(panel.values, wanted)), true};
            };
            table.rows.push_back({"",
                                  text(panel.title),
                                  {count([](double value) { return value < 0.0; }),
                                   count([](double value) { return value > 0.0; }),
                                   {number(panel.values.front()), true},
                                   {number(panel.values[panel.values.size() / 2]), true},
                                   {number(panel.values.back()), true}}});
        }
        return table;
    }

    [[nodiscard]] std::string days_text(const std::optional<DaySpread>& days_of) const {
        if (!days_of) return "–";
        return fmt::format("{} ({} – {})", day((*days_of)[1]), day((*days_of)[0]),
                           day((*days_of)[2]));
    }

    [[nodiscard]] PageTable table_of(const std::vector<GanttRow>& rows) const {
        PageTable table;
        table.heads = {word("work"), word("planned"), word("began"), word("was_done"),
                       word("note")};
        for (const GanttRow& row : rows) {
            const std::string planned =
                row.planned
                    ? fmt::format("{} – {}", day(row.planned->first), day(row.planned->second))
                    : "–";
            table.rows.push_back({"",
                                  text(row.label),
                                  {{planned},
                                   {days_text(row.started)},
                                   {days_text(row.finished)},
                                   {escaped(row.note.in(language))}}});
        }
        return table;
    }

    [[nodiscard]] PageTable table_of(const Flows& flows) const {
        PageTable table;
        table.heads = {word("from"), word("to"), escaped(currency)};
        for (const FlowLink& link : flows.links)
            table.rows.push_back(
                {"",
                 text(flows.nodes[link.from].label),
                 {{text(flows.nodes[link.to].label)}, {number(link.value), true}}});
        return table;
    }

    [[nodiscard]] PageTable table_of(const std::vector<BarRow>& rows) const {
        PageTable table;
        table.heads = {word("quantity"), word("value"), word("interval")};
        for (const BarRow& row : rows)
            table.rows.push_back({"",
                                  text(row.label),
                                  {{localised(readable_difference(row.estimate), language), true},
                                   {localised(readable_interval(row.estimate), language), true}}});
        return table;
    }

    [[nodiscard]] PageTable table_of(const HeatGrid& grid) const {
        PageTable table;
        table.heads = {word("factor")};
        for (const Bilingual& column : grid.columns)
            table.heads.push_back(text(column));
        for (const HeatRow& row : grid.rows) {
            table.rows.push_back({"", text(row.label), {}});
            for (const double value : row.values)
                table.rows.back().cells.push_back({number(value), true});
        }
        return table;
    }

    [[nodiscard]] PageTable table_of(const std::vector<BoxRow>& rows) const {
        PageTable table;
        table.heads = {word("factor"), word("whole_range"), word("part_of_range")};
        const auto range = [&](double low, double high) {
            return Cell{localised(fmt::format("{:.4g} to {:.4g}", low, high), language), true};
        };
        for (const BoxRow& row : rows)
            table.rows.push_back(
                {"", text(row.label), {range(row.low, row.high), range(row.from, row.to)}});
        return table;
    }

    [[nodiscard]] PageTable table_of(const Lanes& lanes) const {
        PageTable table;
        table.heads = {word("week_of"), word("who"), word("what")};
        for (const LaneEvent& event : lanes.events)
            table.rows.push_back(
                {"", day(event.date), {{text(lanes.lanes[event.lane])}, {text(event.label)}}});
        return table;
    }

    template <class ChartKind>
    [[nodiscard]] std::vector<PageTable> operator()(const ChartKind& chart) const {
        std::vector<PageTable> tables;
        for (const auto& [label, content] : chart.choices) {
            tables.push_back(table_of(content));
            if (chart.choices.size() > 1) tables.back().caption = text(label);
            if constexpr (requires { chart.signs; })
                if (chart.signs == Signs::of_negative_only) without_plus(tables.back());
        }
        return tables;
    }

    static void without_plus(PageTable& table) {
        for (PageTable::Row& row : table.rows)
            for (Cell& cell : row.cells)
                std::erase(cell.html, '+');
    }
};

} // namespace

std::vector<PageTable> tables_of(const Figure& figure, const std::vector<Date>& days,
                                 const std::string& currency, Language language) {
    std::vector<PageTable> tables = std::visit(TableMaker{days, currency, language}, figure.chart);
    for (PageTable& table : tables)
        table.label = escaped(figure.title.in(language));
    return tables;
}

} // namespace ssrsim

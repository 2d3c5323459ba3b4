#include "analysis/statistics.hpp"
#include "report/catalogue.hpp"
#include "report/figures.hpp"
#include "report/html.hpp"
#include "report/report_names.hpp"
#include "report/sections.hpp"

#include <fmt/format.h>

namespace ssrsim {

namespace {

struct ComparisonWriter {
    const Report& report;
    Language language;

    [[nodiscard]] std::string word(std::string_view key) const {
        return escaped(words_of_report(key).in(language));
    }
    [[nodiscard]] Cell number(const std::string& text) const {
        return {escaped(localised(text, language)), true};
    }
    [[nodiscard]] std::string unit(const OutcomeVariable& variable) const {
        if (variable.unit == "currency units")
            return fmt::format(" ({})", escaped(report.scenario().country.currency));
        if (variable.unit == "months") return language == Language::fr ? " (mois)" : " (months)";
        return "";
    }

    [[nodiscard]] PageTable::Row row_of(const ComparedOutcome& outcome, std::size_t plan) const {
        const PlanResult& result = outcome.plans[plan];
        const bool is_first = plan == 0;
        const bool judged = outcome.variable.better != Better::neither && result.count > 0;
        const Cell nothing{"–", true};
        PageTable::Row row;
        row.id = fmt::format("{}-row-{}-{}", name_of(language), outcome.variable.key,
                             report.plans[plan].letter);
        row.head =
            escaped(title_of_outcome(outcome.variable.key).in(language)) + unit(outcome.variable);
        row.cells = {{report.plans[plan].letter}, number(readable(result.mean))};
        if (report.compares()) {
            row.cells.push_back(is_first ? nothing
                                         : number(readable_difference(result.difference)));
            row.cells.push_back(is_first ? nothing : number(readable_interval(result.difference)));
            row.cells.push_back(
                is_first || !judged ? nothing : number(readable_percent(result.better.share)));
            row.cells.push_back(judged ? number(readable_percent(result.best.share)) : nothing);
            row.cells.push_back(judged ? number(readable_regret(result.regret)) : nothing);
        } else {
            const ColumnStatistics values = statistics_of(report.plans[plan].runs->outcome(
                static_cast<std::size_t>(&outcome - report.outcomes.data())));
            for (const double end : {values.lowest, values.highest})
                row.cells.push_back(values.count > 0 ? number(readable(end)) : nothing);
        }
        return row;
    }

    [[nodiscard]] std::string outcomes() const {
        PageTable table;
        table.label = language == Language::fr ? "Résultats" : "Outcomes";
        // Names would make of each row three.
        for (const ReportPlan& plan : report.plans)
            table.caption +=
                (table.caption.empty() ? "" : "; ") + named(label_of(plan).in(language));
        table.heads = {word("outcome"), word("plan"), word("mean")};
        const auto more = report.compares() ? std::vector<const char*>{"difference", "interval",
                                                                       "better", "best", "regret"}
                                            : std::vector<const char*>{"lowest", "highest"};
        for (const char* key : more)
            table.heads.push_back(word(key));
        for (const ComparedOutcome& outcome : report.outcomes)
            for (std::size_t plan = 0; plan < report.plans.size(); ++plan)
                table.rows.push_back(row_of(outcome, plan));
        return html_of(table);
    }

    [[nodiscard]] std::string reached() const {
        if (report.reaches.empty()) return "";
        PageTable table;
        table.caption = language == Language::fr ? "Probabilité d’atteindre un niveau à une date"
                                                 : "Probability of reaching a level by a date";
        table.label = table.caption;
        table.heads = {word("what"), word("plan"), word("probability"), word("interval")};
        for (std::size_t i = 0; i < report.reaches.size(); ++i)
            for (std::size_t plan = 0; plan < report.plans.size(); ++plan) {
                const EstimatedShare share = probability_of(report.reached[i].plans[plan]);
                table.rows.push_back(
                    {"",
                     escaped(text_of(report.reaches[i])),
                     {{named(label_of(report.plans[plan]).in(language))},
                      number(readable_percent(share.share)),
                      number(fmt::format("{} to {}", readable_percent(share.interval.low),
                                         readable_percent(share.interval.high)))}});
            }
        return html_of(table);
    }

    [[nodiscard]] std::string what_differs() const {
        std::string html;
        for (std::size_t i = 1; i < report.plans.size(); ++i) {
            const ReportPlan& plan = report.plans[i];
            if (plan.different.empty()) continue;
            PageTable table;
            table.caption = named(label_of(plan).in(language));
            table.label = escaped(label_of(plan).in(language));
            table.heads = {word("value_name"), word("in_first"), word("here")};
            const auto shown = [&](const std::string& value) {
                return value.empty() ? word("not_there") : named(value);
            };
            for (const DifferentValue& value : plan.different)
                table.rows.push_back({"",
                                      fmt::format("<code>{}</code>", escaped(value.path)),
                                      {{shown(value.first)}, {shown(value.second)}}});
            html += html_of(table);
        }
        if (html.empty()) return html;
        return folded(language == Language::fr ? "Ce que les plans prévoient autrement que A"
                                               : "What the plans set otherwise than A",
                      html);
    }
};

} // namespace

std::string comparison_html(const Contents& contents, Language language) {
    const ComparisonWriter writer{contents.report, language};
    const bool fr = language == Language::fr;
    std::string html;
    if (contents.report.compares())
        html += paragraph(
            fr ? "Tous les plans se déroulent dans le même pays, avec le même hasard, simulation "
                 "par simulation. Une différence est une moyenne de différences appariées ; "
                 "l’intervalle dit jusqu’où elle est connue malgré le hasard. Le regret est la "
                 "distance moyenne au meilleur plan de chaque simulation."
               : "All plans run in the same country under the same luck, run by run. A difference "
                 "is a mean of paired differences; the interval says how far it is known over "
                 "chance. Regret is the mean distance to the best plan of each run.");
    html += figure_html(contents.charts, "differences", language);
    html += writer.outcomes() + writer.reached() + writer.what_differs();
    return html;
}

} // namespace ssrsim

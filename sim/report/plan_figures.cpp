#include "analysis/statistics.hpp"
#include "report/catalogue.hpp"
#include "report/figures_of_report.hpp"
#include "report/report_names.hpp"
#include "report/told_events.hpp"
#include "world/setting.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <optional>

namespace ssrsim {

namespace {

/// Days of the weeks, ascending, by which 5%, half and 95% of the runs have come so far.
std::optional<DaySpread> spread_of(const std::vector<std::int32_t>& weeks, Week first) {
    if (weeks.empty()) return std::nullopt;
    const std::vector<double> sorted(weeks.begin(), weeks.end());
    DaySpread days;
    for (std::size_t i = 0; i < days.size(); ++i) {
        constexpr std::array levels{0.05, 0.5, 0.95};
        const double week = quantile_of_sorted(sorted, levels[i]);
        days[i] = monday_of(first + static_cast<std::int32_t>(std::lround(week)));
    }
    return days;
}

GanttRow row_of_activity(const ReportPlan& plan, const Layout& layout, ActivityId id) {
    const ActivityFacts& facts = plan.setting->activities[id];
    const PlanRuns& runs = *plan.runs;
    GanttRow row;
    row.label = shown_name(plan.scenario->plan.activities, facts.id);
    const Activity& planned = plan.scenario->plan.activities.at(facts.id);
    const Week start = week_of(planned.start);
    row.planned = {planned.start, monday_of(start + whole_weeks(planned.duration_weeks))};
    const auto over = runs.weeks_over(id.index());
    row.started = spread_of(runs.weeks_begun(id.index()), layout.first_week);
    row.finished = spread_of(over, layout.first_week);
    const std::size_t done = runs.times_done(id.index());
    row.note = {fmt::format("done in {} of {} runs", done, runs.runs()),
                fmt::format("achevé dans {} simulations sur {}", done, runs.runs())};
    if (over.size() > done) {
        row.note.en += fmt::format(", cut short or cancelled in {}", over.size() - done);
        row.note.fr += fmt::format(", écourté ou annulé dans {}", over.size() - done);
    }
    return row;
}

/// Beyond the run there is nothing to compare a plan with.
void end_with_the_run(GanttRow& row, Date end) {
    if (row.planned->second <= end) return;
    const Bilingual until = day_in_words(row.planned->second);
    row.planned->second = end;
    row.note.en += fmt::format("{}planned until {}", row.note.en.empty() ? "" : ", ", until.en);
    row.note.fr += fmt::format("{}prévu jusqu’au {}", row.note.fr.empty() ? "" : ", ", until.fr);
}

Figure gantt(const Report& report) {
    Gantt chart{
        report.layout->start, monday_of(report.layout->first_week + report.layout->weeks), {}};
    for (const ReportPlan& plan : report.plans) {
        std::vector<GanttRow> rows;
        for (const auto& [id, mission] : plan.scenario->plan.missions) {
            GanttRow row;
            row.label = shown_name(plan.scenario->plan.missions, id);
            row.is_mission = true;
            row.planned = {mission.start, mission.end};
            rows.push_back(std::move(row));
        }
        for (const ActivityId id : plan.setting->activities.ids())
            rows.push_back(row_of_activity(plan, *report.layout, id));
        for (GanttRow& row : rows)
            end_with_the_run(row, chart.to);
        std::ranges::stable_sort(rows, {}, [](const GanttRow& row) {
            return std::pair{!row.is_mission, row.planned->first};
        });
        chart.choices.emplace_back(label_of(plan), std::move(rows));
    }
    return {"gantt",
            {"Planned and simulated", "Prévu et simulé"},
            {"Outlined: as planned. Filled: from the day by which half of the runs have begun to "
             "the day by which it is over in half, done or not; whiskers hold 90% of the runs in "
             "which it came so far.",
             "Contour : comme prévu. Plein : du jour où la moitié des simulations ont commencé "
             "au jour où il est fini dans la moitié, achevé ou non ; les moustaches contiennent "
             "90\u202f% des simulations qui sont allées jusque-là."},
            std::move(chart)};
}

/// Pledged until the end of the run.
double pledged(const Donor& donor, const Scenario& scenario) {
    const Date from = std::max(donor.from.value_or(scenario.country.start), scenario.country.start);
    const Date until = std::min(donor.until.value_or(scenario.plan.end), scenario.plan.end);
    constexpr double days_per_year = 365.25;
    const double years =
        static_cast<double>(days_since_1970(until) - days_since_1970(from)) / days_per_year;
    return std::max(0.0, years) * in_units(donor.pledge);
}

struct DonorMoney {
    Bilingual name;
    double pledged = 0.0;
    double committed = 0.0;
    double waiting = 0.0;
    double spent = 0.0;
    double returned = 0.0;
};

std::vector<DonorMoney> money_of(const ReportPlan& plan) {
    std::vector<DonorMoney> all;
    std::size_t number = 0;
    for (const auto& [id, donor] : plan.scenario->plan.donors) {
        const std::vector<double> ledger = plan.runs->ledger_of(number++);
        all.push_back({shown_name(plan.scenario->plan.donors, id), pledged(donor, *plan.scenario),
                       ledger[0], ledger[1] + ledger[2], ledger[3], ledger[4]});
    }
    std::ranges::stable_sort(all, std::greater{}, &DonorMoney::committed);
    // A picture holds so many; the others are one.
    constexpr std::size_t most = 8;
    for (std::size_t i = most; i < all.size(); ++i) {
        all[most - 1].pledged += all[i].pledged;
        all[most - 1].committed += all[i].committed;
        all[most - 1].waiting += all[i].waiting;
        all[most - 1].spent += all[i].spent;
        all[most - 1].returned += all[i].returned;
    }
    if (all.size() > most) {
        all.resize(most);
        all.back().name = {};
    }
    return all;
}

Figure money(const Report& report) {
    Flow chart;
    for (const ReportPlan& plan : report.plans) {
        Flows flows;
        enum : std::size_t { not_committed, committed, spent, returned, waiting };
        flows.nodes = {{{"Not committed", "Non engagé"}, 7},
                       {{"Committed", "Engagé"}, 0},
                       {{"Spent", "Dépensé"}, 2},
                       {{"Returned unspent", "Rendu sans être dépensé"}, 5},
                       {{"Not yet spent", "Pas encore dépensé"}, 4}};
        DonorMoney all;
        const auto link = [&](std::size_t from, std::size_t to, double value) {
            if (value >= 1.0) flows.links.push_back({from, to, std::round(value)});
        };
        for (const DonorMoney& donor : money_of(plan)) {
            flows.nodes.push_back(
                {donor.name.en.empty() ? Bilingual{"Other donors", "Autres bailleurs"} : donor.name,
                 1});
            link(flows.nodes.size() - 1, committed, donor.committed);
            link(flows.nodes.size() - 1, not_committed, donor.pledged - donor.committed);
            all.spent += donor.spent;
            all.returned += donor.returned;
            all.waiting += donor.waiting;
        }
        link(committed, spent, all.spent);
        link(committed, returned, all.returned);
        link(committed, waiting, all.waiting);
        chart.choices.emplace_back(label_of(plan), std::move(flows));
    }
    return {"flow",
            {"From pledges to what was spent and returned",
             "Des promesses à ce qui fut dépensé et rendu"},
            {"Means over the runs, over the whole plan. Pledges are yearly pledges times the "
             "years; what is not committed was held back by donors.",
             "Moyennes des simulations, sur tout le plan. Les promesses sont les promesses "
             "annuelles multipliées par les années ; ce qui n’est pas engagé a été retenu par "
             "les bailleurs."},
            std::move(chart)};
}

std::size_t lane_of(Concerns table) {
    switch (table) {
    case Concerns::mission:
    case Concerns::post:
        return 1;
    case Concerns::donor:
        return 2;
    case Concerns::activity:
        return 3;
    case Concerns::institution:
    case Concerns::country:
    case Concerns::region:
        break;
    }
    return 0;
}

Figure story(const Report& report) {
    Timeline chart;
    for (const ReportPlan& plan : report.plans) {
        Lanes lanes{{{"Country", "Pays"},
                     {"Missions", "Missions"},
                     {"Donors", "Bailleurs"},
                     {"Work", "Travail"}},
                    {}};
        const std::vector<bool> told = told_events(plan.story);
        for (std::size_t i = 0; i < told.size(); ++i) {
            if (!told[i]) continue;
            const Event& event = plan.story[i];
            const Bilingual whose = shown_name(plan, event);
            const auto label = [&](Language language) {
                const std::string& who = whose.in(language);
                return fmt::format("{}{} ({})", who.empty() ? "" : who + ": ",
                                   words_of(event.what).in(language),
                                   words_of(event.cause).in(language));
            };
            lanes.events.push_back({std::max(monday_of(event.week), report.layout->start),
                                    lane_of(event.table),
                                    {label(Language::en), label(Language::fr)}});
        }
        chart.choices.emplace_back(label_of(plan), std::move(lanes));
    }
    return {"story",
            {"One run as a story", "Une simulation racontée"},
            {"The first run of each plan, one of many that could have come: its turning points, "
             "with what brought them about. Work that stalls and money that goes back are told the "
             "first time.",
             "La première simulation de chaque plan, une parmi toutes celles qui auraient pu se "
             "produire : ses tournants, avec ce qui les a provoqués. Un travail qui s’arrête et "
             "de l’argent rendu ne sont racontés que la première fois."},
            std::move(chart)};
}

} // namespace

std::vector<Figure> plan_figures(const Report& report) {
    return {gantt(report), money(report), story(report)};
}

} // namespace ssrsim

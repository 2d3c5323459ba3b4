#include "analysis/statistics.hpp"
#include "report/catalogue.hpp"
#include "report/figures_of_report.hpp"
#include "report/report_names.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace ssrsim {

namespace {

Figure differences(const Report& report) {
    Bars chart{{"difference in service delivery to plan A (share of incidents)",
                "différence de service rendu avec le plan A (part des incidents)"},
               "1",
               {}};
    for (std::size_t i = 1; i < report.plans.size(); ++i) {
        std::vector<BarRow> rows;
        for (const ComparedOutcome& outcome : report.outcomes) {
            if (!outcome.variable.key.starts_with("service_")) continue;
            const PairedEstimate& difference = outcome.plans[i].difference;
            if (difference.count == 0) continue;
            rows.push_back({title_of_outcome(outcome.variable.key), difference});
        }
        chart.choices.emplace_back(label_of(report.plans[i]), std::move(rows));
    }
    return {"differences",
            {"Difference in service at all horizons", "Différence de service à tous les horizons"},
            {"Whiskers are 95% intervals of the mean over chance; hollow bars stand on few runs.",
             "Les moustaches sont les intervalles à 95\u202f% de la moyenne sur le hasard ; les "
             "barres vides reposent sur peu de simulations."},
            std::move(chart)};
}

DotPanel dots_of(const Report& report, std::size_t plan, std::size_t outcome) {
    const OutcomeVariable& variable = report.outcomes[outcome].variable;
    std::vector<double> values = report.plans[plan].runs->outcome(outcome);
    if (report.compares()) {
        const std::vector<double> first = report.plans.front().runs->outcome(outcome);
        for (std::size_t run = 0; run < values.size(); ++run)
            values[run] -= first[run];
    }
    return {title_of_outcome(variable.key), variable.unit == "currency units" ? "money" : "1",
            fifty_of(std::move(values)), report.compares() ? name_of(variable.better) : "neither"};
}

Figure chance(const Report& report) {
    Dots chart;
    chart.y = report.compares() ? Bilingual{"difference to plan A in one run",
                                            "différence avec le plan A dans une simulation"}
                                : Bilingual{"value in one run", "valeur dans une simulation"};
    for (std::size_t plan = report.compares() ? 1 : 0; plan < report.plans.size(); ++plan) {
        std::vector<DotPanel> panels;
        for (std::size_t i = 0; i < report.outcomes.size(); ++i) {
            const std::string& key = report.outcomes[i].variable.key;
            if (key == "service_area" || key == "service_after_exit" || key == "capacity_area") {
                DotPanel panel = dots_of(report, plan, i);
                if (!panel.values.empty()) panels.push_back(std::move(panel));
            }
        }
        chart.choices.emplace_back(label_of(report.plans[plan]), std::move(panels));
    }
    return {"chance",
            {"Chance, as fifty dots", "Le hasard, en cinquante points"},
            report.compares()
                ? Bilingual{"Each dot stands for a fiftieth of the runs; both plans have the same "
                            "luck in a run. Filled: the plan does better than A; hollow: worse.",
                            "Chaque point représente un cinquantième des simulations ; les deux "
                            "plans ont le même hasard dans une simulation. Plein : le plan fait "
                            "mieux que A ; vide : moins bien."}
                : Bilingual{"Each dot stands for a fiftieth of the runs, which differ by chance "
                            "alone.",
                            "Chaque point représente un cinquantième des simulations, qui ne "
                            "diffèrent que par le hasard."},
            std::move(chart)};
}

/// Frictions in the order of their share, of one outcome and all plans explained.
Figure explained(const Report& report, std::size_t outcome, std::string id, Bilingual title) {
    Bars chart{{"share of the shortfall to the ideal", "part de ce qui manque à l’idéal"}, "1", {}};
    for (const ReportPlan& plan : report.plans) {
        if (plan.explanation == nullptr) continue;
        std::vector<BarRow> rows;
        for (const FrictionShare& share : plan.explanation->outcomes[outcome].shares) {
            rows.push_back({title_of_friction(frictions()[share.friction].key), share.estimate});
            rows.back().estimate.mean = share.share; // so that the bars add up
        }
        std::ranges::stable_sort(rows, std::greater{},
                                 [](const BarRow& row) { return row.estimate.mean; });
        chart.choices.emplace_back(label_of(plan), std::move(rows));
    }
    return {std::move(id),
            std::move(title),
            {"By how much the outcome would be higher without each friction, shared out so that "
             "the parts sum to the whole shortfall.",
             "De combien le résultat serait plus élevé sans chaque frein, réparti de sorte que "
             "les parts font ensemble tout le manque."},
            std::move(chart)};
}

} // namespace

std::vector<Figure> estimate_figures(const Report& report) {
    std::vector<Figure> figures;
    if (report.compares()) figures.push_back(differences(report));
    figures.push_back(chance(report));
    for (const ReportPlan& plan : report.plans) {
        if (plan.explanation == nullptr || plan.explanation->outcomes.empty()) continue;
        figures.push_back(explained(report, 0, "explained-service",
                                    {"What holds service back", "Ce qui freine le service"}));
        figures.push_back(explained(report, 1, "explained-capacity",
                                    {"What holds capacity back", "Ce qui freine la capacité"}));
        break;
    }
    return figures;
}

} // namespace ssrsim

#include "report/catalogue.hpp"
#include "report/study_figures.hpp"
#include "report/study_names.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ssrsim {

namespace {

/// What a cell of the map shows: the main statistic; elementary effects, which have units, as
/// shares of the outcome's largest.
std::vector<double> cells_of(const SampleAnalysis& analysis) {
    std::vector<double> cells;
    const std::vector<Statistic> statistics = statistics_of(analysis);
    for (const Estimate& estimate : statistics.front().estimates)
        cells.push_back(estimate.value);
    if (!std::holds_alternative<MorrisEffects>(analysis.result)) return cells;
    const std::vector<std::size_t> order = strongest_first(analysis);
    const double largest = order.empty() ? 0.0 : cells[order.front()];
    for (double& cell : cells)
        cell = largest > 0.0 ? cell / largest : std::numeric_limits<double>::quiet_NaN();
    return cells;
}

HeatGrid grid_of(const StudyAnalysis& analysis, std::size_t plan) {
    HeatGrid grid;
    for (const OutcomeSensitivity& one : analysis.sensitivity) {
        if (one.plan != plan) continue;
        grid.columns.push_back(title_or_key_of_outcome(analysis.values.outcomes[one.outcome].key));
        const std::vector<double> cells = cells_of(one.analysis);
        for (std::size_t factor = 0; factor < cells.size(); ++factor) {
            if (grid.rows.size() == factor)
                grid.rows.push_back({factor_of(analysis.values, one.analysis, factor), {}});
            grid.rows[factor].values.push_back(cells[factor]);
        }
    }
    const auto most = [](const HeatRow& row) {
        double value = 0.0;
        for (const double cell : row.values)
            if (std::fabs(cell) > value) value = std::fabs(cell);
        return value;
    };
    std::ranges::stable_sort(grid.rows, std::ranges::greater{}, most);
    return grid;
}

} // namespace

void add_map(std::vector<Figure>& figures, const StudyAnalysis& analysis) {
    Heat heat;
    for (std::size_t plan = 0; plan < analysis.values.plans.size(); ++plan) {
        HeatGrid grid = grid_of(analysis, plan);
        if (!grid.rows.empty() && !grid.columns.empty())
            heat.choices.emplace_back(name_in_both(analysis.values.plans[plan]), std::move(grid));
    }
    if (analysis.sensitivity.empty()) return;
    const auto& result = analysis.sensitivity.front().analysis.result;
    Bilingual shown{"Partial rank correlations.", "Corrélations partielles des rangs."};
    if (std::holds_alternative<SampleAnalysis::Sobol>(result))
        shown = {"Shares of the variance, total order.", "Parts de la variance, ordre total."};
    if (std::holds_alternative<MorrisEffects>(result))
        shown = {"Mean size of an effect (mu*), as a share of the outcome’s largest.",
                 "Taille moyenne d’un effet (mu*), en part du plus grand de ce résultat."};
    add_figure(figures, {"map",
                         {"Every factor and every outcome", "Chaque facteur et chaque résultat"},
                         {shown.en + " The deeper the colour, the further from zero.",
                          shown.fr + " Plus la couleur est soutenue, plus on est loin de zéro."},
                         std::move(heat)});
}

} // namespace ssrsim

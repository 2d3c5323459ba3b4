#include "report/study_figures.hpp"

#include "report/catalogue.hpp"
#include "report/figures.hpp"
#include "report/prim_words.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <numeric>

namespace ssrsim {

namespace {

/// More would not be read; the tables have all.
constexpr std::size_t most_bars = 25;

using Sobol = SampleAnalysis::Sobol;

std::vector<BarRow> bars_of(const StudyValues& values, const SampleAnalysis& analysis,
                            const Statistic& statistic) {
    std::vector<BarRow> rows;
    for (const std::size_t factor : strongest_first(analysis)) {
        if (rows.size() == most_bars) break;
        const Estimate& one = statistic.estimates[factor];
        if (std::isnan(one.value)) continue;
        PairedEstimate estimate;
        estimate.mean = one.value;
        estimate.interval = one.interval;
        estimate.footing = Footing::firm;
        rows.push_back({factor_of(values, analysis, factor), estimate});
    }
    return rows;
}

const Bilingual& caption_of_bars() {
    static const Bilingual words{
        "The strongest first, 25 at most; whiskers are 95% intervals.",
        "Les plus forts d’abord, 25 au plus ; les moustaches sont les intervalles à 95\u202f%."};
    return words;
}

/// The bars of one statistic for all outcomes and plans that `wanted` takes.
template <class Wanted>
Bars bars_of(const StudyAnalysis& analysis, std::size_t statistic, Wanted wanted) {
    Bars bars;
    for (const OutcomeSensitivity& one : analysis.sensitivity) {
        if (!wanted(one)) continue;
        std::vector<BarRow> rows =
            bars_of(analysis.values, one.analysis, statistics_of(one.analysis)[statistic]);
        if (!rows.empty())
            bars.choices.emplace_back(label_of(analysis.values, one.outcome, one.plan),
                                      std::move(rows));
    }
    return bars;
}

void add(std::vector<Figure>& figures, Figure figure) {
    const bool has_choices =
        std::visit([](const auto& chart) { return !chart.choices.empty(); }, figure.chart);
    if (has_choices) figures.push_back(std::move(figure));
}

void add_sobol(std::vector<Figure>& figures, const StudyAnalysis& analysis) {
    const auto all = [](const OutcomeSensitivity&) { return true; };
    Bars total = bars_of(analysis, 0, all);
    total.y = {"share of the variance that goes with the factor",
               "part de la variance qui va avec le facteur"};
    Bars alone = bars_of(analysis, 1, all);
    alone.y = {"share of the variance that the factor explains alone",
               "part de la variance que le facteur explique seul"};
    total.unit = alone.unit = "1";
    total.signs = alone.signs = Signs::of_negative_only;
    add(figures, {"matters",
                  {"How much of the variance goes with each factor, in any way (total order)",
                   "Quelle part de la variance va avec chaque facteur, de toute manière (ordre "
                   "total)"},
                  caption_of_bars(),
                  std::move(total)});
    add(figures,
        {"alone",
         {"How much each factor explains alone (first order)",
          "Quelle part chaque facteur explique seul (premier ordre)"},
         {"In the same order. What a bar lacks to the one above goes through other factors.",
          "Dans le même ordre. Ce qui manque à une barre par rapport à celle d’en haut passe par "
          "d’autres facteurs."},
         std::move(alone)});
}

/// Outcomes have units of their own: a chart each.
void add_morris(std::vector<Figure>& figures, const StudyAnalysis& analysis,
                const StudyFacts& facts) {
    for (std::size_t outcome = 0; outcome < analysis.values.outcomes.size(); ++outcome) {
        const OutcomeVariable& variable = analysis.values.outcomes[outcome];
        const bool is_money = variable.unit == "currency units";
        Bars bars = bars_of(analysis, 0,
                            [&](const OutcomeSensitivity& one) { return one.outcome == outcome; });
        const Bilingual title = title_or_key_of_outcome(variable.key);
        bars.y = {fmt::format("{}: mean size of an elementary effect (mu*)", title.en),
                  fmt::format("{} : taille moyenne d’un effet élémentaire (mu*)", title.fr)};
        if (const std::string unit = unit_of(variable.unit, facts.currency); !unit.empty()) {
            bars.y.en += ", " + unit;
            bars.y.fr += ", " + unit;
        }
        bars.unit = is_money ? "money" : "1";
        bars.signs = Signs::of_negative_only;
        add(figures, {fmt::format("effects-{}", outcome),
                      {fmt::format("How far each factor moves it: {}", title.en),
                       fmt::format("De combien chaque facteur le déplace : {}", title.fr)},
                      caption_of_bars(),
                      std::move(bars)});
    }
}

void add_correlations(std::vector<Figure>& figures, const StudyAnalysis& analysis) {
    Bars bars = bars_of(analysis, 0, [](const OutcomeSensitivity&) { return true; });
    bars.y = {"partial rank correlation (−1 to 1)", "corrélation partielle des rangs (−1 à 1)"};
    bars.unit = "1";
    add(figures,
        {"tornado",
         {"How closely each factor goes with the outcome (partial rank correlation)",
          "À quel point chaque facteur va avec le résultat (corrélation partielle des rangs)"},
         {"Right of zero: a higher value of the factor goes with a higher outcome. " +
              caption_of_bars().en,
          "À droite de zéro : une valeur plus élevée va avec un résultat plus élevé. " +
              caption_of_bars().fr},
         std::move(bars)});
}

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
    if (std::holds_alternative<Sobol>(result))
        shown = {"Shares of the variance, total order.", "Parts de la variance, ordre total."};
    if (std::holds_alternative<MorrisEffects>(result))
        shown = {"Mean size of an effect (mu*), as a share of the outcome’s largest.",
                 "Taille moyenne d’un effet (mu*), en part du plus grand de ce résultat."};
    add(figures, {"map",
                  {"Every factor and every outcome", "Chaque facteur et chaque résultat"},
                  {shown.en + " The deeper the colour, the further from zero.",
                   shown.fr + " Plus la couleur est soutenue, plus on est loin de zéro."},
                  std::move(heat)});
}

BoxRow whole_range(const StudyValues& values, std::size_t factor) {
    const auto [low, high] = std::ranges::minmax(values.columns[factor]);
    return {{}, low, high, low, high};
}

std::vector<BoxRow> rows_of(const StudyValues& values, const Box& box) {
    std::vector<BoxRow> rows;
    std::size_t last = values.factors.size();
    for (const Restriction& one : box.restrictions) {
        const Bilingual words =
            restriction_in_words(one, {name_in_both(values.factors[one.factor]), {}});
        if (one.factor != last) {
            rows.push_back(whole_range(values, one.factor));
            rows.back().label = words;
            last = one.factor;
        } else {
            rows.back().label.en += " and " + words.en;
            rows.back().label.fr += " et " + words.fr;
        }
        (one.side == Side::below ? rows.back().to : rows.back().from) = one.bound;
    }
    return rows;
}

void add_boxes(std::vector<Figure>& figures, const StudyAnalysis& analysis) {
    Boxes boxes;
    for (std::size_t plan = 0; plan < analysis.failures.size(); ++plan) {
        const std::string& name = analysis.values.plans[plan];
        const std::string before = name.empty() ? name : name + ", ";
        std::size_t number = 0;
        for (const Box& box : analysis.failures[plan].boxes) {
            ++number;
            std::vector<BoxRow> rows = rows_of(analysis.values, box);
            if (rows.empty()) continue;
            boxes.choices.emplace_back(Bilingual{fmt::format("{}box {}", before, number),
                                                 fmt::format("{}boîte {}", before, number)},
                                       std::move(rows));
        }
    }
    add(figures, {"boxes",
                  {"Where failures gather", "Où les échecs se rassemblent"},
                  {"Each bar is the whole range of a factor, on a scale of its own; the full part "
                   "is where the plan fails. All of them hold together.",
                   "Chaque barre est l’intervalle entier d’un facteur, à sa propre échelle ; la "
                   "partie pleine est celle où le plan échoue. Toutes valent ensemble."},
                  std::move(boxes)});
}

} // namespace

std::vector<Statistic> statistics_of(const SampleAnalysis& analysis) {
    if (const auto* sobol = std::get_if<Sobol>(&analysis.result)) {
        Statistic total{{"Total order", "Ordre total"}, {}};
        Statistic first{{"First order", "Premier ordre"}, {}};
        for (const SobolIndex& group : sobol->indices.groups) {
            total.estimates.push_back(group.total);
            first.estimates.push_back(group.first);
        }
        return {total, first};
    }
    if (const auto* morris = std::get_if<MorrisEffects>(&analysis.result)) {
        Statistic strength{name_in_both("mu*"), {}};
        Statistic mean{name_in_both("mu"), {}};
        Statistic spread{name_in_both("sigma"), {}};
        for (const MorrisEffect& group : morris->groups) {
            strength.estimates.push_back(group.strength);
            mean.estimates.push_back(group.mean);
            spread.estimates.push_back(group.spread);
        }
        return {strength, mean, spread};
    }
    return {{{"Partial rank correlation", "Corrélation partielle des rangs"},
             std::get<Prcc>(analysis.result).factors}};
}

Bilingual label_of(const StudyValues& values, std::size_t outcome, std::size_t plan) {
    Bilingual label = title_or_key_of_outcome(values.outcomes[outcome].key);
    if (values.plans.size() > 1) {
        label.en += fmt::format(" ({})", values.plans[plan]);
        label.fr += fmt::format(" ({})", values.plans[plan]);
    }
    return label;
}

std::size_t chance_in(const StudyValues& values, const SampleAnalysis& analysis) {
    const bool is_factor = values.design != nullptr &&
                           std::holds_alternative<Sobol>(analysis.result) &&
                           values.design->spec().luck == RowLuck::factor;
    return is_factor ? analysis.factors.size() - 1 : analysis.factors.size();
}

Bilingual factor_of(const StudyValues& values, const SampleAnalysis& analysis, std::size_t factor) {
    if (factor == chance_in(values, analysis)) return {"chance", "le hasard"};
    return name_in_both(analysis.factors[factor]);
}

std::vector<std::size_t> strongest_first(const SampleAnalysis& analysis) {
    const std::vector<Estimate> estimates = statistics_of(analysis).front().estimates;
    std::vector<std::size_t> order(estimates.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::erase_if(order, [&](std::size_t i) { return std::isnan(estimates[i].value); });
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [&](std::size_t i) { return std::fabs(estimates[i].value); });
    return order;
}

std::vector<Figure> study_figures(const StudyAnalysis& analysis, const StudyFacts& facts) {
    std::vector<Figure> figures;
    if (!analysis.sensitivity.empty()) {
        const auto& result = analysis.sensitivity.front().analysis.result;
        if (std::holds_alternative<Sobol>(result)) add_sobol(figures, analysis);
        if (std::holds_alternative<MorrisEffects>(result)) add_morris(figures, analysis, facts);
        if (std::holds_alternative<Prcc>(result)) add_correlations(figures, analysis);
    }
    add_map(figures, analysis);
    add_boxes(figures, analysis);
    return figures;
}

} // namespace ssrsim

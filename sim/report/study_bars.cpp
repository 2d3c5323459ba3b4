#include "report/catalogue.hpp"
#include "report/figures.hpp"
#include "report/study_figures.hpp"
#include "report/study_names.hpp"

#include <cmath>
#include <fmt/format.h>

namespace ssrsim {

namespace {

/// More would not be read; the tables have all.
constexpr std::size_t most_bars = 25;

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
    add_figure(figures,
               {"matters",
                {"How much of the variance goes with each factor, in any way (total order)",
                 "Quelle part de la variance va avec chaque facteur, de toute manière (ordre "
                 "total)"},
                caption_of_bars(),
                std::move(total)});
    add_figure(
        figures,
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
        add_figure(figures, {fmt::format("effects-{}", outcome),
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
    add_figure(
        figures,
        {"tornado",
         {"How closely each factor goes with the outcome (partial rank correlation)",
          "À quel point chaque facteur va avec le résultat (corrélation partielle des rangs)"},
         {"Right of zero: a higher value of the factor goes with a higher outcome. " +
              caption_of_bars().en,
          "À droite de zéro : une valeur plus élevée va avec un résultat plus élevé. " +
              caption_of_bars().fr},
         std::move(bars)});
}

} // namespace

void add_bars(std::vector<Figure>& figures, const StudyAnalysis& analysis,
              const StudyFacts& facts) {
    if (analysis.sensitivity.empty()) return;
    const auto& result = analysis.sensitivity.front().analysis.result;
    if (std::holds_alternative<SampleAnalysis::Sobol>(result)) add_sobol(figures, analysis);
    if (std::holds_alternative<MorrisEffects>(result)) add_morris(figures, analysis, facts);
    if (std::holds_alternative<Prcc>(result)) add_correlations(figures, analysis);
}

} // namespace ssrsim

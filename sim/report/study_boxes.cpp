#include "report/prim_words.hpp"
#include "report/study_figures.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace ssrsim {

namespace {

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

} // namespace

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
    add_figure(figures,
               {"boxes",
                {"Where failures gather", "Où les échecs se rassemblent"},
                {"Each bar is the whole range of a factor, on a scale of its own; the full part "
                 "is where the plan fails. All of them hold together.",
                 "Chaque barre est l’intervalle entier d’un facteur, à sa propre échelle ; la "
                 "partie pleine est celle où le plan échoue. Toutes valent ensemble."},
                std::move(boxes)});
}

} // namespace ssrsim

#include "report/study_figures.hpp"

#include <utility>
#include <variant>

namespace ssrsim {

void add_figure(std::vector<Figure>& figures, Figure figure) {
    const bool has_choices =
        std::visit([](const auto& chart) { return !chart.choices.empty(); }, figure.chart);
    if (has_choices) figures.push_back(std::move(figure));
}

std::vector<Figure> study_figures(const StudyAnalysis& analysis, const StudyFacts& facts) {
    std::vector<Figure> figures;
    add_bars(figures, analysis, facts);
    add_map(figures, analysis);
    add_boxes(figures, analysis);
    return figures;
}

} // namespace ssrsim

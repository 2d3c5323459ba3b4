#pragma once

#include "report/page_parts.hpp"
#include "report/study_page.hpp"

#include <vector>

namespace ssrsim {

/// The charts of a study's report, those without anything to show left out.
std::vector<Figure> study_figures(const StudyAnalysis& analysis, const StudyFacts& facts);

// What it is made of: a file each.

/// Every factor's statistic: shares of variance, sizes of effects, or correlations.
void add_bars(std::vector<Figure>& figures, const StudyAnalysis& analysis, const StudyFacts& facts);
/// All factors and outcomes of a plan.
void add_map(std::vector<Figure>& figures, const StudyAnalysis& analysis);
/// Where failures gather.
void add_boxes(std::vector<Figure>& figures, const StudyAnalysis& analysis);

/// Adds a figure that has something to show.
void add_figure(std::vector<Figure>& figures, Figure figure);

} // namespace ssrsim

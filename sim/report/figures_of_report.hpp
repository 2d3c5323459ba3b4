#pragma once

#include "report/chart.hpp"
#include "report/report.hpp"

#include <vector>

/// The figures of a page, by the kind of numbers they are made of.
namespace ssrsim {

/// Quantities over time.
std::vector<Figure> course_figures(const Report& report);
/// The plan as planned and simulated, the way of the money, and one run as a story.
std::vector<Figure> plan_figures(const Report& report);
/// Differences, chance, and what holds plans back.
std::vector<Figure> estimate_figures(const Report& report);

} // namespace ssrsim

#pragma once

#include "report/chart.hpp"
#include "report/html.hpp"

#include <vector>

namespace ssrsim {

/// The numbers of a chart as tables, in one language: one a choice. Fans have five days.
std::vector<PageTable> tables_of(const Figure& figure, const std::vector<Date>& days,
                                 const std::string& currency, Language language);

} // namespace ssrsim

#pragma once

#include "report/chart.hpp"
#include "report/json.hpp"

#include <vector>

namespace ssrsim {

/// The data of a page: all its charts, the days of the sampled weeks, and the words that controls
/// and tooltips need. `<` is written so that no text can end the block of data it stands in.
std::string page_data(const std::vector<Figure>& figures, const std::vector<Date>& days,
                      const std::string& currency);

} // namespace ssrsim

#pragma once

#include "analysis/sample_analysis.hpp"
#include "app/arguments.hpp"
#include "report/json.hpp"

#include <string>
#include <vector>

namespace ssrsim {

/// One statistic of every factor.
struct NamedEstimates {
    std::string title;
    std::string key; ///< in JSON
    std::vector<Estimate> estimates;
};
std::vector<NamedEstimates> estimates_of(const SampleAnalysis& analysis);

/// Puts an analysis into the object that is open.
void put_analysis(Json& json, const SampleAnalysis& analysis);

/// Rows of cells as lines: columns as wide as their widest cell, two spaces between them.
std::string table_text(const std::vector<std::vector<std::string>>& rows);

std::string analysis_text(const SampleAnalysis& analysis);
std::string analysis_json(const SampleAnalysis& analysis, const AnalyseOptions& options);

} // namespace ssrsim

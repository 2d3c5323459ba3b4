#pragma once

#include "analysis/study_analysis.hpp"
#include "report/words.hpp"

#include <cstddef>
#include <vector>

// What the parts of a study's report share: names and rankings.
namespace ssrsim {

/// One number of every factor of an analysis; the first of several is the one factors are ranked
/// by.
struct Statistic {
    Bilingual title;
    std::vector<Estimate> estimates;
};
std::vector<Statistic> statistics_of(const SampleAnalysis& analysis);

/// What is known of one outcome and plan: "Service, mean of the plan; plan as_is".
Bilingual label_of(const StudyValues& values, std::size_t outcome, std::size_t plan);

/// A factor by its name in the file; luck by ours.
Bilingual factor_of(const StudyValues& values, const SampleAnalysis& analysis, std::size_t factor);
/// Number of luck among the factors, or that of none.
std::size_t chance_in(const StudyValues& values, const SampleAnalysis& analysis);

/// The factors with a known main statistic, the strongest first.
std::vector<std::size_t> strongest_first(const SampleAnalysis& analysis);

} // namespace ssrsim

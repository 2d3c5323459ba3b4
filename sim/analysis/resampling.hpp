#pragma once

#include "analysis/paired_difference.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ssrsim {

/// What a statistic is estimated to be, and its 95% interval; NaN where it cannot be.
struct Estimate {
    double value = 0.0;
    Interval interval;
};

/// How an analysis draws its resamples. The same numbers give the same bits anywhere.
struct Resampling {
    std::uint32_t resamples = 1000;
    std::uint64_t seed = 0;
};

/// Bootstrap: how often each of `units` is drawn in one resample.
std::vector<std::uint32_t> one_resample(std::uint64_t seed, std::uint32_t resample,
                                        std::size_t units);

/// The t for which |T| <= t with probability `level` by Student's law.
double student_t(double level, double degrees_of_freedom);

} // namespace ssrsim

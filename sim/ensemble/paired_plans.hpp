#pragma once

#include "ensemble/ensemble.hpp"
#include "run/run.hpp"

#include <functional>
#include <span>
#include <vector>

namespace ssrsim {

/// What is wanted of a finished run, as numbers in an order of the caller's.
using RunMeasure = std::function<std::vector<double>(const Experiment&, const Trajectory&)>;

/// What one replicate gave: measured[plan][value].
using PairedValues = std::vector<std::vector<double>>;

/// One replicate of several plans under the same luck: the country is warmed once, and every plan
/// branches from it. All experiments have the same country, seeds and institutions.
PairedValues run_paired(std::span<const Experiment> plans, const RunMeasure& measure,
                        std::uint32_t replicate);

} // namespace ssrsim

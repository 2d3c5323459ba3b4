#pragma once

#include "core/faults.hpp"
#include "explain/shortfall.hpp"
#include "wasm/session.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What the module answers, as JSON. The page's types.ts says what each answer holds.
namespace ssrsim {

/// Everything a page needs to know of a plan: what can be moved, what it uses, what is measured.
std::string described(LoadedPlan& loaded);

std::string faults_json(const Faults& faults);

/// One replicate: its digest, the headline outcomes, and the courses that a report shows.
std::string run_json(LoadedPlan& plan, std::uint64_t seed, std::uint32_t replicate);

/// One replicate as it is told: series by week, events with their causes.
std::string story_json(LoadedPlan& plan, std::uint64_t seed, std::uint32_t replicate);

/// Quantiles over runs, by level and date: values[run · dates + date].
std::string fan_json(std::span<const double> values, std::size_t dates);

/// Plans against the first one: values[plan · replicates + replicate], NaN where not applicable.
/// Bit p of `same_as_first`: plan p is the first one under another name. Empty for an outcome that
/// is not there.
std::string compared_json(std::string_view outcome, std::span<const double> values,
                          std::size_t plans, std::uint32_t same_as_first);

/// What frictions take in one replicate, for `frictions_json`: numbers in the order in which that
/// reads them.
std::string shortfall_json(LoadedPlan& plan, std::uint64_t seed, std::uint32_t replicate);
/// Puts together what `shortfall_json` gave for some replicates, one after the other.
std::string frictions_json(LoadedPlan& plan, std::span<const double> parts);

/// A plan as an overlay: what the settings set, and nothing else.
std::string overlay_toml(const std::string& file, const std::vector<Override>& settings,
                         const std::string& title);

} // namespace ssrsim

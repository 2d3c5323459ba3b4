#pragma once

#include "scenario/scenario.hpp"

#include <string>

namespace ssrsim {

/// The whole scenario as one TOML text: every value, defaults included, sources kept. Loading it
/// gives the same scenario, bit for bit. It names no file of the machine and depends on nothing but
/// the scenario.
std::string resolved_toml(const Scenario& scenario);

} // namespace ssrsim

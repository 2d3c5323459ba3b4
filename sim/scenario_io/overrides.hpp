#pragma once

#include "scenario_io/fault_list.hpp"
#include "scenario_io/load.hpp"

namespace ssrsim {

/// Lays `--set PATH=VALUE` over the merged files, in order; each is a text of its own in `sources`,
/// so that a fault names it.
void apply_overrides(const std::vector<Override>& overrides, Node& root, Sources& sources,
                     FaultList& faults);

} // namespace ssrsim

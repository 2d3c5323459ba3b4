#pragma once

#include "world/world.hpp"

#include <vector>

namespace ssrsim {

/// Where a donor's commitment of a fiscal year goes: shares over institution × the donor's ways,
/// row-major by institution; all zero where there is nothing to fund. With the fixed rule, or all
/// weights of choice zero, this is the written formula; else each share is weighed by a logit of
/// need, visibility, results and fiduciary risk. They stand until the next donor chooses.
std::vector<double>& choose_shares(const Setting& setting, World& world, DonorId id,
                                   const CommitmentDate& date);

} // namespace ssrsim

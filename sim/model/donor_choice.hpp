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

/// What speaks most for each of the shares that a donor has just chosen, against the mean over its
/// money: need, visibility, results or safety as it weighs them, or what shows before a mission's
/// next renewal. Where nothing does, its preferences; without choice, the plan.
std::vector<Cause> reasons_for_shares(const Setting& setting, const World& world, DonorId id);

/// Notes that a donor gives no budget support for what it sees of abuse.
void note_withheld_support(const Setting& setting, World& world, DonorId id);

} // namespace ssrsim

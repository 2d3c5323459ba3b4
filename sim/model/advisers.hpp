#pragma once

#include "world/officers.hpp"
#include "world/world.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ssrsim {

/// What an adviser achieves, 0 to 1: a weighted geometric mean of technical skill, local knowledge
/// with language, and rapport; times pedagogy for those who teach (S1 ¶51).
double adviser_effect(const StaffingParameters& p, PostType type, const Adviser& adviser);

/// Ownership met by staff who work with no institution in particular.
double mean_ownership(const World& world);

/// Marks where missions have posts; `mark_of` is the place of a mission and an institution.
void mark_posts(const Setting& setting, const World& world, std::vector<std::uint8_t>& there);
std::size_t mark_of(const Setting& setting, MissionId mission, InstitutionId c);

/// Whether a post is there to be filled this week. One that a drawdown left empty is not.
bool is_authorised(const Setting& setting, const World& world, PostId id);

} // namespace ssrsim

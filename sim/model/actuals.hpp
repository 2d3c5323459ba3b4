#pragma once

#include "world/world.hpp"

namespace ssrsim {

// What has happened so far (`[actuals]`): the processes meet it in the weeks of which it is known.
// Without it each of these says that nothing is known, or does nothing.

/// Whether it is known what happened this week, so that chance brings no shock.
inline bool is_known(const Setting& setting, const World& world) {
    return world.week < setting.known.past;
}

/// Whether somebody may take up a post: also where more of its group are not known to be filled, a
/// successor always may.
bool has_room(const Setting& setting, const World& world, PostId post);

/// Fills and empties posts until each group has as many filled as is known for this week.
void meet_known_counts(const Setting& setting, World& world);

/// What may still leave a donor's pipeline this week.
Money may_arrive(const Setting& setting, const World& world, DonorId donor);

/// Releases, or commits and releases, what is known to have come from donors by this week and has
/// not.
void meet_known_sums(const Setting& setting, World& world);

} // namespace ssrsim

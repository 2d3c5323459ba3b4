#pragma once

#include "world/world.hpp"

namespace ssrsim {

/// A post closes with its mission, whenever that is.
Week closing(const PostFacts& post, const World& world);

/// Whoever is in a post leaves it: the incumbent, and a successor who has come to take over.
void leave_post(World& world, PostId id, Cause cause);

/// Somebody takes up a post, as successor where there is an incumbent.
void take_up_post(const Setting& setting, World& world, PostId post, Cause cause);

} // namespace ssrsim

#pragma once

#include "world/world.hpp"

namespace ssrsim {

/// What must hold after every week: the ledger to the cent, hires − leavers = change in strength,
/// every index in [0, 1], no negative stock, no more detained than cases. Returns the first broken
/// one in words, or nullptr. Never called where SSRSIM_CONTRACTS is off.
const char* broken_invariant(const Setting& setting, const World& world);

/// Stops the program at a broken invariant; nothing where SSRSIM_CONTRACTS is off.
void check_invariants(const Setting& setting, const World& world);

} // namespace ssrsim

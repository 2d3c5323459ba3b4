#pragma once

#include "support/small_country.hpp"

namespace ssrsim {

// To be called inside a property. Every range is drawn from evenly, whatever size a case has: else
// what stands last in a list would hardly be drawn at all.
int any_number(int low, int high);
double any_share();

/// A country and a plan of any sort that a scenario can describe: every kind of institution, post,
/// channel and activity, missions that succeed and contain each other, work in phases and after
/// other work, decisions by rules of both sorts, elections, crises and coups. Small and hectic, so
/// that a few years of it bring everything.
SmallCountry random_country();

/// Any counts, sums and heads that a check lets pass.
void draw_actuals(SmallCountry& small);

} // namespace ssrsim

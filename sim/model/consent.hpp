#pragma once

#include "world/world.hpp"

namespace ssrsim {

/// How a round of bargaining over an activity ends.
enum class Answer : std::uint8_t { agreed, asked_again, refused };

/// Probability that government agrees without more ado:
/// 1 − v·(1 − b − (1 − b)·w·(½+½r)·(½+½λ)), see docs/explanation/odd.md.
double consent_probability(const Setting& setting, const World& world, ActivityId activity);

/// Probability that government sees a donor who would be easier: (1 − χ)·(n − 1)/n among n donors,
/// so that with one donor, or full coordination, there is nobody to go to.
double other_donor_probability(const World& world, InstitutionId c);

/// Decision A: one round. Changes the activity by what was bargained.
Answer bargain(const Setting& setting, World& world, ActivityId id);

} // namespace ssrsim

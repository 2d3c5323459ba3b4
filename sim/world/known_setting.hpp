#pragma once

#include "world/setting.hpp"

namespace ssrsim {

/// What a donor commits on a day for a part of the fiscal year in which that day lies.
CommitmentDate commitment_on(const Donor& donor, Date day, double part_of_year);

/// Resolves what a plan says of what has happened so far. Missions, posts and donors are there.
void add_known(const Country& country, const Plan& plan, Setting& setting);

} // namespace ssrsim

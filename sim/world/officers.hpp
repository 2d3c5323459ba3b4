#pragma once

#include "world/world.hpp"

#include <limits>
#include <span>

namespace ssrsim {

/// What is done to single officers. Everything else moves a unit's officers together.

double skill_of(const World& world, UnitId unit, OfficerId officer);
double integrity_of(const World& world, UnitId unit, OfficerId officer);

/// Adds to an officer's skill what a course gave; the unit's sum follows.
void learn_on_course(World& world, UnitId unit, OfficerId officer, double gain);

/// Takes from an officer what courses gave and is still there: the skill of one like them who went
/// to none. A difference between two officers of a unit moves by the map's factor alone, so this is
/// exact.
void lose_courses(World& world, UnitId unit, OfficerId officer);

/// A person before they join: skill and integrity in [0, 1]; `joined` in absolute weeks, in the
/// past for officers who were there before.
struct Newcomer {
    std::uint64_t key; ///< not 0
    double skill;
    double integrity;
    bool woman;
    double joined;
};

/// Fills a free slot of a unit.
void enlist(const Setting& setting, World& world, UnitId unit, OfficerId slot,
            const Newcomer& person);

/// What newcomers are drawn from.
struct Intake {
    std::uint64_t key; ///< persons are addressed by it and their place in the intake
    double skill;      ///< of the median person
    double integrity;
    double women; ///< share
};

/// Spreads newcomers over the free posts of units, by their vacancies and largest remainder, in the
/// order of units and slots. Returns how many there was room for.
std::int32_t fill_vacancies(const Setting& setting, World& world, std::span<const UnitId> units,
                            std::int32_t people, const Intake& intake);

/// In `on_call`: behind everybody who can be sent on a course.
inline constexpr double nobody_on_call = std::numeric_limits<double>::infinity();

/// Frees an officer's slot; nothing waits for them any more.
void discharge(World& world, UnitId unit, OfficerId id);

/// The next candidate time of leaving, from the plan-independent bound on the hazard, see
/// `strength.cpp`.
void schedule_leaving(const Setting& setting, World& world, OfficerId id);

/// The largest hazard of leaving, in multiples of that of a paid, untrained officer.
double leaving_bound(const OfficerParameters& p);

/// A person's trait in (0, 1): log-odds normal around those of the median. Chosen for a quantile
/// that costs little, since every officer draws two.
double person_trait(const Luck& luck, std::uint64_t person, Decision what, double median,
                    double spread);

/// Writes the unit's affine maps into its officers, so that the maps are the identity again.
void rebase(const Setting& setting, World& world, UnitId unit);

/// Mean skill and integrity of the unit's officers from their sums; 0 where nobody is left.
void refresh_means(World& world, UnitId unit);

} // namespace ssrsim

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

/// What newcomers are drawn from.
struct Intake {
    double skill; ///< of the median person
    double integrity;
    double women; ///< share
};

/// Fills free slots, ascending, with people: `slots`, `keys` and `joined` of `people`, in
/// absolute weeks, in the past for officers who were there before.
void enlist(const Setting& setting, World& world, PeopleColumns& people, const Intake& intake);

/// Spreads newcomers over the free posts of units, by their vacancies and largest remainder, in the
/// order of units and slots. They are addressed by `key` and their place among the newcomers.
/// Returns how many there was room for.
std::int32_t fill_vacancies(const Setting& setting, World& world, std::span<const UnitId> units,
                            std::int32_t people, std::uint64_t key, const Intake& intake);

/// In `on_call`: behind everybody who can be sent on a course.
inline constexpr double nobody_on_call = std::numeric_limits<double>::infinity();

/// Frees an officer's slot; nothing waits for them any more.
void discharge(World& world, UnitId unit, OfficerId id);

/// Writes into `scratch.people` where each officer's next draws are, at the time that `when_of`
/// tells, and makes room for two of each.
template <class WhenOf>
void address_people(World& world, std::span<const OfficerId> officers, WhenOf when_of) {
    PeopleColumns& people = world.scratch.people;
    people.keys.clear();
    people.whens.clear();
    for (const OfficerId id : officers) {
        people.keys.push_back(world.officers[id].key);
        people.whens.push_back(static_cast<std::uint32_t>(when_of(id)));
    }
    people.uniforms.resize(officers.size());
    people.seconds.resize(officers.size());
}

/// Officers' next candidate times of leaving by their uniforms, from the plan-independent bound on
/// the hazard, see `leaving.cpp`.
void schedule_leaving(const Setting& setting, World& world, std::span<const OfficerId> officers,
                      std::span<const double> uniforms);

/// The largest hazard of leaving, in multiples of that of a paid, untrained officer.
double leaving_bound(const OfficerParameters& p);

/// A person's trait in (0, 1): log-odds normal around those of the median. Chosen for a quantile
/// that costs little, since every officer draws two.
double person_trait(const Luck& luck, std::uint64_t person, Decision what, double median,
                    double spread);

/// Writes the unit's affine maps into its officers, so that the maps are the identity again.
void rebase(const Setting& setting, World& world, UnitId unit);

/// Mean skill and integrity of the units' officers from their sums; 0 where nobody is left.
void refresh_means(World& world, IdRange<UnitId> units);
inline void refresh_means(World& world, UnitId unit) {
    refresh_means(world, IdRange<UnitId>{unit.value, unit.value + 1});
}

} // namespace ssrsim

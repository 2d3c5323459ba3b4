#include "model/training.hpp"

#include "model/processes.hpp"
#include "world/officers.hpp"

#include <algorithm>
#include <cmath>

// Courses: who is sent, what it gives, and whether they return to a post that uses it (S1 ¶28, ¶51,
// ¶52, ¶55).

namespace ssrsim {

namespace {

double uptake(const OfficerParameters& p, double ownership) {
    return p.uptake_floor + (1.0 - p.uptake_floor) * ownership;
}

/// Trainers' effect × doctrine × uptake. Trainers of several uncoordinated donors teach several
/// standards.
double course_quality(const Setting& setting, const World& world, const ActivityFacts& facts) {
    const OfficerParameters& p = setting.parameters.officers;
    const InstitutionColumns& c = world.institutions;
    const double trainers = facts.advisers > 0.0
                                ? c.trainer_effect[facts.institution]
                                : setting.parameters.activities.contract_trainer_effect;
    const double doctrine = 1.0 - p.doctrine_loss * c.fragmentation[facts.institution] *
                                      (1.0 - c.coordination[facts.institution]);
    return trainers * doctrine * uptake(p, c.ownership[facts.institution]);
}

std::int32_t available(const World& world, UnitId unit) {
    return world.units.strength[unit] - world.units.on_courses[unit];
}

/// The unit that has had the fewest seats for its size and has somebody to send.
UnitId next_unit(const Setting& setting, const World& world, const ActivityFacts& facts) {
    UnitId next;
    double fewest = 0.0;
    for (const UnitId unit : facts.units) {
        if (available(world, unit) <= 0) continue;
        const double share = (world.units.seats_given[unit] + 0.5) /
                             static_cast<double>(setting.units.establishment[unit]);
        if (!next.exists() || share < fewest) {
            next = unit;
            fewest = share;
        }
    }
    return next;
}

/// Whose turn it is in a unit: those with the fewest courses first, by a key drawn anew after each
/// course. Patronage puts the well-connected in front where integrity is low.
double place_in_rota(const Setting& setting, const World& world, UnitId unit, OfficerId officer) {
    const OfficerColumns& officers = world.officers;
    const auto courses = static_cast<std::uint32_t>(officers.courses[officer]);
    const double turn =
        courses + world.luck.uniform(officers.key[officer], Decision::rota_turn, courses);
    const double pull = setting.parameters.officers.patronage * (1.0 - world.units.integrity[unit]);
    const double connection =
        world.luck.uniform(officers.key[officer], Decision::officer_connection, 0);
    return (1.0 - pull) * turn + pull * connection;
}

void send(World& world, UnitId unit, OfficerId officer, double quality, std::int32_t weeks) {
    OfficerColumns& officers = world.officers;
    officers.course_quality[officer] = quality;
    ++officers.courses[officer];
    ++world.units.on_courses[unit];
    officers.course_end.schedule(officer, world.week + weeks, world.week);
}

/// Sends as many of a unit as it has seats, by their places in the rota.
void send_from_unit(const Setting& setting, World& world, UnitId unit, std::int32_t seats,
                    double quality, std::int32_t weeks) {
    auto& rota = world.scratch.rota;
    rota.clear();
    for (const OfficerId officer : setting.units.slots_of(unit)) {
        const OfficerColumns& officers = world.officers;
        if (officers.key[officer] == 0 || officers.course_quality[officer] >= 0.0) continue;
        rota.emplace_back(place_in_rota(setting, world, unit, officer), officer);
    }
    std::sort(rota.begin(), rota.end());
    for (std::int32_t i = 0; i < seats; ++i) {
        send(world, unit, rota[static_cast<std::size_t>(i)].second, quality, weeks);
    }
}

} // namespace

void hold_courses(const Setting& setting, World& world, ActivityId id, double seats) {
    const OfficerParameters& p = setting.parameters.officers;
    const ActivityFacts& facts = setting.activities[id];
    ActivityColumns& a = world.activities;
    // Without a per diem part of the seats stay empty (S1 ¶52).
    const double filled =
        p.attendance_without_per_diem + (1.0 - p.attendance_without_per_diem) * facts.per_diem;
    a.seats_due[id] += seats * filled;
    auto open = static_cast<std::int32_t>(std::floor(a.seats_due[id]));
    if (open == 0) return;
    a.seats_due[id] -= open;
    ++a.classes[id];
    const double quality = course_quality(setting, world, facts);

    std::vector<std::int64_t>& seats_of = world.scratch.parts;
    seats_of.assign(facts.units.size(), 0);
    for (; open > 0; --open) {
        const UnitId unit = next_unit(setting, world, facts);
        if (!unit.exists()) break; // everybody is on a course: the seat stays empty
        ++world.units.seats_given[unit];
        ++world.units.on_courses[unit]; // taken, until they are named below
        const auto at = std::find(facts.units.begin(), facts.units.end(), unit);
        ++seats_of[static_cast<std::size_t>(at - facts.units.begin())];
    }
    for (std::size_t i = 0; i < facts.units.size(); ++i) {
        const auto taken = static_cast<std::int32_t>(seats_of[i]);
        if (taken == 0) continue;
        world.units.on_courses[facts.units[i]] -= taken;
        send_from_unit(setting, world, facts.units[i], taken, quality, facts.course_weeks);
        a.seats_filled[id] += taken;
    }
}

void end_courses(const Setting& setting, World& world) {
    const OfficerParameters& p = setting.parameters.officers;
    OfficerColumns& officers = world.officers;
    std::vector<OfficerId>& back = world.scratch.officers;
    officers.course_end.take(world.week, back);
    for (const OfficerId officer : back) {
        const UnitId unit = unit_of(setting, officer);
        const double quality = officers.course_quality[officer];
        officers.course_quality[officer] = -1.0;
        --world.units.on_courses[unit];
        if (!world.luck.bernoulli(officers.key[officer], Decision::posting_after_course,
                                  static_cast<std::uint32_t>(officers.courses[officer]),
                                  p.fitting_post)) {
            continue;
        }
        ++officers.trained[officer];
        const double skill = skill_of(world, unit, officer);
        set_skill(world, unit, officer, skill + p.course_gain * quality * (1.0 - skill));
    }
}

} // namespace ssrsim

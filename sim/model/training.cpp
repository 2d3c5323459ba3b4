#include "model/training.hpp"

#include "model/processes.hpp"
#include "world/officers.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

// Courses: who is sent, what it gives, and whether they return to a post that uses it (S1 ¶28, ¶51,
// ¶52, ¶55).

namespace ssrsim {

namespace {

constexpr std::int32_t weeks_between_classes = 4;

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

/// Seats a unit has had for its size; the unit with the fewest is next.
double seats_for_size(const Setting& setting, const World& world, UnitId unit) {
    return (world.units.seats_given[unit] + 0.5) / setting.units.establishment[unit];
}

/// Hands out seats one by one to the unit that has had the fewest for its size and has somebody to
/// send; of equals to the earlier. Seats that nobody can take stay empty. `seats` goes by the
/// activity's units.
void share_seats(const Setting& setting, World& world, const ActivityFacts& facts,
                 std::int32_t open, std::vector<std::int64_t>& seats) {
    auto& queue = world.scratch.seat_queue; // a heap with the next unit in front
    queue.clear();
    for (const UnitId unit : facts.units) {
        if (available(world, unit) > 0) {
            queue.emplace_back(seats_for_size(setting, world, unit), unit);
        }
    }
    std::make_heap(queue.begin(), queue.end(), std::greater<>{});
    const UnitId first = facts.units.empty() ? UnitId{} : facts.units.front();
    seats.assign(facts.units.empty() ? 0 : facts.units.back().index() - first.index() + 1, 0);
    for (; open > 0 && !queue.empty(); --open) {
        std::pop_heap(queue.begin(), queue.end(), std::greater<>{});
        auto& [share, unit] = queue.back();
        std::int64_t& taken = seats[unit.index() - first.index()];
        ++taken;
        ++world.units.seats_given[unit];
        if (taken < available(world, unit)) {
            share = seats_for_size(setting, world, unit);
            std::push_heap(queue.begin(), queue.end(), std::greater<>{});
        } else {
            queue.pop_back();
        }
    }
}

void send(World& world, UnitId unit, OfficerId officer, double quality, std::int32_t weeks) {
    OfficerColumns& officers = world.officers;
    officers.course_quality[officer] = quality;
    ++officers.courses[officer];
    draw_turn(world, officer);
    ++world.units.on_courses[unit];
    officers.course_end.schedule(officer, world.week + weeks, world.week);
}

/// Sends as many of a unit as it has seats, by their turns in the rota. Patronage puts the
/// well-connected in front where integrity is low.
void send_from_unit(const Setting& setting, World& world, UnitId unit, std::int64_t seats,
                    double quality, std::int32_t weeks) {
    const double pull = setting.parameters.officers.patronage * (1.0 - world.units.integrity[unit]);
    const OfficerColumns& officers = world.officers;
    // The first `seats` of the rota: a heap with the last of them in front.
    auto& rota = world.scratch.rota;
    rota.clear();
    const auto wanted = static_cast<std::size_t>(seats);
    for (const OfficerId officer : setting.units.slots_of(unit)) {
        if (officers.key[officer] == 0 || officers.course_quality[officer] >= 0.0) continue;
        const std::pair entry{
            (1.0 - pull) * officers.turn[officer] + pull * officers.connection[officer], officer};
        if (rota.size() < wanted) {
            rota.push_back(entry);
            std::push_heap(rota.begin(), rota.end());
        } else if (entry < rota.front()) {
            std::pop_heap(rota.begin(), rota.end());
            rota.back() = entry;
            std::push_heap(rota.begin(), rota.end());
        }
    }
    std::sort_heap(rota.begin(), rota.end());
    for (std::int64_t i = 0; i < seats; ++i) {
        send(world, unit, rota[static_cast<std::size_t>(i)].second, quality, weeks);
    }
}

} // namespace

void begin_class(const Setting& setting, World& world, ActivityId id) {
    const ActivityFacts& facts = setting.activities[id];
    ActivityColumns& a = world.activities;
    constexpr double rounding = 1e-6; // parts of a seat that sum to a whole one, nearly
    const auto open = static_cast<std::int32_t>(std::floor(a.seats_due[id] + rounding));
    if (open == 0) return;
    a.seats_due[id] -= open;
    const double quality = course_quality(setting, world, facts);

    std::vector<std::int64_t>& seats_of = world.scratch.parts;
    share_seats(setting, world, facts, open, seats_of);
    for (const UnitId unit : facts.units) {
        const std::int64_t taken = seats_of[unit.index() - facts.units.front().index()];
        if (taken == 0) continue;
        send_from_unit(setting, world, unit, taken, quality, facts.course_weeks);
        a.seats_filled[id] += static_cast<std::int32_t>(taken);
    }
}

void hold_courses(const Setting& setting, World& world, ActivityId id, double seats) {
    const OfficerParameters& p = setting.parameters.officers;
    const ActivityFacts& facts = setting.activities[id];
    // Without a per diem part of the seats stay empty (S1 ¶52).
    const double filled =
        p.attendance_without_per_diem + (1.0 - p.attendance_without_per_diem) * facts.per_diem;
    world.activities.seats_due[id] += seats * filled;
    // Classes begin every four weeks, those of different activities in different ones.
    const auto turn = static_cast<std::int32_t>(facts.key % weeks_between_classes);
    const bool taught =
        !(facts.advisers > 0.0) || world.institutions.trainers[facts.institution] > 0;
    if (taught && world.week.number % weeks_between_classes == turn)
        begin_class(setting, world, id);
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
        const double skill = skill_of(world, unit, officer);
        learn_on_course(world, unit, officer, p.course_gain * quality * (1.0 - skill));
    }
}

} // namespace ssrsim

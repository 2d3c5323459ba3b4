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

/// Sends as many of a unit as it has seats, by their places in the rota. Each course puts them
/// behind, less so where integrity is low: patronage brings the same people round sooner.
void send_from_unit(const Setting& setting, World& world, UnitId unit, std::int64_t seats,
                    double quality, std::int32_t weeks) {
    const double pull = setting.parameters.officers.patronage * (1.0 - world.units.integrity[unit]);
    OfficerTable& officers = world.officers;
    // The first `seats` of the rota: a heap with the last of them in front.
    auto& rota = world.scratch.rota;
    rota.assign(static_cast<std::size_t>(seats), {nobody_on_call, OfficerId{}});
    for (const OfficerId id : setting.units.slots_of(unit)) {
        if (!(officers.on_call[id] < rota.front().first)) continue;
        std::pop_heap(rota.begin(), rota.end());
        rota.back() = {officers.on_call[id], id};
        std::push_heap(rota.begin(), rota.end());
    }
    for (const auto& [place, id] : rota) {
        Officer& officer = officers[id];
        officer.course_quality = quality;
        ++officer.courses;
        officer.rota += 1.0 - pull;
        officers.on_call[id] = nobody_on_call;
        ++world.units.on_courses[unit];
        officers.course_end.schedule(id, world.week + weeks, world.week);
    }
}

} // namespace

void begin_class(const Setting& setting, World& world, ActivityId id) {
    const ActivityFacts& facts = setting.activities[id];
    ActivityColumns& a = world.activities;
    const bool taught =
        !(facts.advisers > 0.0) || world.institutions.trainers[facts.institution] > 0;
    if (!taught) return;
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
    // Classes of different activities begin in different weeks.
    const std::int32_t period = whole_weeks(p.course_weeks);
    const auto turn = static_cast<std::int32_t>(facts.key % static_cast<std::uint64_t>(period));
    if (world.week.number % period == turn) begin_class(setting, world, id);
}

void end_courses(const Setting& setting, World& world) {
    const OfficerParameters& p = setting.parameters.officers;
    std::vector<OfficerId>& back = world.scratch.officers;
    world.officers.course_end.take(world.week, back);
    for (const OfficerId id : back) {
        const UnitId unit = unit_of(setting, id);
        Officer& officer = world.officers[id];
        const double quality = officer.course_quality;
        officer.course_quality = -1.0;
        world.officers.on_call[id] = officer.rota;
        --world.units.on_courses[unit];
        if (!world.luck.bernoulli(officer.key, Decision::posting_after_course,
                                  static_cast<std::uint32_t>(officer.courses), p.fitting_post)) {
            continue;
        }
        const double skill = skill_of(world, unit, id);
        learn_on_course(world, unit, id, p.course_gain * quality * (1.0 - skill));
    }
}

} // namespace ssrsim

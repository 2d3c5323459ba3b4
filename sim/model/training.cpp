#include "model/training.hpp"

#include "core/contracts.hpp"
#include "core/smallest.hpp"
#include "model/processes.hpp"
#include "world/officers.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>

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

constexpr double nobody_to_send = std::numeric_limits<double>::infinity();

/// Seats a unit has had for its size, with those `taken` now; the unit with the fewest is next.
double seats_for_size(const Setting& setting, const World& world, UnitId unit, std::int64_t taken) {
    if (taken >= available(world, unit)) return nobody_to_send;
    return (world.units.seats_given[unit] + static_cast<double>(taken) + 0.5) /
           setting.units.establishment[unit];
}

/// Seats that a unit gets before it has had `level` for its size.
std::int64_t seats_below(const Setting& setting, const World& world, UnitId unit, double level) {
    const double about =
        level * setting.units.establishment[unit] - world.units.seats_given[unit] - 0.5;
    auto seats = static_cast<std::int64_t>(
        std::clamp(about, 0.0, static_cast<double>(available(world, unit))));
    while (seats > 0 && !(seats_for_size(setting, world, unit, seats - 1) < level))
        --seats;
    while (seats_for_size(setting, world, unit, seats) < level)
        ++seats;
    return seats;
}

/// Seats that everybody gets before the last is dealt: those below the level at which `open` seats
/// would bring all units alike, less half a seat each. Returns their number. A unit far ahead can
/// make them more than `open`: then none. `seats` goes by the activity's units.
std::int64_t share_sure_seats(const Setting& setting, const World& world,
                              const ActivityFacts& facts, std::int32_t open,
                              std::vector<std::int64_t>& seats) {
    const UnitId first = facts.units.front();
    double given = 0.0;
    double posts = 0.0;
    for (const UnitId unit : facts.units) {
        given += world.units.seats_given[unit];
        posts += setting.units.establishment[unit];
    }
    const double level = (given + open - 0.5 * static_cast<double>(facts.units.size())) / posts;
    std::int64_t sure = 0;
    for (const UnitId unit : facts.units) {
        seats[unit.index() - first.index()] = seats_below(setting, world, unit, level);
        sure += seats[unit.index() - first.index()];
    }
    if (sure <= open) return sure;
    std::fill(seats.begin(), seats.end(), 0);
    return 0;
}

/// Hands out seats one by one to the unit that has had the fewest for its size and has somebody to
/// send; of equals to the earlier. Seats that nobody can take stay empty. `seats` goes by the
/// activity's units.
void share_seats(const Setting& setting, World& world, const ActivityFacts& facts,
                 std::int32_t open, std::vector<std::int64_t>& seats) {
    if (facts.units.empty()) return;
    const UnitId first = facts.units.front();
    const std::size_t units = facts.units.back().index() - first.index() + 1;
    std::vector<double>& queue = world.scratch.weights;
    queue.assign(units, nobody_to_send);
    seats.assign(units, 0);
    std::int64_t left = open - share_sure_seats(setting, world, facts, open, seats);
    for (const UnitId unit : facts.units) {
        const std::size_t at = unit.index() - first.index();
        queue[at] = seats_for_size(setting, world, unit, seats[at]);
    }
    for (; left > 0; --left) {
        const std::size_t next = index_of_smallest(queue);
        if (queue[next] == nobody_to_send) break;
        ++seats[next];
        queue[next] = seats_for_size(setting, world, UnitId{first.index() + next}, seats[next]);
    }
    for (const UnitId unit : facts.units)
        world.units.seats_given[unit] +=
            static_cast<std::int32_t>(seats[unit.index() - first.index()]);
}

/// Chooses as many of a unit as it has seats, by their places in the rota, and takes them off call.
void choose_from_unit(const Setting& setting, World& world, UnitId unit, std::int64_t seats) {
    const IdRange<OfficerId> slots = setting.units.slots_of(unit);
    if (slots.size() == 0) return;
    const std::int32_t first_slot = setting.units.first_slot[unit];
    const std::span<double> places = world.officers.on_call.span(slots);
    std::vector<OfficerId>& chosen = world.scratch.officers;
    constexpr std::int64_t few = 64; // from here on sorting 120 slots takes less time
    if (seats <= few) {
        for (; seats > 0; --seats) {
            const std::size_t at = index_of_smallest(places);
            SSRSIM_EXPECT(places[at] < nobody_on_call, "a seat is for somebody who can be sent");
            places[at] = nobody_on_call;
            chosen.push_back(OfficerId{first_slot + static_cast<std::int32_t>(at)});
        }
        return;
    }
    // Of many each seat by itself would take the square of the time.
    auto& rota = world.scratch.rota;
    rota.clear();
    for (const OfficerId id : slots)
        rota.emplace_back(world.officers.on_call[id], id);
    std::nth_element(rota.begin(), rota.begin() + seats - 1, rota.end());
    rota.resize(static_cast<std::size_t>(seats));
    for (const auto& [place, id] : rota) {
        world.officers.on_call[id] = nobody_on_call;
        chosen.push_back(id);
    }
}

/// Sends those chosen. Each course puts them behind, less so where integrity is low:
/// patronage brings the same people round sooner.
void send_chosen(const Setting& setting, World& world, double quality, std::int32_t weeks) {
    OfficerTable& officers = world.officers;
    for (const OfficerId id : world.scratch.officers) {
        const UnitId unit = unit_of(setting, id);
        const double pull =
            setting.parameters.officers.patronage * (1.0 - world.units.integrity[unit]);
        Officer& officer = officers[id];
        officers.course_quality[id] = quality;
        ++officer.courses;
        officer.rota += 1.0 - pull;
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
    world.scratch.officers.clear();
    for (const UnitId unit : facts.units) {
        const std::int64_t taken = seats_of[unit.index() - facts.units.front().index()];
        if (taken == 0) continue;
        choose_from_unit(setting, world, unit, taken);
        a.seats_filled[id] += static_cast<std::int32_t>(taken);
    }
    send_chosen(setting, world, quality, facts.course_weeks);
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
    address_people(world, back, [&](OfficerId id) { return world.officers[id].courses; });
    PeopleColumns& people = world.scratch.people;
    world.luck.uniforms(people.keys, Decision::posting_after_course, people.whens, people.uniforms);
    for (std::size_t i = 0; i < back.size(); ++i) {
        const OfficerId id = back[i];
        const UnitId unit = unit_of(setting, id);
        const double quality = world.officers.course_quality[id];
        world.officers.on_call[id] = world.officers[id].rota;
        --world.units.on_courses[unit];
        if (!(people.uniforms[i] < p.fitting_post)) continue;
        const double skill = skill_of(world, unit, id);
        learn_on_course(world, unit, id, p.course_gain * quality * (1.0 - skill));
    }
}

} // namespace ssrsim

#include "model/training.hpp"

#include "core/wide.hpp"
#include "model/processes.hpp"
#include "world/officers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <functional>
#include <span>
#include <utility>

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

/// Makes a heap of one whose front alone is out of place: half the work of taking the front off
/// and putting it back.
void sink_front(std::vector<std::pair<double, UnitId>>& heap) {
    if (heap.empty()) return;
    const auto moved = heap.front();
    std::size_t at = 0;
    for (std::size_t below = 1; below < heap.size(); below = 2 * at + 1) {
        if (below + 1 < heap.size() && heap[below + 1] < heap[below]) ++below;
        if (!(heap[below] < moved)) break;
        heap[at] = heap[below];
        at = below;
    }
    heap[at] = moved;
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
        auto& [share, unit] = queue.front();
        std::int64_t& taken = seats[unit.index() - first.index()];
        ++taken;
        ++world.units.seats_given[unit];
        if (taken < available(world, unit)) {
            share = seats_for_size(setting, world, unit);
        } else {
            queue.front() = queue.back();
            queue.pop_back();
        }
        sink_front(queue);
    }
}

// Searching the rota in the compilers' own vectors, eight places at a time: they find none in a
// loop that only asks whether.
using FourPlaces [[gnu::vector_size(32)]] = double;
constexpr std::size_t searched = 8;

struct EightPlaces {
    FourPlaces low;
    FourPlaces high;
    explicit EightPlaces(const double* places) {
        std::memcpy(&low, places, sizeof low);
        std::memcpy(&high, places + 4, sizeof high);
    }
};

/// A place that so many of the rota reach at least: by the smallest of every eighth, if they tell.
inline double bound_of_first(std::span<const double> places, std::size_t seats) {
    if (seats > searched || places.size() < searched) return nobody_on_call;
    EightPlaces least{places.data()};
    for (std::size_t at = searched; at + searched <= places.size(); at += searched) {
        const EightPlaces now{&places[at]};
        least.low = now.low < least.low ? now.low : least.low;
        least.high = now.high < least.high ? now.high : least.high;
    }
    std::array<double, searched> sorted;
    std::memcpy(sorted.data(), &least.low, sizeof least.low);
    std::memcpy(sorted.data() + 4, &least.high, sizeof least.high);
    const auto last = sorted.begin() + static_cast<std::ptrdiff_t>(seats) - 1;
    std::nth_element(sorted.begin(), last, sorted.end());
    return *last;
}

inline bool any_up_to(const double* places, double bound) {
    const EightPlaces now{places};
    const auto found = (now.low <= bound) | (now.high <= bound);
    return (found[0] | found[1] | found[2] | found[3]) != 0;
}

/// The first of a unit's rota, as many as `rota` is long: a heap with the last of them in front.
/// Few of many are chosen, hence most places are passed over at one look.
SSRSIM_WIDE void find_first(std::span<const double> places, std::int32_t first_slot,
                            std::span<std::pair<double, OfficerId>> rota) {
    std::fill(rota.begin(), rota.end(), std::pair{nobody_on_call, OfficerId{}});
    const double bound = bound_of_first(places, rota.size());
    const auto consider = [&](std::size_t at) {
        if (!(places[at] <= bound && places[at] < rota.front().first)) return;
        std::pop_heap(rota.begin(), rota.end());
        rota.back() = {places[at], OfficerId{first_slot + static_cast<std::int32_t>(at)}};
        std::push_heap(rota.begin(), rota.end());
    };
    std::size_t at = 0;
    for (; at + searched <= places.size(); at += searched) {
        if (!any_up_to(&places[at], std::min(bound, rota.front().first))) continue;
        for (std::size_t i = 0; i < searched; ++i)
            consider(at + i);
    }
    for (; at < places.size(); ++at)
        consider(at);
}

/// Finds as many of a unit as it has seats, by their places in the rota.
void choose_from_unit(const Setting& setting, World& world, UnitId unit, std::int64_t seats) {
    const IdRange<OfficerId> slots = setting.units.slots_of(unit);
    if (slots.size() == 0) return;
    const std::int32_t first = (*slots.begin()).value;
    auto& rota = world.scratch.rota;
    const std::size_t chosen = rota.size();
    rota.resize(chosen + static_cast<std::size_t>(seats));
    find_first(std::as_const(world.officers.on_call).span(slots), first,
               std::span{rota}.subspan(chosen));
}

/// Sends those chosen from the units. Each course puts them behind, less so where integrity is low:
/// patronage brings the same people round sooner.
void send_chosen(const Setting& setting, World& world, double quality, std::int32_t weeks) {
    OfficerTable& officers = world.officers;
    for (const auto& [place, id] : world.scratch.rota) {
        const UnitId unit = unit_of(setting, id);
        const double pull =
            setting.parameters.officers.patronage * (1.0 - world.units.integrity[unit]);
        Officer& officer = officers[id];
        officers.course_quality[id] = quality;
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
    world.scratch.rota.clear();
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
    const std::vector<double>& uniforms =
        draw_people(world, back, Decision::posting_after_course, &Officer::courses);
    for (std::size_t i = 0; i < back.size(); ++i) {
        const OfficerId id = back[i];
        const UnitId unit = unit_of(setting, id);
        const double quality = world.officers.course_quality[id];
        world.officers.course_quality[id] = -1.0;
        world.officers.on_call[id] = world.officers[id].rota;
        --world.units.on_courses[unit];
        if (!(uniforms[i] < p.fitting_post)) continue;
        const double skill = skill_of(world, unit, id);
        learn_on_course(world, unit, id, p.course_gain * quality * (1.0 - skill));
    }
}

} // namespace ssrsim

#include "core/hash.hpp"
#include "model/processes.hpp"
#include "world/officers.hpp"

#include <algorithm>
#include <cmath>

// Officers leave by a hazard of their own and are recruited by classes of the academy.

namespace ssrsim {

void let_officers_leave(const Setting& setting, World& world) {
    const OfficerParameters& p = setting.parameters.officers;
    const double bound = leaving_bound(p);
    std::vector<OfficerId>& candidates = world.scratch.officers;
    world.officers.leaving.take(world.week, candidates);
    address_people(world, candidates, [&](OfficerId id) { return world.officers[id].candidates; });
    PeopleColumns& people = world.scratch.people;
    world.luck.pairs(people.keys, Decision::leaving_candidate, people.whens, people.uniforms,
                     people.seconds);
    std::vector<OfficerId>& leavers = people.slots;
    leavers.resize(candidates.size());
    std::size_t leaving = 0;
    std::size_t staying = 0;
    // Everybody is written into both lists: which it will be no processor can foresee.
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const OfficerId id = candidates[i];
        const double pay = world.institutions.pay[setting.units.institution[unit_of(setting, id)]];
        const double hazard = 1.0 + p.leave_unpaid * (1.0 - pay) +
                              (world.officers[id].trained > 0 ? p.leave_poached : 0.0);
        // A candidate time comes from the bound; this one is real with probability hazard / bound.
        const bool leaves = people.seconds[i] < hazard / bound;
        leavers[leaving] = candidates[staying] = id;
        people.uniforms[staying] = people.uniforms[i]; // how long until the next
        leaving += leaves ? 1 : 0;
        staying += leaves ? 0 : 1;
    }
    for (std::size_t i = 0; i < leaving; ++i)
        discharge(world, unit_of(setting, leavers[i]), leavers[i]);
    world.personnel.left += static_cast<std::int64_t>(leaving);
    candidates.resize(staying);
    schedule_leaving(setting, world, candidates, {people.uniforms.data(), staying});
}

namespace {

/// A class is limited by vacancies, by the academy, and by what the budget can pay.
std::int32_t class_size(const Setting& setting, const World& world, InstitutionId institution) {
    const InstitutionFacts& facts = setting.institutions[institution];
    const std::int32_t period = whole_weeks(setting.parameters.officers.class_weeks);
    const std::int32_t strength = world.institutions.strength[institution];
    const double academy =
        setting.parameters.officers.academy_rate * facts.establishment * period * week_in_years;
    // Whole people by the running total, so that small institutions get theirs too.
    const std::int32_t number = world.week.number / period;
    const double places = std::floor(academy * (number + 1)) - std::floor(academy * number);
    // A force is allowed to outgrow its budget to a degree, and pays less for it.
    const double payable =
        world.institutions.payable[institution] / setting.parameters.officers.hiring_pay;
    std::int32_t vacant = 0;
    for (const UnitId unit : facts.units) {
        vacant += std::max(0, setting.units.establishment[unit] - world.units.strength[unit]);
    }
    const double most =
        std::min({places, std::floor(payable) - strength, static_cast<double>(vacant)});
    return static_cast<std::int32_t>(std::max(0.0, most));
}

} // namespace

void recruit_officers(const Setting& setting, World& world) {
    const OfficerParameters& p = setting.parameters.officers;
    if (world.week.number % whole_weeks(p.class_weeks) != 0) return;
    for (const InstitutionId institution : setting.institutions.ids()) {
        const std::int32_t size = class_size(setting, world, institution);
        if (size == 0) continue;
        const InstitutionFacts& facts = setting.institutions[institution];
        std::vector<UnitId>& units = world.scratch.units;
        units.clear();
        for (const UnitId unit : facts.units)
            units.push_back(unit);
        fill_vacancies(
            setting, world, units, size,
            hash_combine(hash_combine(setting.institution_keys[institution], hash_text("class")),
                         static_cast<std::uint64_t>(world.week.number)),
            {p.recruit_skill, p.recruit_integrity, facts.women});
        world.events.note({world.week, EventKind::class_recruited, Cause::vacancies,
                           Concerns::institution, institution.value, static_cast<double>(size)});
    }
}

} // namespace ssrsim

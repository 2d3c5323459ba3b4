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
    OfficerColumns& officers = world.officers;
    std::vector<OfficerId>& candidates = world.scratch.officers;
    officers.leaving.take(world.week, candidates);
    for (const OfficerId officer : candidates) {
        const UnitId unit = unit_of(setting, officer);
        const double pay = world.institutions.pay[setting.units.institution[unit]];
        const double hazard = 1.0 + p.leave_unpaid * (1.0 - pay) +
                              (officers.trained[officer] > 0 ? p.leave_poached : 0.0);
        // A candidate time comes from the bound; this one is real with probability hazard / bound.
        if (world.luck.bernoulli(officers.key[officer], Decision::leaving_accepted,
                                 static_cast<std::uint32_t>(officers.candidates[officer]),
                                 hazard / bound)) {
            discharge(world, unit, officer);
            ++world.personnel.left;
        } else {
            schedule_leaving(setting, world, officer);
        }
    }
}

namespace {

constexpr std::int32_t weeks_between_classes = 13;

/// A class is limited by vacancies, by the academy, and by what the budget can pay.
std::int32_t class_size(const Setting& setting, const World& world, InstitutionId institution) {
    const InstitutionFacts& facts = setting.institutions[institution];
    const std::int32_t strength = world.institutions.strength[institution];
    const double academy = setting.parameters.officers.academy_rate * facts.establishment *
                           weeks_between_classes * week_in_years;
    // Whole people by the running total, so that small institutions get theirs too.
    const std::int32_t number = world.week.number / weeks_between_classes;
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

void enlist_class(const Setting& setting, World& world, InstitutionId institution,
                  std::int32_t size) {
    const OfficerParameters& p = setting.parameters.officers;
    const InstitutionFacts& facts = setting.institutions[institution];
    std::vector<double>& vacancies = world.scratch.weights;
    std::vector<std::int64_t>& parts = world.scratch.parts;
    vacancies.clear();
    for (const UnitId unit : facts.units) {
        vacancies.push_back(
            std::max(0, setting.units.establishment[unit] - world.units.strength[unit]));
    }
    parts.resize(vacancies.size());
    split_by_largest_remainder(size, vacancies, parts);

    const std::uint64_t class_key = hash_combine(hash_combine(facts.key, hash_text("class")),
                                                 static_cast<std::uint64_t>(world.week.number));
    std::uint64_t place = 0;
    std::size_t number = 0;
    for (const UnitId unit : facts.units) {
        std::int64_t posted = parts[number++];
        for (const OfficerId slot : setting.units.slots_of(unit)) {
            if (posted == 0) break;
            if (world.officers.key[slot] != 0) continue;
            const std::uint64_t person = hash_combine(class_key, place++);
            enlist(setting, world, unit, slot, person,
                   person_trait(world.luck, person, Decision::officer_skill, p.recruit_skill,
                                p.person_spread),
                   person_trait(world.luck, person, Decision::officer_integrity,
                                p.recruit_integrity, p.person_spread),
                   world.luck.bernoulli(person, Decision::officer_gender, 0, facts.women),
                   world.week.number);
            ++world.personnel.hired;
            --posted;
        }
    }
}

} // namespace

void recruit_officers(const Setting& setting, World& world) {
    if (world.week.number % weeks_between_classes != 0) return;
    for (const InstitutionId institution : setting.institutions.ids()) {
        const std::int32_t size = class_size(setting, world, institution);
        if (size == 0) continue;
        enlist_class(setting, world, institution, size);
        world.events.note({world.week, EventKind::class_recruited, Cause::vacancies,
                           Concerns::institution, institution.value, static_cast<double>(size)});
    }
}

} // namespace ssrsim

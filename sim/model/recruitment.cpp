#include "core/hash.hpp"
#include "model/processes.hpp"
#include "world/officers.hpp"

#include <algorithm>
#include <cmath>

// Officers are recruited by classes of the academy.

namespace ssrsim {

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

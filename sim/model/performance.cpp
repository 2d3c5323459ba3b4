#include "core/math.hpp"
#include "model/processes.hpp"

#include <algorithm>

// Capacity is what a unit could do; performance is what it does, which takes ownership and pay
// (S1 ¶56). Foreign staff who do the work themselves lift performance as long as they are there
// (S1 ¶47).

namespace ssrsim {

namespace {

/// Keeps the logarithm finite: a link that is missing altogether still ends capacity.
constexpr double nothing = 1e-9;

double log_of(double share) {
    return portable_log(std::max(share, nothing));
}

} // namespace

void assess_performance(const Setting& setting, World& world) {
    const InstitutionParameters& p = setting.parameters.institutions;
    InstitutionColumns& c = world.institutions;
    UnitColumns& u = world.units;
    for (const InstitutionId id : setting.institutions.ids()) {
        const InstitutionFacts& facts = setting.institutions[id];
        const double procedures = p.procedures_weight * log_of(c.procedures[id]);
        const double used =
            p.performance_floor + (1.0 - p.performance_floor) * c.ownership[id] * c.pay[id];
        const double foreign =
            p.substitution * (1.0 - c.national_lead[id]) *
            std::min(1.0, static_cast<double>(c.advisers[id]) / facts.establishment);
        double capacity = 0.0;
        double performance = 0.0;
        double equipment = 0.0;
        double skill = 0.0;
        double integrity = 0.0;
        for (const UnitId unit : facts.units) {
            const std::int32_t established = setting.units.establishment[unit];
            const double on_duty = u.strength[unit] - u.on_courses[unit];
            const double staffing = std::min(1.0, on_duty / established);
            u.capacity[unit] = portable_exp(
                p.staffing_weight * log_of(staffing) + p.skill_weight * log_of(u.skill[unit]) +
                p.equipment_weight * log_of(u.equipment[unit]) + procedures);
            const double own = u.capacity[unit] * used;
            u.performance[unit] = own + (1.0 - own) * foreign;
            capacity += established * u.capacity[unit];
            performance += established * u.performance[unit];
            equipment += established * u.equipment[unit];
            skill += u.strength[unit] * u.skill[unit];
            integrity += u.strength[unit] * u.integrity[unit];
        }
        c.capacity[id] = capacity / facts.establishment;
        c.performance[id] = performance / facts.establishment;
        c.equipment[id] = equipment / facts.establishment;
        c.skill[id] = c.strength[id] > 0 ? skill / c.strength[id] : 0.0;
        c.integrity[id] = c.strength[id] > 0 ? integrity / c.strength[id] : 0.0;
    }
}

} // namespace ssrsim

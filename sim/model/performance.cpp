#include "core/math.hpp"
#include "core/wide.hpp"
#include "model/processes.hpp"

#include <algorithm>
#include <span>

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

/// Weighted geometric means by unit: of its staffing, skill and equipment, and of procedures, which
/// its institution has in common (`common`: their weighted logarithm). A loop over columns without
/// branches, which compilers make vectors of.
SSRSIM_WIDE void combine(const InstitutionParameters& p, std::span<const double> staffing,
                         std::span<const double> skill, std::span<const double> equipment,
                         std::span<const double> common, std::span<double> capacity) {
    for (std::size_t i = 0; i < capacity.size(); ++i)
        capacity[i] = p.staffing_weight * log_of(staffing[i]);
    for (std::size_t i = 0; i < capacity.size(); ++i)
        capacity[i] += p.skill_weight * log_of(skill[i]);
    for (std::size_t i = 0; i < capacity.size(); ++i)
        capacity[i] += p.equipment_weight * log_of(equipment[i]);
    for (std::size_t i = 0; i < capacity.size(); ++i)
        capacity[i] = portable_exp(capacity[i] + common[i]);
}

void assess_units(const Setting& setting, World& world) {
    const InstitutionParameters& p = setting.parameters.institutions;
    UnitColumns& u = world.units;
    std::vector<double>& staffing = world.scratch.sums;
    std::vector<double>& common = world.scratch.shares;
    staffing.resize(u.capacity.size());
    common.resize(u.capacity.size());
    for (const InstitutionId id : setting.institutions.ids()) {
        const double procedures = p.procedures_weight * log_of(world.institutions.procedures[id]);
        for (const UnitId unit : setting.institutions[id].units) {
            const double on_duty = u.strength[unit] - u.on_courses[unit];
            staffing[unit.index()] = std::min(1.0, on_duty / setting.units.establishment[unit]);
            common[unit.index()] = procedures;
        }
    }
    combine(p, staffing, u.skill.span(), u.equipment.span(), common, u.capacity.span());
}

} // namespace

void assess_performance(const Setting& setting, World& world) {
    const InstitutionParameters& p = setting.parameters.institutions;
    InstitutionColumns& c = world.institutions;
    UnitColumns& u = world.units;
    assess_units(setting, world);
    for (const InstitutionId id : setting.institutions.ids()) {
        const InstitutionFacts& facts = setting.institutions[id];
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

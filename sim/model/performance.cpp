#include "core/log_columns.hpp"
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

/// Officers on duty for each post, at most one.
SSRSIM_WIDE void measure_staffing(std::span<const std::int32_t> strength,
                                  std::span<const std::int32_t> on_courses,
                                  std::span<const std::int32_t> establishment,
                                  std::span<double> staffing) {
    for (std::size_t i = 0; i < staffing.size(); ++i) {
        const double on_duty = strength[i] - on_courses[i];
        const double share = on_duty / establishment[i];
        staffing[i] = share < 1.0 ? share : 1.0;
    }
}

/// Capacity is a weighted geometric mean of staffing, skill, equipment and the institution's
/// procedures.
void assess_units(const Setting& setting, World& world) {
    const InstitutionParameters& p = setting.parameters.institutions;
    UnitColumns& u = world.units;
    std::vector<double>& staffing = world.scratch.sums;
    staffing.resize(u.capacity.size());
    measure_staffing(u.strength.span(), u.on_courses.span(), setting.units.establishment.span(),
                     staffing);
    const std::span<double> capacity = u.capacity.span();
    std::fill(capacity.begin(), capacity.end(), 0.0);
    add_logs(capacity, p.staffing_weight, staffing, nothing);
    add_logs(capacity, p.skill_weight, u.skill.span(), nothing);
    add_logs(capacity, p.equipment_weight, u.equipment.span(), nothing);
    for (const InstitutionId id : setting.institutions.ids()) {
        const double procedures =
            p.procedures_weight *
            portable_log(std::max(world.institutions.procedures[id], nothing));
        for (const UnitId unit : setting.institutions[id].units)
            u.capacity[unit] += procedures;
    }
    exponentiate(capacity);
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

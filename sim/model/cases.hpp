#pragma once

#include "world/world.hpp"

#include <array>

namespace ssrsim {

/// The force of the kinds that `counts` accepts, by region, in one pass over their units.
template <class Counts>
void gather_force(const Setting& setting, const World& world, Counts counts,
                  std::vector<RegionalForce>& by_region) {
    by_region.assign(setting.regions.size(), RegionalForce{});
    for (const InstitutionId c : setting.institutions.ids()) {
        if (!counts(setting.institutions[c].kind)) continue;
        for (const UnitId unit : setting.institutions[c].units) {
            RegionalForce& force = by_region[setting.units.region[unit].index()];
            const double established = setting.units.establishment[unit];
            force.established += established;
            force.performing += established * world.units.performance[unit];
            force.officers += world.units.strength[unit];
            force.integrity += world.units.strength[unit] * world.units.integrity[unit];
        }
    }
    for (RegionalForce& force : by_region) {
        if (force.officers > 0.0) force.integrity /= force.officers;
        if (!(force.established > 0.0)) continue;
        force.performance = force.performing / force.established;
    }
}

/// Whether an institution's officers take cases.
bool handles_cases(InstitutionKind kind);

/// Takes from the two groups' queues of a region what capacity allows, in proportion to the
/// queues, whole cases only. `carry` keeps the part of a case that capacity left over; capacity
/// that met no queue is lost.
std::array<std::int32_t, group_count> take_cases(const Column<CellId, std::int32_t>& queue,
                                                 RegionId region, double capacity, double& carry);

/// Probability of an event within a week at a yearly hazard: 1 − exp(−rate·Δ).
double within_a_week(double yearly_hazard);

/// Probability that a judgment is fair, by the integrity of those who judge and the independence
/// they have.
double fair_share(const Setting& setting, const World& world, double integrity);

/// Probability that prisons which are not overfull hold a convict lawfully.
double lawful_share(const Setting& setting, double performance);

/// Service delivery of a region: delivered over incidents, smoothed.
double delivered_share(const World& world, RegionId region);

/// Share of cases sent to court that courts clear, smoothed; 1 where nothing has been sent.
double clearance(const World& world, RegionId region);

} // namespace ssrsim

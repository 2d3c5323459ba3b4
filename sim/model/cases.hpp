#pragma once

#include "world/world.hpp"

#include <cstdint>
#include <span>
#include <vector>

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

/// Draws how many of each cell's cases meet a fate, all with one chance or each cell's with its
/// own. `of` and `drawn` may be one column; `pair` is 0 where the fate is drawn once a week. One
/// chance is spread over `scratch.cases.chance`.
void draw_cases(const Setting& setting, World& world, Decision fate,
                const Column<CellId, std::int32_t>& of, double chance,
                Column<CellId, std::int32_t>& drawn, std::uint32_t pair = 0);
void draw_cases(const Setting& setting, const World& world, Decision fate,
                const Column<CellId, std::int32_t>& of, const Column<CellId, double>& chances,
                Column<CellId, std::int32_t>& drawn, std::uint32_t pair = 0);

/// Whether an institution's officers take cases.
bool handles_cases(InstitutionKind kind);

/// Counts into `taken` what capacity allows of the two groups' queues of a region, in proportion to
/// the queues, whole cases only. `carry` keeps the part of a case that capacity left over; capacity
/// that met no queue is lost.
void take_cases(const Column<CellId, std::int32_t>& queue, RegionId region, double capacity,
                double& carry, Column<CellId, std::int32_t>& taken);

/// Probability of an event within a week at a yearly hazard: 1 − exp(−rate·Δ).
double within_a_week(double yearly_hazard);
/// The same of each, in place.
void within_a_week(std::span<double> yearly_hazards);

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

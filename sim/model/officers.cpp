#include "world/officers.hpp"

#include "core/math.hpp"
#include "model/processes.hpp"

#include <algorithm>
#include <cmath>

// Every officer, every week:
//   s += Δ·(η_M·M·(1−s) − δ_s·(s − s̲))
//   g += Δ·(κ_peer·(ḡ−g) + κ_acc·(g*−g) + η_G·M·(1−g))
// Both are affine in the officer's own value with coefficients common to the unit, so a unit's
// officers move by composing one map. The tests hold this against visiting everyone.

namespace ssrsim {

namespace {

/// Below this factor the maps are written into the officers: their bases would otherwise need
/// digits that a double does not have.
constexpr double smallest_factor = 0.01;

double power_of(double base, double exponent) {
    return exponent == 3.0 ? base * base * base : portable_pow(base, exponent);
}

/// Skill that the institution's own routines sustain, from its procedures and the unit's equipment.
double sustained_skill(const OfficerParameters& p, double procedures, double equipment) {
    return p.skill_floor + (p.skill_top - p.skill_floor) * std::sqrt(procedures * equipment);
}

/// Accountability works through colleagues who enforce it.
double enforcement(const OfficerParameters& p, double integrity) {
    const double enforced = power_of(integrity, p.enforcement_exponent);
    const double half = power_of(p.enforcement_half, p.enforcement_exponent);
    return enforced / (enforced + half);
}

} // namespace

void advance_officers(const Setting& setting, World& world) {
    const OfficerParameters& p = setting.parameters.officers;
    UnitColumns& u = world.units;
    for (const InstitutionId c : setting.institutions.ids()) {
        const InstitutionColumns& state = world.institutions;
        const double accountable =
            std::sqrt(std::min(1.0, state.accountability[c] / p.accountability_reference)) *
            (0.5 + 0.5 * state.pay[c]);
        for (const UnitId unit : setting.institutions[c].units) {
            refresh_means(world, unit); // people came and went this week
            const double mentoring = u.mentoring[unit];
            const double learning = week_in_years * p.mentoring_gain * mentoring;
            const double fading = week_in_years * p.skill_fading;
            const double sustained = sustained_skill(p, state.procedures[c], u.equipment[unit]);
            u.skill_map[unit].then(1.0 - learning - fading, learning + fading * sustained);

            const double supported = p.integrity_low + (p.integrity_high - p.integrity_low) *
                                                           accountable *
                                                           enforcement(p, u.integrity[unit]);
            const double peers = week_in_years * p.peer_rate;
            const double account = week_in_years * p.accountability_rate;
            const double example = week_in_years * p.integrity_mentoring * mentoring;
            u.integrity_map[unit].then(1.0 - peers - account - example,
                                       peers * u.integrity[unit] + account * supported + example);
            if (u.skill_map[unit].factor < smallest_factor ||
                u.integrity_map[unit].factor < smallest_factor) {
                rebase(setting, world, unit);
            }
            refresh_means(world, unit);
        }
    }
}

} // namespace ssrsim

#include "world/officers.hpp"

#include "core/math.hpp"
#include "core/wide.hpp"
#include "model/processes.hpp"

#include <algorithm>
#include <cmath>
#include <span>

// Every officer, every week:
//   s += Δ·(η_M·M·(1−s) − δ_s·(s − s̲))
//   g += Δ·(κ_peer·(ḡ−g) + κ_acc·(g*−g) + η_G·M·(1−g))
// Both are affine in the officer's own value with coefficients common to the unit, so a unit's
// officers move by composing one map. The tests hold this against visiting everyone.

namespace ssrsim {

namespace {

/// Below this factor the maps are written into the officers: their bases would otherwise need
/// digits that a double does not have. Four of its sixteen are lost here at most.
constexpr double smallest_factor = 1e-4;

/// How far accountability works through colleagues who enforce it, by their mean integrity.
SSRSIM_WIDE void enforce(const OfficerParameters& p, std::span<const double> integrity,
                         std::span<double> enforced) {
    const double exponent = p.enforcement_exponent;
    const bool cube = exponent == 3.0;
    const double limit = p.enforcement_half;
    const double half = cube ? limit * limit * limit : portable_pow(limit, exponent);
    if (cube) {
        for (std::size_t i = 0; i < enforced.size(); ++i)
            enforced[i] = integrity[i] * integrity[i] * integrity[i];
    } else {
        for (std::size_t i = 0; i < enforced.size(); ++i)
            enforced[i] = portable_pow(integrity[i], exponent);
    }
    for (double& part : enforced)
        part = part / (part + half);
}

/// Moves the units of an institution a week on: loops over columns, which compilers make vectors
/// of.
SSRSIM_WIDE void move_skill(const OfficerParameters& p, double procedures,
                            std::span<const double> equipment, std::span<const double> mentoring,
                            std::span<AffineMap> skill) {
    for (std::size_t i = 0; i < skill.size(); ++i) {
        const double learning = week_in_years * p.mentoring_gain * mentoring[i];
        const double fading = week_in_years * p.skill_fading;
        // What the institution's own routines sustain, from its procedures and the unit's
        // equipment.
        const double sustained =
            p.skill_floor + (p.skill_top - p.skill_floor) * std::sqrt(procedures * equipment[i]);
        skill[i].then(1.0 - learning - fading, learning + fading * sustained);
    }
}

SSRSIM_WIDE void move_integrity(const OfficerParameters& p, double accountable,
                                std::span<const double> enforced, std::span<const double> mean,
                                std::span<const double> mentoring, std::span<AffineMap> integrity) {
    for (std::size_t i = 0; i < integrity.size(); ++i) {
        const double supported =
            p.integrity_low + (p.integrity_high - p.integrity_low) * accountable * enforced[i];
        const double peers = week_in_years * p.peer_rate;
        const double account = week_in_years * p.accountability_rate;
        const double example = week_in_years * p.integrity_mentoring * mentoring[i];
        integrity[i].then(1.0 - peers - account - example,
                          peers * mean[i] + account * supported + example);
    }
}

} // namespace

void advance_officers(const Setting& setting, World& world) {
    const OfficerParameters& p = setting.parameters.officers;
    UnitColumns& u = world.units;
    refresh_means(world, setting.units.key.ids()); // people came and went this week
    std::vector<double>& enforced = world.scratch.sums;
    enforced.resize(u.integrity.size());
    enforce(p, u.integrity.span(), enforced);
    for (const InstitutionId c : setting.institutions.ids()) {
        const InstitutionColumns& state = world.institutions;
        const double accountable =
            std::sqrt(std::min(1.0, state.accountability[c] / p.accountability_reference)) *
            (0.5 + 0.5 * state.pay[c]);
        const IdRange<UnitId> units = setting.institutions[c].units;
        move_skill(p, state.procedures[c], u.equipment.span(units), u.mentoring.span(units),
                   u.skill_map.span(units));
        move_integrity(p, accountable, rows_of(std::span<const double>{enforced}, units),
                       u.integrity.span(units), u.mentoring.span(units),
                       u.integrity_map.span(units));
    }
    for (const UnitId unit : setting.units.key.ids()) {
        if (u.skill_map[unit].factor < smallest_factor ||
            u.integrity_map[unit].factor < smallest_factor) {
            rebase(setting, world, unit);
        }
    }
    refresh_means(world, setting.units.key.ids());
}

} // namespace ssrsim

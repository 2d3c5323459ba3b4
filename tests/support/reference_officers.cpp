#include "support/reference_officers.hpp"

#include "core/math.hpp"
#include "model/step.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace ssrsim {

namespace {

struct Means {
    double skill = 0.0;
    double integrity = 0.0;
};

std::vector<OfficerId> people_of(const Setting& setting, const World& world, UnitId unit) {
    std::vector<OfficerId> people;
    for (const OfficerId officer : setting.units.slots_of(unit)) {
        if (!world.officers.is_free(officer)) people.push_back(officer);
    }
    return people;
}

Means means_of(const World& world, const std::vector<OfficerId>& people) {
    Means means;
    for (const OfficerId officer : people) {
        means.skill += world.officers[officer].skill_base;
        means.integrity += world.officers[officer].integrity_base;
    }
    if (people.empty()) return means;
    means.skill /= static_cast<double>(people.size());
    means.integrity /= static_cast<double>(people.size());
    return means;
}

/// s̲ = s_floor + (s_top − s_floor)·√(p·e).
double sustained_skill(const OfficerParameters& p, double procedures, double equipment) {
    return p.skill_floor + (p.skill_top - p.skill_floor) * std::sqrt(procedures * equipment);
}

/// g* = g_low + (g_high − g_low)·√min(1, A/A_ref)·(½ + ½·pay)·ḡʰ/(ḡʰ + half ʰ).
double supported_integrity(const OfficerParameters& p, double accountability, double pay,
                           double mean) {
    const double enforced = portable_pow(mean, p.enforcement_exponent);
    const double half = portable_pow(p.enforcement_half, p.enforcement_exponent);
    return p.integrity_low +
           (p.integrity_high - p.integrity_low) *
               std::sqrt(std::min(1.0, accountability / p.accountability_reference)) *
               (0.5 + 0.5 * pay) * (enforced / (enforced + half));
}

void visit_unit(const Setting& setting, World& world, UnitId unit) {
    const OfficerParameters& p = setting.parameters.officers;
    const InstitutionId c = setting.units.institution[unit];
    const InstitutionColumns& state = world.institutions;
    UnitColumns& u = world.units;
    const std::vector<OfficerId> people = people_of(setting, world, unit);
    const Means before = means_of(world, people);
    const double mentoring = u.mentoring[unit];
    const double sustained = sustained_skill(p, state.procedures[c], u.equipment[unit]);
    const double supported =
        supported_integrity(p, state.accountability[c], state.pay[c], before.integrity);
    u.skill_base_sum[unit] = 0.0;
    u.integrity_base_sum[unit] = 0.0;
    for (const OfficerId officer : people) {
        double& s = world.officers[officer].skill_base;
        double& g = world.officers[officer].integrity_base;
        s += week_in_years *
             (p.mentoring_gain * mentoring * (1.0 - s) - p.skill_fading * (s - sustained));
        g += week_in_years *
             (p.peer_rate * (before.integrity - g) + p.accountability_rate * (supported - g) +
              p.integrity_mentoring * mentoring * (1.0 - g));
        world.officers[officer].course_base *=
            1.0 - week_in_years * (p.mentoring_gain * mentoring + p.skill_fading);
        u.skill_base_sum[unit] += s;
        u.integrity_base_sum[unit] += g;
    }
    const Means after = means_of(world, people);
    u.skill[unit] = after.skill;
    u.integrity[unit] = after.integrity;
}

} // namespace

void visit_every_officer(const Setting& setting, World& world) {
    for (const UnitId unit : setting.units.key.ids())
        visit_unit(setting, world, unit);
}

void reference_step(const Setting& setting, World& world) {
    step(setting, world, visit_every_officer);
}

} // namespace ssrsim

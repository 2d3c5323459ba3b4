#include "world/officers.hpp"

#include "core/math.hpp"

#include <algorithm>
#include <cmath>

namespace ssrsim {

double skill_of(const World& world, UnitId unit, OfficerId officer) {
    return world.units.skill_map[unit](world.officers.skill_base[officer]);
}

double integrity_of(const World& world, UnitId unit, OfficerId officer) {
    return world.units.integrity_map[unit](world.officers.integrity_base[officer]);
}

void learn_on_course(World& world, UnitId unit, OfficerId officer, double gain) {
    const double base = gain / world.units.skill_map[unit].factor;
    world.officers.skill_base[officer] += base;
    world.officers.course_base[officer] += base;
    world.units.skill_base_sum[unit] += base;
    ++world.officers.trained[officer];
}

void lose_courses(World& world, UnitId unit, OfficerId officer) {
    double& base = world.officers.course_base[officer];
    world.officers.skill_base[officer] -= base;
    world.units.skill_base_sum[unit] -= base;
    base = 0.0;
    world.officers.trained[officer] = 0;
}

double leaving_bound(const OfficerParameters& p) {
    return 1.0 + p.leave_unpaid + p.leave_poached;
}

namespace {

/// A last digit more or less of a tenure decides nothing, and this takes half the time of a power.
double power_by_logarithm(double base, double exponent) {
    return portable_exp(exponent * portable_log(base));
}

/// Integrated hazard of a paid, untrained officer up to a tenure in years: a Weibull law whose
/// hazard is `leave_rate` at `leave_scale_years`.
double integrated_hazard(const OfficerParameters& p, double tenure_years) {
    if (tenure_years <= 0.0) return 0.0;
    return p.leave_rate * p.leave_scale_years / p.leave_shape *
           power_by_logarithm(tenure_years / p.leave_scale_years, p.leave_shape);
}

double tenure_at(const OfficerParameters& p, double hazard) {
    return p.leave_scale_years *
           power_by_logarithm(hazard * p.leave_shape / (p.leave_rate * p.leave_scale_years),
                              1.0 / p.leave_shape);
}

} // namespace

void schedule_leaving(const Setting& setting, World& world, OfficerId officer) {
    const OfficerParameters& p = setting.parameters.officers;
    if (!(p.leave_rate > 0.0)) return;
    OfficerColumns& officers = world.officers;
    const std::int32_t number = officers.candidates[officer]++;
    // Times of a Poisson process with the bound as its rate, by inversion of the integrated hazard:
    // exact for a Weibull law, and the same whatever the plan does to pay and training.
    officers.hazard_spent[officer] +=
        world.luck.exponential(officers.key[officer], Decision::leaving_candidate,
                               static_cast<std::uint32_t>(number)) /
        leaving_bound(p);
    const double tenure = tenure_at(p, officers.hazard_spent[officer]);
    const double at = officers.joined[officer] + tenure * weeks_per_year;
    const double last = static_cast<double>(world.week.number + WeekBuckets<OfficerId>::horizon);
    const Week when{at < last ? static_cast<std::int32_t>(std::floor(at))
                              : static_cast<std::int32_t>(last)};
    officers.leaving.schedule(officer, std::max(when, world.week + 1), world.week);
}

void draw_turn(World& world, OfficerId officer) {
    OfficerColumns& officers = world.officers;
    const std::int32_t courses = officers.courses[officer];
    officers.turn[officer] =
        courses + world.luck.uniform(officers.key[officer], Decision::rota_turn,
                                     static_cast<std::uint32_t>(courses));
}

void enlist(const Setting& setting, World& world, UnitId unit, OfficerId slot, std::uint64_t key,
            double skill, double integrity, bool woman, double joined) {
    OfficerColumns& officers = world.officers;
    SSRSIM_EXPECT(officers.key[slot] == 0 && key != 0, "the slot is free and the person has a key");
    officers.key[slot] = key;
    officers.skill_base[slot] = world.units.skill_map[unit].inverse(skill);
    officers.integrity_base[slot] = world.units.integrity_map[unit].inverse(integrity);
    officers.joined[slot] = joined;
    officers.course_quality[slot] = -1.0;
    officers.candidates[slot] = 0;
    officers.courses[slot] = 0;
    officers.trained[slot] = 0;
    officers.course_base[slot] = 0.0;
    officers.connection[slot] = world.luck.uniform(key, Decision::officer_connection, 0);
    draw_turn(world, slot);
    officers.woman[slot] = woman ? 1 : 0;
    const double tenure_years = (world.week.number - joined) / weeks_per_year;
    officers.hazard_spent[slot] = integrated_hazard(setting.parameters.officers, tenure_years);
    world.units.skill_base_sum[unit] += officers.skill_base[slot];
    world.units.integrity_base_sum[unit] += officers.integrity_base[slot];
    ++world.units.strength[unit];
    if (woman) ++world.units.women[unit];
    schedule_leaving(setting, world, slot);
}

void discharge(World& world, UnitId unit, OfficerId officer) {
    OfficerColumns& officers = world.officers;
    SSRSIM_EXPECT(officers.key[officer] != 0, "somebody holds the slot");
    world.units.skill_base_sum[unit] -= officers.skill_base[officer];
    world.units.integrity_base_sum[unit] -= officers.integrity_base[officer];
    --world.units.strength[unit];
    if (officers.woman[officer] != 0) --world.units.women[unit];
    if (officers.course_quality[officer] >= 0.0) --world.units.on_courses[unit];
    officers.leaving.cancel(officer);
    officers.course_end.cancel(officer);
    officers.key[officer] = 0;
}

double person_trait(const Luck& luck, std::uint64_t person, Decision what, double median,
                    double spread) {
    const double odds = median / (1.0 - median);
    const double z = luck.normal(person, what, 0);
    return 1.0 / (1.0 + portable_exp(-spread * z) / odds);
}

void rebase(const Setting& setting, World& world, UnitId unit) {
    OfficerColumns& officers = world.officers;
    AffineMap& skill = world.units.skill_map[unit];
    AffineMap& integrity = world.units.integrity_map[unit];
    double skill_sum = 0.0;
    double integrity_sum = 0.0;
    for (const OfficerId officer : setting.units.slots_of(unit)) {
        if (officers.key[officer] == 0) continue;
        officers.skill_base[officer] = skill(officers.skill_base[officer]);
        officers.course_base[officer] *= skill.factor;
        officers.integrity_base[officer] = integrity(officers.integrity_base[officer]);
        skill_sum += officers.skill_base[officer];
        integrity_sum += officers.integrity_base[officer];
    }
    skill = AffineMap{};
    integrity = AffineMap{};
    world.units.skill_base_sum[unit] = skill_sum;
    world.units.integrity_base_sum[unit] = integrity_sum;
}

void refresh_means(World& world, UnitId unit) {
    const std::int32_t strength = world.units.strength[unit];
    const auto mean = [&](const AffineMap& map, double sum) {
        return strength > 0 ? std::clamp(map(sum / strength), 0.0, 1.0) : 0.0;
    };
    world.units.skill[unit] = mean(world.units.skill_map[unit], world.units.skill_base_sum[unit]);
    world.units.integrity[unit] =
        mean(world.units.integrity_map[unit], world.units.integrity_base_sum[unit]);
}

} // namespace ssrsim

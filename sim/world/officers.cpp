#include "world/officers.hpp"

#include "core/hash.hpp"
#include "core/math.hpp"
#include "core/money.hpp"

#include <algorithm>
#include <cmath>

namespace ssrsim {

double skill_of(const World& world, UnitId unit, OfficerId officer) {
    return world.units.skill_map[unit](world.officers[officer].skill_base);
}

double integrity_of(const World& world, UnitId unit, OfficerId officer) {
    return world.units.integrity_map[unit](world.officers[officer].integrity_base);
}

void learn_on_course(World& world, UnitId unit, OfficerId officer, double gain) {
    const double base = gain / world.units.skill_map[unit].factor;
    world.officers[officer].skill_base += base;
    world.officers[officer].course_base += base;
    world.units.skill_base_sum[unit] += base;
    ++world.officers[officer].trained;
}

void lose_courses(World& world, UnitId unit, OfficerId officer) {
    double& base = world.officers[officer].course_base;
    world.officers[officer].skill_base -= base;
    world.units.skill_base_sum[unit] -= base;
    base = 0.0;
    world.officers[officer].trained = 0;
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

void schedule_leaving(const Setting& setting, World& world, OfficerId id) {
    const OfficerParameters& p = setting.parameters.officers;
    if (!(p.leave_rate > 0.0)) return;
    Officer& officer = world.officers[id];
    const std::int32_t number = officer.candidates++;
    // Times of a Poisson process with the bound as its rate, by inversion of the integrated hazard:
    // exact for a Weibull law, and the same whatever the plan does to pay and training.
    officer.hazard_spent += world.luck.exponential(officer.key, Decision::leaving_candidate,
                                                   static_cast<std::uint32_t>(number)) /
                            leaving_bound(p);
    const double at = officer.joined + tenure_at(p, officer.hazard_spent) * weeks_per_year;
    constexpr double last = 1e9; // far beyond every run, and still a week
    const Week when{static_cast<std::int32_t>(std::floor(std::min(at, last)))};
    world.officers.leaving.schedule(id, std::max(when, world.week + 1), world.week);
}

void enlist(const Setting& setting, World& world, UnitId unit, OfficerId slot,
            const Newcomer& person) {
    Officer& officer = world.officers[slot];
    SSRSIM_EXPECT(officer.key == 0 && person.key != 0, "the slot is free, the person has a key");
    officer = Officer{};
    officer.key = person.key;
    officer.skill_base = world.units.skill_map[unit].inverse(person.skill);
    officer.integrity_base = world.units.integrity_map[unit].inverse(person.integrity);
    officer.joined = person.joined;
    officer.rota = world.luck.uniform(person.key, Decision::place_in_rota, 0);
    officer.woman = person.woman;
    const double tenure_years = (world.week.number - person.joined) / weeks_per_year;
    officer.hazard_spent = integrated_hazard(setting.parameters.officers, tenure_years);
    world.officers.on_call[slot] = officer.rota;
    world.units.skill_base_sum[unit] += officer.skill_base;
    world.units.integrity_base_sum[unit] += officer.integrity_base;
    ++world.units.strength[unit];
    if (person.woman) ++world.units.women[unit];
    schedule_leaving(setting, world, slot);
}

std::int32_t fill_vacancies(const Setting& setting, World& world, std::span<const UnitId> units,
                            std::int32_t people, const Intake& intake) {
    const double spread = setting.parameters.officers.person_spread;
    std::vector<double>& vacancies = world.scratch.weights;
    std::vector<std::int64_t>& parts = world.scratch.parts;
    vacancies.clear();
    std::int64_t vacant = 0;
    for (const UnitId unit : units) {
        const std::int32_t free =
            std::max(0, setting.units.establishment[unit] - world.units.strength[unit]);
        vacancies.push_back(free);
        vacant += free;
    }
    parts.resize(vacancies.size());
    const std::int64_t posted = std::min<std::int64_t>(people, vacant);
    split_by_largest_remainder(posted, vacancies, parts);
    std::uint64_t place = 0;
    std::size_t next = 0;
    for (const UnitId unit : units) {
        std::int64_t left = parts[next++];
        for (const OfficerId slot : setting.units.slots_of(unit)) {
            if (left == 0) break;
            if (world.officers[slot].key != 0) continue;
            const std::uint64_t key = hash_combine(intake.key, place++);
            const Luck& luck = world.luck;
            enlist(setting, world, unit, slot,
                   {key, person_trait(luck, key, Decision::officer_skill, intake.skill, spread),
                    person_trait(luck, key, Decision::officer_integrity, intake.integrity, spread),
                    luck.bernoulli(key, Decision::officer_gender, 0, intake.women),
                    static_cast<double>(world.week.number)});
            --left;
        }
    }
    world.personnel.hired += posted;
    return static_cast<std::int32_t>(posted);
}

void discharge(World& world, UnitId unit, OfficerId id) {
    Officer& officer = world.officers[id];
    SSRSIM_EXPECT(officer.key != 0, "somebody holds the slot");
    world.units.skill_base_sum[unit] -= officer.skill_base;
    world.units.integrity_base_sum[unit] -= officer.integrity_base;
    --world.units.strength[unit];
    if (officer.woman) --world.units.women[unit];
    if (officer.course_quality >= 0.0) --world.units.on_courses[unit];
    world.officers.leaving.cancel(id);
    world.officers.course_end.cancel(id);
    world.officers.on_call[id] = nobody_on_call;
    officer.key = 0;
}

double person_trait(const Luck& luck, std::uint64_t person, Decision what, double median,
                    double spread) {
    const double odds = median / (1.0 - median);
    const double z = luck.normal(person, what, 0);
    return 1.0 / (1.0 + portable_exp(-spread * z) / odds);
}

void rebase(const Setting& setting, World& world, UnitId unit) {
    AffineMap& skill = world.units.skill_map[unit];
    AffineMap& integrity = world.units.integrity_map[unit];
    double skill_sum = 0.0;
    double integrity_sum = 0.0;
    for (const OfficerId id : setting.units.slots_of(unit)) {
        Officer& officer = world.officers[id];
        if (officer.key == 0) continue;
        officer.skill_base = skill(officer.skill_base);
        officer.course_base *= skill.factor;
        officer.integrity_base = integrity(officer.integrity_base);
        skill_sum += officer.skill_base;
        integrity_sum += officer.integrity_base;
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

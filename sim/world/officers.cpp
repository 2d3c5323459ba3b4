#include "world/officers.hpp"

#include "core/hash.hpp"
#include "core/log_columns.hpp"
#include "core/math.hpp"
#include "core/money.hpp"
#include "core/wide.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

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
SSRSIM_WIDE void to_power(std::span<double> bases, double exponent) {
    for (double& base : bases)
        base = exponent * portable_log(base);
    exponentiate(bases);
}

/// Integrated hazard of paid, untrained officers up to their tenures in years, in place: a Weibull
/// law whose hazard is `leave_rate` at `leave_scale_years`.
void integrate_hazards(const OfficerParameters& p, std::span<double> years) {
    for (double& tenure : years)
        tenure = tenure > 0.0 ? tenure / p.leave_scale_years : 0.0;
    to_power(years, p.leave_shape);
    for (double& hazard : years)
        hazard = p.leave_rate * p.leave_scale_years / p.leave_shape * hazard;
}

/// The tenures in years at which integrated hazards are reached, in place.
void find_tenures(const OfficerParameters& p, std::span<double> hazards) {
    for (double& hazard : hazards)
        hazard = hazard * p.leave_shape / (p.leave_rate * p.leave_scale_years);
    to_power(hazards, 1.0 / p.leave_shape);
    for (double& tenure : hazards)
        tenure = p.leave_scale_years * tenure;
}

/// Normal draws become traits in (0, 1), as of `person_trait`.
SSRSIM_WIDE void to_traits(std::span<double> normals, double median, double spread) {
    const double odds = median / (1.0 - median);
    for (double& z : normals)
        z = 1.0 / (1.0 + portable_exp(-spread * z) / odds);
}

/// What newcomers bring, by the uniforms that decide it.
void draw_traits(const Luck& luck, PeopleColumns& people, const Intake& intake, double spread) {
    const std::size_t count = people.keys.size();
    people.uniforms.resize(count);
    people.seconds.resize(count);
    people.skill.resize(count);
    people.integrity.resize(count);
    luck.pairs(people.keys, Decision::officer_traits, 0, people.uniforms, people.seconds);
    normal_quantiles(people.uniforms, people.skill);
    to_traits(people.skill, intake.skill, spread);
    normal_quantiles(people.seconds, people.integrity);
    to_traits(people.integrity, intake.integrity, spread);
}

} // namespace

void schedule_leaving(const Setting& setting, World& world, std::span<const OfficerId> officers,
                      std::span<const double> uniforms) {
    const OfficerParameters& p = setting.parameters.officers;
    if (!(p.leave_rate > 0.0)) return;
    PeopleColumns& people = world.scratch.people;
    // Times of a Poisson process with the bound as its rate, by inversion of the integrated hazard:
    // exact for a Weibull law, and the same whatever the plan does to pay and training.
    std::vector<double>& years = people.years;
    years.resize(officers.size());
    exponential_quantiles(uniforms, years);
    for (std::size_t i = 0; i < officers.size(); ++i) {
        Officer& officer = world.officers[officers[i]];
        ++officer.candidates;
        officer.hazard_spent += years[i] / leaving_bound(p);
        years[i] = officer.hazard_spent;
    }
    find_tenures(p, years);
    for (std::size_t i = 0; i < officers.size(); ++i) {
        const double at = world.officers[officers[i]].joined + years[i] * weeks_per_year;
        constexpr double last = last_week.number;
        const Week when{static_cast<std::int32_t>(std::floor(std::min(at, last)))};
        world.officers.leaving.schedule(officers[i], std::max(when, world.week + 1), world.week);
    }
}

void enlist(const Setting& setting, World& world, PeopleColumns& people, const Intake& intake) {
    const OfficerParameters& p = setting.parameters.officers;
    const Luck& luck = world.luck;
    const std::size_t count = people.slots.size();
    draw_traits(luck, people, intake, p.person_spread);
    people.women.resize(count);
    people.rota.resize(count);
    luck.pairs(people.keys, Decision::officer_gender_and_rota, 0, people.women, people.rota);
    people.years.resize(count);
    for (std::size_t i = 0; i < count; ++i)
        people.years[i] = (world.week.number - people.joined[i]) / weeks_per_year;
    integrate_hazards(p, people.years);

    OfficerTable& officers = world.officers;
    for (std::size_t i = 0; i < count; ++i) {
        const OfficerId slot = people.slots[i];
        const UnitId unit = unit_of(setting, slot);
        SSRSIM_EXPECT(officers.is_free(slot), "the slot is free");
        Officer person;
        person.key = people.keys[i];
        person.skill_base = world.units.skill_map[unit].inverse(people.skill[i]);
        person.integrity_base = world.units.integrity_map[unit].inverse(people.integrity[i]);
        person.joined = people.joined[i];
        person.hazard_spent = people.years[i];
        person.rota = people.rota[i];
        person.woman = people.women[i] < intake.women;
        officers[slot] = person;
        officers.held[slot] = 1;
        officers.on_call[slot] = person.rota;
        world.units.skill_base_sum[unit] += person.skill_base;
        world.units.integrity_base_sum[unit] += person.integrity_base;
        ++world.units.strength[unit];
        if (person.woman) ++world.units.women[unit];
    }
    luck.uniforms(people.keys, Decision::leaving_candidate, 0, people.uniforms);
    schedule_leaving(setting, world, people.slots, people.uniforms);
}

namespace {

/// The first slot of a unit that nobody holds, at `from` or after it.
std::size_t next_free(std::span<const std::uint8_t> held, std::size_t from) {
    const void* const found = std::memchr(&held[from], 0, held.size() - from);
    SSRSIM_EXPECT(found != nullptr, "a vacancy is a free slot");
    return static_cast<std::size_t>(static_cast<const std::uint8_t*>(found) - held.data());
}

} // namespace

std::int32_t fill_vacancies(const Setting& setting, World& world, std::span<const UnitId> units,
                            std::int32_t people, std::uint64_t key, const Intake& intake) {
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
    const std::int64_t posted = std::min<std::int64_t>(people, vacant);
    split_by_largest_remainder(posted, vacancies, parts, world.scratch.remainders);
    PeopleColumns& newcomers = world.scratch.people;
    newcomers.slots.clear();
    newcomers.keys.clear();
    std::size_t next = 0;
    for (const UnitId unit : units) {
        // A unit has a slot for each post, so it gets no more people than it has free slots.
        const std::span<const std::uint8_t> held =
            world.officers.held.span(setting.units.slots_of(unit));
        std::size_t from = 0;
        for (std::int64_t left = parts[next++]; left > 0; --left) {
            const std::size_t free = next_free(held, from);
            newcomers.keys.push_back(hash_combine(key, newcomers.slots.size()));
            newcomers.slots.push_back(
                OfficerId{setting.units.first_slot[unit] + static_cast<std::int32_t>(free)});
            from = free + 1;
        }
    }
    newcomers.joined.assign(newcomers.slots.size(), static_cast<double>(world.week.number));
    enlist(setting, world, newcomers, intake);
    world.personnel.hired += posted;
    return static_cast<std::int32_t>(posted);
}

void discharge(World& world, UnitId unit, OfficerId id) {
    OfficerTable& officers = world.officers;
    SSRSIM_EXPECT(!officers.is_free(id), "somebody holds the slot");
    const Officer& officer = officers[id];
    world.units.skill_base_sum[unit] -= officer.skill_base;
    world.units.integrity_base_sum[unit] -= officer.integrity_base;
    --world.units.strength[unit];
    if (officer.woman) --world.units.women[unit];
    officers.leaving.cancel(id);
    if (officers.is_on_course(id)) {
        --world.units.on_courses[unit];
        officers.course_end.cancel(id);
    }
    officers.on_call[id] = nobody_on_call;
    officers.held[id] = 0;
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
        if (world.officers.is_free(id)) continue;
        Officer& officer = world.officers[id];
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

namespace {

SSRSIM_WIDE void take_means(std::span<const AffineMap> maps, std::span<const double> sums,
                            std::span<const std::int32_t> people, std::span<double> means) {
    for (std::size_t i = 0; i < means.size(); ++i) {
        const double mean = maps[i](sums[i] / people[i]);
        const double positive = mean < 0.0 ? 0.0 : mean;
        const double share = positive > 1.0 ? 1.0 : positive;
        means[i] = people[i] > 0 ? share : 0.0;
    }
}

} // namespace

void refresh_means(World& world, IdRange<UnitId> units) {
    UnitColumns& u = world.units;
    take_means(u.skill_map.span(units), u.skill_base_sum.span(units), u.strength.span(units),
               u.skill.span(units));
    take_means(u.integrity_map.span(units), u.integrity_base_sum.span(units),
               u.strength.span(units), u.integrity.span(units));
}

} // namespace ssrsim

#include "core/hash.hpp"
#include "core/math.hpp"
#include "model/funds.hpp"
#include "model/mandates.hpp"
#include "model/pace.hpp"
#include "model/training.hpp"
#include "world/officers.hpp"

#include <algorithm>
#include <cmath>

// What the kinds of activity leave behind (S1 ¶25–31). What duplication and overlap swallow of the
// money buys nothing (S1 ¶47, ¶53).

namespace ssrsim {

namespace {

void add_equipment(World& world, const ActivityFacts& facts, double amount) {
    if (facts.establishment == 0) return;
    const double each = amount / static_cast<double>(facts.establishment);
    for (const UnitId unit : facts.units) {
        double& equipment = world.units.equipment[unit];
        equipment = std::min(1.0, equipment + each);
    }
}

/// New prison places go to the prisons of the activity, by their establishment.
void add_places(const Setting& setting, World& world, const ActivityFacts& facts, double places) {
    for (const UnitId unit : facts.units) {
        world.regions.places[setting.units.region[unit]] +=
            places * setting.units.establishment[unit] / static_cast<double>(facts.establishment);
    }
}

void add_systems(const Setting& setting, World& world, const ActivityFacts& facts, double money) {
    InstitutionColumns& c = world.institutions;
    const double advice = facts.advisers > 0.0 ? c.adviser_effect[facts.institution] : 1.0;
    const double effort =
        money / (in_units(setting.parameters.activities.systems_cost) * week_in_years);
    double& all = c.systems_effort[facts.institution];
    all = std::min(1.0, all + effort * advice);
}

void add_inclusion(World& world, InstitutionId c, double effort) {
    double& all = world.institutions.inclusion_effort[c];
    all = std::min(1.0, all + effort);
}

/// Work with civil society or a ministry reaches beyond it: public information, gender, hearings.
void include(const Setting& setting, World& world, const ActivityFacts& facts, double effort) {
    const InstitutionKind kind = setting.institutions[facts.institution].kind;
    if (kind != InstitutionKind::civil_society && kind != InstitutionKind::ministry) {
        add_inclusion(world, facts.institution, effort);
        return;
    }
    for (const InstitutionId c : setting.institutions.ids())
        add_inclusion(world, c, effort);
}

/// Whole people that money buys; parts are kept for the next week.
std::int32_t people_reached(World& world, ActivityId id, double people) {
    double& due = world.activities.people_due[id];
    due += people;
    const double whole = std::floor(due);
    due -= whole;
    return static_cast<std::int32_t>(std::min(whole, 1e9));
}

/// Vetting goes through the units slot by slot, once. It sees integrity with an error; some of
/// those it removes turn up among the ex-combatants.
void vet(const Setting& setting, World& world, ActivityId id, std::int32_t officers) {
    const ActivityParameters& p = setting.parameters.activities;
    const ActivityFacts& facts = setting.activities[id];
    OfficerId& next = world.activities.next_vetted[id];
    std::int32_t removed = 0;
    for (const UnitId unit : facts.units) {
        for (const OfficerId officer : setting.units.slots_of(unit)) {
            if (officers == 0) break;
            if (next.exists() && officer <= next) continue;
            next = officer;
            if (world.officers.is_free(officer)) continue;
            const std::uint64_t key = world.officers[officer].key;
            --officers;
            const double seen =
                integrity_of(world, unit, officer) +
                p.vetting_error * world.luck.normal(hash_combine(key, facts.key),
                                                    Decision::vetting_observation, 0);
            if (!(seen < p.vetting_standard)) continue;
            if (world.luck.bernoulli(key, Decision::vetted_joins, 0, p.vetted_join)) {
                ++world.regions.ex_combatants[setting.units.region[unit]];
            }
            discharge(world, unit, officer);
            ++world.personnel.left;
            ++removed;
        }
    }
    if (removed > 0) {
        world.events.note({world.week, EventKind::officers_vetted, Cause::low_integrity,
                           Concerns::activity, id.value, static_cast<double>(removed)});
    }
}

/// Ex-combatants enter free posts of the institution, spread over its units by their vacancies.
/// Returns how many found one.
std::int32_t integrate(const Setting& setting, World& world, ActivityId id, std::int32_t people) {
    const ActivityParameters& p = setting.parameters.activities;
    const ActivityFacts& facts = setting.activities[id];
    const std::uint64_t intake = hash_combine(hash_combine(facts.key, hash_text("integrated")),
                                              static_cast<std::uint64_t>(world.week.number));
    return fill_vacancies(setting, world, facts.units, people, intake,
                          {p.integrated_skill, p.integrated_integrity, 0.0});
}

/// Ex-combatants leave arms region by region, in proportion to how many there are. A share is
/// integrated; who finds no post there is reintegrated like the rest.
void leave_arms(const Setting& setting, World& world, ActivityId id, std::int32_t people) {
    const ActivityFacts& facts = setting.activities[id];
    std::vector<double>& there = world.scratch.shares;
    there.clear();
    std::int64_t all = 0;
    for (const RegionId region : facts.regions) {
        there.push_back(world.regions.ex_combatants[region]);
        all += world.regions.ex_combatants[region];
    }
    const std::int64_t leaving = std::min<std::int64_t>(people, all);
    if (leaving == 0) return;
    double& due = world.activities.integrated_due[id];
    due += static_cast<double>(leaving) * facts.integrated_share;
    const auto wanted = static_cast<std::int32_t>(std::min(std::floor(due), 1e9));
    const std::int32_t integrated = wanted > 0 ? integrate(setting, world, id, wanted) : 0;
    due -= wanted;

    std::vector<std::int64_t>& parts = world.scratch.parts;
    std::vector<std::int64_t>& enlisted = world.scratch.enlisted;
    split_by_largest_remainder(leaving, there, parts, world.scratch.remainders);
    there.assign(parts.begin(), parts.end());
    split_by_largest_remainder(integrated, there, enlisted, world.scratch.remainders);
    std::size_t next = 0;
    for (const RegionId region : facts.regions) {
        world.regions.ex_combatants[region] -= static_cast<std::int32_t>(parts[next]);
        world.regions.reintegrated[region] +=
            static_cast<std::int32_t>(parts[next] - enlisted[next]);
        ++next;
    }
    world.events.note({world.week, EventKind::combatants_left_arms, Cause::plan, Concerns::activity,
                       id.value, static_cast<double>(leaving)});
}

void collect_arms(const Setting& setting, World& world, const ActivityFacts& facts, double money) {
    double people = 0.0;
    for (const RegionId region : facts.regions)
        people += setting.regions[region].population;
    const double collected = money / (in_units(setting.parameters.activities.arms_cost) * people);
    for (const RegionId region : facts.regions) {
        double& arms = world.regions.arms[region];
        arms = std::max(0.0, arms - collected);
    }
}

void reconcile(const Setting& setting, World& world, const ActivityFacts& facts, double money) {
    const ActivityParameters& p = setting.parameters.activities;
    const double effort = std::min(1.0, money / (in_units(p.reconciliation_cost) * week_in_years));
    for (const RegionId region : facts.regions) {
        world.regions.cleavage[region] *=
            1.0 - std::min(1.0, week_in_years * p.reconciliation_rate * effort);
    }
}

/// Where several implementers do the same kind of thing for an institution, the overlap shrinks as
/// they coordinate (S2; Haiti's two judicial reform plans are the opposite, S1 ¶53).
double overlap(const Setting& setting, const World& world, ActivityId id) {
    const ActivityFacts& facts = setting.activities[id];
    if (!facts.mission.exists()) return 0.0;
    const MissionId own = whole_of(setting, facts.mission);
    std::int32_t others = 0;
    for (const ActivityId other : setting.activities.ids()) {
        const ActivityFacts& theirs = setting.activities[other];
        if (other == id || !is_at_work(world.activities.status[other]) ||
            theirs.kind != facts.kind || theirs.institution != facts.institution ||
            !theirs.mission.exists()) {
            continue;
        }
        if (whole_of(setting, theirs.mission) != own) ++others;
    }
    return setting.parameters.coordination.overlap_loss * others / (others + 1.0) *
           (1.0 - world.institutions.coordination[facts.institution]);
}

/// The budget as bargained and shifted, over that of the plan.
double part_of_plan(const Setting& setting, const World& world, ActivityId id) {
    const double planned = in_units(setting.activities[id].budget);
    return planned > 0.0 ? in_units(world.activities.budget[id]) / planned : 1.0;
}

} // namespace

void deliver(const Setting& setting, World& world, ActivityId id, double progress, Money spent) {
    const ActivityParameters& p = setting.parameters.activities;
    const ActivityFacts& facts = setting.activities[id];
    const double useful = (1.0 - duplicated_share(setting, world, facts.institution)) *
                          (1.0 - overlap(setting, world, id));
    const double money = in_units(spent) * useful;
    InstitutionColumns& c = world.institutions;
    c.delivered[facts.institution] += in_units(spent);
    // What is left of a budget buys the same part of what is not counted in money.
    const double scale = part_of_plan(setting, world, id);
    switch (facts.kind) {
    case ActivityKind::review:
    case ActivityKind::strategy:
        for (const InstitutionId each : setting.institutions.ids()) {
            add_inclusion(world, each,
                          facts.inclusiveness * progress * facts.duration_weeks * useful * scale);
        }
        break;
    case ActivityKind::training:
        hold_courses(setting, world, id, progress * useful * scale * facts.trainees);
        break;
    case ActivityKind::mentoring:
        c.material[facts.institution] = std::min(
            1.0, c.material[facts.institution] + progress * useful * scale * facts.duration_weeks);
        break;
    case ActivityKind::equipment:
        add_equipment(world, facts, money / in_units(p.equipment_cost));
        break;
    case ActivityKind::infrastructure:
        if (setting.institutions[facts.institution].kind == InstitutionKind::corrections) {
            add_places(setting, world, facts, money / in_units(p.place_cost));
        } else {
            // Stations and courts are part of what a unit works with.
            add_equipment(world, facts, money / in_units(p.equipment_cost));
        }
        break;
    case ActivityKind::systems:
        add_systems(setting, world, facts, money);
        break;
    case ActivityKind::oversight:
        add_systems(setting, world, facts, money);
        if (facts.trainees > 0) {
            hold_courses(setting, world, id, progress * useful * scale * facts.trainees);
        }
        break;
    case ActivityKind::vetting:
        vet(setting, world, id, people_reached(world, id, money / in_units(p.vetting_cost)));
        break;
    case ActivityKind::inclusion:
        include(setting, world, facts, money / (in_units(p.inclusion_cost) * week_in_years));
        break;
    case ActivityKind::reconciliation:
        reconcile(setting, world, facts, money);
        break;
    case ActivityKind::arms:
        collect_arms(setting, world, facts, money);
        break;
    case ActivityKind::ddr:
        leave_arms(setting, world, id, people_reached(world, id, money / in_units(p.ddr_cost)));
        break;
    }
}

void complete(const Setting& setting, World& world, ActivityId id) {
    const ActivityFacts& facts = setting.activities[id];
    if (facts.trainees > 0) begin_class(setting, world, id); // with whoever is still to come
    if (facts.kind != ActivityKind::review && facts.kind != ActivityKind::strategy) return;
    assess_needs(setting, world, std::min(1.0, part_of_plan(setting, world, id)));
    // A strategy of which government took only a piece is none (S1 ¶45).
    if (facts.kind == ActivityKind::review || world.activities.is_piece[id] != 0) return;
    for (const MissionId mission : setting.missions.ids()) {
        const bool its_own = !facts.mission.exists() ||
                             whole_of(setting, facts.mission) == whole_of(setting, mission) ||
                             carried_on_by(setting, world, facts.mission) == mission;
        if (its_own && is_there(setting, world, mission)) {
            adopt_strategy(setting, world, mission, Cause::plan);
        }
    }
}

} // namespace ssrsim

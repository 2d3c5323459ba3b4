#include "model/politics.hpp"

#include "core/hash.hpp"
#include "core/math.hpp"
#include "core/quantiles.hpp"
#include "model/actuals.hpp"
#include "model/cases.hpp"
#include "model/processes.hpp"
#include "world/officers.hpp"

#include <algorithm>
#include <cmath>

// Who governs, what they want, and what interrupts everything: will, elections, heads of
// institutions, crises and coups (S1 ¶45, ¶53).

namespace ssrsim {

bool bears_arms(InstitutionKind kind) {
    return kind == InstitutionKind::police || kind == InstitutionKind::gendarmerie ||
           kind == InstitutionKind::defence || kind == InstitutionKind::border ||
           kind == InstitutionKind::intelligence;
}

double planned_lead(const InstitutionFacts& facts, Week plan_begins, Week week) {
    Week from = plan_begins;
    double level = facts.national_lead;
    for (const LeadDate& step : facts.lead) {
        if (week < step.from) {
            const double part = static_cast<double>(week - from) / (step.from - from);
            return level + std::clamp(part, 0.0, 1.0) * (step.level - level);
        }
        from = std::max(step.from, plan_begins); // before it nobody leads anything
        level = step.level;
    }
    return level;
}

namespace {

std::uint32_t this_week(const World& world) {
    return static_cast<std::uint32_t>(world.week.number);
}

void draw_new_will(const Setting& setting, World& world) {
    for (const InstitutionId c : setting.institutions.ids()) {
        const InstitutionFacts& facts = setting.institutions[c];
        world.institutions.will_baseline[c] =
            world.luck.beta(setting.institution_keys[c], Decision::new_will, this_week(world),
                            facts.elected_will, setting.parameters.politics.will_concentration);
        ++world.institutions.turn[c];
    }
}

/// The price of having worked with government alone (S1 ¶45): what reached beyond it stays.
void lose_ownership(World& world, double loss) {
    InstitutionColumns& c = world.institutions;
    for (const InstitutionId id : c.ownership.ids()) {
        c.ownership[id] *= 1.0 - loss * (1.0 - c.inclusion[id]);
    }
}

void hold_election(const Setting& setting, World& world, const ElectionDate& election) {
    const PoliticsParameters& p = setting.parameters.politics;
    Politics& politics = world.politics;
    const bool stays =
        election.result == ElectionResult::same_government ||
        (election.result == ElectionResult::drawn &&
         world.luck.bernoulli(election.key, Decision::government_changes, 0, p.continuity));
    const bool first = politics.government == GovernmentKind::transitional;
    politics.government = GovernmentKind::elected;
    if (stays) return;
    const double loss = p.ownership_loss * (first ? 1.0 : p.later_loss);
    world.events.note(
        {world.week, EventKind::government_changed, Cause::election, Concerns::country, -1, loss});
    draw_new_will(setting, world);
    lose_ownership(world, loss);
}

void lose_rapport(const Setting& setting, World& world, InstitutionId institution) {
    const double kept = 1.0 - setting.parameters.politics.head_rapport_loss;
    for (PostState& post : world.posts) {
        if (post.institution != institution) continue;
        post.incumbent.rapport *= kept;
        post.successor.rapport *= kept;
    }
}

/// A new head moves some of the trained to posts of his own choosing.
void move_trained(const Setting& setting, World& world, InstitutionId institution) {
    const double moves = setting.parameters.politics.head_moves;
    for (const UnitId unit : setting.institutions[institution].units) {
        for (const OfficerId officer : setting.units.slots_of(unit)) {
            if (world.officers.is_free(officer) || world.officers[officer].trained == 0) continue;
            if (world.luck.bernoulli(world.officers[officer].key, Decision::moved_by_new_head,
                                     this_week(world), moves)) {
                lose_courses(world, unit, officer);
            }
        }
    }
}

bool is_known_to_get_head(const Setting& setting, const World& world, InstitutionId c) {
    return std::any_of(setting.known.heads.begin(), setting.known.heads.end(),
                       [&](const KnownChange& known) {
                           return known.institution == c && known.week == world.week;
                       });
}

void change_heads(const Setting& setting, World& world) {
    const PoliticsParameters& p = setting.parameters.politics;
    const double probability = within_a_week(p.head_turnover);
    const bool known = is_known(setting, world);
    std::vector<double>& uniforms = world.scratch.sums;
    uniforms.resize(setting.institutions.size());
    if (!known)
        world.luck.uniforms(setting.institution_keys.span(), Decision::head_changes,
                            this_week(world), uniforms);
    for (const InstitutionId c : setting.institutions.ids()) {
        const bool changes =
            known ? is_known_to_get_head(setting, world, c) : uniforms[c.index()] < probability;
        if (!changes) continue;
        world.events.note({world.week, EventKind::head_changed,
                           known ? Cause::known : Cause::chance, Concerns::institution, c.value,
                           p.head_ownership_loss});
        ++world.institutions.turn[c];
        world.institutions.ownership[c] *= 1.0 - p.head_ownership_loss;
        lose_rapport(setting, world, c);
        move_trained(setting, world, c);
    }
}

void begin_crisis(const Setting& setting, World& world, std::int32_t weeks, CrisisKind kind,
                  Cause cause) {
    const PoliticsParameters& p = setting.parameters.politics;
    const bool coup = kind == CrisisKind::coup;
    world.events.note({world.week, coup ? EventKind::coup : EventKind::crisis_began, cause,
                       Concerns::country, -1, static_cast<double>(weeks)});
    Politics& politics = world.politics;
    politics.crisis_until = std::max(politics.crisis_until, world.week + weeks);
    for (double& insecurity : world.regions.insecurity) {
        insecurity = std::min(1.0, insecurity + setting.parameters.security.crisis_step);
    }
    for (double& attention : world.finance.attention) {
        attention += setting.parameters.money.crisis_attention * (1.0 - attention);
    }
    if (!coup) return;
    politics.government = GovernmentKind::transitional;
    draw_new_will(setting, world);
    lose_ownership(world, p.coup_ownership_loss);
    if (setting.donor_rule == Rule::fixed) return;
    const std::int32_t suspended = whole_weeks(setting.parameters.money.suspension_weeks);
    for (const DonorId donor : setting.donors.ids()) {
        world.finance.suspended[donor] = world.week + suspended;
        world.events.note({world.week, EventKind::donor_suspended, Cause::coup, Concerns::donor,
                           donor.value, static_cast<double>(suspended)});
    }
}

/// Forces that are neither paid nor own the reform are the ones that mutiny: 0 to 1.
double discontent(const Setting& setting, const World& world) {
    double sum = 0.0;
    double people = 0.0;
    for (const InstitutionId c : setting.institutions.ids()) {
        if (!bears_arms(setting.institutions[c].kind)) continue;
        const double strength = world.institutions.strength[c];
        sum +=
            strength * (1.0 - world.institutions.pay[c]) * (1.0 - world.institutions.ownership[c]);
        people += strength;
    }
    return people > 0.0 ? sum / people : 0.0;
}

/// One uniform a week decides over both, so that a plan which pays its forces meets the same
/// crises, less the coups.
void strike_crisis(const Setting& setting, World& world) {
    for (const CrisisDate& crisis : setting.crises) {
        if (crisis.week == world.week) {
            begin_crisis(setting, world, crisis.weeks, crisis.kind, Cause::scripted);
        }
    }
    if (in_crisis(world) || is_known(setting, world)) return;
    const PoliticsParameters& p = setting.parameters.politics;
    const std::uint64_t country = hash_text("country");
    const double u = world.luck.uniform(country, Decision::crisis_begins, this_week(world));
    const double coups = p.coup_rate * discontent(setting, world);
    if (!(u < within_a_week(p.crisis_rate + coups))) return;
    const double weeks = world.luck.gamma(country, Decision::crisis_length, this_week(world),
                                          p.crisis_weeks, p.crisis_shape);
    const bool coup = !(u < within_a_week(p.crisis_rate));
    begin_crisis(setting, world, std::max(1, whole_weeks(weeks)),
                 coup ? CrisisKind::coup : CrisisKind::crisis,
                 coup ? Cause::unpaid_forces : Cause::chance);
}

/// What filled senior focal posts lift the baseline of institutions' will by (S1 ¶53; S3).
void use_good_offices(const Setting& setting, const World& world, std::vector<double>& lift) {
    lift.assign(setting.institutions.size(), 0.0);
    for (const PostId id : setting.posts.ids()) {
        const PostFacts& post = setting.posts[id];
        if (post.type != PostType::focal_point) continue;
        const InstitutionId there = world.posts[id].institution;
        const double effect =
            world.posts[id].incumbent.effect * world.missions.credibility[post.mission];
        for (const InstitutionId c : setting.institutions.ids())
            if (!there.exists() || there == c) lift[c.index()] += effect;
    }
    for (double& sum : lift)
        sum = setting.parameters.politics.good_offices * std::min(1.0, sum);
}

void move_will(const Setting& setting, World& world) {
    const PoliticsParameters& p = setting.parameters.politics;
    std::vector<double>& lift = world.scratch.sums;
    use_good_offices(setting, world, lift);
    std::vector<double>& uniforms = world.scratch.weights;
    uniforms.resize(setting.institutions.size());
    world.luck.uniforms(setting.institution_keys.span(), Decision::will_shock, this_week(world),
                        uniforms);
    std::vector<double>& normals = world.scratch.combined;
    normals.resize(setting.institutions.size());
    normal_quantiles(uniforms, normals);
    for (const InstitutionId c : setting.institutions.ids()) {
        const InstitutionFacts& facts = setting.institutions[c];
        const double target = std::clamp(world.institutions.will_baseline[c] + lift[c.index()],
                                         facts.will_floor, 1.0);
        double& will = world.institutions.political_will[c];
        will += std::min(1.0, p.will_rate * week_in_years) * (target - will) +
                p.will_noise * std::sqrt(week_in_years) * normals[c.index()];
        will = std::clamp(will, facts.will_floor, 1.0);
    }
}

/// The plan's lead, and what was conceded for work agreed and not yet ended, by budget.
void set_lead(const Setting& setting, World& world) {
    std::vector<double>& conceded = world.scratch.sums;
    std::vector<double>& budgets = world.scratch.weights;
    conceded.assign(setting.institutions.size(), 0.0);
    budgets.assign(setting.institutions.size(), 0.0);
    const ActivityColumns& a = world.activities;
    for (const ActivityId id : a.status.ids()) {
        if (a.agreed[id] < 0 || has_ended(a.status[id])) continue;
        const std::size_t c = setting.activities[id].institution.index();
        const double budget = in_units(a.budget[id]);
        conceded[c] += budget * a.lead_offered[id];
        budgets[c] += budget;
    }
    for (const InstitutionId c : setting.institutions.ids()) {
        const double total = budgets[c.index()];
        world.institutions.national_lead[c] =
            std::min(1.0, planned_lead(setting.institutions[c], setting.plan_begins, world.week) +
                              (total > 0.0 ? conceded[c.index()] / total : 0.0));
    }
}

/// Oversight of the courts restores their independence, an executive that does not want their
/// reform erodes it (S4).
void move_court_independence(const Setting& setting, World& world) {
    const PoliticsParameters& p = setting.parameters.politics;
    double overseen = 0.0;
    double will = 0.0;
    double courts = 0.0;
    for (const InstitutionId c : setting.institutions.ids()) {
        if (setting.institutions[c].kind != InstitutionKind::justice) continue;
        overseen += std::min(1.0, world.institutions.accountability[c] /
                                      setting.parameters.officers.accountability_reference);
        will += world.institutions.political_will[c];
        courts += 1.0;
    }
    if (!(courts > 0.0)) return;
    double& independence = world.politics.court_independence;
    independence +=
        week_in_years * (p.independence_rate * overseen / courts * (1.0 - independence) -
                         p.interference_rate * (1.0 - will / courts) * independence);
    independence = std::clamp(independence, 0.0, 1.0);
}

} // namespace

void move_politics(const Setting& setting, World& world) {
    for (const ElectionDate& election : setting.elections) {
        if (election.week == world.week) hold_election(setting, world, election);
    }
    change_heads(setting, world);
    strike_crisis(setting, world);
    move_will(setting, world);
    set_lead(setting, world);
    move_court_independence(setting, world);
}

} // namespace ssrsim

#include "core/math.hpp"
#include "model/mandates.hpp"
#include "model/processes.hpp"

#include <algorithm>

// How far those who give and carry out pull together in each institution (S1 ¶43, ¶47, ¶53, ¶55;
// S2; S3).

namespace ssrsim {

namespace {

double mean_ministry(const Setting& setting, const World& world) {
    double sum = 0.0;
    double ministries = 0.0;
    for (const InstitutionId c : setting.institutions.ids()) {
        if (setting.institutions[c].kind != InstitutionKind::ministry) continue;
        sum += world.institutions.performance[c];
        ministries += 1.0;
    }
    return ministries > 0.0 ? sum / ministries : 0.0;
}

/// A national council coordinates from its day on; the state takes the chair when its ministries
/// are ready for it, and keeps it.
void hold_council(const Setting& setting, World& world) {
    Politics& politics = world.politics;
    if (!politics.council_exists && world.week >= setting.national_council) {
        politics.council_exists = true;
        world.events.note(
            {world.week, EventKind::council_began, Cause::plan, Concerns::country, -1, 0.0});
    }
    if (!politics.council_exists || politics.council_chaired_by_state) return;
    const double ready = mean_ministry(setting, world);
    if (ready < setting.parameters.coordination.council_readiness) return;
    politics.council_chaired_by_state = true;
    world.events.note(
        {world.week, EventKind::chair_passed, Cause::progress, Concerns::country, -1, ready});
}

/// Somebody leads by agreement: a mission that the others accept, or a council under the state.
bool lead_is_agreed(const Setting& setting, const World& world, InstitutionId c) {
    if (world.politics.council_chaired_by_state) return true;
    for (const MissionId mission : setting.missions.ids()) {
        const auto& leads = setting.missions[mission].leads;
        if (is_there(setting, world, mission) &&
            std::find(leads.begin(), leads.end(), c) != leads.end()) {
            return true;
        }
    }
    return false;
}

/// Some mission has a strategy, and a mandate, that cover the institution.
bool strategy_covers(const Setting& setting, const World& world, InstitutionId c) {
    for (const MissionId mission : setting.missions.ids()) {
        if (is_meant(setting.missions[mission].scope, c) && is_there(setting, world, mission) &&
            has_strategy(setting, world, mission)) {
            return true;
        }
    }
    return false;
}

} // namespace

void coordinate(const Setting& setting, World& world) {
    hold_council(setting, world);
    const CoordinationParameters& p = setting.parameters.coordination;
    double planners = 0.0;
    for (const MissionId mission : setting.missions.ids()) {
        if (is_there(setting, world, mission)) {
            planners = std::max(planners, world.missions.planners[mission]);
        }
    }
    const double everywhere = p.base + p.planner_effect * planners +
                              (world.politics.council_exists ? p.council_effect : 0.0);
    const double rate = std::min(1.0, p.rate * week_in_years);
    for (const InstitutionId c : setting.institutions.ids()) {
        const double actors = std::max(1, world.institutions.actors[c]);
        const double here = everywhere +
                            (strategy_covers(setting, world, c) ? p.strategy_effect : 0.0) +
                            (lead_is_agreed(setting, world, c) ? p.lead_effect : 0.0) +
                            p.pooled_effect * world.institutions.pooled_share[c] -
                            p.crowding * portable_log(actors / p.crowding_actors);
        const double reachable = std::clamp(here, 0.0, 1.0);
        for (const DonorId donor : setting.donors.ids()) {
            double& coordination = world.finance.coordination[donor][c];
            coordination += rate * (setting.donors[donor].willingness * reachable - coordination);
        }
    }
}

} // namespace ssrsim

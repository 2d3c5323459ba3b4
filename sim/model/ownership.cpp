#include "model/processes.hpp"

#include <algorithm>

// Ownership rests on will, lead practised, inclusion, visible results and the missions' credibility
// (S1 ¶45); it is slower gained than lost.

namespace ssrsim {

namespace {

/// The lead that counts is the one practised in work delivered; it freezes when work stops.
void practise_lead(const Setting& setting, World& world, InstitutionId c) {
    InstitutionColumns& state = world.institutions;
    if (!(state.delivered[c] > 0.0)) return;
    state.lead_practised[c] +=
        std::min(1.0, week_in_years / setting.parameters.feedback.lead_memory_years) *
        (state.national_lead[c] - state.lead_practised[c]);
}

void move_inclusion(const Setting& setting, World& world, InstitutionId c) {
    InstitutionColumns& state = world.institutions;
    const double council =
        world.politics.council_exists ? setting.parameters.coordination.council_inclusion : 0.0;
    const double effort = std::min(1.0, state.inclusion_effort[c] + council);
    state.inclusion[c] +=
        std::min(1.0, week_in_years / setting.parameters.feedback.inclusion_years) *
        (effort - state.inclusion[c]);
}

/// Bodies whose ownership is that of those they serve (S1 Annex 1B).
bool belongs_to_the_people(InstitutionKind kind) {
    return kind == InstitutionKind::legislature || kind == InstitutionKind::inspectorate ||
           kind == InstitutionKind::civil_society || kind == InstitutionKind::justice ||
           kind == InstitutionKind::customary;
}

double resting_ownership(const Setting& setting, const World& world, InstitutionId c) {
    const FeedbackParameters& p = setting.parameters.feedback;
    const InstitutionColumns& state = world.institutions;
    const double visible =
        std::clamp((state.performance[c] - p.visible_from) / p.visible_range, 0.0, 1.0);
    const double inclusion =
        state.inclusion[c] *
        (belongs_to_the_people(setting.institutions[c].kind) ? 1.0 : p.inclusion_elsewhere);
    const bool national_monitors = setting.monitoring.measures != Measure::nothing &&
                                   setting.monitoring.by == Monitors::national &&
                                   world.week >= setting.plan_begins;
    return std::clamp(p.weight_will * state.political_will[c] +
                          p.weight_lead * state.lead_practised[c] + p.weight_inclusion * inclusion +
                          p.weight_results * visible + p.weight_credibility * state.credibility[c] +
                          (national_monitors ? p.monitoring_ownership : 0.0),
                      0.0, 1.0);
}

} // namespace

void move_ownership(const Setting& setting, World& world) {
    const FeedbackParameters& p = setting.parameters.feedback;
    for (const InstitutionId c : setting.institutions.ids()) {
        practise_lead(setting, world, c);
        move_inclusion(setting, world, c);
        double& ownership = world.institutions.ownership[c];
        const double gap = resting_ownership(setting, world, c) - ownership;
        ownership +=
            std::min(1.0, (gap > 0.0 ? p.ownership_up : p.ownership_down) * week_in_years) * gap;
    }
}

} // namespace ssrsim

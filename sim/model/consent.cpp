#include "model/consent.hpp"

#include "model/funds.hpp"
#include "model/mandates.hpp"
#include "model/pace.hpp"

#include <algorithm>

// Government bargains over what it is offered (S1 ¶45): it agrees; has conditions taken out where
// another donor would ask for none; takes a piece; or waits, for more lead where there is another
// to go to; and in the end refuses.

namespace ssrsim {

namespace {

double credibility_of(const Setting& setting, const World& world, ActivityId activity) {
    const MissionId mission = carried_on_by(setting, world, setting.activities[activity].mission);
    return mission.exists() ? world.missions.credibility[mission]
                            : setting.parameters.bargaining.usual_credibility;
}

double veto(const Setting& setting, const World& world, ActivityId activity) {
    const MissionId mission = carried_on_by(setting, world, setting.activities[activity].mission);
    if (mission.exists() && setting.missions[mission].authority == Authority::executive) return 0.0;
    const BargainingParameters& p = setting.parameters.bargaining;
    return world.politics.government == GovernmentKind::elected ? p.veto_elected
                                                                : p.veto_transitional;
}

std::int32_t donors_in(const World& world, InstitutionId c) {
    std::int32_t donors = 0;
    for (const DonorId donor : world.finance.attention.ids()) {
        const auto& open = world.finance.open_lots;
        donors += std::any_of(open.begin(), open.end(), [&](LotId id) {
            const Lot& lot = world.finance.lots[id];
            return lot.donor == donor && lot.institution == c && has_money(lot);
        });
    }
    return donors;
}

/// The lead that is offered for this work from the next round on.
void concede_lead(const Setting& setting, World& world, ActivityId id, Cause cause) {
    double& offered = world.activities.lead_offered[id];
    offered = std::min(1.0, offered + setting.parameters.bargaining.lead_step);
    note_work(world, EventKind::lead_conceded, cause, id, setting.parameters.bargaining.lead_step);
}

/// What a mission stood for is refused: its focal points spent credibility on it.
void lose_leverage(const Setting& setting, World& world, ActivityId activity) {
    const MissionId mission = carried_on_by(setting, world, setting.activities[activity].mission);
    if (!mission.exists()) return;
    for (const PostId id : setting.posts.ids()) {
        const PostFacts& post = setting.posts[id];
        if (post.mission != mission || post.type != PostType::focal_point ||
            !world.posts[id].incumbent.present) {
            continue;
        }
        world.missions.credibility[mission] *= 1.0 - setting.parameters.politics.leverage_cost;
        world.events.note({world.week, EventKind::credibility_lost, Cause::no_consent,
                           Concerns::mission, mission.value,
                           setting.parameters.politics.leverage_cost});
        return;
    }
}

} // namespace

double consent_probability(const Setting& setting, const World& world, ActivityId activity) {
    const ActivityFacts& facts = setting.activities[activity];
    const InstitutionColumns& c = world.institutions;
    const double lead =
        std::min(1.0, c.national_lead[facts.institution] + world.activities.lead_offered[activity]);
    // What governments want anyway they take; for the rest they need will, and somebody to believe.
    const double persuaded = c.political_will[facts.institution] *
                             (0.5 + 0.5 * credibility_of(setting, world, activity)) *
                             (0.5 + 0.5 * lead);
    const double agreeable = facts.wanted + (1.0 - facts.wanted) * persuaded;
    return 1.0 - veto(setting, world, activity) * (1.0 - agreeable);
}

double other_donor_probability(const World& world, InstitutionId c) {
    const std::int32_t donors = donors_in(world, c);
    if (donors < 2) return 0.0;
    return (1.0 - world.institutions.coordination[c]) * (donors - 1.0) / donors;
}

Answer bargain(const Setting& setting, World& world, ActivityId id) {
    const BargainingParameters& p = setting.parameters.bargaining;
    const ActivityFacts& facts = setting.activities[id];
    ActivityColumns& a = world.activities;
    const auto week = static_cast<std::uint32_t>(world.week.number);
    const double willing = consent_probability(setting, world, id);
    if (world.luck.bernoulli(facts.key, Decision::consent, week, willing)) {
        note_work(world, EventKind::consent_given, Cause::will, id, willing);
        return Answer::agreed;
    }
    const double easier = other_donor_probability(world, facts.institution);
    const bool has_choice =
        world.luck.bernoulli(facts.key, Decision::other_donor_seen, week, easier);
    if (has_choice && facts.gate && a.no_gate[id] == 0 && a.phases[id] == 0) {
        a.no_gate[id] = 1;
        note_work(world, EventKind::conditions_stripped, Cause::other_donor, id, easier);
        return Answer::agreed;
    }
    if (world.luck.bernoulli(facts.key, Decision::piece_taken, week,
                             setting.government.piecemeal)) {
        a.budget[id] = a.spent[id] + scaled(a.budget[id] - a.spent[id], p.piece);
        a.is_piece[id] = 1;
        note_work(world, EventKind::piece_taken, Cause::no_consent, id, p.piece);
        return Answer::agreed;
    }
    if (a.round[id] + 1 >= static_cast<std::int32_t>(p.rounds)) {
        lose_leverage(setting, world, id);
        return Answer::refused;
    }
    // Whoever could go to another donor waits, and is offered more; nobody else is.
    if (has_choice) concede_lead(setting, world, id, Cause::other_donor);
    note_work(world, EventKind::consent_withheld, Cause::no_consent, id, willing);
    return Answer::asked_again;
}

} // namespace ssrsim

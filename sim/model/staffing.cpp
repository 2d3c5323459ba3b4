#include "model/staffing.hpp"

#include "core/hash.hpp"
#include "core/log_columns.hpp"
#include "core/math.hpp"
#include "model/actuals.hpp"
#include "model/advisers.hpp"
#include "model/mandates.hpp"
#include "model/processes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

// Posts, tours, handovers and what they leave behind (S1 ¶39, ¶50, ¶51). A post is asked to be
// filled on the day it opens and again a notice period before each tour ends; the successor arrives
// a recruitment lead time later, at most `overlap_max` weeks before the end. With whole weeks the
// share of time filled is 1 − E[(L−n)+] / (T + E[max(L−n, −overlap_max)]), which the tests hold.

namespace ssrsim {

Week closing(const PostFacts& post, const World& world) {
    return std::min(post.closes, world.missions.ends[post.mission]);
}

namespace {

void note_adviser(World& world, EventKind what, Cause cause, PostId id, const Adviser& adviser) {
    world.events.note({world.week, what, cause, Concerns::post, id.value, adviser.knowledge,
                       world.posts[id].institution});
}

} // namespace

void leave_post(World& world, PostId id, Cause cause) {
    PostState& post = world.posts[id];
    for (const Adviser* adviser : {&post.incumbent, &post.successor}) {
        if (adviser->present) note_adviser(world, EventKind::adviser_left, cause, id, *adviser);
    }
    post.incumbent = post.successor = Adviser{};
}

namespace {

std::int32_t month_of(Week week) {
    const Date monday = monday_of(week);
    return monday.year * 12 + monday.month - 1;
}

std::int32_t draw_lead(const MissionFacts& mission, const PostFacts& post, const World& world,
                       std::int32_t turn) {
    const bool national = post.staff == StaffCategory::national;
    const double weeks = world.luck.gamma(
        post.key, Decision::recruitment_lead, static_cast<std::uint32_t>(turn),
        national ? mission.national_lead_mean : mission.lead_mean, mission.lead_shape);
    return whole_weeks(weeks);
}

/// Somebody is asked for: earliest arrival, but not more than the longest handover before `ends`.
void ask_for_adviser(const MissionFacts& mission, const PostFacts& post, const World& world,
                     PostState& state) {
    state.awaited = true;
    state.due = world.week + draw_lead(mission, post, world, state.turns);
    if (state.incumbent.present) {
        state.due = std::max(state.due, state.incumbent.ends - mission.overlap_max_weeks);
    }
}

void end_tour(World& world, PostId id) {
    PostState& state = world.posts[id];
    if (state.incumbent.present && state.incumbent.ends <= world.week) {
        note_adviser(world, EventKind::adviser_left, Cause::end_of_tour, id, state.incumbent);
        state.incumbent = state.successor;
        state.successor = Adviser{};
    }
    // A tour shorter than a handover would need a third person; scenarios exclude it.
    SSRSIM_EXPECT(!state.successor.present || state.incumbent.present, "a successor follows");
}

/// A contract tied to the mandate ends with the first period that ends after `from`: the week in
/// which its holder takes over, also for one who came before the renewal to be handed the work.
Week end_of_contract(const MissionFacts& mission, Week closes, Week wanted, Week from) {
    const Week ends = std::min(wanted, closes);
    if (mission.contracts == ContractTerm::own_term) return ends;
    for (const Week renewal : mission.renewals) {
        if (renewal > from) return std::min(ends, renewal);
    }
    return ends;
}

/// A tour is extended once, or a successor asked for, when the notice period begins.
void give_notice(const MissionFacts& mission, const PostFacts& post, const World& world,
                 PostState& state) {
    if (state.awaited || state.successor.present) return;
    // Of a mission that is drawn down every second post is not filled again.
    if (world.missions.drawn_down[post.mission] != 0 && post.number % 2 == 1) return;
    const Week closes = closing(post, world);
    if (!state.incumbent.present) {
        ask_for_adviser(mission, post, world, state);
        return;
    }
    Adviser& adviser = state.incumbent;
    if (post.staff == StaffCategory::national || adviser.ends >= closes) return;
    if (world.week < adviser.ends - mission.notice_weeks) return;
    if (!adviser.extended) {
        adviser.extended = true; // asked once, whatever the answer
        if (world.luck.bernoulli(post.key, Decision::tour_extended,
                                 static_cast<std::uint32_t>(adviser.turn),
                                 mission.extension_share)) {
            adviser.ends = end_of_contract(mission, closes, adviser.ends + mission.extension_weeks,
                                           adviser.ends);
            return;
        }
    }
    ask_for_adviser(mission, post, world, state);
}

/// A module starts with what the whole knows.
double shared_memory(const Setting& setting, const World& world, MissionId mission) {
    const MissionColumns& m = world.missions;
    return std::max(m.memory[mission], m.memory[whole_of(setting, mission)]);
}

} // namespace

void take_up_post(const Setting& setting, World& world, PostId post_id, Cause cause) {
    const StaffingParameters& p = setting.parameters.staffing;
    const PostFacts& post = setting.posts[post_id];
    const MissionFacts& mission = setting.missions[post.mission];
    PostState& state = world.posts[post_id];

    Adviser adviser;
    adviser.present = true;
    adviser.turn = state.turns++;
    adviser.arrived = world.week;
    const Week closes = closing(post, world);
    adviser.ends =
        post.staff == StaffCategory::national
            ? closes
            : end_of_contract(mission, closes, world.week + mission.tour_weeks,
                              state.incumbent.present ? state.incumbent.ends : world.week);
    const std::uint64_t person = hash_combine(post.key, static_cast<std::uint64_t>(adviser.turn));
    const Luck& luck = world.luck;
    adviser.technical = post.profile_fit * person_trait(luck, person, Decision::adviser_technical,
                                                        mission.technical_median, p.skill_spread);
    adviser.language =
        post.staff == StaffCategory::national
            ? 1.0
            : std::max(mission.interpreters, person_trait(luck, person, Decision::adviser_language,
                                                          mission.language_median, p.skill_spread));
    adviser.pedagogy = person_trait(luck, person, Decision::adviser_pedagogy,
                                    mission.pedagogy_median, p.skill_spread);

    const Adviser& predecessor = state.incumbent;
    const double overlap = predecessor.present ? predecessor.ends - world.week : 0;
    const double handover = 1.0 - portable_exp(-overlap / p.handover_weeks);
    adviser.knowledge = std::max(
        p.arrival_floor, p.handover_knowledge * handover * predecessor.knowledge +
                             p.memory_knowledge * shared_memory(setting, world, post.mission));
    adviser.rapport =
        std::max(p.arrival_floor, p.handover_rapport * handover * predecessor.rapport);
    adviser.knowledge = std::min(adviser.knowledge, 1.0);

    Adviser settled = adviser;
    settled.knowledge = settled.rapport = 1.0;
    adviser.full_effect = std::min(1.0, adviser_effect(p, post.type, settled) / p.reference_effect);

    state.awaited = false;
    note_adviser(world, EventKind::adviser_arrived, cause, post_id, adviser);
    (state.incumbent.present ? state.successor : state.incumbent) = adviser;
}

namespace {

/// Arrivals of the week, first asked first served where contributors supply only so many a month.
void receive_arrivals(const Setting& setting, World& world) {
    if (in_crisis(world)) return;
    std::vector<PostId>& due = world.scratch.posts;
    due.clear();
    for (const PostId post : setting.posts.ids()) {
        const PostState& state = world.posts[post];
        if (state.awaited && state.due <= world.week &&
            world.week < closing(setting.posts[post], world)) {
            due.push_back(post);
        }
    }
    std::sort(due.begin(), due.end(), [&](PostId a, PostId b) {
        const Week first = world.posts[a].due;
        const Week second = world.posts[b].due;
        return first != second ? first < second : a < b;
    });
    const std::int32_t month = month_of(world.week);
    for (const PostId post : due) {
        const PostFacts& facts = setting.posts[post];
        if (!has_room(setting, world, post)) {
            // Whoever would have come is known not to have come: somebody else is asked for.
            world.posts[post].awaited = false;
            ++world.posts[post].turns;
            continue;
        }
        if (facts.staff == StaffCategory::international) {
            MissionColumns& m = world.missions;
            if (m.month[facts.mission] != month) {
                m.month[facts.mission] = month;
                m.arrivals[facts.mission] = 0;
            }
            if (m.arrivals[facts.mission] >= setting.missions[facts.mission].arrivals_per_month) {
                continue;
            }
            ++m.arrivals[facts.mission];
        }
        take_up_post(setting, world, post, Cause::plan);
    }
}

void learn(const StaffingParameters& p, double ownership, Adviser& adviser) {
    const double language = 0.5 + 0.5 * adviser.language;
    adviser.knowledge += p.knowledge_rate * week_in_years * (1.0 - adviser.knowledge) * language;
    adviser.rapport +=
        p.rapport_rate * week_in_years * (1.0 - adviser.rapport) * language * ownership;
    adviser.knowledge = std::min(adviser.knowledge, 1.0);
    adviser.rapport = std::min(adviser.rapport, 1.0);
}

/// Whether somebody in the predecessor's post may go on in this one.
bool is_like(const PostFacts& post, const PostFacts& before) {
    return post.type == before.type && post.staff == before.staff &&
           post.institution == before.institution;
}

/// The first of the predecessor's staff in a like post who wants to stay.
void keep_holder(const Setting& setting, World& world, PostId id) {
    const PostFacts& post = setting.posts[id];
    const MissionFacts& mission = setting.missions[post.mission];
    for (const PostId other : setting.posts.ids()) {
        const PostFacts& before = setting.posts[other];
        Adviser& adviser = world.posts[other].incumbent;
        if (before.mission != mission.succeeds || !adviser.present || !is_like(post, before)) {
            continue;
        }
        const Adviser kept = adviser;
        adviser.present = false; // asked once
        const std::uint64_t person =
            hash_combine(before.key, static_cast<std::uint64_t>(kept.turn));
        if (!world.luck.bernoulli(person, Decision::stays_with_successor, 0,
                                  mission.staff_inherited)) {
            note_adviser(world, EventKind::adviser_left, Cause::mandate_over, other, kept);
            continue;
        }
        note_adviser(world, EventKind::adviser_left, Cause::successor, other, kept);
        note_adviser(world, EventKind::adviser_arrived, Cause::predecessor, id, kept);
        PostState& state = world.posts[id];
        state.incumbent = kept;
        state.incumbent.turn = state.turns++;
        state.incumbent.extended = false;
        state.incumbent.ends = post.staff == StaffCategory::national
                                   ? closing(post, world)
                                   : end_of_contract(mission, closing(post, world),
                                                     world.week + mission.tour_weeks, world.week);
        return;
    }
}

/// When a mission takes over from another, some of the staff stay, with a new contract and what
/// they know.
void keep_staff(const Setting& setting, World& world, MissionId successor) {
    const MissionFacts& mission = setting.missions[successor];
    if (!mission.succeeds.exists() || world.week != mission.start ||
        world.week < world.missions.ends[mission.succeeds]) {
        return; // nobody leaves a mission that goes on
    }
    for (const PostId id : setting.posts.ids()) {
        const PostFacts& post = setting.posts[id];
        if (post.mission == successor && world.week == post.opens) keep_holder(setting, world, id);
    }
}

/// Institutional memory follows what those in post know and write down; an empty post remembers
/// nothing, so that vacancies leak.
void remember(const Setting& setting, World& world) {
    const StaffingParameters& p = setting.parameters.staffing;
    MissionColumns& m = world.missions;
    // Successors first, from what was remembered last week, whichever mission's id comes first.
    for (const MissionId mission : setting.missions.ids()) {
        const MissionFacts& facts = setting.missions[mission];
        if (world.week == facts.start && facts.succeeds.exists()) {
            m.memory[mission] = facts.memory_inherited * m.memory[facts.succeeds];
        }
    }
    for (const MissionId mission : setting.missions.ids()) {
        const MissionFacts& facts = setting.missions[mission];
        if (world.week < facts.start) continue;
        const double known = m.authorised[mission] > 0
                                 ? m.knowledge[mission] * m.filled[mission] / m.authorised[mission]
                                 : 0.0;
        m.memory[mission] += std::min(1.0, p.memory_rate * week_in_years) *
                             (known * p.documentation - m.memory[mission]);
    }
}

/// Weighted geometric means of what advisers bring, pedagogy aside.
void combine_traits(const StaffingParameters& p, std::span<const double> technical,
                    std::span<const double> known, std::span<const double> rapport,
                    std::span<double> combined) {
    constexpr double nothing = 1e-300; // a weight of 0 counts
    std::fill(combined.begin(), combined.end(), 0.0);
    add_logs(combined, p.technical_weight, technical, nothing);
    add_logs(combined, p.knowledge_weight, known, nothing);
    add_logs(combined, p.rapport_weight, rapport, nothing);
    exponentiate(combined);
}

double usable_knowledge(const Adviser& adviser) {
    return adviser.knowledge * (0.5 + 0.5 * adviser.language);
}

double with_pedagogy(PostType type, const Adviser& adviser, double combined) {
    const bool teaches = type == PostType::trainer || type == PostType::mentor;
    return combined * (teaches ? adviser.pedagogy : 1.0);
}

/// A week in their posts: everybody learns, and has the effect of what they know then.
void learn_in_posts(const Setting& setting, World& world) {
    const StaffingParameters& p = setting.parameters.staffing;
    std::vector<double>& technical = world.scratch.sums;
    std::vector<double>& known = world.scratch.shares;
    std::vector<double>& rapport = world.scratch.weights;
    std::vector<double>& combined = world.scratch.combined;
    technical.clear();
    known.clear();
    rapport.clear();
    const double everywhere = mean_ownership(world);
    for (PostState& state : world.posts) {
        const double ownership = state.institution.exists()
                                     ? world.institutions.ownership[state.institution]
                                     : everywhere;
        for (Adviser* adviser : {&state.incumbent, &state.successor}) {
            if (!adviser->present) continue;
            learn(p, ownership, *adviser);
            technical.push_back(adviser->technical);
            known.push_back(usable_knowledge(*adviser));
            rapport.push_back(adviser->rapport);
        }
    }
    combined.resize(technical.size());
    combine_traits(p, technical, known, rapport, combined);
    std::size_t next = 0;
    for (const PostId id : setting.posts.ids()) {
        PostState& state = world.posts[id];
        for (Adviser* adviser : {&state.incumbent, &state.successor}) {
            if (!adviser->present) {
                adviser->effect = 0.0;
                continue;
            }
            const double effect = with_pedagogy(setting.posts[id].type, *adviser, combined[next++]);
            adviser->effect = std::min(1.0, effect / p.reference_effect);
        }
    }
}

} // namespace

double adviser_effect(const StaffingParameters& p, PostType type, const Adviser& adviser) {
    std::array combined{0.0};
    combine_traits(p, std::array{adviser.technical}, std::array{usable_knowledge(adviser)},
                   std::array{adviser.rapport}, combined);
    return with_pedagogy(type, adviser, combined[0]);
}

void rotate_staff(const Setting& setting, World& world) {
    remember(setting, world); // from those who were there last week
    for (const MissionId mission : setting.missions.ids())
        keep_staff(setting, world, mission);
    for (const PostId id : setting.posts.ids()) {
        const PostFacts& post = setting.posts[id];
        PostState& state = world.posts[id];
        if (world.week < post.opens) continue;
        if (world.week >= closing(post, world)) {
            const bool goes = world.missions.ends[post.mission] <= world.week;
            leave_post(world, id, goes ? Cause::mandate_over : Cause::plan);
            state.awaited = false;
            continue;
        }
        const MissionFacts& mission = setting.missions[post.mission];
        end_tour(world, id);
        give_notice(mission, post, world, state);
    }
    receive_arrivals(setting, world);
    meet_known_counts(setting, world);
    learn_in_posts(setting, world);
}

} // namespace ssrsim

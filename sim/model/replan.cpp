#include "model/replan.hpp"

#include "core/math.hpp"
#include "model/mandates.hpp"
#include "model/processes.hpp"

#include <algorithm>
#include <optional>

// Decision C. Every quarter a mission looks to its next renewal: money goes first to what will show
// by then, and empty posts to where such work lacks them. Short mandates so breed quick wins
// (S1 ¶33) without being told to; with an endless horizon everything shows, and no work goes before
// other work.

namespace ssrsim {

double shows_before_renewal(const Setting& setting, const World& world, ActivityId activity) {
    const ActivityFacts& facts = setting.activities[activity];
    if (setting.mission_rule == Rule::fixed) return 1.0;
    const MissionId mission = carried_on_by(setting, world, facts.mission);
    if (!mission.exists() || world.week < setting.missions[mission].start) return 1.0;
    const double left = (1.0 - world.activities.progress[activity]) * facts.duration_weeks;
    const double horizon = weeks_to_renewal(setting, world, mission);
    if (!(left > horizon)) return 1.0;
    return portable_pow(horizon / left, setting.parameters.activities.impatience);
}

bool missions_replan(const Setting& setting, const World& world) {
    const std::int32_t period = whole_weeks(setting.parameters.coordination.replan_weeks);
    return setting.mission_rule == Rule::adaptive && world.week.number % period == 0;
}

namespace {

/// Activities that money comes to in another place of the line than before.
void note_order(World& world, const std::vector<ActivityId>& before) {
    const std::vector<ActivityId>& order = world.activities.order;
    std::int32_t moved = 0;
    for (std::size_t i = 0; i < order.size(); ++i)
        moved += order[i] != before[i] ? 1 : 0;
    if (moved == 0) return;
    world.events.note({world.week, EventKind::work_reordered, Cause::next_renewal,
                       Concerns::country, -1, static_cast<double>(moved)});
}

void order_activities(const Setting& setting, World& world) {
    std::vector<ActivityId>& order = world.activities.order;
    std::vector<ActivityId> before;
    if (world.events.is_kept()) before = order;
    order = setting.funding_order;
    std::vector<double>& shows = world.scratch.weights;
    shows.assign(setting.activities.size(), 0.0);
    for (const ActivityId activity : order)
        shows[activity.index()] = shows_before_renewal(setting, world, activity);
    // Insertion keeps the written order among equals, and needs no room of its own.
    for (std::size_t i = 1; i < order.size(); ++i) {
        const ActivityId moved = order[i];
        std::size_t at = i;
        for (; at > 0 && shows[order[at - 1].index()] < shows[moved.index()]; --at)
            order[at] = order[at - 1];
        order[at] = moved;
    }
    if (world.events.is_kept()) note_order(world, before);
}

/// Posts of a type with an institution, empty ones too: somebody has been asked for.
std::int32_t posts_there(const Setting& setting, const World& world, PostType type,
                         InstitutionId c) {
    std::int32_t there = 0;
    for (const PostId post : setting.posts.ids()) {
        const PostFacts& facts = setting.posts[post];
        there += facts.type == type && world.posts[post].institution == c &&
                 facts.opens <= world.week && world.week < facts.closes;
    }
    return there;
}

/// Posts of a type that an institution's unfinished work lacks, weighed by what will show. Most
/// institutions have no such work, and their posts need no counting.
double lacking(const Setting& setting, const World& world, PostType type, InstitutionId c) {
    const ActivityKind kind =
        type == PostType::mentor ? ActivityKind::mentoring : ActivityKind::training;
    std::optional<std::int32_t> there;
    double sum = 0.0;
    for (const ActivityId activity : setting.activities.ids()) {
        const ActivityFacts& facts = setting.activities[activity];
        if (facts.institution != c || facts.kind != kind || facts.start > world.week ||
            has_ended(world.activities.status[activity])) {
            continue;
        }
        if (!there) there = posts_there(setting, world, type, c);
        sum +=
            std::max(0.0, facts.advisers - *there) * shows_before_renewal(setting, world, activity);
    }
    return sum;
}

/// The unit of an institution with the fewest mentors' posts for its size.
UnitId unit_short_of_mentors(const Setting& setting, const World& world, InstitutionId c) {
    UnitId best;
    double least = 0.0;
    for (const UnitId unit : setting.institutions[c].units) {
        double posts = 0.0;
        for (const PostState& post : world.posts)
            posts += post.unit == unit ? 1.0 : 0.0;
        const double share = (posts + 0.5) / setting.units.establishment[unit];
        if (!best.exists() || share < least) {
            best = unit;
            least = share;
        }
    }
    return best;
}

/// Of a mission's empty posts of a type, one a quarter goes to where it is missed most.
void move_vacant_post(const Setting& setting, World& world, MissionId mission, PostType type) {
    for (const PostId id : setting.posts.ids()) {
        const PostFacts& facts = setting.posts[id];
        PostState& post = world.posts[id];
        if (facts.mission != mission || facts.type != type || post.incumbent.present ||
            world.week < facts.opens || world.week >= facts.closes || !post.institution.exists()) {
            continue;
        }
        const InstitutionId from = post.institution;
        InstitutionId best = from;
        double most = lacking(setting, world, type, from);
        for (const InstitutionId c : setting.institutions.ids()) {
            if (!is_meant(setting.missions[mission].scope, c)) continue;
            const double value = lacking(setting, world, type, c);
            if (value > most) {
                best = c;
                most = value;
            }
        }
        if (best == from) continue;
        post.institution = best;
        if (type == PostType::mentor) post.unit = unit_short_of_mentors(setting, world, best);
        world.events.note({world.week, EventKind::post_moved, Cause::next_renewal, Concerns::post,
                           id.value, most, best});
        return;
    }
}

} // namespace

void replan_missions(const Setting& setting, World& world) {
    if (!missions_replan(setting, world)) return;
    order_activities(setting, world);
    for (const MissionId mission : setting.missions.ids()) {
        const MissionFacts& facts = setting.missions[mission];
        if (!is_there(setting, world, mission) || facts.kind != MissionKind::peace_operation) {
            continue;
        }
        for (const PostType type : {PostType::mentor, PostType::trainer})
            move_vacant_post(setting, world, mission, type);
    }
}

} // namespace ssrsim

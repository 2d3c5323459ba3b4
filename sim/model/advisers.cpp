#include "model/advisers.hpp"

#include "model/processes.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace ssrsim {

double mean_ownership(const World& world) {
    double sum = 0.0;
    for (const double ownership : world.institutions.ownership)
        sum += ownership;
    const std::size_t rows = world.institutions.ownership.size();
    return rows > 0 ? sum / static_cast<double>(rows) : 0.0;
}

void mark_posts(const Setting& setting, const World& world, std::vector<std::uint8_t>& there) {
    there.assign(setting.missions.size() * setting.institutions.size(), 0);
    for (const PostId post : setting.posts.ids()) {
        const InstitutionId c = world.posts[post].institution;
        if (c.exists()) there[mark_of(setting, setting.posts[post].mission, c)] = 1;
    }
}

std::size_t mark_of(const Setting& setting, MissionId mission, InstitutionId c) {
    return mission.index() * setting.institutions.size() + c.index();
}

bool is_authorised(const Setting& setting, const World& world, PostId id) {
    const PostFacts& post = setting.posts[id];
    if (world.week < post.opens || world.week >= post.closes) return false;
    if (world.week >= world.missions.ends[post.mission]) return false;
    const bool left_empty = world.missions.drawn_down[post.mission] != 0 && post.number % 2 == 1;
    return !left_empty || world.posts[id].incumbent.present;
}

namespace {

void forget_last_week(World& world) {
    InstitutionColumns& c = world.institutions;
    for (auto* column : {&c.trainer_effect, &c.adviser_effect}) {
        std::fill(column->begin(), column->end(), 0.0);
    }
    for (auto* column : {&c.trainers, &c.mentors, &c.advisers}) {
        std::fill(column->begin(), column->end(), 0);
    }
    MissionColumns& m = world.missions;
    for (auto* column : {&m.knowledge, &m.effect, &m.planners, &m.liaisons, &m.monitors}) {
        std::fill(column->begin(), column->end(), 0.0);
    }
    std::fill(m.authorised.begin(), m.authorised.end(), 0);
    std::fill(m.filled.begin(), m.filled.end(), 0);
    std::fill(world.units.mentoring.begin(), world.units.mentoring.end(), 0.0);
}

/// An adviser at work; both count during a handover.
void count_in_institution(PostType type, const PostState& post, const Adviser& adviser,
                          World& world) {
    if (!adviser.present || !post.institution.exists()) return;
    InstitutionColumns& c = world.institutions;
    ++c.advisers[post.institution];
    c.adviser_effect[post.institution] += adviser.effect;
    if (type == PostType::trainer) {
        ++c.trainers[post.institution];
        c.trainer_effect[post.institution] += adviser.effect;
    }
    if (type == PostType::mentor) {
        ++c.mentors[post.institution];
        if (post.unit.exists()) world.units.mentoring[post.unit] += adviser.effect;
    }
}

/// Mean effect over the open posts of the kinds whose work is the mission's as a whole; an empty
/// one counts with nothing.
void average_shared_work(const Setting& setting, World& world) {
    MissionColumns& m = world.missions;
    const std::array works{std::pair{PostType::planner, &m.planners},
                           std::pair{PostType::liaison, &m.liaisons},
                           std::pair{PostType::monitor, &m.monitors}};
    // The posts of each kind, side by side for the missions.
    const std::size_t missions = setting.missions.size();
    std::vector<double>& open = world.scratch.sums;
    open.assign(works.size() * missions, 0.0);
    for (const PostId id : setting.posts.ids()) {
        const PostFacts& post = setting.posts[id];
        for (std::size_t kind = 0; kind < works.size(); ++kind) {
            if (post.type != works[kind].first || !is_authorised(setting, world, id)) continue;
            open[kind * missions + post.mission.index()] += 1.0;
            (*works[kind].second)[post.mission] += world.posts[id].incumbent.effect;
        }
    }
    std::size_t at = 0;
    for (const auto& [kind, effects] : works) {
        for (double& effect : *effects) {
            if (open[at] > 0.0) effect /= open[at];
            ++at;
        }
    }
}

/// One counts as filled, also while two hand over.
void count_in_mission(const PostFacts& post, const PostState& state, World& world) {
    MissionColumns& m = world.missions;
    ++m.authorised[post.mission];
    const double at_work = std::max(state.incumbent.effect, state.successor.effect);
    if (state.incumbent.present) {
        ++m.filled[post.mission];
        m.knowledge[post.mission] += state.incumbent.knowledge;
        m.effect[post.mission] += state.incumbent.effect;
        m.weeks_learning[post.mission] += std::max(0.0, state.incumbent.full_effect - at_work);
    } else {
        m.weeks_vacant[post.mission] += 1.0;
    }
}

} // namespace

void place_advisers(const Setting& setting, World& world) {
    const OfficerParameters& p = setting.parameters.officers;
    forget_last_week(world);
    for (const PostId id : setting.posts.ids()) {
        const PostFacts& post = setting.posts[id];
        if (!is_authorised(setting, world, id)) continue;
        const PostState& state = world.posts[id];
        count_in_mission(post, state, world);
        count_in_institution(post.type, state, state.incumbent, world);
        count_in_institution(post.type, state, state.successor, world);
    }
    average_shared_work(setting, world);
    MissionColumns& m = world.missions;
    for (const MissionId mission : setting.missions.ids()) {
        if (m.filled[mission] == 0) continue;
        m.knowledge[mission] /= m.filled[mission];
        m.effect[mission] /= m.filled[mission];
    }
    InstitutionColumns& c = world.institutions;
    for (const InstitutionId institution : setting.institutions.ids()) {
        if (c.trainers[institution] > 0) {
            c.trainer_effect[institution] /= c.trainers[institution];
        }
        if (c.advisers[institution] > 0) {
            c.adviser_effect[institution] /= c.advisers[institution];
        }
        if (c.mentors[institution] == 0) continue;
        // Mentors without fuel, paper or per diem do part of their work (S1 ¶52).
        const double floor = setting.parameters.activities.mentoring_without_material;
        const double equipped = floor + (1.0 - floor) * c.material[institution];
        for (const UnitId unit : setting.institutions[institution].units) {
            const std::int32_t officers = std::max(1, world.units.strength[unit]);
            double& mentoring = world.units.mentoring[unit];
            mentoring = std::min(1.0, equipped * p.officers_per_mentor * mentoring / officers);
        }
    }
}

} // namespace ssrsim

#include "model/actuals.hpp"
#include "model/staffing.hpp"

#include <algorithm>
#include <limits>

// Counts of posts filled are met after staffing has moved by itself, so that a tour that ends, a
// handover and an arrival that is due come first, and as little as possible is forced.

namespace ssrsim {

namespace {

bool holds(const KnownCount& count, Week week) {
    return count.from <= week && week < count.past;
}

std::int32_t filled_of(const KnownCount& count, const World& world) {
    std::int32_t filled = 0;
    for (const PostId post : count.posts)
        filled += world.posts[post].incumbent.present ? 1 : 0;
    return filled;
}

bool is_open(const Setting& setting, const World& world, PostId post) {
    return world.week >= setting.posts[post].opens &&
           world.week < closing(setting.posts[post], world);
}

void meet(const Setting& setting, World& world, const KnownCount& count) {
    std::int32_t filled = filled_of(count, world);
    const bool too_many = filled > count.filled;
    std::vector<PostId>& posts = world.scratch.posts;
    posts.clear();
    for (const PostId post : count.posts) {
        if (world.posts[post].incumbent.present == too_many && is_open(setting, world, post))
            posts.push_back(post);
    }
    // Whose tour ends first leaves first; who is due first comes first, and last who is not asked.
    const auto turn = [&](PostId id) {
        const PostState& post = world.posts[id];
        if (too_many) return post.incumbent.ends;
        return post.awaited ? post.due : Week{std::numeric_limits<std::int32_t>::max()};
    };
    std::sort(posts.begin(), posts.end(),
              [&](PostId a, PostId b) { return turn(a) != turn(b) ? turn(a) < turn(b) : a < b; });
    for (const PostId post : posts) {
        if (filled == count.filled) return;
        if (too_many) {
            leave_post(world, post, Cause::known);
            --filled;
        } else {
            take_up_post(setting, world, post, Cause::known);
            ++filled;
        }
    }
}

} // namespace

bool has_room(const Setting& setting, const World& world, PostId post) {
    if (!is_known(setting, world) || world.posts[post].incumbent.present) return true;
    for (const KnownCount& count : setting.known.counts) {
        if (!holds(count, world.week)) continue;
        const std::int32_t first = (*count.posts.begin()).value;
        const bool is_of_group = first <= post.value &&
                                 post.value < first + static_cast<std::int32_t>(count.posts.size());
        if (is_of_group) return filled_of(count, world) < count.filled;
    }
    return true;
}

void meet_known_counts(const Setting& setting, World& world) {
    if (!is_known(setting, world)) return;
    for (const KnownCount& count : setting.known.counts) {
        if (holds(count, world.week)) meet(setting, world, count);
    }
}

} // namespace ssrsim

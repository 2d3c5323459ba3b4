#include "analysis/plan_use.hpp"

#include "core/calendar.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace ssrsim {

namespace {

struct Open {
    Week from;
    Week until;
    [[nodiscard]] double weeks() const { return std::max(0, until - from); }
};

/// When a group of posts is open within the plan.
Open weeks_open(const Scenario& scenario, const Mission& mission, const Post& post) {
    const Week start = week_of(scenario.country.start);
    const Week end = week_of(scenario.plan.end);
    return {std::max(start, week_of(post.opens.value_or(mission.start))),
            std::min(end, week_of(post.closes.value_or(mission.end)))};
}

/// Weeks in which two are paid for one post.
double handover_weeks(const Mission& mission, const Post& post, double weeks) {
    if (post.staff == StaffCategory::national) return 0.0;
    const double handovers = std::max(0.0, std::ceil(weeks / mission.tour_weeks) - 1.0);
    return handovers * std::min(mission.overlap_max_weeks, mission.notice_weeks);
}

} // namespace

PlanUse planned_use(const Scenario& scenario) {
    double money = 0.0;
    for (const auto& [id, activity] : scenario.plan.activities)
        money += in_units(activity.budget);
    std::map<Week, std::int32_t> changes; ///< of the number of open posts
    for (const auto& [mission_id, mission] : scenario.plan.missions) {
        for (const auto& [id, post] : mission.posts) {
            const Open open = weeks_open(scenario, mission, post);
            if (open.weeks() == 0.0) continue;
            changes[open.from] += post.count;
            changes[open.until] -= post.count;
            const double paid = open.weeks() + handover_weeks(mission, post, open.weeks());
            money += in_units(post.wage) * post.count * paid / weeks_per_year;
        }
    }
    PlanUse use;
    use.money = money_of(money);
    std::int32_t posts = 0;
    for (const auto& [week, change] : changes) {
        posts += change;
        use.posts = std::max(use.posts, posts);
    }
    return use;
}

} // namespace ssrsim

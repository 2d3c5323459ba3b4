#include "scenario/checker.hpp"
#include "scenario/nearest.hpp"
#include "scenario/wording.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace ssrsim {

namespace {

/// The day until which anything can be known; nothing where it cannot be relied on.
std::optional<Date> check_until(Checker& check) {
    const Scenario& s = check.scenario;
    const std::optional<Date>& until = s.plan.actuals.until;
    if (!check.readable({"actuals.until", "country.start", "plan.end"})) return std::nullopt;
    if (!until) {
        check.add("missing-value", "actuals",
                  "[actuals] does not say until when it is known what happened.",
                  "add until = …, a date.");
        return std::nullopt;
    }
    if (*until <= s.country.start) {
        check.add("date-order", "actuals.until",
                  said("What happened is known until ", to_text(*until),
                       ", and the country starts on ", to_text(s.country.start), "."),
                  "let until come after the start.");
        return std::nullopt;
    }
    if (week_of(*until) >= week_of(s.plan.end)) {
        check.add("date-order", "actuals.until",
                  said("What happened is known until ", to_text(*until),
                       ", and the run ends before ", to_text(monday_of(week_of(s.plan.end))),
                       ", a Monday."),
                  "let until lie before that day, or let plan.end come later.");
        return std::nullopt;
    }
    return until;
}

void check_day(Checker& check, const std::optional<Date>& until, const std::string& table,
               Date date) {
    const Date start = check.scenario.country.start;
    if (!until || !check.readable({table + ".date"}) || (start <= date && date <= *until)) return;
    check.add("date-order", table + ".date",
              said(table, " is of ", to_text(date),
                   "; what is known lies from the country's start, ", to_text(start),
                   ", to [actuals] until, ", to_text(*until), "."),
              date > *until ? "let until come later, or take this out."
                            : "take it out: what was before the start is no part of a run.");
}

/// A week in which a group can be filled at all.
void check_open(Checker& check, const std::string& table, const KnownPosts& known,
                const Mission& mission, const Post& group) {
    const std::string of_mission = path_of("mission", known.mission);
    const std::string of_post = path_of(of_mission + ".post", known.post);
    if (!check.readable({table + ".date", of_mission + ".start", of_mission + ".end",
                         of_mission + ".early_end", of_post + ".opens", of_post + ".closes"}))
        return;
    const Date opens = group.opens.value_or(mission.start);
    const Date closes =
        std::min(group.closes.value_or(mission.end), mission.early_end.value_or(mission.end));
    if (week_of(known.date) >= week_of(opens) && week_of(known.date) < week_of(closes)) return;
    check.add("posts-not-open", table + ".date",
              said("On ", to_text(known.date), " ", of_post, " is not open; it is from ",
                   to_text(opens), " to ", to_text(closes), "."),
              "take the count out, or correct the dates.");
}

void check_posts(Checker& check, const std::optional<Date>& until) {
    const Plan& plan = check.scenario.plan;
    std::set<std::tuple<std::string, std::string, Week>> seen;
    for (const auto& [id, known] : plan.actuals.posts) {
        const std::string table = path_of("actuals.posts", id);
        check_day(check, until, table, known.date);
        const auto mission = plan.missions.find(known.mission);
        if (mission == plan.missions.end() || !check.readable({table + ".post"})) continue;
        const auto group = mission->second.posts.find(known.post);
        const std::string groups = path_of("mission", known.mission) + ".post";
        if (group == mission->second.posts.end()) {
            if (check.readable({path_of(groups, known.post)}))
                check.add("unknown-id", table + ".post",
                          said("The mission ", known.mission, " has no group of posts ",
                               quoted(known.post), "."),
                          nearest_hint(known.post, ids_of(mission->second.posts)));
            continue;
        }
        check_open(check, table, known, mission->second, group->second);
        const std::string count = path_of(groups, known.post) + ".count";
        if (check.readable({table + ".filled", count}) && known.filled > group->second.count)
            check.add("more-than-there-are", table + ".filled",
                      said(table, " has ", known.filled, " posts filled; ", count, " is ",
                           group->second.count, "."),
                      "correct filled, or let the group have more posts.");
        if (check.readable({table + ".date"}) &&
            !seen.emplace(known.mission, known.post, week_of(known.date)).second)
            check.add("known-twice", table + ".date",
                      said("There is another count of ", path_of(groups, known.post),
                           " for the same week, that of ", to_text(known.date), "."),
                      "keep one; a run counts in weeks, Monday to Sunday.");
    }
}

void check_money(Checker& check, const std::optional<Date>& until) {
    const Plan& plan = check.scenario.plan;
    struct Sum {
        Date date;
        Money received;
        std::string table;
    };
    std::map<std::string, std::vector<Sum>> by_donor;
    for (const auto& [id, known] : plan.actuals.money) {
        const std::string table = path_of("actuals.money", id);
        check_day(check, until, table, known.date);
        if (check.readable({table + ".donor", table + ".date", table + ".received"}))
            by_donor[known.donor].push_back({known.date, known.received, table});
    }
    for (auto& [donor, sums] : by_donor) {
        std::stable_sort(sums.begin(), sums.end(),
                         [](const Sum& a, const Sum& b) { return a.date < b.date; });
        for (std::size_t i = 1; i < sums.size(); ++i) {
            const Sum& before = sums[i - 1];
            const Sum& sum = sums[i];
            if (week_of(sum.date) == week_of(before.date)) {
                check.add("known-twice", sum.table + ".date",
                          said(sum.table, " and ", before.table, " are of the same donor, ", donor,
                               ", and the same week."),
                          "keep one; a run counts in weeks, Monday to Sunday.");
            } else if (sum.received < before.received) {
                check.add("falling-sum", sum.table + ".received",
                          said("By ", to_text(sum.date), " ", in_units(sum.received),
                               " had come from ", donor, ", less than the ",
                               in_units(before.received), " by ", to_text(before.date), "."),
                          "received is all that came since the country's start: add what had come "
                          "before.");
            }
        }
    }
}

void check_heads(Checker& check, const std::optional<Date>& until) {
    std::set<std::pair<std::string, Week>> seen;
    for (const auto& [id, known] : check.scenario.plan.actuals.heads) {
        const std::string table = path_of("actuals.heads", id);
        check_day(check, until, table, known.date);
        if (check.readable({table + ".institution", table + ".date"}) &&
            !seen.emplace(known.institution, week_of(known.date)).second)
            check.add("known-twice", table + ".date",
                      said("There is another new head of ", known.institution,
                           " in the same week, that of ", to_text(known.date), "."),
                      "keep one; a run counts in weeks, Monday to Sunday.");
    }
}

/// Who knows what happened knows how elections ended.
void check_results(Checker& check, Date until) {
    const Country& country = check.scenario.country;
    for (const auto& [id, election] : country.elections) {
        const std::string table = path_of("election", id);
        if (election.result != ElectionResult::drawn || election.date < country.start ||
            election.date > until || !check.readable({table + ".date", table + ".result"}))
            continue;
        check.add("known-result", table + ".result",
                  said(table, " was on ", to_text(election.date), "; what happened is known until ",
                       to_text(until), ", and the result is left to chance."),
                  "write result = \"new_government\" or result = \"same_government\".");
    }
}

} // namespace

void check_actuals(Checker& check) {
    if (check.scenario.plan.actuals.empty()) return;
    const std::optional<Date> until = check_until(check);
    check_posts(check, until);
    check_money(check, until);
    check_heads(check, until);
    if (until) check_results(check, *until);
}

} // namespace ssrsim

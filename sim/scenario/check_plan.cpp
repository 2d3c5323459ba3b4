#include "scenario/checker.hpp"
#include "scenario/gate.hpp"
#include "scenario/nearest.hpp"
#include "scenario/wording.hpp"

#include <algorithm>

namespace ssrsim {

namespace {

void check_post_dates(Checker& check, const std::string& mission_table, const std::string& table,
                      const Mission& mission, const Post& post) {
    if (!check.readable({mission_table + ".start", mission_table + ".end", table + ".opens",
                         table + ".closes"}))
        return;
    const Date opens = post.opens.value_or(mission.start);
    const Date closes = post.closes.value_or(mission.end);
    const auto outside = [&](const char* key, Date date) {
        check.add("date-order", table + key,
                  said("These posts ", key + 1, " on ", to_text(date), ", outside the mission (",
                       to_text(mission.start), " to ", to_text(mission.end), ")."),
                  "leave it out for posts as long as the mission.");
    };
    const bool opens_outside = opens < mission.start || opens >= mission.end;
    const bool closes_outside = closes > mission.end || closes <= mission.start;
    if (!(mission.start < mission.end)) return; // told of with the mission
    if (opens_outside) outside(".opens", opens);
    if (closes_outside) outside(".closes", closes);
    if (!opens_outside && !closes_outside && opens >= closes)
        check.add(
            "date-order", table + ".closes",
            said("These posts close on ", to_text(closes), " and open on ", to_text(opens), "."),
            "let them close after they open.");
}

void check_post(Checker& check, const std::string& mission_table, const std::string& table,
                const Mission& mission, const Post& post) {
    check_post_dates(check, mission_table, table, mission, post);
    const bool works_with_one = post.type == PostType::mentor || post.type == PostType::trainer;
    if (!check.readable({table + ".institution", table + ".type"})) return;
    if (post.institution.empty()) {
        if (works_with_one)
            check.add("missing-institution", table + ".type",
                      said("Posts of type ", word_of(post.type), " work with an institution, and ",
                           table, " names none."),
                      "add institution = \"…\".");
        return;
    }
    const auto& scope = mission.scope;
    if (!is_meant(scope, post.institution) && check.readable({mission_table + ".scope"}))
        check.add("outside-scope", table + ".institution",
                  said(post.institution, " is outside the mandate of the mission, whose scope is ",
                       listed(scope), "."),
                  said("add it to [", mission_table, "] scope, or take the posts out."));
    if (post.type == PostType::mentor)
        check_units_there(check, table + ".regions", post.institution, post.regions);
}

void check_mission(Checker& check, const std::string& id, const Mission& mission) {
    const std::string table = path_of("mission", id);
    if (check.readable({table + ".start", table + ".end"}) && !(mission.start < mission.end))
        check.add("date-order", table + ".end",
                  said(table, " ends on ", to_text(mission.end), " and starts on ",
                       to_text(mission.start), "."),
                  "let it end after its start.");
    else if (check.readable({table + ".start", table + ".end", "country.start", "plan.end"}) &&
             (mission.end <= check.scenario.country.start ||
              mission.start >= check.scenario.plan.end))
        check.add("date-order", table + ".start",
                  said(table, " lasts from ", to_text(mission.start), " to ", to_text(mission.end),
                       ", and the plan from ", to_text(check.scenario.country.start), " to ",
                       to_text(check.scenario.plan.end), "."),
                  "let it lie within the plan, or take it out.");
    if (check.readable({table + ".overlap_max", table + ".tour"}) &&
        !(mission.overlap_max_weeks < mission.tour_weeks))
        check.add("overlap-too-long", table + ".overlap_max",
                  said("A handover of ", mission.overlap_max_weeks,
                       " weeks does not fit a tour of ", mission.tour_weeks, " weeks."),
                  "let overlap_max be shorter than tour.");
    if (mission.early_end &&
        check.readable({table + ".early_end", table + ".start", table + ".end"}) &&
        (*mission.early_end <= std::max(mission.start, check.scenario.country.start) ||
         *mission.early_end >= mission.end))
        check.add("date-order", table + ".early_end",
                  said(table, " leaves early on ", to_text(*mission.early_end), ", and lasts from ",
                       to_text(mission.start), " to ", to_text(mission.end), " as planned."),
                  "let it lie between the two, or take it out.");
    const auto before = check.scenario.plan.missions.find(mission.succeeds);
    if (before != check.scenario.plan.missions.end() && mission.succeeds != id &&
        check.readable({table + ".start", path_of("mission", mission.succeeds) + ".start"}) &&
        !(before->second.start < mission.start))
        check.add("date-order", table + ".succeeds",
                  said(table, " succeeds ", mission.succeeds, ", which does not start before it."));
    for (const auto& [post, group] : mission.posts) {
        check_post(check, table, path_of(table + ".post", post), mission, group);
    }
}

void check_donor(Checker& check, const std::string& id, const Donor& donor) {
    const std::string table = path_of("donor", id);
    const Date from = donor.from.value_or(check.scenario.country.start);
    const Date until = donor.until.value_or(check.scenario.plan.end);
    const bool states_one = donor.from || donor.until;
    if (states_one && from >= until &&
        check.readable({table + ".from", table + ".until", "country.start", "plan.end"}))
        check.add("date-order", donor.until ? table + ".until" : table + ".from",
                  said(table, " commits from ", to_text(from), " until ", to_text(until), "."),
                  "let it begin before it ends.");
    if (donor.channel == Channel::assessed && donor.implementer.empty() &&
        check.readable({table + ".channel", table + ".implementer"}))
        check.add(
            "missing-implementer", table + ".channel",
            said("Assessed contributions pay a mission's posts, and ", table, " names no mission."),
            "add implementer = \"…\", the id of a mission.");
    for (const auto& [option, way] : donor.options) {
        if (way.channel != Channel::assessed && way.channel != Channel::quick_impact) continue;
        const std::string path = path_of(table + ".option", option) + ".channel";
        if (!check.readable({path})) continue;
        check.add("wrong-channel", path,
                  said("Nobody chooses ", word_of(way.channel), " money year by year."),
                  "make it a donor of its own, with this channel.");
    }
    if (!donor.preferences.empty() && check.readable({table + ".preferences"}) &&
        std::none_of(donor.preferences.begin(), donor.preferences.end(),
                     [](const auto& entry) { return entry.second > 0.0; }))
        check.add("weights-sum", table + ".preferences",
                  said(table, ".preferences are all zero; one at least is above."));
}

void check_activity_dates(Checker& check, const std::string& table, const Activity& activity) {
    const Date begins = check.scenario.country.start;
    const Date ends = check.scenario.plan.end;
    const bool start_readable = check.readable({table + ".start"});
    if (start_readable && check.readable({"country.start"}) && activity.start < begins) {
        check.add("date-order", table + ".start",
                  said(table, " starts on ", to_text(activity.start),
                       ", before the country does on ", to_text(begins), "."));
    } else if (start_readable && check.readable({"plan.end"}) && activity.start >= ends) {
        check.add("date-order", table + ".start",
                  said(table, " starts on ", to_text(activity.start),
                       ", when the plan has ended on ", to_text(ends), "."));
    }
    if (activity.deadline && start_readable && check.readable({table + ".deadline"}) &&
        *activity.deadline <= activity.start)
        check.add("date-order", table + ".deadline",
                  said(table, " has its deadline on ", to_text(*activity.deadline),
                       " and starts on ", to_text(activity.start), "."),
                  "let the deadline come after the start.");
}

void check_gate(Checker& check, const std::string& path, const std::string& text) {
    if (text.empty() || !check.readable({path})) return;
    const std::optional<Gate> gate = read_gate(text);
    if (!gate) {
        check.add("unknown-gate", path, said(quoted(text), " is not a condition on the state."),
                  said("write \"institution.ID.MEASURE >= NUMBER\" with a measure out of ",
                       listed(gate_measures("institution"), "or"),
                       "; or \"region.ID.insecurity <= NUMBER\"."));
        return;
    }
    const Country& country = check.scenario.country;
    const bool known = gate->table == "region" ? country.regions.contains(gate->id)
                                               : country.institutions.contains(gate->id);
    if (!known)
        check.add("unknown-id", path, said("There is no ", gate->table, " ", quoted(gate->id), "."),
                  gate->table == "region" ? nearest_hint(gate->id, ids_of(country.regions))
                                          : nearest_hint(gate->id, ids_of(country.institutions)));
}

/// Whether an activity takes place in the institution's units; the others reach people.
bool works_with_units(ActivityKind kind) {
    return kind != ActivityKind::review && kind != ActivityKind::strategy &&
           kind != ActivityKind::inclusion && kind != ActivityKind::reconciliation &&
           kind != ActivityKind::arms && kind != ActivityKind::ddr;
}

/// Work outside a mandate's scope has nobody to carry it out.
void check_carrier(Checker& check, const std::string& table, const Activity& activity) {
    const auto mission = check.scenario.plan.missions.find(activity.mission);
    if (mission == check.scenario.plan.missions.end()) return;
    const auto& scope = mission->second.scope;
    if (!check.readable({table + ".mission", table + ".institution"})) return;
    if (is_meant(scope, activity.institution)) return;
    check.add("outside-scope", table + ".mission",
              said(activity.institution, " is outside the mandate of ", activity.mission,
                   ", whose scope is ", listed(scope), "."),
              said("add it to [mission.", activity.mission, "] scope, or name another mission."));
}

void check_activity(Checker& check, const std::string& id, const Activity& activity) {
    const std::string table = path_of("activity", id);
    check_activity_dates(check, table, activity);
    check_gate(check, table + ".gate", activity.gate);
    check_carrier(check, table, activity);
    if (check.readable({table + ".kind", table + ".trainees"})) {
        const bool training = activity.kind == ActivityKind::training;
        if (training && activity.trainees == 0)
            check.add("missing-trainees", table + ".trainees",
                      said(table, " is training and has no seats."),
                      "add trainees = …, the seats that the budget buys.");
        if (!training && activity.kind != ActivityKind::oversight && activity.trainees > 0)
            check.add("trainees-elsewhere", table + ".trainees",
                      said("Only training and oversight have trainees, and ", table, " is of kind ",
                           word_of(activity.kind), "."),
                      "take trainees out, or change the kind.");
    }
    if (works_with_units(activity.kind))
        check_units_there(check, table + ".regions", activity.institution, activity.regions);
}

} // namespace

void check_missions(Checker& check) {
    for (const auto& [id, mission] : check.scenario.plan.missions) {
        check_mission(check, id, mission);
    }
}

void check_donors(Checker& check) {
    for (const auto& [id, donor] : check.scenario.plan.donors) {
        check_donor(check, id, donor);
    }
}

void check_activities(Checker& check) {
    for (const auto& [id, activity] : check.scenario.plan.activities) {
        check_activity(check, id, activity);
    }
}

} // namespace ssrsim

#include "scenario/checker.hpp"
#include "scenario/wording.hpp"

#include <algorithm>
#include <functional>

namespace ssrsim {

namespace {

using Links = std::map<std::string, std::vector<std::string>>;

/// Follows links depth first with a stack of its own: a chain may be as long as a table.
class CycleFinder {
  public:
    explicit CycleFinder(const Links& links) : links_(links) {}

    /// Each cycle once, as the ids in the order of the links.
    std::vector<std::vector<std::string>> find() {
        for (const auto& [id, targets] : links_) {
            if (!done_.contains(id)) walk(id);
        }
        return std::move(cycles_);
    }

  private:
    struct Step {
        std::string id;
        std::size_t next;
    };

    void walk(const std::string& from) {
        std::vector<Step> trail{{from, 0}};
        while (!trail.empty()) {
            Step& step = trail.back();
            const auto links = links_.find(step.id);
            if (links == links_.end() || step.next >= links->second.size()) {
                done_.insert(step.id);
                trail.pop_back();
                continue;
            }
            const std::string& target = links->second[step.next++];
            if (done_.contains(target)) continue;
            const auto again = std::find_if(trail.begin(), trail.end(),
                                            [&](const Step& s) { return s.id == target; });
            if (again == trail.end()) {
                trail.push_back({target, 0});
                continue;
            }
            std::vector<std::string> cycle;
            for (auto at = again; at != trail.end(); ++at) {
                cycle.push_back(at->id);
            }
            cycles_.push_back(std::move(cycle));
        }
    }

    const Links& links_;
    std::set<std::string> done_;
    std::vector<std::vector<std::string>> cycles_;
};

void report_cycles(Checker& check, const Links& links, std::string_view table, std::string_view key,
                   std::string_view verb) {
    for (const std::vector<std::string>& cycle : CycleFinder(links).find()) {
        const std::string path = path_of(path_of(table, cycle.front()), key);
        if (cycle.size() == 1) {
            check.add("reference-cycle", path, said(cycle.front(), " ", verb, " itself."),
                      "name another, or leave it out.");
            continue;
        }
        std::string round;
        for (const std::string& id : cycle) {
            round += said(id, " → ");
        }
        round += cycle.front();
        check.add("reference-cycle", path,
                  said("Each ", verb, " the next, in a circle: ", round, "."),
                  said("take one ", key, " out of the circle."));
    }
}

} // namespace

void check_cycles(Checker& check) {
    Links ministries;
    for (const auto& [id, institution] : check.scenario.country.institutions) {
        if (!institution.ministry.empty()) ministries[id] = {institution.ministry};
    }
    report_cycles(check, ministries, "institution", "ministry", "stands under");
    Links successions;
    for (const auto& [id, mission] : check.scenario.plan.missions) {
        if (!mission.succeeds.empty()) successions[id] = {mission.succeeds};
    }
    report_cycles(check, successions, "mission", "succeeds", "succeeds");
    Links modules;
    for (const auto& [id, mission] : check.scenario.plan.missions) {
        if (!mission.module_of.empty()) modules[id] = {mission.module_of};
    }
    report_cycles(check, modules, "mission", "module_of", "is a module of");
    Links orders;
    for (const auto& [id, activity] : check.scenario.plan.activities) {
        if (!activity.after.empty()) orders[id] = activity.after;
    }
    report_cycles(check, orders, "activity", "after", "waits for");
}

} // namespace ssrsim

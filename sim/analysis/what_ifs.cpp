#include "analysis/what_ifs.hpp"

#include "analysis/frictions.hpp"

namespace ssrsim {

namespace {

/// Others that come after it no longer wait for it.
void remove_activity(const std::string& id, Plan& plan) {
    plan.activities.erase(id);
    for (auto& [other, activity] : plan.activities)
        std::erase(activity.after, id);
}

} // namespace

std::vector<WhatIf> what_ifs(const Scenario& scenario) {
    std::vector<WhatIf> all;
    for (const Friction& friction : frictions())
        all.push_back({"friction." + std::string{friction.key}, std::string{friction.title},
                       std::string{friction.ideal}, friction.remove});
    for (const auto& [id, election] : scenario.country.elections)
        all.push_back({"election." + id, "The election of " + to_text(election.date),
                       "the same government stays in office", [id](Country& country, Plan&) {
                           country.elections.at(id).result = ElectionResult::same_government;
                       }});
    all.push_back({"heads", "Changes of heads", "every head stays", [](Country& country, Plan&) {
                       country.parameters.politics.head_turnover = 0.0;
                   }});
    all.push_back(
        {"suspensions", "Suspensions by donors", "no donor suspends its aid",
         [](Country& country, Plan&) { country.parameters.money.suspension_weeks = 0.0; }});
    for (const auto& [id, activity] : scenario.plan.activities)
        all.push_back({"activity." + id, activity.name.empty() ? id : activity.name,
                       "it is not in the plan; its money is there for the rest",
                       [id](Country&, Plan& plan) { remove_activity(id, plan); }});
    return all;
}

} // namespace ssrsim

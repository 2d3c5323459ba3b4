#include "scenario/checker.hpp"
#include "scenario/wording.hpp"

#include <algorithm>

namespace ssrsim {

bool is_present(const Institution& institution, const std::string& region) {
    if (!is_meant(institution.regions, region)) return false;
    if (institution.region_weights.empty()) return true;
    const auto weight = institution.region_weights.find(region);
    return weight != institution.region_weights.end() && weight->second > 0.0;
}

namespace {

void check_spread(Checker& check, const std::string& table, const Institution& institution) {
    const std::string path = table + ".region_weights";
    if (institution.region_weights.empty() || !check.readable({path, table + ".regions"})) return;
    double sum = 0.0;
    for (const auto& [region, weight] : institution.region_weights) {
        sum += weight;
        const auto& regions = institution.regions;
        if (regions.empty() || std::find(regions.begin(), regions.end(), region) != regions.end())
            continue;
        check.add("no-units-there", path_of(path, region),
                  said("There is a weight for ", region, ", which is not among the regions of ",
                       table, ": ", listed(regions), "."),
                  "add it to regions, or take the weight out.");
    }
    if (!(sum > 0.0))
        check.add("weights-sum", path, said(path, " are all zero; one at least is above."));
}

void check_institution(Checker& check, const std::string& id, const Institution& institution) {
    const std::string table = path_of("institution", id);
    constexpr double most = 1.5;
    if (check.readable({table + ".strength", table + ".establishment"}) &&
        institution.strength > most * institution.establishment)
        check.add("over-strength", table + ".strength",
                  said(table, " has ", institution.strength, " officers for ",
                       institution.establishment, " established posts; it takes at most ", most,
                       " times as many."),
                  "raise the establishment, or lower the strength.");
    if (check.readable({table + ".kind", table + ".places"}) && institution.places > 0 &&
        institution.kind != InstitutionKind::corrections)
        check.add("places-elsewhere", table + ".places",
                  said("Prison places belong to corrections, and ", table, " is of kind ",
                       word_of(institution.kind), "."),
                  "give the places to an institution of kind corrections.");
    check_spread(check, table, institution);
}

} // namespace

void check_institutions(Checker& check) {
    double budget = 0.0;
    bool budget_readable = check.readable({"institution"});
    std::string largest;
    double largest_share = -1.0;
    for (const auto& [id, institution] : check.scenario.country.institutions) {
        check_institution(check, id, institution);
        const std::string path = path_of("institution", id) + ".budget_share";
        budget_readable = budget_readable && check.readable({path});
        budget += institution.budget_share;
        if (institution.budget_share > largest_share) {
            largest_share = institution.budget_share;
            largest = path;
        }
    }
    constexpr double rounding = 1e-9;
    if (budget_readable && budget > 1.0 + rounding)
        check.add("budget-over", largest,
                  said("The budget shares of all institutions sum to ", budget, ", more than 1."),
                  "they are shares of the country's fiscal capacity for the sector.");
}

void check_units_there(Checker& check, const std::string& path, const std::string& institution,
                       const std::vector<std::string>& regions) {
    const auto& institutions = check.scenario.country.institutions;
    const auto found = institutions.find(institution);
    const std::string table = path_of("institution", institution);
    if (found == institutions.end() ||
        !check.readable({path, table + ".regions", table + ".region_weights"}))
        return;
    for (std::size_t i = 0; i < regions.size(); ++i) {
        if (!check.scenario.country.regions.contains(regions[i]) ||
            is_present(found->second, regions[i]))
            continue;
        check.add("no-units-there", said(path, "[", i, "]"),
                  said(institution, " has no units in ", regions[i], "."),
                  said("see [", table, "] regions and region_weights."));
    }
}

void check_size(Checker& check) {
    constexpr double most_officers = 1e6;
    constexpr double most_units = 50000;
    constexpr double most_posts = 100000;
    double officers = 0.0;
    double units = 0.0;
    for (const auto& [id, institution] : check.scenario.country.institutions) {
        const std::string table = path_of("institution", id);
        if (!check.readable(
                {table, table + ".establishment", table + ".strength", table + ".unit_size"}))
            return;
        officers += std::max(institution.strength, institution.establishment);
        units += static_cast<double>(institution.establishment) / institution.unit_size;
    }
    if (officers > most_officers)
        check.add("too-many-people", "institution",
                  said("The institutions have ", officers, " officers; a scenario takes at most ",
                       most_officers, "."));
    if (units > most_units)
        check.add("too-many-people", "institution",
                  said("The institutions have about ", units, " units; a scenario takes at most ",
                       most_units, "."),
                  "raise unit_size.");
    double posts = 0.0;
    for (const auto& [id, mission] : check.scenario.plan.missions) {
        for (const auto& [post, group] : mission.posts) {
            const std::string path = said("mission.", id, ".post.", post, ".count");
            if (!check.readable({path})) return;
            posts += group.count;
        }
    }
    if (posts > most_posts)
        check.add("too-many-people", "mission",
                  said("The missions have ", posts, " posts; a scenario takes at most ", most_posts,
                       "."));
}

} // namespace ssrsim

#include "scenario/checker.hpp"
#include "scenario/wording.hpp"

#include <algorithm>

namespace ssrsim {

namespace {

/// Sums of weights written in decimals may be off by rounding, never by more.
constexpr double rounding = 1e-9;

bool is_one(double sum) {
    return sum > 1.0 - rounding && sum < 1.0 + rounding;
}

struct Weight {
    std::string_view key;
    double value;
};

void check_weights(Checker& check, const std::string& section,
                   std::initializer_list<Weight> weights) {
    double sum = 0.0;
    std::vector<std::string> names;
    bool all_readable = true;
    for (const Weight& weight : weights) {
        sum += weight.value;
        names.push_back(said(weight.key, " ", weight.value));
        all_readable = all_readable && check.readable({path_of(section, weight.key)});
    }
    if (!all_readable || is_one(sum)) return;
    // Complain where somebody has set one of them.
    std::string path = path_of(section, weights.begin()->key);
    for (const Weight& weight : weights) {
        if (check.scenario.provenance.contains(path_of(section, weight.key))) {
            path = path_of(section, weight.key);
            break;
        }
    }
    check.add(
        "weights-sum", path,
        said("In [", section, "] the weights sum to ", sum, " instead of 1: ", listed(names), "."),
        "change the others too.");
}

void check_order(Checker& check, const std::string& section, std::string_view low_key, double low,
                 std::string_view high_key, double high) {
    const std::string low_path = path_of(section, low_key);
    const std::string high_path = path_of(section, high_key);
    if (!check.readable({low_path, high_path}) || low <= high) return;
    const bool low_is_set = check.scenario.provenance.contains(low_path);
    check.add("bounds-order", low_is_set ? low_path : high_path,
              said(low_path, " is ", low, ", above ", high_key, ", which is ", high, "."),
              said("let ", low_key, " be at most ", high_key, "."));
}

bool has_prison(const Country& country, const std::string& region) {
    return std::any_of(country.institutions.begin(), country.institutions.end(),
                       [&](const auto& entry) {
                           return entry.second.places > 0 && is_present(entry.second, region);
                       });
}

void check_prisons(Checker& check) {
    const Country& country = check.scenario.country;
    for (const auto& [id, region] : country.regions) {
        const std::string path = path_of(path_of("region", id), "prison_region");
        if (region.prison_region.empty() || !country.regions.contains(region.prison_region) ||
            !check.readable({path, "institution"}) || has_prison(country, region.prison_region))
            continue;
        bool all_readable = true;
        for (const auto& [other, institution] : country.institutions) {
            const std::string table = path_of("institution", other);
            all_readable =
                all_readable && check.readable({table, table + ".places", table + ".regions",
                                                table + ".region_weights"});
        }
        if (all_readable)
            check.add("no-places-there", path,
                      said("Prisoners of ", id, " go to ", region.prison_region,
                           ", where there are no prison places."),
                      "name a region in which corrections has places.");
    }
}

} // namespace

void check_country(Checker& check) {
    const Country& country = check.scenario.country;
    if (check.readable({"country.currency"})) {
        const std::string& code = country.currency;
        const bool fine = code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) {
                              return c >= 'A' && c <= 'Z';
                          });
        if (!fine)
            check.add(
                "bad-currency", "country.currency",
                said("The currency is ", quoted(code), "; it takes a code of three capitals."),
                "write for instance currency = \"USD\".");
    }
    if (country.regions.empty() && check.readable({"region"}))
        check.add("missing-rows", "region", "A country has at least one region, and here is none.",
                  "add [region.an_id] with its population.");
    if (country.institutions.empty() && check.readable({"institution"}))
        check.add("missing-rows", "institution",
                  "A country has at least one institution, and here is none.",
                  "add [institution.police] and what it takes.");
    const double days_before = country.burn_in_years * days_per_year;
    if (check.readable({"country.start", "country.burn_in"}) &&
        days_since_1970(country.start) - days_before < days_since_1970(Date{1971, 1, 1}))
        check.add("too-early", "country.start",
                  said("A burn-in of ", country.burn_in_years, " years before ",
                       to_text(country.start), " begins before 1971, where the calendar ends."),
                  "choose a later start, or a shorter burn-in.");
    if (check.readable({"country.start", "plan.end"})) {
        const Plan& plan = check.scenario.plan;
        const double years =
            (days_since_1970(plan.end) - days_since_1970(country.start)) / days_per_year;
        constexpr double shortest = 0.1;
        constexpr double longest = 25.0;
        if (!(country.start < plan.end)) {
            check.add("date-order", "plan.end",
                      said("The plan ends on ", to_text(plan.end), ", and the country starts on ",
                           to_text(country.start), "."),
                      "let the plan end after the start.");
        } else if (years < shortest || years > longest) {
            check.add("run-length", "plan.end",
                      said("From ", to_text(country.start), " to ", to_text(plan.end), " are ",
                           static_cast<std::int32_t>(years * 100.0) / 100.0, " years; a run takes ",
                           shortest, " to ", longest, "."));
        }
    }
    check_prisons(check);
}

void check_parameters(Checker& check) {
    const Parameters& p = check.scenario.country.parameters;
    const std::string staffing = "parameters.staffing";
    const std::string institutions = "parameters.institutions";
    check_weights(check, staffing,
                  {{"technical_weight", p.staffing.technical_weight},
                   {"knowledge_weight", p.staffing.knowledge_weight},
                   {"rapport_weight", p.staffing.rapport_weight}});
    check_weights(check, institutions,
                  {{"staffing_weight", p.institutions.staffing_weight},
                   {"skill_weight", p.institutions.skill_weight},
                   {"equipment_weight", p.institutions.equipment_weight},
                   {"procedures_weight", p.institutions.procedures_weight}});
    check_weights(check, institutions,
                  {{"legislature_weight", p.institutions.legislature_weight},
                   {"inspectorate_weight", p.institutions.inspectorate_weight},
                   {"civil_society_weight", p.institutions.civil_society_weight},
                   {"justice_weight", p.institutions.justice_weight}});
    check_weights(check, "parameters.feedback",
                  {{"weight_will", p.feedback.weight_will},
                   {"weight_lead", p.feedback.weight_lead},
                   {"weight_inclusion", p.feedback.weight_inclusion},
                   {"weight_results", p.feedback.weight_results},
                   {"weight_credibility", p.feedback.weight_credibility}});
    check_order(check, "parameters.security", "relapse_low", p.security.relapse_low, "relapse_high",
                p.security.relapse_high);
    check_order(check, "parameters.officers", "skill_floor", p.officers.skill_floor, "skill_top",
                p.officers.skill_top);
    check_order(check, "parameters.officers", "integrity_low", p.officers.integrity_low,
                "integrity_high", p.officers.integrity_high);
    check_order(check, "parameters.service_chain", "reporting_low", p.service_chain.reporting_low,
                "reporting_high", p.service_chain.reporting_high);
}

} // namespace ssrsim

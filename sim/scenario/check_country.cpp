#include "scenario/checker.hpp"
#include "scenario/parameter_table.hpp"
#include "scenario/wording.hpp"

#include <algorithm>
#include <map>

namespace ssrsim {

namespace {

/// Sums of weights written in decimals may be off by rounding, never by more.
constexpr double rounding = 1e-9;

bool is_one(double sum) {
    return sum > 1.0 - rounding && sum < 1.0 + rounding;
}

using ParameterValues = std::map<std::string, double>;

void check_weights(Checker& check, const WeightGroup& group, const ParameterValues& values) {
    double sum = 0.0;
    std::vector<std::string> names;
    bool all_readable = true;
    // Complain where somebody has set one of them.
    std::string path = path_of(group.section, group.keys.front());
    bool is_set = false;
    for (const std::string_view key : group.keys) {
        const std::string own = path_of(group.section, key);
        const double value = values.at(own);
        sum += value;
        names.push_back(said(key, " ", value));
        all_readable = all_readable && check.readable({own});
        if (!is_set && check.scenario.provenance.contains(own)) {
            path = own;
            is_set = true;
        }
    }
    if (!all_readable || is_one(sum)) return;
    check.add("weights-sum", path,
              said("In [", group.section, "] the weights sum to ", sum,
                   " instead of 1: ", listed(names), "."),
              "change the others too.");
}

void check_order(Checker& check, const OrderedPair& pair, const ParameterValues& values) {
    const std::string low_path = path_of(pair.section, pair.low);
    const std::string high_path = path_of(pair.section, pair.high);
    const double low = values.at(low_path);
    const double high = values.at(high_path);
    if (!check.readable({low_path, high_path}) || low <= high) return;
    const bool low_is_set = check.scenario.provenance.contains(low_path);
    check.add("bounds-order", low_is_set ? low_path : high_path,
              said(low_path, " is ", low, ", above ", pair.high, ", which is ", high, "."),
              said("let ", pair.low, " be at most ", pair.high, "."));
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
    const ParameterValues values = tied_values(check.scenario.country.parameters);
    for (const WeightGroup& group : weight_groups())
        check_weights(check, group, values);
    for (const OrderedPair& pair : ordered_pairs())
        check_order(check, pair, values);
}

} // namespace ssrsim

#pragma once

#include "scenario_io/load.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

namespace ssrsim {

/// A small scenario without faults that uses every kind of table.
inline constexpr std::string_view small_scenario = R"(# a remark
[scenario]
title = "Small"
question = "Does it load?"

[country]
name = "Somewhere"
currency = "USD"
start = 2004-06-01
fiscal_capacity = { value = "60 million USD", source = "budget 2004" }

[region.bubanza]
population = { value = 289060, source = "census" }
[region.cankuzo]
name = "Cankuzo"
population = 143000
prison_region = "bubanza"

[institution.ministry]
kind = "ministry"
establishment = 200
wage = 2400
budget_share = 0.1

[institution.police]
kind = "police"
ministry = "ministry"
establishment = 2000
strength = 1800
regions = ["bubanza", "cankuzo"]
region_weights = { bubanza = 2, cankuzo = 1 }
wage = "1 800 USD a year"
budget_share = "40%"

[institution.corrections]
kind = "corrections"
establishment = 300
regions = ["bubanza"]
wage = 1500
budget_share = 0.05
places = 900

[exchange]
EUR = 1.25

[parameters.staffing]
knowledge_rate = 1.5

[plan]
end = 2012-06-01
national_lead = 0.5
national_lead_by_institution = { police = 0.4 }

[mission.onub]
start = 2004-06-01
end = 2007-01-01
tour = "11 months"
scope = ["police"]
[mission.onub.post.police_mentors]
type = "mentor"
institution = "police"
regions = ["bubanza"]
count = { value = 7, source = "S1 ¶39" }
[mission.onub.post.planners]
type = "planner"
count = 2

[mission.binub]
start = 2007-01-01
end = 2011-01-01
succeeds = "onub"

[donor.belgium]
pledge = "3.7 million EUR"
preferences = { police = 2, corrections = 1 }
[donor.budget]
pledge = "2 million USD a year"
channel = "assessed"
implementer = "onub"

[activity.police_training]
kind = "training"
institution = "police"
regions = ["cankuzo"]
start = 2005-01-01
duration = "2 years"
budget = "500 000 USD"
trainees = 400
[activity.prison_repair]
kind = "infrastructure"
institution = "corrections"
start = 2005-06-01
duration = 52
budget = 300000
after = ["police_training"]
deadline = 2008-01-01
)";

using Files = std::map<std::string, std::string>;

inline Loaded load_files(const Files& files, const std::string& path,
                         const std::vector<Override>& overrides = {}) {
    const FileReader read = [&](const std::string& wanted) -> std::optional<std::string> {
        const auto found = files.find(wanted);
        return found == files.end() ? std::nullopt : std::optional{found->second};
    };
    return load_scenario(path, read, overrides);
}

inline Loaded load_text(std::string_view text, const std::vector<Override>& overrides = {}) {
    return load_files({{"small.toml", std::string(text)}}, "small.toml", overrides);
}

/// The small scenario with one passage replaced; the passage must be there.
inline std::string small_with(std::string_view from, std::string_view to) {
    std::string text(small_scenario);
    const std::size_t at = text.find(from);
    if (at == std::string::npos) return "the passage to replace is not in the small scenario";
    return text.replace(at, from.size(), to);
}

/// The faults in one text, for the message of a failed test.
inline std::string codes_of(const Faults& faults) {
    std::string text;
    for (const Fault& fault : faults) {
        text += fault.code + " line " + std::to_string(fault.where.line) + " " + fault.path + ": " +
                fault.message + " | " + fault.hint + "\n";
    }
    return text;
}

} // namespace ssrsim

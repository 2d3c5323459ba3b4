#include "scenario/wording.hpp"
#include "scenario_io/key_text.hpp"
#include "scenario_io/schema.hpp"

#include <span>

namespace ssrsim {

namespace {

/// A value of the template. What is not here is written as a comment with its default.
struct Given {
    std::string_view key;
    std::string_view value;
};

/// A table of the template. The first row of each kind explains every key.
struct Part {
    std::string_view path;     ///< as in the file
    std::string_view declared; ///< as declared, with `*` for ids
    std::vector<Given> given;
    bool is_shown_only = false; ///< written as a comment, for people to take the # from
};

const DeclaredTable* find_declared(const DeclaredTable& table, std::string_view path) {
    if (table.path == path) return &table;
    for (const DeclaredTable& nested : table.tables) {
        if (const DeclaredTable* found = find_declared(nested, path)) return found;
    }
    return nullptr;
}

std::vector<Part> parts() {
    return {
        {"scenario",
         "scenario",
         {{"title", "\"A small country\""},
          {"question", "\"Do mentors help where courts are few?\""}}},
        {"country",
         "country",
         {{"name", "\"Small country\""},
          {"currency", "\"USD\""},
          {"start", "2020-01-01"},
          {"burn_in", "2"},
          {"fiscal_capacity", "\"1.4 million USD\""}}},
        {"government", "government", {}},
        {"election.next", "election.*", {{"date", "2022-06-01"}}},
        {"crisis.coup", "crisis.*", {{"kind", "\"coup\""}, {"date", "2021-03-01"}}, true},
        {"neighbourhood.war", "neighbourhood.*", {{"from", "2021-03-01"}}, true},
        {"region.centre",
         "region.*",
         {{"name", "\"Centre\""}, {"population", "{ value = 60000, source = \"example\" }"}}},
        {"region.north", "region.*", {{"population", "40000"}, {"insecurity", "\"40%\""}}},
        {"region.south", "region.*", {{"population", "30000"}, {"prison_region", "\"centre\""}}},
        {"institution.ministry",
         "institution.*",
         {{"name", "\"Ministry of the interior and of justice\""},
          {"kind", "\"ministry\""},
          {"establishment", "40"},
          {"regions", "[\"centre\"]"},
          {"wage", "\"2 400 USD a year\""},
          {"budget_share", "\"10%\""}}},
        {"institution.police",
         "institution.*",
         {{"kind", "\"police\""},
          {"ministry", "\"ministry\""},
          {"establishment", "260"},
          {"strength", "230"},
          {"unit_size", "40"},
          {"region_weights", "{ centre = 2, north = 1, south = 1 }"},
          {"wage", "1800"},
          {"budget_share", "0.45"}}},
        {"institution.justice",
         "institution.*",
         {{"kind", "\"justice\""},
          {"ministry", "\"ministry\""},
          {"establishment", "50"},
          {"unit_size", "20"},
          {"wage", "2400"},
          {"budget_share", "0.15"}}},
        {"institution.corrections",
         "institution.*",
         {{"kind", "\"corrections\""},
          {"ministry", "\"ministry\""},
          {"establishment", "45"},
          {"unit_size", "25"},
          {"regions", "[\"centre\", \"north\"]"},
          {"wage", "1600"},
          {"budget_share", "0.1"},
          {"places", "200"}}},
        {"plan",
         "plan",
         {{"name", "\"First plan\""},
          {"end", "2025-01-01"},
          {"national_lead_by_institution", "{ justice = 0.7 }"}}},
        {"monitoring", "monitoring", {}},
        {"lead.handover", "lead.*", {{"from", "2022-01-01"}, {"level", "0.8"}}, true},
        {"mission.mission",
         "mission.*",
         {{"name", "\"Mission\""},
          {"start", "2020-01-01"},
          {"end", "2023-01-01"},
          {"scope", "[\"police\", \"justice\"]"},
          {"tour", "\"11 months\""}}},
        {"mission.mission.post.police_mentors",
         "mission.*.post.*",
         {{"type", "\"mentor\""},
          {"institution", "\"police\""},
          {"count", "{ value = 6, source = \"example\" }"}}},
        {"mission.mission.post.trainers",
         "mission.*.post.*",
         {{"type", "\"trainer\""}, {"institution", "\"police\""}, {"count", "2"}}},
        {"donor.partner",
         "donor.*",
         {{"name", "\"Partner\""},
          {"pledge", "\"600 000 USD a year\""},
          {"preferences", "{ police = 2, justice = 1 }"}}},
        {"donor.partner.option.pool", "donor.*.option.*", {{"channel", "\"pooled_fund\""}}, true},
        {"activity.police_training",
         "activity.*",
         {{"kind", "\"training\""},
          {"institution", "\"police\""},
          {"start", "2020-07-01"},
          {"duration", "\"18 months\""},
          {"budget", "\"250 000 USD\""},
          {"advisers", "2"},
          {"trainees", "200"}}},
        {"activity.court_systems",
         "activity.*",
         {{"kind", "\"systems\""},
          {"institution", "\"justice\""},
          {"start", "2022-01-01"},
          {"duration", "\"2 years\""},
          {"budget", "\"300 000 USD\""},
          {"after", "[\"police_training\"]"}}},
        {"actuals", "actuals", {{"until", "2021-06-30"}}, true},
        {"actuals.posts.mentors_in_june",
         "actuals.posts.*",
         {{"mission", "\"mission\""},
          {"post", "\"police_mentors\""},
          {"date", "2021-06-30"},
          {"filled", "4"}},
         true},
        {"actuals.money.partner_in_june",
         "actuals.money.*",
         {{"donor", "\"partner\""}, {"date", "2021-06-30"}, {"received", "\"700 000 USD\""}},
         true},
        {"actuals.heads.police",
         "actuals.heads.*",
         {{"institution", "\"police\""}, {"date", "2021-02-01"}},
         true},
        {"workshop", "workshop", {{"money", "\"2 million USD\""}, {"posts", "8"}}, true},
        {"workshop.plan.long_tours",
         "workshop.plan.*",
         {{"title", "\"Longer tours\""}, {"file", "\"long-tours.toml\""}},
         true},
        {"workshop.lever.consultation",
         "workshop.lever.*",
         {{"title", "\"Consultation before work begins, in weeks\""},
          {"path", "\"activity.*.consultation\""},
          {"low", "0"},
          {"high", "26"}},
         true},
        {"workshop.exercise.tours",
         "workshop.exercise.*",
         {{"topic", "\"rotation\""},
          {"question", "\"Advisers stay for two years instead of one. What does service do?\""},
          {"reveal", "\"long-tours.toml\""},
          {"source", "\"S1 ¶39\""}},
         true},
    };
}

std::string_view value_of(const Part& part, std::string_view key) {
    for (const Given& given : part.given) {
        if (given.key == key) return given.value;
    }
    return {};
}

/// What a key that is left out would be set to, for a line that people can take the # from.
std::string example_of(const DeclaredKey& key) {
    switch (key.kind) {
    case DeclaredKey::Kind::number:
    case DeclaredKey::Kind::choice: {
        if (!key.same_as.empty()) return number_text(key.low);
        return default_text(key);
    }
    case DeclaredKey::Kind::text:
    case DeclaredKey::Kind::reference:
        return "\"…\"";
    case DeclaredKey::Kind::day:
        return "2020-01-01";
    case DeclaredKey::Kind::references:
        return "[\"…\"]";
    case DeclaredKey::Kind::numbers_by_id:
        return "{ … }";
    }
    return {};
}

void add_explained(const Part& part, const DeclaredTable& table, std::string& out) {
    for (const DeclaredKey& key : table.keys) {
        const std::string_view value = value_of(part, key.key);
        out += said("# ", one_line(key), "\n");
        if (value.empty() || part.is_shown_only) {
            const std::string example = value.empty() ? example_of(key) : std::string(value);
            out += said("# ", key.key, " = ", example, "\n");
        } else {
            out += said(key.key, " = ", value, "\n");
        }
    }
}

void add_parameters(const DeclaredTable& parameters, std::string& out) {
    out += said("\n# ", parameters.meaning, " Take the # from a line, and from the name of its ",
                "table, to change it.\n");
    for (const DeclaredTable& section : parameters.tables) {
        out += said("\n# ", section.meaning, "\n# [", section.path, "]\n");
        for (const DeclaredKey& key : section.keys) {
            out += said("# ", key.key, " = ", default_text(key), "  # ", one_line(key), "\n");
        }
    }
}

} // namespace

std::string template_scenario() {
    const DeclaredTable file = declared_file();
    std::string out =
        "# A scenario of ssrsim: a small country that does not exist, and a plan for it.\n"
        "# `ssrsim describe` explains every key; `ssrsim check FILE` says what is wrong.\n"
        "# A number is written in the unit named, or as a text with a unit, or with its source:\n"
        "# tour = 48, tour = \"11 months\", tour = { value = \"11 months\", source = \"…\" }.\n";
    std::vector<std::string_view> explained;
    for (const Part& part : parts()) {
        const DeclaredTable* table = find_declared(file, part.declared);
        if (table == nullptr) continue;
        bool is_first = true;
        for (const std::string_view before : explained) {
            is_first = is_first && before != part.declared;
        }
        if (part.declared == "plan") {
            if (const DeclaredTable* parameters = file.find_table("parameters"))
                add_parameters(*parameters, out);
        }
        if (is_first) {
            explained.push_back(part.declared);
            out += said("\n# ", table->meaning, "\n", part.is_shown_only ? "# [" : "[", part.path,
                        "]\n");
            add_explained(part, *table, out);
            continue;
        }
        out += said("\n[", part.path, "]\n");
        for (const Given& given : part.given) {
            out += said(given.key, " = ", given.value, "\n");
        }
    }
    return out;
}

} // namespace ssrsim

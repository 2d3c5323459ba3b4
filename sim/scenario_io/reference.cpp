#include "scenario/wording.hpp"
#include "scenario_io/key_text.hpp"
#include "scenario_io/limits.hpp"
#include "scenario_io/schema.hpp"
#include "scenario_io/units.hpp"

#include <array>

namespace ssrsim {

namespace {

/// A cell of a Markdown table must not hold its separator.
std::string cell(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '|') out += '\\';
        out += c;
    }
    return out;
}

std::string header_of(const DeclaredTable& table) {
    std::string path = table.path;
    for (std::size_t at = path.find('*'); at != std::string::npos; at = path.find('*')) {
        path.replace(at, 1, "ID");
    }
    return said("[", path, "]");
}

void add_units(std::string& out) {
    static constexpr std::array<Unit, 19> all = {Unit::share,        Unit::difference,
                                                 Unit::factor,       Unit::per_year,
                                                 Unit::weeks,        Unit::months,
                                                 Unit::years,        Unit::fiscal_years,
                                                 Unit::people,       Unit::posts,
                                                 Unit::per_month,    Unit::places,
                                                 Unit::tranches,     Unit::per_1000_per_year,
                                                 Unit::per_1000,     Unit::cases_per_week,
                                                 Unit::money,        Unit::money_per_year,
                                                 Unit::month_of_year};
    out += "## Units\n\n| Unit | Written |\n|---|---|\n";
    for (const Unit unit : all) {
        std::vector<std::string> examples;
        for (const std::string& example : unit_examples(unit)) {
            examples.push_back(said("`", example, "`"));
        }
        out += said("| ", unit_name(unit), " | ", listed(examples, "or"), " |\n");
    }
    out += '\n';
}

void add_table(const DeclaredTable& table, std::string& out) {
    if (!table.keys.empty() || table.kind == DeclaredTable::Kind::rows) {
        out += said("## `", header_of(table), "`\n\n", table.meaning);
        if (table.kind == DeclaredTable::Kind::rows)
            out += said(" At most ", most_rows(table.key), ".");
        out += "\n\n| Key | Unit or type | Range | Default | Meaning | Source |\n"
               "|---|---|---|---|---|---|\n";
        for (const DeclaredKey& key : table.keys) {
            const std::string fallback = default_text(key);
            out += said("| `", key.key, "` | ", cell(type_text(key)), " | ", range_text(key), " | ",
                        fallback.empty() ? std::string("–") : cell(fallback), " | ",
                        cell(key.meaning), " | ", cell(key.source), " |\n");
        }
        out += '\n';
    }
    for (const DeclaredTable& nested : table.tables) {
        add_table(nested, out);
    }
}

constexpr std::string_view introduction = R"(# Scenario files

A scenario is a TOML file. Everything in it has an id and is a table keyed by it: `[mission.onub]`, `[mission.onub.post.mentors]`.
An id is a small letter followed by small letters, digits and underscores, at most 64 of them. The same dotted path names a
value in `--set`, in studies and in messages.

- **Numbers** are written in the unit below, or as a text with a unit: `tour = 48`, `tour = "11 months"`. A month is a twelfth of
  365.25 days. Digits are grouped by spaces or commas inside quotes: `"25 000 USD"`, `"25,000 USD"`.
- **Sources**: every value can be written `{ value = …, source = "S1 ¶39" }`; a table of numbers can be written so as a whole.
- **Money** is in the country's currency. `[exchange]` states what one unit of another currency is worth in it: `EUR = 1.25`.
- **`extends`** names a file, or a list of files, that this one is laid over; paths are relative to its folder. Tables are joined
  key by key, other values replace those below. `remove = true` takes away a row or a whole table, `key = { remove = true }` a value. A new value
  does not keep the source of the one it replaces, and one written `{ value = …, source = … }` replaces what is below as a whole; `key = { source = "…" }` gives the value below another source.
- **Dates** are written `2004-06-01`.

)";

} // namespace

std::string reference_markdown() {
    std::string out(introduction);
    add_units(out);
    add_table(declared_file(), out);
    while (out.ends_with("\n\n")) {
        out.pop_back();
    }
    return out;
}

} // namespace ssrsim

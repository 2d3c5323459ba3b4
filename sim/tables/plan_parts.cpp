#include "tables/plan_parts.hpp"

#include "scenario_io/text.hpp"
#include "scenario_io/toml_text.hpp"
#include "scenario_io/units.hpp"

#include <algorithm>

namespace ssrsim {

void Span::hold(const std::optional<Date>& from, const std::optional<Date>& until) {
    if (from && (!first || *from < *first)) first = from;
    if (until && (!last || *until > *last)) last = until;
}

std::string one_line(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    std::ranges::replace(text, '\r', ' ');
    return text;
}

std::vector<std::string> distinct_ids(const std::vector<std::vector<std::string>>& parts) {
    std::vector<std::string> ids;
    for (const auto& row : parts)
        ids.push_back(id_from(row.front()));
    const auto shared = [&](const std::string& id) { return std::ranges::count(ids, id) > 1; };
    for (std::size_t part = 1; !parts.empty() && part < parts.front().size(); ++part) {
        std::vector<std::string> longer = ids;
        for (std::size_t r = 0; r < ids.size(); ++r)
            if (shared(ids[r]) && !parts[r][part].empty())
                longer[r] = id_from(said(ids[r], " ", parts[r][part]));
        ids = std::move(longer);
    }
    std::map<std::string, int> seen;
    std::set<std::string> used(ids.begin(), ids.end());
    for (std::string& id : ids) {
        const int times = ++seen[id];
        if (times == 1) continue;
        constexpr std::size_t longest = 58; // of an id, with room for a number
        int number = times;
        std::string next;
        do
            next = said(id.substr(0, longest), "_", number++);
        while (used.contains(next));
        used.insert(next);
        id = next;
    }
    return ids;
}

double scale_in(const std::string& note) {
    const std::string plain = said("_", id_from(note), "_");
    const auto has = [&](std::string_view word) { return plain.find(word) != std::string::npos; };
    if (has("_thousand") || has("_millier") || has("_000_")) return 1e3;
    return has("_million") ? 1e6 : 1.0;
}

namespace {

/// The currency that a note names among other words: "thousands of USD".
std::string currency_in(std::string note, const std::string& own) {
    for (char& c : note)
        if (c == ',' || c == '\'' || c == '/') c = ' ';
    for (const std::string_view word : split(note, ' ')) {
        const std::string code = currency_code(word, own);
        if (is_currency_code(code) && (code == word || code == own || word.size() != 3))
            return code;
    }
    return {};
}

} // namespace

std::string currency_of(TableRows& rows, const TableRows::Row& row, Heading what,
                        const Amount& amount, const std::string& own) {
    if (!amount.unit.empty() && scale_in(amount.unit) == 1.0)
        return currency_code(amount.unit, own);
    if (const std::string code = currency_in(amount.unit, own); !code.empty()) return code;
    if (const std::string written = rows.text(row, Heading::currency); !written.empty())
        return currency_code(written, own);
    const TableColumn* column = rows.table().find(what);
    return column == nullptr ? std::string{} : currency_in(column->note, own);
}

std::string toml_amount(double number, const std::string& currency, const std::string& own) {
    std::string digits = number_text(number);
    if (currency.empty() || currency == own) return digits;
    return toml_string(said(digits, " ", currency));
}

} // namespace ssrsim

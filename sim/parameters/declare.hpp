#pragma once

#include "core/calendar.hpp"
#include "core/money.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// How every number a person can write is declared: once, beside the struct that holds it, by one
// function `describe(visitor, fields)`. Parsing, checking, `--set`, the reference pages, the JSON
// Schema and `ssrsim describe` are visitors of the same declarations.

namespace ssrsim {

/// The unit in which a number is stored, and in which a bare number is read.
enum class Unit : std::uint8_t {
    share,             ///< 0 to 1, also written "44%"
    difference,        ///< of two shares, −1 to 1, also written "-5%"
    factor,            ///< a pure number
    per_year,          ///< a rate
    weeks,             ///< also "11 months", "2 years", "10 days"
    months,            ///< calendar months
    years,             ///< also "18 months"
    fiscal_years,      ///< whole fiscal years of a donor
    people,            ///< a head count
    posts,             ///< a count of posts
    per_month,         ///< arrivals a month
    places,            ///< prison places
    tranches,          ///< parts of a commitment
    per_1000_per_year, ///< incidents per 1,000 people a year
    per_1000,          ///< among 1,000 people
    cases_per_week,    ///< an officer's work
    money,             ///< the scenario's currency, also "3.7 million USD"
    money_per_year,    ///< also "2 million USD"
    month_of_year      ///< 1 = January
};

/// A value that has no default: the scenario must state it.
inline constexpr double no_default = std::numeric_limits<double>::quiet_NaN();

/// Declaration of a number (double, std::int32_t or Money). Money is declared in whole units of
/// currency, not cents. Bounds are inclusive.
struct Number {
    std::string_view key;
    Unit unit;
    double fallback; ///< the default, or `no_default`
    double low;
    double high;
    std::string_view meaning;      ///< one plain sentence
    std::string_view source;       ///< "S1 ¶39", a data file, or "assumption"
    std::string_view same_as = {}; ///< key, declared before, whose value it takes where left out
};

enum class Presence : std::uint8_t { required, optional };

/// Declaration of a free text shown to people.
struct Text {
    std::string_view key;
    Presence presence;
    std::string_view meaning;
};

/// Declaration of a calendar date; an optional one left out stays empty.
struct Day {
    std::string_view key;
    Presence presence;
    std::string_view meaning;
};

/// Declaration of one of a closed list of words, see `words` of the enum.
struct Choice {
    std::string_view key;
    std::string_view fallback; ///< the word, or "" where the scenario must state it
    std::string_view meaning;
    std::string_view source;
};

/// What a list of ids that names nothing stands for. Where it stands for all rows, nobody may write
/// `[]`: a reader would take it for none.
enum class EmptyList : std::uint8_t { means_all, means_none };

/// Whether a list of ids means this one, where an empty list stands for all.
template <class I>
bool is_meant(const std::vector<I>& ids, const I& id) {
    return ids.empty() || std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// Declaration of the id of a row of another table ("region", "institution", "ministry" …).
/// On a std::string an empty one means none; on a std::vector<std::string> it is a list of ids.
struct Reference {
    std::string_view key;
    std::string_view table; ///< dotted path of the table, e.g. "institution"
    Presence presence;
    std::string_view meaning;
    EmptyList empty_list = EmptyList::means_all;
};

/// Declaration of numbers keyed by the ids of another table, e.g. a donor's preferences by
/// institution. Each entry obeys unit and bounds.
struct NumbersById {
    std::string_view key;
    std::string_view table;
    Unit unit;
    double low;
    double high;
    std::string_view meaning;
    std::string_view source;
};

/// Declaration of a table of tables keyed by id, e.g. `[mission.onub]`.
struct Table {
    std::string_view key;
    std::string_view meaning;
};

/// Declaration of one nested table, e.g. `[parameters.staffing]`.
struct Section {
    std::string_view key;
    std::string_view meaning;
};

/// Rows keyed by their id, in the order of the ids: the same whatever the order of the file.
template <class Row>
using Keyed = std::map<std::string, Row>;

using NumberById = std::map<std::string, double>;

/// The words of an enum that scenarios can choose from; specialised beside each such enum.
/// `values` holds {word, enumerator} pairs in the order in which they are shown.
template <class Enum>
struct Words;

template <class Enum>
struct Word {
    std::string_view word;
    Enum value;
};

template <class Enum>
constexpr std::string_view word_of(Enum value) {
    for (const auto& entry : Words<Enum>::values) {
        if (entry.value == value) return entry.word;
    }
    return "?";
}

// A visitor has these overloads, and returns nothing:
//   visit(double&, const Number&)            visit(std::int32_t&, const Number&)
//   visit(Money&, const Number&)             visit(std::string&, const Text&)
//   visit(std::optional<N>&, const Number&)  a number that may be left out, and stays empty then
//   visit(Date&, const Day&)                 visit(std::optional<Date>&, const Day&)
//   visit(std::string&, const Reference&)    visit(std::vector<std::string>&, const Reference&)
//   visit(NumberById&, const NumbersById&)
//   template <class E> visit(E&, const Choice&)             for enums with Words<E>
//   template <class Row> visit(Keyed<Row>&, const Table&)   calls describe(…, Row&) for each row
//   template <class Part> visit(Part&, const Section&)      calls describe(…, Part&)

namespace detail {

/// Sets every declared field to its default; fields without one get zero or stay empty.
struct SetDefaults {
    void operator()(double& field, const Number& n) const { field = n.fallback; }
    void operator()(std::int32_t& field, const Number& n) const {
        field = n.fallback == n.fallback ? static_cast<std::int32_t>(n.fallback) : 0;
    }
    void operator()(Money& field, const Number& n) const {
        field = n.fallback == n.fallback ? money_of(n.fallback) : Money{};
    }
    template <class Value>
    void operator()(std::optional<Value>&, const Number&) const {}
    void operator()(std::string&, const Text&) const {}
    void operator()(Date&, const Day&) const {}
    void operator()(std::optional<Date>&, const Day&) const {}
    void operator()(std::string&, const Reference&) const {}
    void operator()(std::vector<std::string>&, const Reference&) const {}
    void operator()(NumberById&, const NumbersById&) const {}
    template <class Enum>
    void operator()(Enum& field, const Choice& choice) const {
        for (const auto& entry : Words<Enum>::values) {
            if (entry.word == choice.fallback) field = entry.value;
        }
    }
    template <class Row>
    void operator()(Keyed<Row>&, const Table&) const {}
    template <class Part>
    void operator()(Part& part, const Section&) const {
        describe(*this, part);
    }
};

} // namespace detail

/// A struct with every declared field at its default.
template <class Fields>
Fields defaults() {
    Fields fields{};
    describe(detail::SetDefaults{}, fields);
    return fields;
}

} // namespace ssrsim

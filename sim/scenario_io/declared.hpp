#pragma once

#include "parameters/declare.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ssrsim {

struct DeclaredTable;

/// One key of a scenario file as it was declared, as plain data for pages and hints.
struct DeclaredKey {
    enum class Kind : std::uint8_t {
        number,
        text,
        day,
        choice,
        reference,
        references,
        numbers_by_id
    };
    enum class Stored : std::uint8_t { real, whole, money };

    std::string key;
    Kind kind = Kind::number;
    Stored stored = Stored::real;
    Presence presence = Presence::optional;
    Unit unit = Unit::factor;
    double fallback = no_default;
    double low = 0.0;
    double high = 0.0;
    std::string same_as; ///< the key whose value it takes where left out
    std::string table;   ///< whose ids it names
    std::vector<std::string> words;
    std::string fallback_word;
    EmptyList empty_list = EmptyList::means_all;
    std::string meaning;
    std::string source;
};

/// A table of a scenario file: its keys, and the tables in it.
struct DeclaredTable {
    enum class Kind : std::uint8_t { section, rows };

    std::string key;  ///< empty for the file as a whole
    std::string path; ///< with `*` for an id: "mission.*.post.*"
    Kind kind = Kind::section;
    std::string meaning;
    std::vector<DeclaredKey> keys;
    std::vector<DeclaredTable> tables;

    [[nodiscard]] const DeclaredKey* find_key(std::string_view name) const;
    [[nodiscard]] const DeclaredTable* find_table(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> names() const; ///< of keys and tables
};

/// Every declaration of a scenario file but `extends` and `[exchange]`.
DeclaredTable declared_file();

/// The paths of the tables that have a key or table of this name.
std::vector<std::string> tables_with(const DeclaredTable& file, std::string_view name);

} // namespace ssrsim

#pragma once

#include "core/calendar.hpp"
#include "core/faults.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ssrsim {

/// A place in one of the texts that make up a scenario; line and column count from 1.
struct Spot {
    std::int32_t text = 0; ///< which of Sources
    std::int32_t line = 0;
    std::int32_t column = 0;
    constexpr auto operator<=>(const Spot&) const = default;
};

/// The texts a scenario was read from, in the order in which they were opened; overrides come last.
class Sources {
  public:
    /// Returns the number of the text for its Spots.
    std::int32_t add(std::string name, std::string text);
    [[nodiscard]] std::size_t size() const { return texts_.size(); }
    [[nodiscard]] Position position(const Spot& spot) const;
    /// The line as it stands in the file; the first 4,000 bytes of a longer one.
    [[nodiscard]] std::string line_at(const Spot& spot) const;

  private:
    struct Text {
        std::string name;
        std::string text;
        std::vector<std::size_t> line_starts;
    };
    std::vector<Text> texts_;
};

/// One value of a file: what toml++ gives, as plain data that can be merged and copied.
struct Node {
    enum class Kind : std::uint8_t { table, array, text, integer, real, boolean, date, other };

    std::string key; ///< its name in the table above; empty in an array
    Spot key_spot;
    Spot spot;
    Kind kind = Kind::table;
    std::string text; ///< of a text; of `other` (times) its type
    std::int64_t integer = 0;
    double real = 0.0;
    bool boolean = false;
    bool array_of_tables = false; ///< written `[[…]]`
    Date date;
    std::vector<Node> items; ///< of an array in order; of a table sorted by key

    [[nodiscard]] bool is_table() const { return kind == Kind::table; }
    /// The entry of a table, or none.
    [[nodiscard]] const Node* find(std::string_view name) const;
    [[nodiscard]] Node* find(std::string_view name);
};

/// "a text", "a whole number", "a table" …
std::string_view kind_name(const Node& node);
/// The value as people wrote it, for a sentence.
std::string value_text(const Node& node);
/// Whether a table stands for one value: `{ value = …, source = … }`.
bool is_sourced_value(const Node& node);

} // namespace ssrsim

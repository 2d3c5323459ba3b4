#pragma once

#include "parameters/declare.hpp"
#include "scenario_io/fault_list.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ssrsim {

/// A text with its place.
struct PlacedText {
    std::string text;
    Spot spot;
};

/// Reads a table of a study or design file key by key, for files whose keys are few and nobody's
/// parameters. What was not asked for by the end is a fault: call `finish`.
class PlainTable {
  public:
    /// `path` names the table in messages; empty for the file itself.
    PlainTable(const Node& table, std::string path, FaultList& faults);

    [[nodiscard]] bool has(std::string_view key) const { return node_.find(key) != nullptr; }
    /// Where the value of a key stands, or else the table.
    [[nodiscard]] Spot spot_of(std::string_view key) const;
    [[nodiscard]] const std::string& path() const { return path_; }

    // Nothing where the key is not there or holds something else, which is told.
    std::optional<std::string> text(std::string_view key);
    std::optional<double> number(std::string_view key, std::optional<Unit> unit = {});
    std::optional<double> number_within(std::string_view key, double low, double high);
    std::optional<std::uint64_t> whole(std::string_view key, std::uint64_t low, std::uint64_t high);
    /// The number of one of the words; hyphens, spaces and capitals do not count.
    std::optional<std::size_t> word(std::string_view key, const std::vector<std::string>& words);
    std::vector<double> numbers(std::string_view key, std::optional<Unit> unit = {});
    /// A text, or a list of texts.
    std::vector<PlacedText> texts(std::string_view key);
    /// The table of a key.
    const Node* table(std::string_view key);
    /// The tables of `[[key]]` in their order, or those in `[key.…]` in the order of the file.
    std::vector<const Node*> tables(std::string_view key);
    /// Marks a key as known without reading it.
    const Node* take(std::string_view key);

    void missing(std::string_view key, std::string_view hint);
    void fault(std::string_view code, std::string_view key, std::string message,
               std::string hint = {});
    void finish();

  private:
    std::optional<double> number_of(const Node& node, std::string_view key,
                                    std::optional<Unit> unit);
    void wrong_type(const Node& node, std::string_view key, std::string_view wanted,
                    std::string hint = {});
    [[nodiscard]] std::string path_of_key(std::string_view key) const;

    const Node& node_;
    std::string path_;
    FaultList& faults_;
    std::vector<std::string> known_;
};

} // namespace ssrsim

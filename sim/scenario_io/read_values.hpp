#pragma once

#include "scenario/describe_file.hpp"
#include "scenario/wording.hpp"
#include "scenario_io/fault_list.hpp"
#include "scenario_io/parse_toml.hpp"
#include "scenario_io/units.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ssrsim {

/// What reading one scenario shares: where faults and sources of values go.
struct ReadContext {
    FaultList& faults;
    std::map<std::string, Provenance>& provenance;
    const Sources& sources;
    Currencies currencies;
    Reading reading = Reading::complete; ///< what is missing is told only in complete files
    std::set<std::string> unreadable;    ///< paths whose values can't be relied on
};

/// Reads one table of the file into a struct, by its declaration. What is not declared is a fault;
/// `finish` says so.
class TableReader {
  public:
    TableReader(const Node& table, std::string path, ReadContext& context);

    void operator()(double& field, const Number& number);
    void operator()(std::int32_t& field, const Number& number);
    void operator()(Money& field, const Number& number);
    template <class Value>
    void operator()(std::optional<Value>& field, const Number& number) {
        Value value{};
        if (has(number.key)) {
            (*this)(value, number);
            field = value;
        }
        known_.emplace_back(number.key);
    }
    void operator()(std::string& field, const Text& text);
    void operator()(Date& field, const Day& day);
    void operator()(std::optional<Date>& field, const Day& day);
    void operator()(std::string& field, const Reference& reference);
    void operator()(std::vector<std::string>& field, const Reference& reference);
    void operator()(NumberById& field, const NumbersById& numbers);

    template <class Enum>
    void operator()(Enum& field, const Choice& choice) {
        std::vector<std::string> words;
        for (const auto& entry : Words<Enum>::values) {
            words.emplace_back(entry.word);
        }
        const std::optional<std::size_t> chosen = read_word(choice, words);
        if (chosen) field = Words<Enum>::values[*chosen].value;
    }

    template <class Row>
    void operator()(Keyed<Row>& rows, const Table& table) {
        for (const Node* node : rows_of(table)) {
            TableReader reader(*node, path_of(path_of(path_, table.key), node->key), context_);
            reader.siblings_ = node_.find(table.key);
            Row row = defaults<Row>();
            describe(reader, row);
            reader.finish();
            rows.emplace(node->key, std::move(row));
        }
    }

    template <class Part>
    void operator()(Part& part, const Section& section) {
        static const Node nothing{};
        const Node* node = section_of(section);
        TableReader reader(node != nullptr ? *node : nothing, path_of(path_, section.key),
                           context_);
        if (node == nullptr) reader.spot_ = spot_;
        describe(reader, part);
        reader.finish();
    }

    /// `[exchange]`: keys are currencies, not ids.
    void read_exchange(NumberById& exchange);

    /// Tells of keys that no declaration knows, and of values the scenario had to state.
    void finish();

  private:
    /// A value of the table with its source taken off, or none.
    struct Value {
        const Node* node = nullptr;
        std::string source;
    };

    std::optional<Value> take(std::string_view key);
    std::optional<Value> unwrap(const Node& node, const std::string& path);
    std::optional<double> take_number(const Number& number, bool whole);
    std::optional<double> number_in(const Value& value, const std::string& path, Unit unit,
                                    double low, double high, bool whole);
    std::optional<double> plain_number(const Node& node, const std::string& path, Unit unit);
    std::optional<std::string> take_text(std::string_view key, std::string_view what);
    std::optional<std::string> text_in(const Node& node, const std::string& path,
                                       std::string_view what);
    std::optional<Date> take_date(std::string_view key);
    std::optional<std::size_t> read_word(const Choice& choice,
                                         const std::vector<std::string>& words);
    std::vector<const Node*> rows_of(const Table& table);
    const Node* section_of(const Section& section);
    bool is_table(const Node& node, const std::string& path);
    void missing(std::string_view key, std::string_view what, std::string_view meaning);
    void unknown_key(const Node& node);
    /// Adds a fault and remembers that the value at `path` can't be relied on.
    void fault(std::string_view code, const Spot& spot, const std::string& path,
               std::string message, std::string hint = {});
    void keep(const std::string& path, const Spot& spot, std::string source);
    [[nodiscard]] bool has(std::string_view key) const { return node_.find(key) != nullptr; }

    const Node& node_;
    std::string path_;
    ReadContext& context_;
    Spot spot_; ///< where the table begins, for what is missing in it
    std::vector<std::string> known_;
    const Node* siblings_ = nullptr;                     ///< the table that holds this row
    std::map<std::string, double, std::less<>> numbers_; ///< read so far, for Number::same_as
};

} // namespace ssrsim

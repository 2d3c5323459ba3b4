#include "scenario_io/resolved.hpp"

#include "scenario/describe_file.hpp"
#include "scenario/wording.hpp"
#include "scenario_io/toml_text.hpp"

namespace ssrsim {

namespace {

using Sourced = std::map<std::string, Provenance>;

/// What a table that states nothing means: a row is there all the same, a section is not.
enum class Empty : std::uint8_t { row, nothing };

/// Writes one table, its values first and the tables in it after them, as TOML demands.
class TableWriter {
  public:
    TableWriter(std::string path, const Sourced& provenance, std::string& out)
        : path_(std::move(path)), provenance_(provenance), out_(out) {}

    void operator()(const double& field, const Number& number) {
        add(number.key, number_text(field));
    }
    void operator()(const std::int32_t& field, const Number& number) {
        add(number.key, number_text(static_cast<std::int64_t>(field)));
    }
    void operator()(const Money& field, const Number& number) {
        add(number.key, toml_money(field));
    }
    template <class Value>
    void operator()(const std::optional<Value>& field, const Number& number) {
        if (field) (*this)(*field, number);
    }
    void operator()(const std::string& field, const Text& text) {
        if (!field.empty()) add(text.key, toml_string(field));
    }
    void operator()(const Date& field, const Day& day) { add(day.key, to_text(field)); }
    void operator()(const std::optional<Date>& field, const Day& day) {
        if (field) add(day.key, to_text(*field));
    }
    void operator()(const std::string& field, const Reference& reference) {
        if (!field.empty()) add(reference.key, toml_string(field));
    }
    void operator()(const std::vector<std::string>& field, const Reference& reference) {
        if (field.empty()) return;
        std::string list;
        for (const std::string& id : field) {
            list += said(list.empty() ? "[" : ", ", toml_string(id));
        }
        add(reference.key, list + "]");
    }
    void operator()(const NumberById& field, const NumbersById& numbers) {
        if (field.empty()) return;
        std::string table;
        const std::string path = path_of(path_, numbers.key);
        for (const auto& [id, number] : field) {
            table += said(table.empty() ? "{ " : ", ", id, " = ",
                          with_source(path_of(path, id), number_text(number)));
        }
        values_ += said(numbers.key, " = ", table, " }\n");
    }
    template <class Enum>
    void operator()(const Enum& field, const Choice& choice) {
        add(choice.key, toml_string(word_of(field)));
    }
    template <class Row>
    void operator()(Keyed<Row>& rows, const Table& table) {
        for (auto& [id, row] : rows) {
            nested(path_of(path_of(path_, table.key), id), row, Empty::row);
        }
    }
    template <class Part>
    void operator()(Part& part, const Section& section) {
        nested(path_of(path_, section.key), part, Empty::nothing);
    }

    /// The header where the table has values of its own, or is a row with nothing in it at all.
    void finish(Empty empty) {
        const bool is_bare_row = empty == Empty::row && tables_.empty();
        const bool needs_header = !path_.empty() && (!values_.empty() || is_bare_row);
        if (needs_header) out_ += said(out_.empty() ? "" : "\n", "[", path_, "]\n", values_);
        out_ += tables_;
    }

  private:
    template <class Fields>
    void nested(const std::string& path, Fields& fields, Empty empty) {
        std::string text;
        TableWriter writer(path, provenance_, text);
        describe(writer, fields);
        writer.finish(empty);
        if (!text.empty()) tables_ += said("\n", text);
    }

    void add(std::string_view key, const std::string& value) {
        values_ += said(key, " = ", with_source(path_of(path_, key), value), "\n");
    }

    [[nodiscard]] std::string with_source(const std::string& path, const std::string& value) const {
        const auto found = provenance_.find(path);
        if (found == provenance_.end() || found->second.source.empty()) return value;
        return said("{ value = ", value, ", source = ", toml_string(found->second.source), " }");
    }

    std::string path_;
    const Sourced& provenance_;
    std::string& out_;
    std::string values_;
    std::string tables_;
};

} // namespace

std::string resolved_toml(const Scenario& scenario) {
    Scenario copy = scenario; // descriptions take fields they may write to
    std::string out;
    TableWriter writer({}, copy.provenance, out);
    if (!copy.exchange.empty()) {
        out += "\n[exchange]\n";
        for (const auto& [code, rate] : copy.exchange) {
            const auto found = copy.provenance.find(path_of("exchange", code));
            const std::string number = number_text(rate);
            if (found == copy.provenance.end() || found->second.source.empty()) {
                out += said(code, " = ", number, "\n");
            } else {
                out += said(code, " = { value = ", number,
                            ", source = ", toml_string(found->second.source), " }\n");
            }
        }
    }
    describe_file(writer, copy);
    writer.finish(Empty::nothing);
    out.erase(0, out.find_first_not_of('\n'));
    return out;
}

std::map<std::string, std::string> resolved_values(const Scenario& scenario) {
    Scenario copy = scenario;
    copy.provenance.clear();
    copy.workshop = {};
    const std::string text = resolved_toml(copy);
    std::map<std::string, std::string> values;
    std::string table;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin);
        const std::string line = text.substr(begin, end - begin);
        begin = end + 1;
        const std::size_t equals = line.find(" = ");
        if (line.starts_with("[")) {
            table = line.substr(1, line.size() - 2);
        } else if (equals != std::string::npos) {
            values[path_of(table, line.substr(0, equals))] = line.substr(equals + 3);
        }
    }
    return values;
}

namespace {

/// Names, and rates of exchange, which are worked into the amounts already.
bool changes_nothing(const std::string& path) {
    return path.starts_with("scenario.") || path.starts_with("exchange.") ||
           path.ends_with(".name") || path.ends_with(".name_fr");
}

std::vector<DifferentValue> differences(const Scenario& first, const Scenario& second) {
    const std::map<std::string, std::string> ours = resolved_values(first);
    const std::map<std::string, std::string> theirs = resolved_values(second);
    std::vector<DifferentValue> different;
    for (const auto& [path, value] : ours) {
        const auto found = theirs.find(path);
        if (found == theirs.end()) {
            different.push_back({path, value, {}});
        } else if (found->second != value) {
            different.push_back({path, value, found->second});
        }
    }
    for (const auto& [path, value] : theirs)
        if (!ours.contains(path)) different.push_back({path, {}, value});
    std::erase_if(different,
                  [](const DifferentValue& value) { return changes_nothing(value.path); });
    return different;
}

} // namespace

std::vector<DifferentValue> differences_of_countries(const Scenario& first,
                                                     const Scenario& second) {
    Scenario other = second;
    other.plan = first.plan;
    other.plan.actuals = second.plan.actuals;
    return differences(first, other);
}

std::vector<DifferentValue> differences_of_plans(const Scenario& first, const Scenario& second) {
    Scenario other = second;
    other.country = first.country;
    other.plan.actuals = first.plan.actuals;
    return differences(first, other);
}

} // namespace ssrsim

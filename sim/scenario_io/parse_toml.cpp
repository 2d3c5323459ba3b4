// The only place that knows toml++.
// clang-format off
#ifndef TOML_EXCEPTIONS
#define TOML_EXCEPTIONS 0
#endif
#ifndef TOML_HEADER_ONLY
#define TOML_HEADER_ONLY 1
#endif
#define TOML_ENABLE_FORMATTERS 0
#define TOML_MAX_NESTED_VALUES 32
// toml++ 3.3 asserts, or promises the compiler, what wrong input can break: "[\r" fails an assertion,
// "é" outside quotes reaches code marked unreachable. Its own checks come after those promises, so
// the promises are taken out: then the checks report the error.
#undef NDEBUG
#ifndef TOML_ASSERT
#define TOML_ASSERT(expression) static_cast<void>(0)
#endif
#include <toml++/impl/forward_declarations.h>
#pragma push_macro("TOML_UNREACHABLE")
#undef TOML_UNREACHABLE
#define TOML_UNREACHABLE return false
#include <toml++/impl/unicode.h>
#pragma pop_macro("TOML_UNREACHABLE")
// clang-format on

#include "scenario_io/parse_toml.hpp"

#include "scenario/wording.hpp"
#include "scenario_io/limits.hpp"
#include "scenario_io/scan.hpp"
#include "scenario_io/syntax_hints.hpp"
#include "scenario_io/text.hpp"

#include <algorithm>
#include <toml++/toml.h>

namespace ssrsim {

namespace {

static_assert(TOML_MAX_NESTED_VALUES == deepest_nesting);

Spot spot_of(const toml::source_region& region, std::int32_t number) {
    return {number, static_cast<std::int32_t>(region.begin.line),
            static_cast<std::int32_t>(region.begin.column)};
}

class Converter {
  public:
    Converter(std::int32_t number, FaultList* faults) : number_(number), faults_(faults) {}

    Node convert(const toml::node& from, int depth) {
        Node node;
        node.spot = spot_of(from.source(), number_);
        if (const auto* table = from.as_table()) {
            node.kind = Node::Kind::table;
            if (!too_deep(node.spot, depth)) convert_table(*table, node, depth);
        } else if (const auto* array = from.as_array()) {
            node.kind = Node::Kind::array;
            node.array_of_tables =
                !array->empty() && array->is_array_of_tables() && !is_inline(*array);
            if (!too_deep(node.spot, depth)) {
                node.items.reserve(array->size());
                for (const toml::node& item : *array) {
                    node.items.push_back(convert(item, depth + 1));
                }
            }
        } else {
            convert_scalar(from, node);
        }
        return node;
    }

  private:
    static bool is_inline(const toml::array& array) {
        const auto* first = array.get(0)->as_table();
        return first != nullptr && first->is_inline();
    }

    bool too_deep(const Spot& spot, int depth) {
        if (depth < deepest_nesting) return false;
        if (faults_ != nullptr)
            faults_->add("nesting-too-deep", spot, {},
                         said("Tables are nested more than ", deepest_nesting, " deep."));
        return true;
    }

    void convert_table(const toml::table& table, Node& node, int depth) {
        node.items.reserve(table.size());
        for (const auto& [key, value] : table) {
            Node child = convert(value, depth + 1);
            child.key = std::string(key.str());
            child.key_spot = spot_of(key.source(), number_);
            node.items.push_back(std::move(child));
        }
        std::sort(node.items.begin(), node.items.end(),
                  [](const Node& a, const Node& b) { return a.key < b.key; });
    }

    static void convert_scalar(const toml::node& from, Node& node) {
        if (const auto* text = from.as_string()) {
            node.kind = Node::Kind::text;
            node.text = text->get();
        } else if (const auto* integer = from.as_integer()) {
            node.kind = Node::Kind::integer;
            node.integer = integer->get();
        } else if (const auto* real = from.as_floating_point()) {
            node.kind = Node::Kind::real;
            node.real = real->get();
        } else if (const auto* boolean = from.as_boolean()) {
            node.kind = Node::Kind::boolean;
            node.boolean = boolean->get();
        } else if (const auto* date = from.as_date()) {
            node.kind = Node::Kind::date;
            node.date = {date->get().year, date->get().month, date->get().day};
        } else {
            node.kind = Node::Kind::other;
            node.text = from.is_time() ? "a time of day" : "a date with a time";
        }
    }

    std::int32_t number_;
    FaultList* faults_;
};

/// A syntax error: where to tell of it, and which lines to leave out before reading on.
struct Recovery {
    std::size_t told_line; ///< counts from 1
    std::size_t first;
    std::size_t last;
    bool never_closed; ///< a list or inline table that runs into the next statement
};

Recovery recover(const std::vector<std::string_view>& lines, const Scanned& scanned,
                 std::size_t line) {
    const auto opened = static_cast<std::size_t>(scanned.opened_in[line - 1]);
    if (opened < line && looks_like_statement(lines[line - 1]))
        return {opened, opened, line - 1, true};
    std::size_t last = line;
    // What the statement opens and has not closed goes with it.
    while (last < lines.size() && static_cast<std::size_t>(scanned.opened_in[last]) <= line &&
           !looks_like_statement(lines[last])) {
        ++last;
    }
    return {line, opened, last, false};
}

bool begins_table(std::string_view line) {
    return trimmed(line).starts_with('[');
}

/// Takes the lines out of the text and leaves their ends, so that no other line moves.
void blank_lines(std::string& text, std::size_t first, std::size_t last) {
    std::size_t line = 1;
    std::string kept;
    kept.reserve(text.size());
    for (const char c : text) {
        if (c == '\n' || line < first || line > last) kept += c;
        if (c == '\n') ++line;
    }
    text = std::move(kept);
}

} // namespace

ParsedText parse_toml(const std::string& text, std::int32_t number, FaultList& faults) {
    ParsedText parsed;
    parsed.root.spot = {number, 0, 0};
    if (!is_readable_text(text, number, faults)) {
        parsed.reading = Reading::broken;
        return parsed;
    }
    const std::vector<std::string_view> lines = lines_of(text);
    std::string readable = text;
    constexpr int most_errors = 20;
    for (int errors = 0; errors < most_errors; ++errors) {
        const Scanned scanned = scan(readable);
        if (scanned.too_deep_line > 0) {
            faults.add("nesting-too-deep", {number, scanned.too_deep_line, 1}, {},
                       said("A key has more than ", deepest_nesting, " parts."));
            parsed.reading = Reading::broken;
            return parsed;
        }
        const toml::parse_result result = toml::parse(std::string_view(readable));
        if (result) {
            parsed.root = Converter(number, &faults).convert(result.table(), 0);
            parsed.root.spot = {number, 0, 0};
            return parsed;
        }
        const toml::parse_error& error = result.error();
        Spot spot = spot_of(error.source(), number);
        const std::size_t line =
            std::clamp<std::size_t>(static_cast<std::size_t>(spot.line), 1, lines.size());
        const Recovery recovery = recover(lines_of(readable), scanned, line);
        SyntaxAdvice advice;
        if (scanned.ends_inside_text && recovery.first < line) {
            spot = {number, static_cast<std::int32_t>(recovery.first), 1};
            advice = {"syntax", "A text of several lines begins here and never ends.",
                      "close it with three quotes."};
        } else if (recovery.never_closed) {
            spot = {number, static_cast<std::int32_t>(recovery.told_line), 1};
            advice = {"syntax",
                      said("What is opened in this line is not closed before line ", line, "."),
                      "close a list with ] and an inline table with }."};
        } else if (std::string_view(error.description()).find("end-of-file") !=
                       std::string_view::npos &&
                   recovery.first < line) {
            spot = {number, static_cast<std::int32_t>(recovery.first), 1};
            advice = {"syntax", "What is opened in this line is not closed before the file ends.",
                      "close a list with ] and an inline table with }."};
        } else {
            advice = syntax_advice(lines, line, error.description());
        }
        faults.add(advice.code, spot, {}, advice.message, advice.hint);
        const bool nothing_left_out =
            std::all_of(readable.begin(), readable.end(), [](char c) { return c == '\n'; });
        parsed.reading =
            parsed.reading == Reading::broken || begins_table(lines[recovery.first - 1])
                ? Reading::broken
                : Reading::without_lines;
        if (scanned.ends_inside_text || nothing_left_out) break;
        blank_lines(readable, recovery.first, recovery.last);
    }
    parsed.reading = Reading::broken;
    return parsed;
}

std::optional<Node> parse_toml_value(const std::string& text, std::int32_t number) {
    const std::string line = "value = " + text + "\n";
    if (line.find('\n') + 1 != line.size() || line.size() > largest_file) return std::nullopt;
    if (scan(line).too_deep_line > 0) return std::nullopt;
    const toml::parse_result result = toml::parse(std::string_view(line));
    if (!result || result.table().size() != 1) return std::nullopt;
    Node root = Converter(number, nullptr).convert(result.table(), 0);
    Node value = std::move(root.items.front());
    if (value.key != "value") return std::nullopt;
    return value;
}

} // namespace ssrsim

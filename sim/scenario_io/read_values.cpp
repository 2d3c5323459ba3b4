#include "scenario_io/read_values.hpp"

#include "scenario/nearest.hpp"
#include "scenario_io/limits.hpp"
#include "scenario_io/syntax_hints.hpp"

#include <algorithm>
#include <cmath>

namespace ssrsim {

TableReader::TableReader(const Node& table, std::string path, ReadContext& context)
    : node_(table), path_(std::move(path)), context_(context),
      spot_(table.key_spot.line > 0 ? table.key_spot : table.spot) {}

void TableReader::fault(std::string_view code, const Spot& spot, const std::string& path,
                        std::string message, std::string hint) {
    context_.unreadable.insert(path);
    context_.faults.add(code, spot, path, std::move(message), std::move(hint));
}

void TableReader::keep(const std::string& path, const Spot& spot, std::string source) {
    context_.provenance[path] = {context_.sources.position(spot), std::move(source)};
}

// ---- values with or without a source

std::optional<TableReader::Value> TableReader::take(std::string_view key) {
    known_.emplace_back(key);
    const Node* node = node_.find(key);
    if (node == nullptr) return std::nullopt;
    return unwrap(*node, path_of(path_, key));
}

std::optional<TableReader::Value> TableReader::unwrap(const Node& node, const std::string& path) {
    const Node* value = node.find("value");
    if (value == nullptr) {
        if (node.find("source") != nullptr && node.items.size() == 1) {
            fault("missing-value", node.spot, path, said(path, " has a source but no value."),
                  "write { value = …, source = \"…\" }.");
            return std::nullopt;
        }
        return Value{&node, {}};
    }
    std::string source;
    bool fine = true;
    for (const Node& part : node.items) {
        if (part.key == "value") continue;
        if (part.key == "source") {
            const auto text = text_in(part, path_of(path, "source"), "a text");
            fine = fine && text.has_value();
            source = text.value_or("");
            continue;
        }
        fault("unknown-key", part.key_spot, path_of(path, part.key),
              said("A value has a source and nothing else beside it, and here is ",
                   quoted(part.key), "."),
              nearest_hint(part.key, {"value", "source"}));
        fine = false;
    }
    if (!fine) return std::nullopt;
    return Value{value, std::move(source)};
}

void TableReader::missing(std::string_view key, std::string_view what, std::string_view meaning) {
    const std::string path = path_of(path_, key);
    context_.unreadable.insert(path);
    if (context_.reading != Reading::complete) return;
    std::string hint;
    if (siblings_ != nullptr) {
        std::vector<std::string> others;
        for (const Node& other : siblings_->items) {
            if (other.key != node_.key && others.size() < most_rows("")) others.push_back(other.key);
        }
        if (const std::string near = nearest(node_.key, others); !near.empty())
            hint = said("is ", quoted(node_.key), " another spelling of ", near, "?");
    }
    if (hint.empty()) hint = said("add ", key, " = …, ", what, ": ", meaning);
    context_.faults.add("missing-value", spot_, path, said(path, " must be stated, and is not."),
                        hint);
}

// ---- numbers

std::optional<double> TableReader::plain_number(const Node& node, const std::string& path,
                                                Unit unit) {
    switch (node.kind) {
    case Node::Kind::integer:
        return static_cast<double>(node.integer);
    case Node::Kind::real:
        if (std::isfinite(node.real)) return node.real == 0.0 ? 0.0 : node.real;
        fault("not-finite", node.spot, path,
              said(path, " is ", number_text(node.real), "; it takes a finite number."));
        return std::nullopt;
    case Node::Kind::text: {
        if (node.text.size() > longest_text) {
            fault("text-too-long", node.spot, path,
                  said(path, " is a text of more than ", longest_text, " bytes."));
            return std::nullopt;
        }
        Quantity quantity = read_quantity(node.text, unit, context_.currencies);
        if (quantity.value && std::isfinite(*quantity.value))
            return *quantity.value == 0.0 ? 0.0 : *quantity.value;
        if (quantity.value) {
            quantity.code = "not-finite";
            quantity.message = said(quoted(node.text), " is beyond all numbers.");
        }
        if (quantity.code.empty()) {
            context_.unreadable.insert(path); // told of where the currency stands
        } else {
            fault(quantity.code, node.spot, path, said(path, ": ", quantity.message),
                  quantity.hint);
        }
        return std::nullopt;
    }
    default: {
        fault("wrong-type", node.spot, path,
              said(path, " is ", kind_name(node), "; it takes a number (", unit_name(unit), ")."),
              said("write ", listed(unit_examples(unit), "or"), "."));
        return std::nullopt;
    }
    }
}

std::optional<double> TableReader::number_in(const Value& value, const std::string& path, Unit unit,
                                             double low, double high, bool whole) {
    const std::optional<double> number = plain_number(*value.node, path, unit);
    if (!number) return std::nullopt;
    if (*number < low || *number > high) {
        std::string hint;
        if (unit == Unit::share && *number > 1.0 && *number <= 100.0 &&
            value.node->kind != Node::Kind::text)
            hint = said("write \"", *number, "%\" for a percentage.");
        fault("out-of-range", value.node->spot, path,
              said(path, " is ", *number, "; it lies between ", low, " and ", high, " (",
                   unit_name(unit), ")."),
              std::move(hint));
        return std::nullopt;
    }
    if (whole && *number != std::floor(*number)) {
        fault("not-whole", value.node->spot, path,
              said(path, " is ", *number, "; it takes a whole number (", unit_name(unit), ")."),
              said("write ", std::floor(*number), " or ", std::floor(*number) + 1.0, "."));
        return std::nullopt;
    }
    keep(path, value.node->spot, value.source);
    return number;
}

std::optional<double> TableReader::take_number(const Number& number, bool whole) {
    const bool written = has(number.key);
    const auto value = take(number.key);
    const std::string path = path_of(path_, number.key);
    if (value) {
        const auto read = number_in(*value, path, number.unit, number.low, number.high, whole);
        if (read) numbers_[std::string(number.key)] = *read;
        return read;
    }
    if (written) return std::nullopt;
    if (!number.same_as.empty()) {
        const auto other = numbers_.find(number.same_as);
        if (other != numbers_.end()) return other->second;
        context_.unreadable.insert(path);
        return std::nullopt;
    }
    if (number.fallback != number.fallback) {
        missing(number.key, said("in ", unit_name(number.unit)), number.meaning);
        return std::nullopt;
    }
    numbers_[std::string(number.key)] = number.fallback;
    return std::nullopt;
}

void TableReader::operator()(double& field, const Number& number) {
    if (const auto read = take_number(number, false)) field = *read;
}

void TableReader::operator()(std::int32_t& field, const Number& number) {
    if (const auto read = take_number(number, true)) field = static_cast<std::int32_t>(*read);
}

void TableReader::operator()(Money& field, const Number& number) {
    if (const auto read = take_number(number, false)) field = money_of(*read);
}

void TableReader::operator()(NumberById& field, const NumbersById& numbers) {
    const std::string path = path_of(path_, numbers.key);
    known_.emplace_back(numbers.key);
    const Node* node = node_.find(numbers.key);
    if (node == nullptr) return;
    if (!node->is_table()) {
        fault("wrong-type", node->spot, path,
              said(path, " takes numbers by ", numbers.table, "."),
              said("write ", numbers.key, " = { an_id = …, another = … }."));
        return;
    }
    for (const Node& entry : node->items) {
        const std::string entry_path = path_of(path, entry.key);
        const auto value = unwrap(entry, entry_path);
        if (!value) continue;
        const auto number =
            number_in(*value, entry_path, numbers.unit, numbers.low, numbers.high, false);
        if (number) field[entry.key] = *number;
    }
}

// ---- texts, dates, words

std::optional<std::string> TableReader::text_in(const Node& node, const std::string& path,
                                                std::string_view what) {
    if (node.kind != Node::Kind::text) {
        std::string hint;
        if (!node.is_table() && node.kind != Node::Kind::array)
            hint = said("write \"", value_text(node), "\" in quotes.");
        fault("wrong-type", node.spot, path,
              said(path, " is ", kind_name(node), "; it takes ", what, "."), std::move(hint));
        return std::nullopt;
    }
    if (node.text.size() > longest_text) {
        fault("text-too-long", node.spot, path,
              said(path, " has ", node.text.size(), " bytes; a text has at most ", longest_text,
                   "."));
        return std::nullopt;
    }
    if (node.text.empty()) {
        fault("empty-text", node.spot, path, said(path, " is an empty text."),
              "leave the key out where there is nothing to say.");
        return std::nullopt;
    }
    return node.text;
}

std::optional<std::string> TableReader::take_text(std::string_view key, std::string_view what) {
    const auto value = take(key);
    if (!value) return std::nullopt;
    const std::string path = path_of(path_, key);
    auto text = text_in(*value->node, path, what);
    if (text) keep(path, value->node->spot, value->source);
    return text;
}

void TableReader::operator()(std::string& field, const Text& text) {
    if (auto read = take_text(text.key, "a text")) {
        field = std::move(*read);
    } else if (!has(text.key) && text.presence == Presence::required) {
        missing(text.key, "a text", text.meaning);
    }
}

void TableReader::operator()(std::string& field, const Reference& reference) {
    if (auto read = take_text(reference.key, said("the id of a row of ", reference.table))) {
        field = std::move(*read);
    } else if (!has(reference.key) && reference.presence == Presence::required) {
        missing(reference.key, said("an id of ", reference.table), reference.meaning);
    }
}

void TableReader::operator()(std::vector<std::string>& field, const Reference& reference) {
    const auto value = take(reference.key);
    if (!value) {
        if (!has(reference.key) && reference.presence == Presence::required)
            missing(reference.key, said("ids of ", reference.table), reference.meaning);
        return;
    }
    const Node& list = *value->node;
    const std::string path = path_of(path_, reference.key);
    if (list.kind != Node::Kind::array || list.array_of_tables) {
        std::string hint = said("write ", reference.key, " = [\"…\", \"…\"].");
        if (list.kind == Node::Kind::text)
            hint = said("write ", reference.key, " = [", quoted(list.text), "].");
        fault("wrong-type", list.spot, path,
              said(path, " is ", kind_name(list), "; it takes a list of ids of ", reference.table,
                   "."),
              hint);
        return;
    }
    if (list.items.empty() && reference.empty_list == EmptyList::means_all) {
        fault("empty-list", list.spot, path, said(path, " names nothing: an empty list."),
              said("leave it out for all; ", reference.key,
                   " = { remove = true } takes away the list of a file below."));
        return;
    }
    if (list.items.size() > most_rows(reference.table)) {
        fault("too-many-rows", list.spot, path,
              said(path, " has more than ", most_rows(reference.table), " ids."));
        return;
    }
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const std::string item_path = said(path, "[", i, "]");
        auto id = text_in(list.items[i], item_path, said("an id of ", reference.table));
        if (!id) {
            context_.unreadable.insert(path);
        } else if (std::find(ids.begin(), ids.end(), *id) != ids.end()) {
            fault("duplicate-id", list.items[i].spot, item_path,
                  said(path, " names ", quoted(*id), " twice."), "take one of them out.");
        } else {
            ids.push_back(std::move(*id));
        }
    }
    if (context_.unreadable.contains(path)) return;
    field = std::move(ids);
    keep(path, list.spot, value->source);
}

std::optional<Date> TableReader::take_date(std::string_view key) {
    const auto value = take(key);
    if (!value) return std::nullopt;
    const Node& node = *value->node;
    const std::string path = path_of(path_, key);
    std::optional<Date> date;
    if (node.kind == Node::Kind::date) {
        date = node.date;
    } else if (node.kind == Node::Kind::text) {
        date = parse_date(node.text);
        if (!date) {
            const std::string other = iso_date_from(node.text);
            fault("bad-date", node.spot, path, said(path, ": ", quoted(node.text), " is no date."),
                  other.empty() ? std::string("write year, month, day: 2004-06-01.")
                                : said("write year, month, day: ", other, "."));
            return std::nullopt;
        }
    } else {
        fault("wrong-type", node.spot, path,
              said(path, " is ", kind_name(node), "; it takes a date."),
              "write year, month, day: 2004-06-01.");
        return std::nullopt;
    }
    constexpr std::int32_t first_year = 1900;
    constexpr std::int32_t last_year = 2200;
    if (date->year < first_year || date->year > last_year) {
        fault("out-of-range", node.spot, path,
              said(path, " is ", to_text(*date), "; dates lie between ", first_year, " and ",
                   last_year, "."));
        return std::nullopt;
    }
    keep(path, node.spot, value->source);
    return date;
}

void TableReader::operator()(Date& field, const Day& day) {
    if (const auto date = take_date(day.key)) {
        field = *date;
    } else if (!has(day.key) && day.presence == Presence::required) {
        missing(day.key, "a date", day.meaning);
    }
}

void TableReader::operator()(std::optional<Date>& field, const Day& day) {
    if (const auto date = take_date(day.key)) {
        field = date;
    } else if (!has(day.key) && day.presence == Presence::required) {
        missing(day.key, "a date", day.meaning);
    }
}

std::optional<std::size_t> TableReader::read_word(const Choice& choice,
                                                  const std::vector<std::string>& words) {
    const auto value = take(choice.key);
    const std::string path = path_of(path_, choice.key);
    if (!value) {
        if (!has(choice.key) && choice.fallback.empty())
            missing(choice.key, said("one of ", listed(words, "or")), choice.meaning);
        return std::nullopt;
    }
    const auto text = text_in(*value->node, path, said("one of ", listed(words, "or")));
    if (!text) return std::nullopt;
    const auto at = std::find(words.begin(), words.end(), *text);
    if (at == words.end()) {
        const std::string near = nearest(*text, words);
        fault("unknown-word", value->node->spot, path,
              said(path, " is ", quoted(*text), "; it takes ", listed(words, "or"), "."),
              near.empty() ? std::string{} : said("did you mean ", near, "?"));
        return std::nullopt;
    }
    keep(path, value->node->spot, value->source);
    return static_cast<std::size_t>(at - words.begin());
}

} // namespace ssrsim

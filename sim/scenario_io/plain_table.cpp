#include "scenario_io/plain_table.hpp"

#include "scenario/nearest.hpp"
#include "scenario/wording.hpp"
#include "scenario_io/text.hpp"
#include "scenario_io/units.hpp"

#include <algorithm>
#include <cmath>

namespace ssrsim {

namespace {

/// "Latin hypercube" and "latin-hypercube" are latin_hypercube.
std::string plain_word(std::string_view text) {
    std::string word = lower_case(trimmed(text));
    std::ranges::replace(word, '-', '_');
    std::ranges::replace(word, ' ', '_');
    return word;
}

} // namespace

PlainTable::PlainTable(const Node& table, std::string path, FaultList& faults)
    : node_{table}, path_{std::move(path)}, faults_{faults} {}

std::string PlainTable::path_of_key(std::string_view key) const {
    return path_of(path_, key);
}

Spot PlainTable::spot_of(std::string_view key) const {
    if (const Node* node = node_.find(key)) return node->spot;
    return node_.key_spot.line > 0 ? node_.key_spot : node_.spot;
}

void PlainTable::fault(std::string_view code, std::string_view key, std::string message,
                       std::string hint) {
    faults_.add(code, spot_of(key), path_of_key(key), std::move(message), std::move(hint));
}

void PlainTable::wrong_type(const Node& node, std::string_view key, std::string_view wanted,
                            std::string hint) {
    faults_.add("wrong-type", node.spot, path_of_key(key),
                said(path_of_key(key), " is ", kind_name(node), "; it takes ", wanted, "."),
                std::move(hint));
}

void PlainTable::missing(std::string_view key, std::string_view hint) {
    fault("missing-value", key, said(path_of_key(key), " must be stated, and is not."),
          std::string{hint});
}

const Node* PlainTable::take(std::string_view key) {
    known_.emplace_back(key);
    return node_.find(key);
}

std::optional<std::string> PlainTable::text(std::string_view key) {
    const Node* node = take(key);
    if (node == nullptr) return {};
    if (node->kind == Node::Kind::text) return node->text;
    wrong_type(*node, key, "a text");
    return {};
}

std::optional<double> PlainTable::number_of(const Node& node, std::string_view key,
                                            std::optional<Unit> unit) {
    std::optional<double> value;
    if (node.kind == Node::Kind::integer) value = static_cast<double>(node.integer);
    if (node.kind == Node::Kind::real) value = node.real;
    if (node.kind == Node::Kind::text && unit) {
        const Quantity quantity = read_quantity(node.text, *unit, {});
        if (!quantity.value)
            faults_.add(quantity.code.empty() ? "bad-number" : quantity.code, node.spot,
                        path_of_key(key), said(path_of_key(key), ": ", quantity.message),
                        quantity.hint);
        if (!quantity.value) return {};
        value = quantity.value;
    }
    if (!value) {
        wrong_type(node, key, "a number");
        return {};
    }
    if (std::isfinite(*value)) return value;
    faults_.add("not-finite", node.spot, path_of_key(key),
                said(path_of_key(key), " is ", number_text(*value), "; it takes a finite number."));
    return {};
}

std::optional<double> PlainTable::number(std::string_view key, std::optional<Unit> unit) {
    const Node* node = take(key);
    return node != nullptr ? number_of(*node, key, unit) : std::nullopt;
}

std::optional<double> PlainTable::number_within(std::string_view key, double low, double high) {
    const std::optional<double> value = number(key);
    if (!value || (*value >= low && *value <= high)) return value;
    fault("out-of-range", key,
          said(path_of_key(key), " is ", *value, "; it lies between ", low, " and ", high, "."));
    return {};
}

std::optional<std::uint64_t> PlainTable::whole(std::string_view key, std::uint64_t low,
                                               std::uint64_t high) {
    const Node* node = take(key);
    if (node == nullptr) return {};
    if (node->kind == Node::Kind::integer && node->integer >= 0) {
        const auto value = static_cast<std::uint64_t>(node->integer);
        if (value >= low && value <= high) return value;
    }
    faults_.add("out-of-range", node->spot, path_of_key(key),
                said(path_of_key(key), " is ", value_text(*node), "; it takes a whole number from ",
                     low, " to ", high, "."));
    return {};
}

std::optional<std::size_t> PlainTable::word(std::string_view key,
                                            const std::vector<std::string>& words) {
    const std::optional<std::string> text = this->text(key);
    if (!text) return {};
    const auto found = std::ranges::find(words, plain_word(*text));
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    std::string hint = nearest_hint(plain_word(*text), words);
    fault("unknown-word", key,
          said(path_of_key(key), " is ", quoted(*text), "; it takes ", listed(words, "or"), "."),
          std::move(hint));
    return {};
}

std::vector<double> PlainTable::numbers(std::string_view key, std::optional<Unit> unit) {
    const Node* node = take(key);
    std::vector<double> values;
    if (node == nullptr) return values;
    if (node->kind != Node::Kind::array) {
        wrong_type(*node, key, "a list of numbers", said("write ", key, " = [1, 2, 3]."));
        return values;
    }
    for (const Node& item : node->items)
        if (const auto value = number_of(item, key, unit)) values.push_back(*value);
    return values;
}

std::vector<PlacedText> PlainTable::texts(std::string_view key) {
    const Node* node = take(key);
    std::vector<PlacedText> texts;
    if (node == nullptr) return texts;
    if (node->kind == Node::Kind::text) return {{node->text, node->spot}};
    if (node->kind != Node::Kind::array) {
        wrong_type(*node, key, "a text or a list of texts");
        return texts;
    }
    for (const Node& item : node->items) {
        if (item.kind == Node::Kind::text) {
            texts.push_back({item.text, item.spot});
        } else {
            wrong_type(item, key, "a list of texts");
        }
    }
    return texts;
}

const Node* PlainTable::table(std::string_view key) {
    const Node* node = take(key);
    if (node == nullptr || node->is_table()) return node;
    wrong_type(*node, key, "a table", said("write [", path_of_key(key), "] and its keys below."));
    return nullptr;
}

std::vector<const Node*> PlainTable::tables(std::string_view key) {
    const Node* node = take(key);
    std::vector<const Node*> tables;
    if (node == nullptr) return tables;
    if (!node->is_table() && !node->array_of_tables) {
        wrong_type(*node, key, "tables", said("write [", path_of_key(key), ".an_id]."));
        return tables;
    }
    for (const Node& item : node->items) {
        if (item.is_table()) {
            tables.push_back(&item);
        } else {
            wrong_type(item, path_of(key, item.key), "a table",
                       said("write [", path_of(path_of_key(key), item.key), "]."));
        }
    }
    const auto place = [](const Node* one) {
        return one->key_spot.line > 0 ? one->key_spot : one->spot;
    };
    if (node->is_table()) std::ranges::stable_sort(tables, {}, place);
    return tables;
}

void PlainTable::finish() {
    for (const Node& node : node_.items) {
        if (std::ranges::find(known_, node.key) != known_.end()) continue;
        const std::string where = path_.empty() ? "this file" : said("[", path_, "]");
        faults_.add("unknown-key", node.key_spot.line > 0 ? node.key_spot : node.spot,
                    path_of_key(node.key),
                    said("There is no ", quoted(node.key), " in ", where, "."),
                    nearest_hint(node.key, known_));
    }
}

} // namespace ssrsim

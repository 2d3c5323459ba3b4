#include "scenario_io/limits.hpp"
#include "scenario_io/read_values.hpp"

#include <cmath>

namespace ssrsim {

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
        fault("wrong-type", node->spot, path, said(path, " takes numbers by ", numbers.table, "."),
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

} // namespace ssrsim

#include "scenario_io/node.hpp"

#include "scenario/wording.hpp"

#include <algorithm>

namespace ssrsim {

std::int32_t Sources::add(std::string name, std::string text) {
    Text added{std::move(name), std::move(text), {0}};
    for (std::size_t at = 0; at < added.text.size(); ++at) {
        if (added.text[at] == '\n') added.line_starts.push_back(at + 1);
    }
    texts_.push_back(std::move(added));
    return static_cast<std::int32_t>(texts_.size() - 1);
}

Position Sources::position(const Spot& spot) const {
    const auto number = static_cast<std::size_t>(spot.text);
    if (number >= texts_.size()) return {};
    return {texts_[number].name, spot.line, spot.column};
}

std::string Sources::line_at(const Spot& spot) const {
    constexpr std::size_t longest = 4000;
    const auto number = static_cast<std::size_t>(spot.text);
    if (number >= texts_.size() || spot.line < 1) return {};
    const Text& text = texts_[number];
    const auto line = static_cast<std::size_t>(spot.line - 1);
    if (line >= text.line_starts.size()) return {};
    const std::size_t start = text.line_starts[line];
    const std::size_t end = std::min(text.text.find('\n', start), text.text.size());
    std::string whole = text.text.substr(start, std::min(end - start, longest));
    if (!whole.empty() && whole.back() == '\r') whole.pop_back();
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (line == 0 && whole.starts_with(byte_order_mark)) whole.erase(0, byte_order_mark.size());
    return whole;
}

namespace {

template <class Items>
auto find_in(Items& items, std::string_view name) -> decltype(items.data()) {
    const auto at = std::lower_bound(
        items.begin(), items.end(), name,
        [](const Node& node, std::string_view wanted) { return node.key < wanted; });
    return at != items.end() && at->key == name ? &*at : nullptr;
}

} // namespace

const Node* Node::find(std::string_view name) const {
    return kind == Kind::table ? find_in(items, name) : nullptr;
}

Node* Node::find(std::string_view name) {
    return kind == Kind::table ? find_in(items, name) : nullptr;
}

std::string_view kind_name(const Node& node) {
    switch (node.kind) {
    case Node::Kind::table:
        return "a table";
    case Node::Kind::array:
        return node.array_of_tables ? "an array of tables" : "a list";
    case Node::Kind::text:
        return "a text";
    case Node::Kind::integer:
    case Node::Kind::real:
        return "a number";
    case Node::Kind::boolean:
        return "a truth value";
    case Node::Kind::date:
        return "a date";
    case Node::Kind::other:
        return node.text;
    }
    return "";
}

std::string value_text(const Node& node) {
    switch (node.kind) {
    case Node::Kind::text:
        return quoted(node.text);
    case Node::Kind::integer:
        return number_text(node.integer);
    case Node::Kind::real:
        return number_text(node.real);
    case Node::Kind::boolean:
        return node.boolean ? "true" : "false";
    case Node::Kind::date:
        return to_text(node.date);
    default:
        return std::string(kind_name(node));
    }
}

bool is_sourced_value(const Node& node) {
    return node.find("value") != nullptr;
}

} // namespace ssrsim

#include "scenario/nearest.hpp"
#include "scenario_io/limits.hpp"
#include "scenario_io/read_values.hpp"
#include "scenario_io/syntax_hints.hpp"

#include <algorithm>

namespace ssrsim {

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

#include "scenario/nearest.hpp"
#include "scenario_io/declared.hpp"
#include "scenario_io/limits.hpp"
#include "scenario_io/read_values.hpp"

#include <algorithm>

namespace ssrsim {

namespace {

/// Names that mean something inside every table, and so can't name a row.
bool is_reserved(std::string_view id) {
    return id == "value" || id == "source" || id == "remove";
}

} // namespace

bool TableReader::is_table(const Node& node, const std::string& path) {
    if (node.is_table()) return true;
    if (node.array_of_tables) {
        const std::string_view example = node.key == "post" ? "mentors" : "an_id";
        fault("array-of-tables", node.spot, path,
              said(path, " is written in double brackets; everything has an id here, and is a "
                         "table of its own."),
              said("write [", path, ".", example, "]."));
    } else {
        fault("wrong-type", node.spot, path,
              said(path, " is ", kind_name(node), "; it takes a table."),
              said("write [", path, "] and its keys below."));
    }
    return false;
}

std::vector<const Node*> TableReader::rows_of(const Table& table) {
    known_.emplace_back(table.key);
    std::vector<const Node*> rows;
    const std::string path = path_of(path_, table.key);
    const Node* node = node_.find(table.key);
    if (node == nullptr || !is_table(*node, path)) return rows;
    const std::size_t most = most_rows(table.key);
    if (node->items.size() > most) {
        fault("too-many-rows", node->spot, path,
              said(path, " has ", node->items.size(), " rows; it takes at most ", most, "."));
        return rows;
    }
    for (const Node& row : node->items) {
        const std::string row_path = path_of(path, row.key);
        if (!is_id(row.key) || is_reserved(row.key)) {
            const std::string better = id_from(row.key);
            std::string hint = "choose another id.";
            if (!better.empty() && !is_reserved(better))
                hint = said("write [", path, ".", better,
                            "] and give the name in full as name = \"…\".");
            fault(is_reserved(row.key) ? "reserved-id" : "bad-id",
                  row.key_spot.line > 0 ? row.key_spot : row.spot, row_path,
                  is_reserved(row.key)
                      ? said(quoted(row.key), " can't be an id: it has a meaning of its own.")
                      : said(quoted(row.key), " is no id: a small letter, then small letters, "
                                              "digits and underscores, at most 64."),
                  std::move(hint));
            if (!row.is_table()) continue;
        }
        if (is_table(row, row_path)) rows.push_back(&row);
    }
    return rows;
}

const Node* TableReader::section_of(const Section& section) {
    known_.emplace_back(section.key);
    const Node* node = node_.find(section.key);
    if (node == nullptr || !is_table(*node, path_of(path_, section.key))) return nullptr;
    return node;
}

void TableReader::read_exchange(NumberById& exchange) {
    known_.emplace_back("exchange");
    const Node* node = node_.find("exchange");
    if (node == nullptr || !is_table(*node, "exchange")) return;
    Currencies& currencies = context_.currencies;
    constexpr std::size_t most = 50;
    if (node->items.size() > most) {
        fault("too-many-rows", node->spot, "exchange",
              said("exchange has ", node->items.size(), " rates; it takes at most ", most, "."));
        return;
    }
    for (const Node& entry : node->items) {
        const std::string path = path_of("exchange", entry.key);
        if (!is_currency_code(entry.key)) {
            fault("bad-id", entry.key_spot, path,
                  said(quoted(entry.key), " is no currency: a code has three capitals."),
                  "write for instance EUR = 1.25.");
            continue;
        }
        if (entry.key == currencies.own) {
            fault("bad-id", entry.key_spot, path,
                  said(entry.key, " is the country's own currency; its rate is 1."),
                  "take this line out.");
            continue;
        }
        const auto value = unwrap(entry, path);
        std::optional<double> rate;
        if (value) rate = number_in(*value, path, Unit::factor, 1e-6, 1e6, false);
        if (rate) {
            exchange[entry.key] = *rate;
        } else {
            currencies.unreadable.push_back(entry.key);
        }
    }
    currencies.exchange = exchange;
}

void TableReader::unknown_key(const Node& node) {
    const std::string path = path_of(path_, node.key);
    std::string hint;
    const std::string near = nearest(node.key, known_);
    const std::vector<std::string> elsewhere = tables_with(declared_file(), node.key);
    constexpr std::size_t slip = 2;
    if (!near.empty() && edit_distance(near, node.key) <= slip) {
        hint = said("did you mean ", near, "?");
    } else if (node.key == "source" || node.key == "value") {
        hint = "a source stands beside one value: key = { value = …, source = \"…\" }.";
    } else if (!elsewhere.empty() && elsewhere.front().empty()) {
        hint = said("[", node.key, "] stands by itself, not inside another table.");
    } else if (!elsewhere.empty()) {
        hint = said(node.key, " belongs in [", elsewhere.front(), "].");
    } else {
        hint = nearest_hint(node.key, known_);
    }
    const std::string where =
        path_.empty() ? std::string("a scenario file") : said("[", path_, "]");
    context_.faults.add("unknown-key", node.key_spot.line > 0 ? node.key_spot : node.spot, path,
                        said("There is no ", quoted(node.key), " in ", where, "."),
                        std::move(hint));
}

void TableReader::finish() {
    for (const Node& node : node_.items) {
        if (context_.faults.full()) return;
        if (std::find(known_.begin(), known_.end(), node.key) == known_.end()) unknown_key(node);
    }
}

} // namespace ssrsim

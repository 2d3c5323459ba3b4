#include "scenario_io/merge.hpp"

#include "scenario/nearest.hpp"
#include "scenario/wording.hpp"

#include <string_view>
#include <utility>

namespace ssrsim {

namespace {

class Merger {
  public:
    explicit Merger(FaultList& faults) : faults_(faults) {}

    void tables(Node& below, Node above, const std::string& path) {
        // An override has no place of its own; the table stays where a file has it.
        if (above.spot.line > 0 || below.items.empty()) {
            below.spot = above.spot;
            below.key_spot = above.key_spot;
        }
        for (const Node& added : above.items) {
            if (is_removal(added)) check_removal(added, path_of(path, added.key), below);
        }
        drop_translations(below, above);
        std::vector<Node> merged;
        merged.reserve(below.items.size() + above.items.size());
        auto old = below.items.begin();
        for (Node& added : above.items) {
            while (old != below.items.end() && old->key < added.key) {
                merged.push_back(std::move(*old++));
            }
            const bool replaces = old != below.items.end() && old->key == added.key;
            const std::string child = path_of(path, added.key);
            if (is_removal(added)) {
                if (replaces) ++old;
            } else if (replaces) {
                entry(*old, std::move(added), child);
                merged.push_back(std::move(*old++));
            } else {
                merged.push_back(settled(std::move(added), child));
            }
        }
        while (old != below.items.end()) {
            merged.push_back(std::move(*old++));
        }
        below.items = std::move(merged);
    }

  private:
    static bool is_removal(const Node& node) {
        const Node* remove = node.find("remove");
        return remove != nullptr && !remove->is_table();
    }

    /// Where a file says a text anew, the French of the file below it says something else.
    static void drop_translations(Node& below, const Node& above) {
        constexpr std::string_view french = "_fr";
        std::erase_if(below.items, [&](const Node& old) {
            if (old.is_table() || !old.key.ends_with(french)) return false;
            const Node* text = above.find(old.key.substr(0, old.key.size() - french.size()));
            return text != nullptr && !text->is_table() && above.find(old.key) == nullptr;
        });
    }

    void check_removal(const Node& removal, const std::string& path, const Node& below) {
        const Node& remove = *removal.find("remove");
        if (remove.kind != Node::Kind::boolean || !remove.boolean) {
            faults_.add("bad-remove", remove.spot, path,
                        said("remove is ", value_text(remove), "; it takes only true."),
                        "leave remove out to keep what it stands in.");
            return;
        }
        if (removal.items.size() > 1) {
            const Node& other = removal.items.front().key == "remove" ? removal.items.back()
                                                                      : removal.items.front();
            faults_.add("bad-remove", other.key_spot, path,
                        said("A table with remove = true takes nothing else, and here is ",
                             quoted(other.key), "."),
                        "take out remove = true to change single values.");
            return;
        }
        if (below.find(removal.key) != nullptr) return;
        std::vector<std::string> there;
        for (const Node& node : below.items) {
            there.push_back(node.key);
        }
        const std::string near = nearest(removal.key, there);
        faults_.add("nothing-to-remove", removal.key_spot, path,
                    said("There is no ", quoted(removal.key), " below this file to remove."),
                    near.empty() ? std::string("remove = true takes away a row of a file that this "
                                               "one extends.")
                                 : said("did you mean ", near, "?"));
    }

    void entry(Node& below, Node above, const std::string& path) {
        const bool source_only = above.items.size() == 1 && above.find("source") != nullptr &&
                                 !above.find("source")->is_table();
        if (source_only && (!below.is_table() || is_sourced_value(below))) {
            give_source(below, std::move(above));
            return;
        }
        if (!below.is_table() || !above.is_table() || is_sourced_value(below) ||
            is_sourced_value(above)) {
            below = settled(std::move(above), path);
            return;
        }
        tables(below, std::move(above), path);
    }

    static void give_source(Node& below, Node above) {
        Node value = below;
        if (const Node* inner = below.find("value")) value = *inner;
        value.key = "value";
        Node source = std::move(above.items.front());
        below.kind = Node::Kind::table;
        below.text.clear();
        below.items.clear();
        below.items.push_back(std::move(source));
        below.items.push_back(std::move(value)); // sorted: "source" < "value"
    }

    /// A part that lies over nothing: removals inside it have nothing to remove.
    Node settled(Node node, const std::string& path) {
        if (!node.is_table()) return node;
        Node empty;
        empty.key = node.key;
        tables(empty, std::move(node), path);
        return empty;
    }

    FaultList& faults_;
};

} // namespace

void spread_sources(Node& node) {
    const bool only_these = node.items.size() <= 2 && node.find("value") != nullptr &&
                            (node.items.size() == 1 || node.find("source") != nullptr);
    if (only_these && node.find("value")->is_table()) {
        std::vector<Node> entries = std::move(node.find("value")->items);
        if (const Node* source = node.find("source")) {
            for (Node& entry : entries) {
                if (is_sourced_value(entry)) continue;
                Node sourced = entry;
                sourced.kind = Node::Kind::table;
                sourced.items = {*source, std::move(entry)}; // sorted: "source" < "value"
                sourced.items.back().key = "value";
                entry = std::move(sourced);
            }
        }
        node.items = std::move(entries);
        return;
    }
    for (Node& item : node.items) {
        spread_sources(item);
    }
}

void lay_over(Node& below, Node above, FaultList& faults) {
    Merger(faults).tables(below, std::move(above), {});
}

} // namespace ssrsim

#include "scenario_io/overrides.hpp"

#include "scenario/nearest.hpp"
#include "scenario/wording.hpp"
#include "scenario_io/limits.hpp"
#include "scenario_io/merge.hpp"
#include "scenario_io/parse_toml.hpp"

#include <array>

namespace ssrsim {

namespace {

bool is_row_table(std::string_view name) {
    constexpr std::array<std::string_view, 5> tables = {"region", "institution", "mission", "donor",
                                                        "activity"};
    for (const std::string_view table : tables) {
        if (table == name) return true;
    }
    return false;
}

void move_to(Node& node, const Spot& spot) {
    node.spot = spot;
    node.key_spot = spot;
    for (Node& item : node.items) {
        move_to(item, spot);
    }
}

class Overrider {
  public:
    Overrider(Node& root, FaultList& faults) : root_(root), faults_(faults) {}

    void apply(const Override& override, std::int32_t number) {
        const Spot spot{number, 0, 0};
        const std::vector<std::string> parts = path_parts(override.path);
        if (!is_path(override, parts, spot) || !rows_exist(override, parts, spot)) return;
        Node node;
        if (std::optional<Node> value = parse_toml_value(override.value, number)) {
            node = std::move(*value);
        } else {
            node.kind = Node::Kind::text;
            node.text = override.value;
        }
        spread_sources(node);
        move_to(node, spot);
        for (std::size_t i = parts.size(); i-- > 0;) {
            node.key = parts[i];
            Node table;
            table.spot = spot;
            table.key_spot = spot;
            table.items.push_back(std::move(node));
            node = std::move(table);
        }
        lay_over(root_, std::move(node), faults_);
    }

  private:
    bool is_path(const Override& override, const std::vector<std::string>& parts,
                 const Spot& spot) {
        bool fine = parts.size() < static_cast<std::size_t>(deepest_nesting);
        for (const std::string& part : parts) {
            fine = fine && !part.empty() && part.size() <= longest_text;
        }
        if (!fine || parts.front() == "extends") {
            faults_.add("bad-path", spot, override.path,
                        said(quoted(override.path), " is no path of a value."),
                        "write for instance --set mission.onub.tour=\"11 months\".");
            return false;
        }
        return true;
    }

    /// A mistyped id must not make a new row that then lacks everything.
    bool rows_exist(const Override& override, const std::vector<std::string>& parts,
                    const Spot& spot) {
        if (parts.size() < 3 || !is_row_table(parts[0])) return true;
        const Node* table = root_.find(parts[0]);
        if (!row_exists(override, table, parts[0], parts[1], spot)) return false;
        if (parts[0] != "mission" || parts[2] != "post" || parts.size() < 5) return true;
        const Node* posts = table->find(parts[1])->find("post");
        return row_exists(override, posts, said("mission.", parts[1], ".post"), parts[3], spot);
    }

    bool row_exists(const Override& override, const Node* table, const std::string& path,
                    const std::string& id, const Spot& spot) {
        if (table != nullptr && table->find(id) != nullptr) return true;
        std::vector<std::string> there;
        if (table != nullptr) {
            for (const Node& row : table->items) {
                there.push_back(row.key);
            }
        }
        faults_.add("unknown-id", spot, override.path,
                    said("There is no [", path, ".", id, "] whose value could be set."),
                    nearest_hint(id, there));
        return false;
    }

    Node& root_;
    FaultList& faults_;
};

} // namespace

void apply_overrides(const std::vector<Override>& overrides, Node& root, Sources& sources,
                     FaultList& faults) {
    Overrider overrider(root, faults);
    for (const Override& override : overrides) {
        const std::int32_t number =
            sources.add(said("--set ", override.path, "=", override.value), {});
        overrider.apply(override, number);
    }
}

} // namespace ssrsim

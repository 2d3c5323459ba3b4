#include "scenario_io/read_values.hpp"

#include "scenario/nearest.hpp"
#include "scenario_io/limits.hpp"

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
            if (other.key != node_.key && others.size() < most_rows(""))
                others.push_back(other.key);
        }
        if (const std::string near = nearest(node_.key, others); !near.empty())
            hint = said("is ", quoted(node_.key), " another spelling of ", near, "?");
    }
    if (hint.empty()) hint = said("add ", key, " = …, ", what, ": ", meaning);
    context_.faults.add("missing-value", spot_, path, said(path, " must be stated, and is not."),
                        hint);
}

} // namespace ssrsim

#include "scenario/nearest.hpp"
#include "scenario/wording.hpp"
#include "scenario_io/key_text.hpp"
#include "scenario_io/schema.hpp"
#include "scenario_io/units.hpp"

namespace ssrsim {

namespace {

std::string text_of(const DeclaredKey& key, const DeclaredTable& table) {
    std::string text = said(path_of({}, key.key), "  in [", table.path, "]\n  ", key.meaning,
                            "\n  unit or type: ", type_text(key), "\n");
    if (const std::string range = range_text(key); !range.empty())
        text += said("  range: ", range, "\n");
    if (const std::string fallback = default_text(key); !fallback.empty())
        text += said("  default: ", fallback, "\n");
    if (key.kind == DeclaredKey::Kind::number || key.kind == DeclaredKey::Kind::numbers_by_id)
        text += said("  written: ", listed(unit_examples(key.unit), "or"), "\n");
    if (!key.source.empty()) text += said("  source: ", key.source, "\n");
    return text;
}

std::string text_of(const DeclaredTable& table) {
    std::string text = said("[", table.path, "]  ", table.meaning, "\n");
    for (const DeclaredKey& key : table.keys) {
        text += said("  ", key.key, "\n      ", one_line(key), "\n");
    }
    for (const DeclaredTable& nested : table.tables) {
        text += said("  [", nested.path, "]  ", nested.meaning, "\n");
    }
    return text;
}

/// Looks for the parts anywhere below a table; an id may stand for a row or be left out.
class Finder {
  public:
    explicit Finder(const std::vector<std::string>& parts) : parts_(parts) {}

    void below(const DeclaredTable& table) {
        from(table, 0);
        for (const DeclaredTable& nested : table.tables) {
            below(nested);
        }
    }

    std::vector<std::string> found;

  private:
    void from(const DeclaredTable& table, std::size_t part) {
        if (const DeclaredTable* nested = table.find_table(parts_[part])) {
            if (part + 1 == parts_.size()) return found.push_back(text_of(*nested));
            from(*nested, part + 1);
            if (nested->kind == DeclaredTable::Kind::rows) row(*nested, part + 1);
        }
        const DeclaredKey* key = table.find_key(parts_[part]);
        if (key == nullptr) return;
        const bool last = part + 1 == parts_.size();
        const bool entry =
            part + 2 == parts_.size() && key->kind == DeclaredKey::Kind::numbers_by_id;
        if (last || entry) found.push_back(text_of(*key, table));
    }

    void row(const DeclaredTable& rows, std::size_t part) {
        const bool declared =
            rows.find_key(parts_[part]) != nullptr || rows.find_table(parts_[part]) != nullptr;
        if (declared) return;
        if (part + 1 == parts_.size()) {
            found.push_back(text_of(rows));
        } else {
            from(rows, part + 1);
        }
    }

    const std::vector<std::string>& parts_;
};

void collect_names(const DeclaredTable& table, std::vector<std::string>& names) {
    for (const std::string& name : table.names()) {
        names.push_back(name);
    }
    for (const DeclaredTable& nested : table.tables) {
        collect_names(nested, names);
    }
}

} // namespace

Described describe_path(std::string_view path) {
    const DeclaredTable file = declared_file();
    if (path.empty()) return {Known::yes, text_of(file).substr(4)};
    if (path == "extends")
        return {Known::yes, "extends\n  A file, or a list of files, that this one is laid over; "
                            "paths are relative to its folder.\n"};
    if (path == "exchange" || path.starts_with("exchange."))
        return {Known::yes, "[exchange]\n  Units of the country's currency for one of another: "
                            "EUR = 1.25.\n"};
    const std::vector<std::string> parts = path_parts(path);
    Finder finder(parts);
    finder.below(file);
    if (!finder.found.empty()) {
        std::string text;
        for (const std::string& one : finder.found) {
            text += said(text.empty() ? "" : "\n", one);
        }
        return {Known::yes, std::move(text)};
    }
    std::vector<std::string> names;
    collect_names(file, names);
    const std::vector<std::string> last_first(parts.rbegin(), parts.rend());
    for (const std::string& part : last_first) {
        const std::string near = nearest(part, names);
        if (!near.empty() && near != part)
            return {Known::no,
                    said("There is no ", quoted(path), " in a scenario. Did you mean ", near, "?")};
    }
    return {Known::no, said("There is no ", quoted(path), " in a scenario.")};
}

} // namespace ssrsim

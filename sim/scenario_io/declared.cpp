#include "scenario_io/declared.hpp"

#include "scenario/describe_file.hpp"
#include "scenario/wording.hpp"

namespace ssrsim {

namespace {

class Declarer {
  public:
    explicit Declarer(DeclaredTable& table) : table_(table) {}

    void operator()(double&, const Number& n) { number(n, DeclaredKey::Stored::real); }
    void operator()(std::int32_t&, const Number& n) { number(n, DeclaredKey::Stored::whole); }
    void operator()(Money&, const Number& n) { number(n, DeclaredKey::Stored::money); }
    template <class Value>
    void operator()(std::optional<Value>&, const Number& n) {
        Value value{};
        (*this)(value, n);
        table_.keys.back().presence = Presence::optional;
    }
    void operator()(std::string&, const Text& t) {
        add(t.key, DeclaredKey::Kind::text, t.meaning).presence = t.presence;
    }
    void operator()(Date&, const Day& d) { day(d); }
    void operator()(std::optional<Date>&, const Day& d) { day(d); }
    void operator()(std::string&, const Reference& r) {
        reference(r, DeclaredKey::Kind::reference);
    }
    void operator()(std::vector<std::string>&, const Reference& r) {
        reference(r, DeclaredKey::Kind::references);
    }
    void operator()(NumberById&, const NumbersById& n) {
        DeclaredKey& key = add(n.key, DeclaredKey::Kind::numbers_by_id, n.meaning);
        key.table = n.table;
        key.unit = n.unit;
        key.low = n.low;
        key.high = n.high;
        key.source = n.source;
    }
    template <class Enum>
    void operator()(Enum&, const Choice& c) {
        DeclaredKey& key = add(c.key, DeclaredKey::Kind::choice, c.meaning);
        for (const auto& entry : Words<Enum>::values) {
            key.words.emplace_back(entry.word);
        }
        key.fallback_word = c.fallback;
        key.presence = c.fallback.empty() ? Presence::required : Presence::optional;
        key.source = c.source;
    }
    template <class Row>
    void operator()(Keyed<Row>&, const Table& t) {
        DeclaredTable& rows = nested(t.key, t.meaning, DeclaredTable::Kind::rows);
        rows.path += ".*";
        Row row{};
        describe(Declarer(rows), row);
    }
    template <class Part>
    void operator()(Part& part, const Section& s) {
        describe(Declarer(nested(s.key, s.meaning, DeclaredTable::Kind::section)), part);
    }

  private:
    DeclaredKey& add(std::string_view name, DeclaredKey::Kind kind, std::string_view meaning) {
        DeclaredKey& key = table_.keys.emplace_back();
        key.key = name;
        key.kind = kind;
        key.meaning = meaning;
        return key;
    }
    void number(const Number& n, DeclaredKey::Stored stored) {
        DeclaredKey& key = add(n.key, DeclaredKey::Kind::number, n.meaning);
        key.stored = stored;
        key.unit = n.unit;
        key.fallback = n.fallback;
        key.low = n.low;
        key.high = n.high;
        key.same_as = n.same_as;
        key.source = n.source;
        const bool stated = n.fallback != n.fallback && n.same_as.empty();
        key.presence = stated ? Presence::required : Presence::optional;
    }
    void day(const Day& d) { add(d.key, DeclaredKey::Kind::day, d.meaning).presence = d.presence; }
    void reference(const Reference& r, DeclaredKey::Kind kind) {
        DeclaredKey& key = add(r.key, kind, r.meaning);
        key.table = r.table;
        key.presence = r.presence;
        key.empty_list = r.empty_list;
    }
    DeclaredTable& nested(std::string_view name, std::string_view meaning,
                          DeclaredTable::Kind kind) {
        DeclaredTable& table = table_.tables.emplace_back();
        table.key = name;
        table.path = path_of(table_.path, name);
        table.kind = kind;
        table.meaning = meaning;
        return table;
    }

    DeclaredTable& table_;
};

void collect_tables_with(const DeclaredTable& table, std::string_view name,
                         std::vector<std::string>& paths) {
    if (table.find_key(name) != nullptr || table.find_table(name) != nullptr)
        paths.push_back(table.path);
    for (const DeclaredTable& nested : table.tables) {
        collect_tables_with(nested, name, paths);
    }
}

} // namespace

const DeclaredKey* DeclaredTable::find_key(std::string_view name) const {
    for (const DeclaredKey& declared : keys) {
        if (declared.key == name) return &declared;
    }
    return nullptr;
}

const DeclaredTable* DeclaredTable::find_table(std::string_view name) const {
    for (const DeclaredTable& table : tables) {
        if (table.key == name) return &table;
    }
    return nullptr;
}

std::vector<std::string> DeclaredTable::names() const {
    std::vector<std::string> names;
    for (const DeclaredKey& declared : keys) {
        names.push_back(declared.key);
    }
    for (const DeclaredTable& table : tables) {
        names.push_back(table.key);
    }
    return names;
}

DeclaredTable declared_file() {
    DeclaredTable file;
    Scenario scenario{};
    describe_file(Declarer(file), scenario);
    return file;
}

std::vector<std::string> tables_with(const DeclaredTable& file, std::string_view name) {
    std::vector<std::string> paths;
    collect_tables_with(file, name, paths);
    return paths;
}

} // namespace ssrsim

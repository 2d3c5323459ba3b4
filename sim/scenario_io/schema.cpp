#include "scenario_io/schema.hpp"

#include "scenario/wording.hpp"
#include "scenario_io/key_text.hpp"
#include "scenario_io/limits.hpp"
#include "scenario_io/units.hpp"

namespace ssrsim {

namespace {

std::string json_string(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += {'\\', c};
        } else if (c == '\n') {
            out += "\\n";
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts) {
        out += said(out.empty() ? "" : ", ", part);
    }
    return out;
}

constexpr std::string_view id_pattern = R"("^[a-z][a-z0-9_]{0,63}$")";
constexpr std::string_view source_schema =
    R"({"type": "string", "minLength": 1, "description": "Where the value comes from."})";
constexpr std::string_view removal =
    R"({"type": "object", "properties": {"remove": {"const": true}}, "required": ["remove"], "additionalProperties": false})";

/// The forms of a value without its source, as members of an anyOf.
std::vector<std::string> number_forms(const DeclaredKey& key) {
    const bool whole = key.stored == DeclaredKey::Stored::whole;
    return {said(R"({"type": ")", whole ? "integer" : "number", R"(", "minimum": )", key.low,
                 R"(, "maximum": )", key.high, "}"),
            said(R"({"type": "string", "pattern": )", json_string(unit_pattern(key.unit)), "}")};
}

std::vector<std::string> forms(const DeclaredKey& key) {
    switch (key.kind) {
    case DeclaredKey::Kind::number:
        return number_forms(key);
    case DeclaredKey::Kind::text:
    case DeclaredKey::Kind::reference: {
        const bool id = key.kind == DeclaredKey::Kind::reference;
        return {
            id ? said(R"({"type": "string", "pattern": )", id_pattern, "}")
               : said(R"({"type": "string", "minLength": 1, "maxLength": )", longest_text, "}")};
    }
    case DeclaredKey::Kind::day:
        return {R"({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})"};
    case DeclaredKey::Kind::choice: {
        std::vector<std::string> words;
        for (const std::string& word : key.words) {
            words.push_back(json_string(word));
        }
        return {said(R"({"enum": [)", joined(words), "]}")};
    }
    case DeclaredKey::Kind::references:
        return {said(R"({"type": "array", "uniqueItems": true)",
                     key.empty_list == EmptyList::means_all ? R"(, "minItems": 1)" : "",
                     R"(, "items": {"type": "string", "pattern": )", id_pattern, "}}")};
    case DeclaredKey::Kind::numbers_by_id:
        return {};
    }
    return {};
}

/// A value, the value with its source, or its removal.
std::string any_form(const std::vector<std::string>& values) {
    const std::string value =
        values.size() == 1 ? values.front() : said(R"({"anyOf": [)", joined(values), "]}");
    std::vector<std::string> all = values;
    all.push_back(said(R"({"type": "object", "properties": {"value": )", value, R"(, "source": )",
                       source_schema, R"(}, "additionalProperties": false, "minProperties": 1})"));
    all.emplace_back(removal);
    return said(R"("anyOf": [)", joined(all), "]");
}

std::string numbers_by_id(const DeclaredKey& key) {
    const std::string entries =
        said(R"({"type": "object", "propertyNames": {"pattern": )", id_pattern,
             R"(}, "additionalProperties": {)", any_form(number_forms(key)), "}}");
    return said(R"("anyOf": [)", entries, R"(, {"type": "object", "properties": {"value": )",
                entries, R"(, "source": )", source_schema,
                R"(}, "required": ["value"], "additionalProperties": false}, )", removal, "]");
}

class SchemaWriter {
  public:
    std::string run(const DeclaredTable& file) {
        out_ = "{\n";
        line(1, R"("$schema": "http://json-schema.org/draft-07/schema#",)");
        line(1, R"("title": "Scenario of ssrsim",)");
        line(1, R"("type": "object",)");
        line(1, R"("additionalProperties": false,)");
        line(1, R"("properties": {)");
        line(2,
             said(R"("extends": {"description": "Files that this one is laid over, relative to )",
                  R"(its folder; later ones win.", "anyOf": [{"type": "string"}, )",
                  R"({"type": "array", "items": {"type": "string"}}]},)"));
        line(2, said(R"("exchange": {"description": "Units of the country's currency for one of )",
                     R"(another.", "type": "object", "propertyNames": {"pattern": "^[A-Z]{3}$"}, )",
                     R"("additionalProperties": {)",
                     any_form({R"({"type": "number", "minimum": 0.000001, "maximum": 1000000})"}),
                     "}},"));
        members(file, 2);
        line(1, "}");
        out_ += "}\n";
        return std::move(out_);
    }

  private:
    void line(int depth, std::string_view text) {
        out_.append(static_cast<std::size_t>(depth) * 2, ' ');
        out_ += said(text, "\n");
    }

    void members(const DeclaredTable& table, int depth) {
        const std::size_t count = table.keys.size() + table.tables.size();
        std::size_t done = 0;
        for (const DeclaredKey& key : table.keys) {
            const std::string body = key.kind == DeclaredKey::Kind::numbers_by_id
                                         ? numbers_by_id(key)
                                         : any_form(forms(key));
            line(depth,
                 said(json_string(key.key), R"(: {"description": )", json_string(one_line(key)),
                      ", ", body, "}", ++done < count ? "," : ""));
        }
        for (const DeclaredTable& nested : table.tables) {
            object(nested, depth, ++done < count ? "," : "");
        }
    }

    static std::string removable(std::string_view what) {
        return said(R"("remove": {"description": "Takes the )", what,
                    R"( of a file below away.", "const": true},)");
    }

    void object(const DeclaredTable& table, int depth, std::string_view comma) {
        line(depth, said(json_string(table.key), ": {"));
        line(depth + 1, said(R"("description": )", json_string(table.meaning), ","));
        line(depth + 1, R"("type": "object",)");
        if (table.kind == DeclaredTable::Kind::rows) {
            line(depth + 1, said(R"("propertyNames": {"pattern": )", id_pattern, "},"));
            line(depth + 1, said(R"("maxProperties": )", most_rows(table.key), ","));
            line(depth + 1, R"("additionalProperties": {)");
            line(depth + 2, R"("type": "object",)");
            line(depth + 2, R"("additionalProperties": false,)");
            line(depth + 2, R"("properties": {)");
            line(depth + 3, removable("row"));
            members(table, depth + 3);
            line(depth + 2, "}");
            line(depth + 1, "}");
        } else {
            line(depth + 1, R"("additionalProperties": false,)");
            line(depth + 1, R"("properties": {)");
            line(depth + 2, removable("table"));
            members(table, depth + 2);
            line(depth + 1, "}");
        }
        line(depth, said("}", comma));
    }

    std::string out_;
};

} // namespace

std::string json_schema() {
    return SchemaWriter().run(declared_file());
}

} // namespace ssrsim

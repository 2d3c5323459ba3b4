#include "scenario_io/key_text.hpp"

#include "scenario/wording.hpp"
#include "scenario_io/toml_text.hpp"
#include "scenario_io/units.hpp"

namespace ssrsim {

std::string type_text(const DeclaredKey& key) {
    switch (key.kind) {
    case DeclaredKey::Kind::number:
        return key.stored == DeclaredKey::Stored::whole
                   ? said("whole number, ", unit_name(key.unit))
                   : std::string(unit_name(key.unit));
    case DeclaredKey::Kind::text:
        return "text";
    case DeclaredKey::Kind::day:
        return "date";
    case DeclaredKey::Kind::choice:
        return said("one of ", listed(key.words, "or"));
    case DeclaredKey::Kind::reference:
        return said("id of ", key.table);
    case DeclaredKey::Kind::references:
        return said("list of ids of ", key.table);
    case DeclaredKey::Kind::numbers_by_id:
        return said(unit_name(key.unit), " by ", key.table);
    }
    return {};
}

std::string range_text(const DeclaredKey& key) {
    const bool bounded =
        key.kind == DeclaredKey::Kind::number || key.kind == DeclaredKey::Kind::numbers_by_id;
    return bounded ? said(key.low, " to ", key.high) : std::string{};
}

std::string default_text(const DeclaredKey& key) {
    if (key.presence == Presence::required) return "required";
    if (!key.same_as.empty()) return said("that of ", key.same_as);
    if (key.kind == DeclaredKey::Kind::choice) return toml_string(key.fallback_word);
    const bool has_default = key.fallback == key.fallback;
    if (key.kind == DeclaredKey::Kind::number && has_default) return number_text(key.fallback);
    return {};
}

std::string one_line(const DeclaredKey& key) {
    std::string facts = type_text(key);
    const std::string range = range_text(key);
    const std::string fallback = default_text(key);
    if (!range.empty()) facts += said(", ", range);
    if (fallback == "required") {
        facts += ", required";
    } else if (!fallback.empty()) {
        facts += said(", default ", fallback);
    } else {
        facts += ", optional";
    }
    std::string text = said(key.meaning, " (", facts, ")");
    if (!key.source.empty()) text += said(" Source: ", key.source, ".");
    return text;
}

} // namespace ssrsim

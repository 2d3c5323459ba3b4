#include "tables/overlay_text.hpp"

#include "scenario/wording.hpp"
#include "scenario_io/toml_text.hpp"

namespace ssrsim {

void OverlayText::table(const std::string& path, const std::string& place) {
    path_ = path;
    text_ += said("\n[", path, "]\n");
    places_.emplace(path, place);
}

void OverlayText::plain(std::string_view key, const std::string& value, const std::string& place) {
    text_ += said(key, " = ", value, "\n");
    places_.emplace(path_of(path_, key), place);
}

void OverlayText::value(std::string_view key, const std::string& value, const std::string& source,
                        const std::string& place) {
    plain(key, said("{ value = ", value, ", source = ", toml_string(source), " }"), place);
}

void OverlayText::removed(const std::string& path, const std::string& place) {
    table(path, place);
    text_ += "remove = true\n";
}

std::string toml_list(const std::vector<std::string>& texts) {
    std::string list = "[";
    for (const std::string& text : texts)
        list += said(list.size() > 1 ? ", " : "", toml_string(text));
    return list + "]";
}

} // namespace ssrsim

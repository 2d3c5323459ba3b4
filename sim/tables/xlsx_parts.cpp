#include "tables/xlsx_parts.hpp"

#include "scenario/wording.hpp"

#include <algorithm>
#include <charconv>

namespace ssrsim {

namespace {

std::string_view local_name(std::string_view name) {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// Four hexadecimal digits, or -1.
int hexadecimal(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    return error == std::errc{} && end == text.data() + text.size() ? value : -1;
}

/// "_x000D_" stands for a character that XML cannot hold.
std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (text.substr(at, 2) == "_x" && at + 6 < text.size() && text[at + 6] == '_') {
            const int value = hexadecimal(text.substr(at + 2, 4));
            if (value >= 0) {
                append_utf8(out, static_cast<char32_t>(value));
                at += 7;
                continue;
            }
        }
        out += text[at++];
    }
    return out;
}

/// "xl/" for "xl/workbook.xml".
std::string folder_of_part(const std::string& part) {
    const auto slash = part.rfind('/');
    return slash == std::string::npos ? std::string{} : part.substr(0, slash + 1);
}

std::string target_of(const std::string& folder, std::string target) {
    if (target.starts_with('/')) return target.substr(1);
    std::string base = folder;
    while (target.starts_with("../")) {
        target.erase(0, 3);
        if (!base.empty()) base = folder_of_part(base.substr(0, base.size() - 1));
    }
    return base + target;
}

} // namespace

bool is_named(const pugi::xml_node& node, std::string_view name) {
    return local_name(node.name()) == name;
}

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_node& child : node.children())
        if (is_named(child, name)) return child;
    return {};
}

std::string attribute_of(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_attribute& attribute : node.attributes())
        if (local_name(attribute.name()) == name) return attribute.value();
    return {};
}

bool read_part(ZipArchive& archive, const std::string& name, XmlPart& part, std::string& problem) {
    const ZipArchive::Unpacked unpacked = archive.read(name);
    switch (unpacked.what) {
    case ZipArchive::Entry::found:
        break;
    case ZipArchive::Entry::absent:
        problem = said("The workbook lacks its part ", name, ".");
        return false;
    case ZipArchive::Entry::too_large:
        problem = said("Its part ", name, " is larger than any staffing table or budget.");
        return false;
    case ZipArchive::Entry::damaged:
        problem = said("Its part ", name, " is damaged or encrypted.");
        return false;
    }
    const pugi::xml_parse_result parsed =
        part.document.load_buffer(unpacked.bytes.data(), unpacked.bytes.size(),
                                  pugi::parse_default | pugi::parse_ws_pcdata_single);
    part.root = part.document.document_element();
    if (parsed && part.root) return true;
    problem = said("Its part ", name, " is no XML: ", parsed.description(), ".");
    return false;
}

Relationships relationships_of(ZipArchive& archive, const std::string& part) {
    Relationships found;
    const std::string folder = folder_of_part(part);
    XmlPart listed;
    std::string ignored;
    if (!read_part(archive, said(folder, "_rels/", part.substr(folder.size()), ".rels"), listed,
                   ignored))
        return found;
    for (const pugi::xml_node& node : listed.root.children()) {
        const std::string target = target_of(folder, attribute_of(node, "Target"));
        const std::string type = attribute_of(node, "Type");
        found.by_id.emplace(attribute_of(node, "Id"), target);
        found.by_type.emplace(type.substr(type.rfind('/') + 1), target);
    }
    return found;
}

std::string rich_text(const pugi::xml_node& item) {
    std::string text;
    for (const pugi::xml_node& child : item.children()) {
        if (is_named(child, "t")) text += child.text().get();
        if (is_named(child, "r")) text += child_of(child, "t").text().get();
    }
    return unescaped(text);
}

bool shows_a_date(std::string_view format) {
    bool has_month = false;
    bool has_time = false;
    for (std::size_t at = 0; at < format.size(); ++at) {
        const char c = format[at];
        if (c == ';') break; // the sections after the first are for negative numbers and texts
        if (c == '\\' || c == '_' || c == '*') {
            ++at;
        } else if (c == '"' || c == '[') {
            const auto end = format.find(c == '"' ? '"' : ']', at + 1);
            if (end == std::string_view::npos) break;
            at = end;
        } else if (c == 'y' || c == 'Y' || c == 'd' || c == 'D') {
            return true;
        } else if (c == 'm' || c == 'M') {
            has_month = true;
        } else if (c == 'h' || c == 'H' || c == 's' || c == 'S') {
            has_time = true;
        }
    }
    return has_month && !has_time;
}

std::vector<bool> date_styles(const pugi::xml_node& style_sheet) {
    std::map<int, bool> own;
    for (const pugi::xml_node& node : child_of(style_sheet, "numFmts").children())
        own[node.attribute("numFmtId").as_int(-1)] = shows_a_date(attribute_of(node, "formatCode"));
    std::vector<bool> styles;
    for (const pugi::xml_node& node : child_of(style_sheet, "cellXfs").children()) {
        const int id = node.attribute("numFmtId").as_int(0);
        // The built-in formats of dates, those of East Asian languages included.
        const bool built_in = (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) ||
                              id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58;
        const auto found = own.find(id);
        styles.push_back(found != own.end() ? found->second : built_in);
    }
    return styles;
}

} // namespace ssrsim

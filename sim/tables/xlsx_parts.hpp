#pragma once

#include "tables/zip_archive.hpp"

#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace ssrsim {

// What the parts of a workbook (ISO/IEC 29500-1) hold, as far as tables need it. Names are compared
// without their namespace, since some programs write <x:row>.

bool is_named(const pugi::xml_node& node, std::string_view name);
pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name);
/// An attribute by its name, without namespace.
std::string attribute_of(const pugi::xml_node& node, std::string_view name);

/// One part, unpacked and parsed. `problem` says why there is none.
struct XmlPart {
    pugi::xml_document document;
    pugi::xml_node root;
};
bool read_part(ZipArchive& archive, const std::string& name, XmlPart& part, std::string& problem);

/// Targets of a part's relationships, as names in the archive: by id, and by the last word of their
/// type.
struct Relationships {
    std::map<std::string, std::string> by_id;
    std::map<std::string, std::string> by_type;
};
Relationships relationships_of(ZipArchive& archive, const std::string& part);

/// The text of <si> or <is>: plain, or joined from its runs; without phonetic readings.
std::string rich_text(const pugi::xml_node& item);

/// Whether a number format shows days; not those of times alone.
bool shows_a_date(std::string_view format);
/// For each cell format (<xf> of <cellXfs>) whether it shows days.
std::vector<bool> date_styles(const pugi::xml_node& style_sheet);

} // namespace ssrsim

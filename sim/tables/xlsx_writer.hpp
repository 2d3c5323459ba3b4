#pragma once

#include "tables/sheet.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ssrsim {

/// Writes the sheets as one workbook for Excel and LibreOffice, over whatever `path` holds. Texts
/// are written as texts, never as formulas. The same sheets give the same bytes: the file has no
/// clock. Numbers have 16 significant digits, one more than Excel shows. Returns why it could not
/// be written, or an empty text.
std::string write_xlsx(const std::string& path, const std::vector<Sheet>& sheets);

/// Whether these are the bytes of a workbook that ssrsim wrote.
bool is_our_workbook(std::string_view bytes);

} // namespace ssrsim

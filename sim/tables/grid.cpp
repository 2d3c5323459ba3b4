#include "tables/grid.hpp"

#include "scenario/wording.hpp"

#include <algorithm>

namespace ssrsim {

namespace {

/// What a file is that is neither CSV nor XLSX, and how it becomes one; an empty text for others.
std::string advice_on(std::string_view bytes) {
    if (bytes.starts_with("\xD0\xCF\x11\xE0"))
        return "This is an old Excel file (.xls), or one with a password. Save it as .xlsx without "
               "a password.";
    if (bytes.starts_with("%PDF")) return "This is a PDF. Give the spreadsheet it was made from.";
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        return "This text is in UTF-16. Save it as \"CSV UTF-8\", or give the .xlsx.";
    return {};
}

} // namespace

std::string column_name(std::size_t column) {
    std::string name;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        name += static_cast<char>('A' + (rest - 1) % 26);
    std::reverse(name.begin(), name.end());
    return name;
}

std::string cell_name(std::int32_t row, std::size_t column) {
    return said(column_name(column), row);
}

Workbook read_workbook(const std::string& file, std::string_view bytes) {
    if (const std::string advice = advice_on(bytes); !advice.empty()) {
        Fault fault;
        fault.code = "not-a-table";
        fault.where.file = file;
        fault.message = advice;
        return {file, {}, {fault}};
    }
    return bytes.starts_with("PK") ? read_xlsx(file, bytes) : read_csv(file, bytes);
}

} // namespace ssrsim

#include "tables/csv_cells.hpp"

#include <cmath>
#include <fmt/format.h>

namespace ssrsim {

namespace {

std::string csv_cell(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) return csv_text(*text);
    if (const auto* number = std::get_if<double>(&cell)) return csv_number(*number);
    return {};
}

} // namespace

std::string heading_of(const SheetColumn& column) {
    return column.unit.empty() ? column.title : fmt::format("{} ({})", column.title, column.unit);
}

std::string csv_text(std::string_view text) {
    std::string cell;
    const bool is_formula =
        !text.empty() && std::string_view{"=+-@\t\r"}.find(text.front()) != std::string_view::npos;
    if (is_formula) cell += '\'';
    cell += text;
    if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
    std::string quoted = "\"";
    for (const char c : cell) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string csv_number(double value) {
    return std::isfinite(value) ? fmt::format("{}", value) : std::string{};
}

std::string csv_header(const std::vector<SheetColumn>& columns) {
    std::string line;
    for (const SheetColumn& column : columns) {
        if (!line.empty()) line += ',';
        line += csv_text(heading_of(column));
    }
    return line + '\n';
}

std::string csv_of(const Sheet& sheet) {
    std::string text = csv_header(sheet.columns);
    for (const std::vector<Cell>& row : sheet.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) text += ',';
            text += csv_cell(row[i]);
        }
        text += '\n';
    }
    return text;
}

} // namespace ssrsim

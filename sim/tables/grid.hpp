#pragma once

#include "core/calendar.hpp"
#include "core/faults.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ssrsim {

/// What somebody wrote into a cell of a spreadsheet.
struct GridCell {
    enum class Kind : std::uint8_t { empty, text, number, date, error };
    Kind kind = Kind::empty;
    std::string text; ///< as people see it, roughly; of an error its name
    double number = 0.0;
    Date date;

    [[nodiscard]] bool is_empty() const { return kind == Kind::empty; }
};

struct GridRow {
    std::int32_t number = 0;     ///< as the spreadsheet shows it, from 1
    std::vector<GridCell> cells; ///< from column A to the last that holds something
};

/// One sheet: the rows that hold something, in order.
struct Grid {
    std::string name; ///< of the sheet; empty for CSV
    bool hidden = false;
    std::vector<GridRow> rows;
};

/// A file with its sheets; CSV has one.
struct Workbook {
    std::string file; ///< name for people, without folders
    std::vector<Grid> grids;
    Faults faults; ///< why sheets are missing; then `grids` is empty
};

/// Reads CSV (UTF-8; comma, semicolon or tab, found by looking) or XLSX (Excel, LibreOffice, …),
/// told apart by what the bytes hold. Formulas count with the value that was last computed.
Workbook read_workbook(const std::string& file, std::string_view bytes);

/// The two behind it.
Workbook read_csv(const std::string& file, std::string_view text);
Workbook read_xlsx(const std::string& file, std::string_view bytes);

/// Limits beyond which a file is no staffing table or budget.
inline constexpr std::size_t most_grid_rows = 20'000;
inline constexpr std::size_t most_grid_columns = 200;

/// "B12" for row 12 and the second column, which counts as 1.
std::string cell_name(std::int32_t row, std::size_t column);
/// "B".
std::string column_name(std::size_t column);

} // namespace ssrsim

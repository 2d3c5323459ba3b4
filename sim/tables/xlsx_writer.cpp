#include "tables/xlsx_writer.hpp"

#include "core/contracts.hpp"
#include "scenario/wording.hpp"
#include "tables/zip_archive.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>
#include <xlsxwriter.h>

namespace ssrsim {

namespace {

constexpr std::string_view creator = "ssrsim";
constexpr std::size_t longest_text = 32767;      // of a cell in Excel, in UTF-16 units
constexpr std::size_t most_rows = 1048575;       // with the headings one more
constexpr std::int64_t fixed_time = 946684800;   // 2000-01-01: the same input gives the same bytes
constexpr double narrowest = 8.0, widest = 60.0; // columns, in characters

/// What XML and Excel take: no control characters but tab and line feed, no broken UTF-8.
std::string cell_text(std::string_view text) {
    std::string clean;
    std::size_t units = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (c == '\r' && at < text.size() && text[at] == '\n') continue;
        const bool kept = c == '\t' || c == '\n' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
        units += c >= 0x10000 ? 2 : 1;
        if (units > longest_text) break;
        append_utf8(clean, kept ? c : U' ');
    }
    return clean;
}

/// As many digits as a person reads, by the size of the number; the cell keeps them all.
const char* number_format(double value) {
    const double size = std::fabs(value);
    if (size == std::floor(size) || size >= 999.5) return "#,##0";
    if (size >= 99.95) return "0";
    if (size >= 9.9995) return "0.0";
    if (size >= 0.9995) return "0.000";
    return size >= 0.000005 ? "0.00000" : "0.0E+00";
}

class Formats {
  public:
    explicit Formats(lxw_workbook* book) : book_{book}, heading_{workbook_add_format(book)} {
        format_set_bold(heading_);
        format_set_text_wrap(heading_);
        format_set_align(heading_, LXW_ALIGN_VERTICAL_TOP);
    }

    lxw_format* number(double value) {
        const std::string wanted = number_format(value);
        const auto found =
            std::ranges::find(numbers_, wanted, &std::pair<std::string, lxw_format*>::first);
        if (found != numbers_.end()) return found->second;
        lxw_format* format = workbook_add_format(book_);
        format_set_num_format(format, wanted.c_str());
        numbers_.emplace_back(wanted, format);
        return format;
    }

    [[nodiscard]] lxw_format* heading() const { return heading_; }

  private:
    lxw_workbook* book_;
    lxw_format* heading_;
    std::vector<std::pair<std::string, lxw_format*>> numbers_; ///< by their pattern
};

double width_of(const Sheet& sheet, std::size_t column) {
    std::size_t longest = heading_of(sheet.columns[column]).size();
    for (const std::vector<Cell>& row : sheet.rows)
        if (const auto* text = std::get_if<std::string>(&row[column]))
            longest = std::max(longest, text->size());
    return std::clamp(static_cast<double>(longest) + 2.0, narrowest, widest);
}

lxw_error write_cell(lxw_worksheet* page, lxw_row_t row, lxw_col_t column, const Cell& cell,
                     Formats& formats) {
    if (const auto* text = std::get_if<std::string>(&cell))
        return text->empty()
                   ? LXW_NO_ERROR
                   : worksheet_write_string(page, row, column, cell_text(*text).c_str(), nullptr);
    const auto* number = std::get_if<double>(&cell);
    if (number == nullptr || !std::isfinite(*number)) return LXW_NO_ERROR;
    return worksheet_write_number(page, row, column, *number, formats.number(*number));
}

lxw_error write_sheet(lxw_workbook* book, const Sheet& sheet, Formats& formats) {
    lxw_worksheet* page = workbook_add_worksheet(book, sheet.name.c_str());
    if (page == nullptr) return LXW_ERROR_SHEETNAME_ALREADY_USED;
    if (sheet.rows.size() > most_rows) return LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE;
    lxw_error error = LXW_NO_ERROR;
    for (std::size_t c = 0; c < sheet.columns.size() && error == LXW_NO_ERROR; ++c) {
        const auto column = static_cast<lxw_col_t>(c);
        worksheet_set_column(page, column, column, width_of(sheet, c), nullptr);
        error = worksheet_write_string(
            page, 0, column, cell_text(heading_of(sheet.columns[c])).c_str(), formats.heading());
    }
    for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
        SSRSIM_EXPECT(sheet.rows[r].size() == sheet.columns.size(), "a cell for every column");
        for (std::size_t c = 0; c < sheet.rows[r].size() && error == LXW_NO_ERROR; ++c)
            error = write_cell(page, static_cast<lxw_row_t>(r + 1), static_cast<lxw_col_t>(c),
                               sheet.rows[r][c], formats);
    }
    worksheet_freeze_panes(page, 1, 0);
    return error;
}

} // namespace

std::string write_xlsx(const std::string& path, const std::vector<Sheet>& sheets) {
    lxw_workbook* book = workbook_new(path.c_str());
    if (book == nullptr) return lxw_strerror(LXW_ERROR_MEMORY_MALLOC_FAILED);
    std::string author{creator};
    lxw_doc_properties properties{};
    properties.author = author.data();
    properties.created = fixed_time;
    lxw_error error = workbook_set_properties(book, &properties);
    Formats formats{book};
    for (const Sheet& sheet : sheets)
        if (error == LXW_NO_ERROR) error = write_sheet(book, sheet, formats);
    const lxw_error closed = workbook_close(book); // writes the file and frees the workbook
    if (error == LXW_NO_ERROR) error = closed;
    return error == LXW_NO_ERROR ? std::string{} : std::string{lxw_strerror(error)};
}

bool is_our_workbook(std::string_view bytes) {
    std::string reason;
    std::optional<ZipArchive> archive = ZipArchive::open(bytes, reason);
    if (!archive) return false;
    const std::string wanted = said("<dc:creator>", creator, "</dc:creator>");
    return archive->read("docProps/core.xml").bytes.find(wanted) != std::string::npos;
}

} // namespace ssrsim

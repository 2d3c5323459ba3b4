#include "scenario/wording.hpp"
#include "tables/grid.hpp"
#include "tables/xlsx_parts.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace ssrsim {

namespace {

/// "B12" as row 12 and column 1; nothing for anything else.
struct CellAt {
    std::int32_t row = 0;
    std::size_t column = 0;
};

std::optional<CellAt> read_cell_name(std::string_view name) {
    std::size_t column = 0;
    std::size_t at = 0;
    for (; at < name.size() && name[at] >= 'A' && name[at] <= 'Z' && at < 3; ++at)
        column = column * 26 + static_cast<std::size_t>(name[at] - 'A' + 1);
    std::int32_t row = 0;
    const char* end = name.data() + name.size();
    const auto [stopped, error] = std::from_chars(name.data() + at, end, row);
    if (at == 0 || error != std::errc{} || stopped != end || row < 1) return std::nullopt;
    return CellAt{row, column - 1};
}

std::string trimmed_text(const std::string& text) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

class Reader {
  public:
    Reader(const std::string& file, ZipArchive archive) : archive_{std::move(archive)} {
        book_.file = file;
    }

    Workbook read() {
        const std::string main_part = workbook_part();
        XmlPart main;
        std::string problem;
        if (!read_part(archive_, main_part, main, problem)) return failed(problem, true);
        const Relationships parts = relationships_of(archive_, main_part);
        const std::string old = attribute_of(child_of(main.root, "workbookPr"), "date1904");
        counts_from_1904_ = old == "1" || old == "true";
        if (!read_shared(parts, problem)) return failed(problem, false);
        for (const pugi::xml_node& sheet : child_of(main.root, "sheets").children()) {
            const auto target = parts.by_id.find(attribute_of(sheet, "id"));
            if (target == parts.by_id.end()) continue;
            if (target->second.find("chartsheets/") != std::string::npos) continue;
            XmlPart page;
            if (!read_part(archive_, target->second, page, problem)) return failed(problem, false);
            Grid grid;
            grid.name = attribute_of(sheet, "name");
            const std::string state = attribute_of(sheet, "state");
            grid.hidden = state == "hidden" || state == "veryHidden";
            if (!read_sheet(page.root, grid, problem)) return failed(problem, false);
            book_.grids.push_back(std::move(grid));
        }
        if (book_.grids.empty()) return failed("The workbook has no sheets.", false);
        return std::move(book_);
    }

    Workbook failed(const std::string& problem, bool is_other_archive) {
        Fault fault;
        fault.code = "bad-workbook";
        fault.where.file = book_.file;
        fault.message = problem;
        fault.hint = "open it in Excel or LibreOffice and save it as .xlsx once more.";
        if (is_other_archive && archive_.read("content.xml").what == ZipArchive::Entry::found) {
            fault.message = "This is an OpenDocument spreadsheet.";
            fault.hint = "save it as .xlsx, or as CSV in UTF-8.";
        }
        return {book_.file, {}, {fault}};
    }

  private:
    std::string workbook_part() {
        const Relationships top = relationships_of(archive_, "");
        const auto found = top.by_type.find("officeDocument");
        return found == top.by_type.end() ? "xl/workbook.xml" : found->second;
    }

    /// Texts and formats that all sheets share; either may be missing.
    bool read_shared(const Relationships& parts, std::string& problem) {
        if (const auto found = parts.by_type.find("sharedStrings"); found != parts.by_type.end()) {
            XmlPart part;
            if (!read_part(archive_, found->second, part, problem)) return false;
            for (const pugi::xml_node& item : part.root.children())
                if (is_named(item, "si")) texts_.push_back(rich_text(item));
        }
        if (const auto found = parts.by_type.find("styles"); found != parts.by_type.end()) {
            XmlPart part;
            if (!read_part(archive_, found->second, part, problem)) return false;
            is_date_ = date_styles(part.root);
        }
        return true;
    }

    bool read_sheet(const pugi::xml_node& page, Grid& grid, std::string& problem) {
        std::int32_t number = 0;
        for (const pugi::xml_node& node : child_of(page, "sheetData").children()) {
            if (!is_named(node, "row")) continue;
            const int written = node.attribute("r").as_int(number + 1);
            if (written <= number) {
                problem = said("The rows of the sheet ", quoted(grid.name), " are out of order.");
                return false;
            }
            number = written;
            GridRow row{number, {}};
            if (!read_row(node, grid, row, problem)) return false;
            if (row.cells.empty()) continue;
            grid.rows.push_back(std::move(row));
            if (grid.rows.size() > most_grid_rows) {
                problem = said("The sheet ", quoted(grid.name), " has more than ", most_grid_rows,
                               " rows.");
                return false;
            }
        }
        for (const pugi::xml_node& merged : child_of(page, "mergeCells").children())
            spread_down(attribute_of(merged, "ref"), grid);
        return true;
    }

    bool read_row(const pugi::xml_node& node, const Grid& grid, GridRow& row,
                  std::string& problem) {
        std::size_t next = 0;
        for (const pugi::xml_node& cell : node.children()) {
            if (!is_named(cell, "c")) continue;
            std::size_t column = next;
            if (const std::string name = attribute_of(cell, "r"); !name.empty()) {
                const auto at = read_cell_name(name);
                if (!at || at->row != row.number || at->column < next) {
                    problem = said("The sheet ", quoted(grid.name), " names a cell ", quoted(name),
                                   " in row ", row.number, ".");
                    return false;
                }
                column = at->column;
            }
            next = column + 1;
            GridCell read = read_cell(cell);
            if (read.is_empty()) continue;
            if (column >= most_grid_columns) {
                problem = said("The sheet ", quoted(grid.name), " has more than ",
                               most_grid_columns, " columns.");
                return false;
            }
            cells_ += column + 1 - row.cells.size();
            letters_ += read.text.size();
            if (cells_ > most_cells || letters_ > most_letters) {
                problem = "The workbook holds more than any staffing table or budget.";
                return false;
            }
            row.cells.resize(column + 1);
            row.cells[column] = std::move(read);
        }
        return true;
    }

    [[nodiscard]] GridCell read_cell(const pugi::xml_node& node) const {
        const std::string type = attribute_of(node, "t");
        const pugi::xml_node value = child_of(node, "v");
        const std::string written = value.text().get();
        if (type == "inlineStr") return text_cell(rich_text(child_of(node, "is")));
        if (type == "s") {
            std::size_t index = 0;
            const char* end = written.data() + written.size();
            const auto [stopped, error] = std::from_chars(written.data(), end, index);
            const bool known = error == std::errc{} && stopped == end && index < texts_.size();
            return known ? text_cell(texts_[index]) : error_cell("a text that is missing");
        }
        if (!value || written.empty())
            return child_of(node, "f") && type != "str" ? error_cell("a formula without a value")
                                                        : GridCell{};
        if (type == "str") return text_cell(written);
        if (type == "e") return error_cell(written);
        if (type == "b") return text_cell(written == "1" ? "TRUE" : "FALSE");
        if (type == "d") return text_cell(written.substr(0, written.find('T')));
        return number_cell(written, style_is_date(node));
    }

    [[nodiscard]] bool style_is_date(const pugi::xml_node& cell) const {
        const auto style = cell.attribute("s").as_uint(0);
        return style < is_date_.size() && is_date_[style];
    }

    static GridCell text_cell(const std::string& text) {
        GridCell cell;
        cell.text = trimmed_text(text);
        if (!cell.text.empty()) cell.kind = GridCell::Kind::text;
        return cell;
    }

    static GridCell error_cell(std::string what) {
        GridCell cell;
        cell.kind = GridCell::Kind::error;
        cell.text = std::move(what);
        return cell;
    }

    [[nodiscard]] GridCell number_cell(const std::string& written, bool is_date) const {
        GridCell cell;
        const char* end = written.data() + written.size();
        const auto [stopped, error] = std::from_chars(written.data(), end, cell.number);
        if (error != std::errc{} || stopped != end || !std::isfinite(cell.number))
            return error_cell(written);
        cell.kind = GridCell::Kind::number;
        cell.text = number_text(cell.number);
        if (!is_date) return cell;
        // Day 60 of the count from 1900 is 29 February, which was none; no plan is as old. The last
        // is 31 December 9999.
        constexpr double first = 61, last = 2958465;
        const double day = std::floor(cell.number) + (counts_from_1904_ ? 1462 : 0);
        if (day < first || day > last) return error_cell(said(written, ", which is no day"));
        constexpr std::int32_t day_of_1970 = 25569;
        cell.kind = GridCell::Kind::date;
        cell.date = date_of_day(static_cast<std::int32_t>(day) - day_of_1970);
        cell.text = to_text(cell.date);
        return cell;
    }

    /// A section's name that spans several rows belongs to each of them. Across columns nothing is
    /// spread: that is a title.
    void spread_down(const std::string& range, Grid& grid) {
        const auto colon = range.find(':');
        if (colon == std::string::npos) return;
        const auto first = read_cell_name(range.substr(0, colon));
        const auto last = read_cell_name(range.substr(colon + 1));
        if (!first || !last) return;
        const auto from = std::ranges::lower_bound(grid.rows, first->row, {}, &GridRow::number);
        if (from == grid.rows.end() || from->number != first->row ||
            from->cells.size() <= first->column)
            return;
        const GridCell spread = from->cells[first->column];
        for (auto row = from + 1; row != grid.rows.end() && row->number <= last->row; ++row) {
            letters_ += spread.text.size() + 1;
            if (letters_ > most_letters) return;
            if (row->cells.size() <= first->column) row->cells.resize(first->column + 1);
            if (row->cells[first->column].is_empty()) row->cells[first->column] = spread;
        }
    }

    ZipArchive archive_;
    Workbook book_;
    std::vector<std::string> texts_;
    std::vector<bool> is_date_;
    bool counts_from_1904_ = false;
    // One shared text in a million cells would be a bomb too.
    static constexpr std::size_t most_cells = 1'000'000;
    static constexpr std::size_t most_letters = std::size_t{16} << 20;
    std::size_t cells_ = 0;
    std::size_t letters_ = 0;
};

} // namespace

Workbook read_xlsx(const std::string& file, std::string_view bytes) {
    std::string reason;
    std::optional<ZipArchive> archive = ZipArchive::open(bytes, reason);
    if (archive) return Reader{file, std::move(*archive)}.read();
    Fault fault;
    fault.code = "bad-workbook";
    fault.where.file = file;
    fault.message = said("The workbook is damaged or cut short: ", reason, ".");
    fault.hint = "copy or download it again.";
    return {file, {}, {fault}};
}

} // namespace ssrsim

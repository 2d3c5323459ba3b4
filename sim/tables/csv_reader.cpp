#include "scenario/wording.hpp"
#include "tables/grid.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace ssrsim {

namespace {

Fault fault_at(const std::string& file, std::int32_t line, std::string message, std::string hint) {
    Fault fault;
    fault.code = "bad-csv";
    fault.where = {file, line, 0};
    fault.message = std::move(message);
    fault.hint = std::move(hint);
    return fault;
}

/// Splits records as RFC 4180 has them.
class Splitter {
  public:
    Splitter(const std::string& file, std::string_view text, char mark)
        : file_{file}, text_{text}, mark_{mark} {}

    /// At most so many records. `faults` has what breaks the rules; reading stops there.
    std::vector<std::vector<std::string>> records(std::size_t most, Faults& faults) {
        std::vector<std::vector<std::string>> all;
        while (at_ < text_.size() && all.size() < most && faults.empty())
            all.push_back(record(faults));
        return all;
    }

  private:
    [[nodiscard]] bool ends_field() const {
        return at_ >= text_.size() || text_[at_] == mark_ || text_[at_] == '\n' ||
               text_[at_] == '\r';
    }

    std::vector<std::string> record(Faults& faults) {
        std::vector<std::string> fields;
        for (;;) {
            fields.push_back(at_ < text_.size() && text_[at_] == '"' ? in_quotes(faults)
                                                                     : plain(faults));
            if (at_ >= text_.size() || text_[at_] != mark_ || !faults.empty()) break;
            ++at_;
        }
        if (at_ < text_.size() && text_[at_] == '\r') ++at_;
        if (at_ < text_.size() && text_[at_] == '\n') ++at_;
        ++line_;
        return fields;
    }

    std::string plain(Faults& faults) {
        const std::size_t begin = at_;
        while (!ends_field()) {
            if (text_[at_] == '"') {
                faults.push_back(fault_at(
                    file_, line_, "A quotation mark stands in the middle of a cell.",
                    "put the whole cell in quotation marks and write each one in it twice."));
                return {};
            }
            ++at_;
        }
        return std::string(text_.substr(begin, at_ - begin));
    }

    std::string in_quotes(Faults& faults) {
        const std::int32_t opened = line_;
        std::string field;
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] == '"' && at_ + 1 < text_.size() && text_[at_ + 1] == '"')
                ++at_;
            else if (text_[at_] == '"') {
                ++at_;
                if (!ends_field())
                    faults.push_back(fault_at(
                        file_, line_, "Something follows the closing quotation mark of a cell.",
                        "write a quotation mark inside a cell twice."));
                return field;
            }
            if (text_[at_] == '\n') ++line_;
            field += text_[at_];
        }
        faults.push_back(fault_at(file_, opened, "A cell in quotation marks is never closed.",
                                  "add the closing quotation mark."));
        return field;
    }

    const std::string& file_;
    std::string_view text_;
    char mark_;
    std::size_t at_ = 0;
    std::int32_t line_ = 1;
};

/// The mark by which most of the first records have equally many fields; of two, the one that
/// splits them into more.
char mark_of(const std::string& file, std::string_view text) {
    constexpr std::size_t looked_at = 60;
    char best = ',';
    std::pair<std::size_t, std::size_t> most{0, 0};
    for (const char mark : {',', ';', '\t'}) {
        Faults ignored;
        std::map<std::size_t, std::size_t> by_fields;
        for (const auto& record : Splitter{file, text, mark}.records(looked_at, ignored))
            if (record.size() > 1) ++by_fields[record.size()];
        for (const auto& [fields, count] : by_fields)
            if (std::pair{count, fields} > most) {
                most = {count, fields};
                best = mark;
            }
    }
    return best;
}

/// The line of the first byte that is not UTF-8 text, or 0.
std::int32_t broken_line(std::string_view text) {
    std::int32_t line = 1;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        if (c == '\n') ++line;
        const bool written = at - begin == 3 && text.substr(begin, 3) == "\xEF\xBF\xBD";
        if (c == 0 || (c == 0xFFFD && !written)) return line;
    }
    return 0;
}

std::string without_spaces_around(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin));
}

} // namespace

Workbook read_csv(const std::string& file, std::string_view text) {
    Workbook book{file, {}, {}};
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (const std::int32_t line = broken_line(text); line > 0) {
        book.faults.push_back(fault_at(file, line, "This is no text in UTF-8.",
                                       "in Excel, save it as \"CSV UTF-8\"; in LibreOffice, choose "
                                       "the character set UTF-8; or give the .xlsx."));
        return book;
    }
    char mark = 0;
    std::int32_t skipped = 0;
    if (text.starts_with("sep=") && text.size() > 4) { // Excel's own line for the mark
        mark = text[4];
        const std::size_t end = text.find('\n');
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        skipped = 1;
    }
    if (mark == 0) mark = mark_of(file, text);
    auto records = Splitter{file, text, mark}.records(most_grid_rows + 1, book.faults);
    if (book.faults.empty() && records.size() > most_grid_rows)
        book.faults.push_back(fault_at(file, 0,
                                       said("There are more than ", most_grid_rows, " rows."),
                                       "give the table alone."));
    if (!book.faults.empty()) return book;
    Grid grid;
    for (std::size_t r = 0; r < records.size(); ++r) {
        GridRow row{static_cast<std::int32_t>(r) + 1 + skipped, {}};
        for (const std::string& field : records[r]) {
            GridCell cell;
            cell.text = without_spaces_around(field);
            if (!cell.text.empty()) cell.kind = GridCell::Kind::text;
            row.cells.push_back(std::move(cell));
        }
        while (!row.cells.empty() && row.cells.back().is_empty())
            row.cells.pop_back();
        if (row.cells.size() > most_grid_columns) {
            book.faults.push_back(fault_at(
                file, 0,
                said("Row ", row.number, " has more than ", most_grid_columns, " columns."),
                "give the table alone."));
            return book;
        }
        if (!row.cells.empty()) grid.rows.push_back(std::move(row));
    }
    book.grids.push_back(std::move(grid));
    return book;
}

} // namespace ssrsim

#include "tables/number_table.hpp"

#include "scenario/wording.hpp"
#include "scenario_io/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

namespace ssrsim {

namespace {

constexpr std::size_t most_faults = 20;

char mark_of(std::string_view header) {
    for (const char mark : {'\t', ';', ','})
        if (header.find(mark) != std::string_view::npos) return mark;
    return ',';
}

/// Without spaces and one pair of quotes. Names and numbers hold neither marks nor line ends.
std::string_view bare(std::string_view cell) {
    cell = trimmed(cell);
    if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"')
        cell = trimmed(cell.substr(1, cell.size() - 2));
    return cell;
}

bool is_unknown(std::string_view cell) {
    const std::string word = lower_case(cell);
    return word.empty() || word == "na" || word == "nan" || word == "n/a" || word == "null";
}

std::optional<double> number_in(std::string_view cell) {
    double value = 0.0;
    if (cell.starts_with('+')) cell.remove_prefix(1);
    const char* const begin = cell.data();
    const char* const end = begin + cell.size();
    const auto [stopped, error] = std::from_chars(begin, end, value);
    if (error != std::errc{} || stopped != end) return {};
    return value;
}

class Reader {
  public:
    Reader(const std::string& file, NumberTable& table, Headings headings)
        : file_{file}, table_{table}, headings_{headings} {}

    void read(std::string_view text) {
        if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
        if (text.find('\0') != std::string_view::npos)
            return fault(0, "no-text", "The file is no text.", "give a CSV file in UTF-8.");
        while (!text.empty() && table_.faults.size() < most_faults) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            ++line_;
            take(trimmed(text.substr(0, end)), text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        if (table_.names.empty() && table_.faults.empty())
            fault(0, "empty-table", "The file has no line of names.",
                  "begin with a line such as x1,x2.");
    }

  private:
    void take(std::string_view line, std::string_view whole) {
        if (line.empty() && table_.names.size() != 1) return;
        if (line.starts_with('#')) {
            table_.comments.emplace_back(trimmed(line.substr(1)));
        } else if (table_.names.empty()) {
            if (!line.empty()) take_names(whole);
        } else {
            take_row(whole);
        }
    }

    void take_names(std::string_view line) {
        mark_ = mark_of(line);
        for (const std::string_view cell : split(line, mark_))
            table_.names.emplace_back(bare(cell));
        table_.columns.resize(table_.names.size());
        for (std::size_t i = 0; i < table_.names.size(); ++i) {
            const std::string& name = table_.names[i];
            if (name.empty()) {
                fault(i + 1, "no-name", said("Column ", i + 1, " has no name."), {});
            } else if (std::find(table_.names.begin(),
                                 table_.names.begin() + static_cast<std::ptrdiff_t>(i),
                                 name) != table_.names.begin() + static_cast<std::ptrdiff_t>(i)) {
                fault(i + 1, "same-name", said("Two columns are called ", quoted(name), "."), {});
            }
        }
        const bool all_numbers = std::ranges::all_of(
            table_.names, [](const std::string& name) { return number_in(name).has_value(); });
        if (!all_numbers) return;
        if (headings_ == Headings::needed)
            return fault(1, "no-names",
                         "The first line holds numbers; it takes the names of the columns.",
                         "put a line of names first.");
        table_.faults.clear();
        for (std::size_t i = 0; i < table_.names.size(); ++i)
            table_.names[i] = std::to_string(i + 1);
        take_row(line);
    }

    void take_row(std::string_view line) {
        const std::vector<std::string_view> cells = split(line, mark_);
        if (cells.size() != table_.names.size())
            return fault(0, "row-length",
                         said("This row has ", cells.size(), " cells; the first line names ",
                              table_.names.size(), " columns."),
                         mark_ == ',' && cells.size() > table_.names.size()
                             ? "is there a decimal comma? write 0.5."
                             : "");
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string_view cell = bare(cells[i]);
            double value = std::numeric_limits<double>::quiet_NaN();
            if (!is_unknown(cell)) {
                const std::optional<double> read = number_in(cell);
                if (!read)
                    fault(i + 1, "bad-number",
                          said(table_.names[i], ": ", quoted(cell), " is no number."),
                          "write 0.5, or leave the cell empty where nothing is known.");
                if (read && std::isfinite(*read)) value = *read;
            }
            if (value != value) ++table_.missing;
            table_.columns[i].push_back(value);
        }
    }

    void fault(std::size_t column, std::string code, std::string message, std::string hint) {
        table_.faults.push_back({std::move(code),
                                 {file_, line_, static_cast<std::int32_t>(column)},
                                 {},
                                 std::move(message),
                                 std::move(hint),
                                 {}});
    }

    const std::string& file_;
    NumberTable& table_;
    Headings headings_;
    std::int32_t line_ = 0;
    char mark_ = ',';
};

} // namespace

NumberTable read_number_table(const std::string& file, std::string_view text, Headings headings) {
    NumberTable table;
    Reader{file, table, headings}.read(text);
    return table;
}

} // namespace ssrsim

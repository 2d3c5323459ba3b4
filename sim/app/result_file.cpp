#include "app/result_file.hpp"

#include "app/interrupt.hpp"
#include "report/figures.hpp"
#include "report/shell.hpp"
#include "results/names.hpp"

#include <fmt/format.h>

namespace ssrsim {

namespace {

bool is_json(const std::string& path) {
    return path.ends_with(".json");
}

} // namespace

ResultFile::ResultFile(const std::string& path, Overwrite overwrite)
    : is_page_(is_page_name(path)) {
    if (is_json(path) || is_page_) {
        text_.emplace(path, overwrite);
    } else {
        table_.emplace(path, overwrite);
    }
}

Faults ResultFile::prepare(const std::vector<SheetColumn>& columns) {
    if (text_) return text_->prepare(is_page_ ? page_beginning : json_beginning);
    Faults faults = table_->prepare(columns);
    if (faults.empty()) remove_when_killed(table_->unfinished());
    return faults;
}

Faults ResultFile::write(const std::string& json, const std::vector<Sheet>& sheets) {
    if (text_) return text_->write(json);
    Faults faults = table_->commit(sheets);
    remove_when_killed({});
    return faults;
}

std::string written_text(const std::string& path) {
    const std::string name = harmless(path);
    return fmt::format("\nWritten: {}{}\n", name,
                       is_page_name(path) ? "" : fmt::format(" and {}{}", name, checksum_suffix));
}

bool is_page_name(const std::string& path) {
    return path.ends_with(".html");
}

std::string not_a_result_name(const std::string& path) {
    if (is_json(path) || is_page_name(path) || not_a_table_name(path).empty()) return {};
    return "the name of the file ends in .json, .csv, .xlsx or .html";
}

} // namespace ssrsim

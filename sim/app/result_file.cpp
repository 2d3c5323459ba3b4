#include "app/result_file.hpp"

#include "app/interrupt.hpp"
#include "report/shell.hpp"

namespace ssrsim {

namespace {

bool is_json(const std::string& path) {
    return path.ends_with(".json");
}

} // namespace

ResultFile::ResultFile(const std::string& path, Overwrite overwrite)
    : path_(path), is_page_(is_page_name(path)) {
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

std::string ResultFile::written() const {
    return written_text(path_, is_page_ ? Sidecar::none : Sidecar::checksum);
}

bool is_page_name(const std::string& path) {
    return path.ends_with(".html");
}

std::string not_a_result_name(const std::string& path) {
    if (is_json(path) || is_page_name(path) || not_a_table_name(path).empty()) return {};
    return "the name of the file ends in .json, .csv, .xlsx or .html";
}

} // namespace ssrsim

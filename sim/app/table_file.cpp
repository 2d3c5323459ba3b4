#include "app/table_file.hpp"

#include "app/csv.hpp"
#include "results/files.hpp"
#include "tables/xlsx_writer.hpp"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>

namespace ssrsim {

namespace {

bool is_workbook(const std::string& path) {
    return path.ends_with(".xlsx");
}

/// Why it could not be written, or an empty text.
std::string write_csv(const std::string& path, const std::string& text) {
    const Descriptor file{::open(path.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC)};
    const bool written = file.is_open() && write_all(file.number(), text.data(), text.size());
    return written ? std::string{} : system_reason(errno);
}

} // namespace

std::string not_a_table_name(const std::string& path) {
    if (path.ends_with(".csv") || is_workbook(path)) return {};
    return "the name of a table ends in .csv or .xlsx";
}

TableFile::TableFile(std::string path, Overwrite overwrite)
    : target_{std::move(path), overwrite}, overwrite_{overwrite} {}

Faults TableFile::prepare(const std::vector<SheetColumn>& columns) {
    if (overwrite_ == Overwrite::allowed) {
        Faults faults = is_workbook(target_.path())
                            ? over_another_workbook(target_.path())
                            : over_another_table(target_.path(), csv_header(columns));
        if (!faults.empty()) return faults;
    }
    return target_.prepare(0);
}

Faults TableFile::commit(const std::vector<Sheet>& sheets) {
    const std::string reason = is_workbook(target_.path())
                                   ? write_xlsx(target_.unfinished(), sheets)
                                   : write_csv(target_.unfinished(), csv_of(sheets.front()));
    if (!reason.empty())
        return {file_fault("write-failed", target_.path(),
                           fmt::format("The table could not be written: {}.", reason))};
    return target_.commit();
}

Faults write_tables(const std::string& path, Overwrite overwrite,
                    const std::vector<Sheet>& sheets) {
    TableFile file{path, overwrite};
    if (Faults faults = file.prepare(sheets.front().columns); !faults.empty()) return faults;
    return file.commit(sheets);
}

} // namespace ssrsim

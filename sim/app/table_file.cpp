#include "app/table_file.hpp"

#include "app/older_table.hpp"
#include "app/text_file.hpp"
#include "core/version.hpp"
#include "results/files.hpp"
#include "tables/csv_cells.hpp"
#include "tables/xlsx_writer.hpp"

#include <fmt/format.h>

namespace ssrsim {

namespace {

bool is_workbook(const std::string& path) {
    return path.ends_with(".xlsx");
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
                                   : write_text(target_.unfinished(), csv_of(sheets.front()));
    if (!reason.empty())
        return {file_fault("write-failed", target_.path(),
                           fmt::format("The table could not be written: {}.", reason))};
    return target_.commit();
}

Sheet making_of(const std::vector<std::pair<std::string, std::string>>& facts) {
    Sheet sheet{"How it was made", {{"What"}, {"Value"}}, {}};
    for (const auto& [what, value] : facts)
        sheet.rows.push_back({what, value});
    sheet.rows.push_back({std::string{"program"}, fmt::format("ssrsim {}", build_facts().version)});
    return sheet;
}

} // namespace ssrsim

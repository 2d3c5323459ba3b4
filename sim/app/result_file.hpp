#pragma once

#include "app/table_file.hpp"
#include "app/text_file.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ssrsim {

/// The numbers of a command in a file: JSON, CSV, a workbook or a report by the end of its name
/// (.json, .csv, .xlsx, .html). It appears whole or not at all.
class ResultFile {
  public:
    ResultFile(const std::string& path, Overwrite overwrite);

    /// Claims the place before time is spent: `columns` are those of the first sheet.
    Faults prepare(const std::vector<SheetColumn>& columns);
    Faults write(const std::string& json, const std::vector<Sheet>& sheets);

    /// Whether the file is a page for people instead; then `write_page` writes it.
    [[nodiscard]] bool is_page() const { return is_page_; }
    Faults write_page(const std::string& html) { return text_->write(html, Sidecar::none); }

  private:
    bool is_page_ = false;
    std::optional<TextFile> text_;
    std::optional<TableFile> table_;
};

/// What to tell of a file that was written, after an empty line. A checksum stands beside all but
/// reports.
std::string written_text(const std::string& path);

/// Whether a name is that of a report: it ends in .html.
bool is_page_name(const std::string& path);

/// Why a name cannot be that of such a file; else an empty text.
std::string not_a_result_name(const std::string& path);

} // namespace ssrsim

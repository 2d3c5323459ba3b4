#pragma once

#include "app/table_file.hpp"
#include "app/text_file.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ssrsim {

/// The numbers of a command in a file: JSON, CSV or a workbook by the end of its name (.json, .csv,
/// .xlsx). It appears whole or not at all.
class ResultFile {
  public:
    ResultFile(const std::string& path, Overwrite overwrite);

    /// Claims the place before time is spent: `columns` are those of the first sheet.
    Faults prepare(const std::vector<SheetColumn>& columns);
    Faults write(const std::string& json, const std::vector<Sheet>& sheets);

  private:
    std::optional<TextFile> text_;
    std::optional<TableFile> table_;
};

/// Why a name cannot be that of such a file; else an empty text.
std::string not_a_result_name(const std::string& path);

} // namespace ssrsim

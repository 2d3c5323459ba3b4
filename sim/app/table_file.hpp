#pragma once

#include "core/faults.hpp"
#include "results/target.hpp"
#include "tables/sheet.hpp"

#include <string>
#include <vector>

namespace ssrsim {

/// A table for people, as CSV or as a workbook by the end of its name (.csv, .xlsx). It appears
/// whole, with its checksum, or not at all.
///
/// A CSV file takes the first sheet, which should therefore hold all the numbers and say what they
/// are; a workbook takes them all.
class TableFile {
  public:
    TableFile(std::string path, Overwrite overwrite);

    /// Claims the place before time is spent: `columns` are those of the first sheet. --force
    /// replaces only an older table of the same kind.
    Faults prepare(const std::vector<SheetColumn>& columns);
    Faults commit(const std::vector<Sheet>& sheets);

  private:
    TargetFile target_;
    Overwrite overwrite_;
};

/// Why a name cannot be that of a table: it ends neither in .csv nor in .xlsx. Else an empty text.
std::string not_a_table_name(const std::string& path);

/// Both steps at once, for what takes no time.
Faults write_tables(const std::string& path, Overwrite overwrite, const std::vector<Sheet>& sheets);

} // namespace ssrsim

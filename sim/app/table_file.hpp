#pragma once

#include "core/faults.hpp"
#include "results/target.hpp"
#include "tables/sheet.hpp"

#include <string>
#include <utility>
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

    /// What is written meanwhile.
    [[nodiscard]] const std::string& unfinished() const { return target_.unfinished(); }

  private:
    TargetFile target_;
    Overwrite overwrite_;
};

/// Why a name cannot be that of a table: it ends neither in .csv nor in .xlsx. Else an empty text.
std::string not_a_table_name(const std::string& path);

/// A sheet of how the numbers were made: what, and its value. All of it is text: a seed has more
/// digits than a cell keeps. The program is added.
Sheet making_of(const std::vector<std::pair<std::string, std::string>>& facts);

} // namespace ssrsim

#pragma once

#include "core/faults.hpp"

#include <string>
#include <string_view>

namespace ssrsim {

/// --force replaces an older table of the same kind, which begins with the same header, or an empty
/// file, and nothing else: the fault where it would.
Faults over_another_table(const std::string& path, std::string_view header);

/// The same for workbooks: only one that ssrsim wrote is replaced.
Faults over_another_workbook(const std::string& path);

} // namespace ssrsim

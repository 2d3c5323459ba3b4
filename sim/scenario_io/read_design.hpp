#pragma once

#include "designs/design.hpp"
#include "scenario_io/load.hpp"
#include "scenario_io/plain_table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ssrsim {

/// Reads `design`, `samples`, `seed`, `levels` and `luck` of a study or design file. Nothing where
/// the design is the file's own table of points: `design = "table"`, which only `may_be_table`
/// allows.
std::optional<DesignSpec> read_design(PlainTable& file, bool may_be_table);

/// Reads what a factor's table says of its values: `distribution`, `low`, `high`, `mode`, `mean`,
/// `sd`, `values`, `weights`, `levels` and `group`. With a unit numbers may be texts: "6 months".
Factor read_factor(PlainTable& table, std::optional<Unit> unit);

/// Tells what is wrong with a design and its factors taken together.
void check_design(PlainTable& file, const DesignSpec& spec, const std::vector<Factor>& factors);

/// A design for anybody's model: a file of `design`, `samples`, `seed` and factors, as `[[factor]]`
/// with a `name` each or as `[factor.NAME]`.
struct DesignFile {
    DesignSpec spec;
    std::vector<Factor> factors; ///< in the order of the file
};

struct ReadDesign {
    std::optional<DesignFile> design;
    Faults faults;
};

ReadDesign read_design_file(const std::string& path, const FileReader& read);

} // namespace ssrsim

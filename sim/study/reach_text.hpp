#pragma once

#include "analysis/series_path.hpp"

#include <optional>
#include <string_view>

namespace ssrsim {

/// Reads "service_delivery=0.15@2008-01-01"; "=" and ">=" ask for at least, "<=" for at most.
/// Nothing where the text is not of this form.
std::optional<Reach> read_reach(std::string_view text);

} // namespace ssrsim

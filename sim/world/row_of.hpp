#pragma once

#include "core/ids.hpp"
#include "parameters/declare.hpp"

#include <iterator>
#include <string>

namespace ssrsim {

/// The row that a scenario id has in its table; none where there is no such id, or no id at all.
template <class I, class Row>
I row_of(const Keyed<Row>& rows, const std::string& id) {
    const auto found = rows.find(id);
    return found == rows.end() ? I{}
                               : I{static_cast<std::int32_t>(std::distance(rows.begin(), found))};
}

} // namespace ssrsim

#pragma once

#include "scenario_io/fault_list.hpp"

namespace ssrsim {

/// Lays a file over what it extends: tables are joined key by key, any other value replaces the one
/// below, `{ remove = true }` takes away what is below. A value with a source is one value, so that
/// a new number never keeps the source of the old one; `{ source = … }` alone gives the value below
/// another source.
void lay_over(Node& below, Node above, FaultList& faults);

/// Gives the source of a table of numbers, `{ value = { police = 2 }, source = "S1" }`, to each of
/// them, so that single numbers can be laid over others.
void spread_sources(Node& node);

} // namespace ssrsim

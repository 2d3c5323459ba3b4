#pragma once

#include "scenario_io/fault_list.hpp"

#include <optional>
#include <string>

namespace ssrsim {

/// What could be read of a text.
enum class Reading {
    complete,
    without_lines, ///< some lines were left out, and no table was lost with them
    broken         ///< what is left can't be told from what is missing
};

struct ParsedText {
    Node root;
    Reading reading = Reading::complete;
};

/// TOML to nodes. Every line that can't be read is reported, up to 20, by leaving it out and
/// reading again.
ParsedText parse_toml(const std::string& text, std::int32_t number, FaultList& faults);

/// A single value as it stands after `key =`, or nothing where it is not one TOML value.
std::optional<Node> parse_toml_value(const std::string& text, std::int32_t number);

} // namespace ssrsim

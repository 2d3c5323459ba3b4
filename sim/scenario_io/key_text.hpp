#pragma once

#include "scenario_io/declared.hpp"

#include <string>

namespace ssrsim {

// What a declaration says about a key, in words that pages, schema and template share.

/// "weeks", "whole number, people", "date", "one of a, b", "ids of institution" …
std::string type_text(const DeclaredKey& key);
/// "0 to 1", or an empty text where there are no bounds.
std::string range_text(const DeclaredKey& key);
/// The default as TOML writes it, "required", or an empty text.
std::string default_text(const DeclaredKey& key);
/// Meaning, type, range, default and source in one line.
std::string one_line(const DeclaredKey& key);

} // namespace ssrsim

#pragma once

#include "core/money.hpp"

#include <string>
#include <string_view>

namespace ssrsim {

/// A TOML basic string, quotes included.
std::string toml_string(std::string_view text);

/// An amount as a bare number, exact to the cent.
std::string toml_money(Money money);

} // namespace ssrsim

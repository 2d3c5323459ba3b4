#pragma once

#include "world/events.hpp"

#include <string>

namespace ssrsim {

struct Setting;

/// The id of whom an event concerns; empty for the country.
std::string id_of(const Setting& setting, const Event& event);

} // namespace ssrsim

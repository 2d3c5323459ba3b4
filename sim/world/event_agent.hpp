#pragma once

#include "world/events.hpp"

#include <string>
#include <string_view>

namespace ssrsim {

struct Setting;

/// The id of whom an event concerns; empty for the country.
std::string id_of(const Setting& setting, const Event& event);

/// The id of the institution for which an event's money or post is; empty for none.
std::string institution_of(const Setting& setting, const Event& event);

/// The channel through which an event's money goes; empty where it is about no money.
std::string_view channel_of(const Setting& setting, const Event& event);

/// The id of the mission that spends an event's money; empty for the donor itself, and no money.
std::string implementer_of(const Setting& setting, const Event& event);

} // namespace ssrsim

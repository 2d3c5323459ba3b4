#pragma once

#include "world/world.hpp"

#include <array>

namespace ssrsim {

/// The links of the service chain, in the order in which a case meets them.
enum class Link : std::uint8_t { police, courts, prisons };
inline constexpr std::array links{Link::police, Link::courts, Link::prisons};

/// What monitors look at, by link, without error; the lowest is the narrowest. By service: a link's
/// fair capacity over what would reach it were the earlier links wide.
std::array<double, links.size()> width_of_links(const Setting& setting, const World& world);

/// Whether somebody measures: national monitors, or a mission's in post.
bool is_monitored(const Setting& setting, const World& world);

} // namespace ssrsim

#pragma once

#include <cstddef>
#include <span>

namespace ssrsim {

/// Where the smallest of some numbers stands; of equals the first. At least one number, none NaN.
std::size_t index_of_smallest(std::span<const double> values) noexcept;

} // namespace ssrsim

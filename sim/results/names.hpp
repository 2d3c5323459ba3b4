#pragma once

#include <cstdint>
#include <string_view>

namespace ssrsim {

/// Version of the layout of a results file; docs/reference/results.md specifies it. It grows when a
/// reader written for the page as it stood would misread a file.
inline constexpr std::int32_t results_layout_version = 1;

inline constexpr std::string_view quantile_suffix = "_quantile";
inline constexpr std::string_view mean_suffix = "_mean";
inline constexpr std::string_view deviation_suffix = "_sd";
inline constexpr std::string_view checksum_suffix = ".sha256";

} // namespace ssrsim

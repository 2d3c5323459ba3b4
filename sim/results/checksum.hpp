#pragma once

#include <optional>
#include <string>

namespace ssrsim {

/// SHA-256 of a file as 64 hexadecimal digits; nothing if it cannot be read (errno says why).
std::optional<std::string> sha256_of_file(const std::string& path);

/// What stands in the sidecar, as `sha256sum` writes it.
std::string sidecar_text(const std::string& sum, const std::string& file_name);

/// The sum a sidecar holds; nothing unless it is a line of `sha256sum` for that file name.
std::optional<std::string> sum_of_sidecar(const std::string& text, const std::string& file_name);

} // namespace ssrsim

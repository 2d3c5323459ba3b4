#pragma once

#include "core/faults.hpp"
#include "results/target.hpp"

#include <string>
#include <string_view>

namespace ssrsim {

/// How every JSON file of ssrsim begins.
inline constexpr std::string_view json_beginning = "{\n  \"ssrsim_version\"";

/// A file that a command writes as one text. It appears whole or not at all.
class TextFile {
  public:
    TextFile(const std::string& path, Overwrite overwrite) : target_(path, overwrite) {}

    /// Claims the place before any time is spent. An older file is replaced only where that is
    /// allowed and it begins like this one.
    Faults prepare(std::string_view beginning);
    Faults write(const std::string& text, Sidecar kind = Sidecar::checksum);

  private:
    TargetFile target_;
};

/// Writes a text over a file, or makes it; why that failed, or an empty text.
std::string write_text(const std::string& path, const std::string& text);

} // namespace ssrsim

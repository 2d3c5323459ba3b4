#pragma once

#include "core/calendar.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ssrsim {

/// A scenario file in the making: tables in order, each value with its source and the cell it came
/// from.
class OverlayText {
  public:
    /// Begins `[path]`, a dotted path of ids.
    void table(const std::string& path, const std::string& place);
    /// `key = { value = …, source = "…" }` in the table begun last; `value` is TOML.
    void value(std::string_view key, const std::string& value, const std::string& source,
               const std::string& place);
    /// The same without a source, for what needs none: names.
    void plain(std::string_view key, const std::string& value, const std::string& place);
    /// A table that takes away what is below.
    void removed(const std::string& path, const std::string& place);

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] const std::map<std::string, std::string>& places() const { return places_; }

  private:
    std::string text_;
    std::string path_;
    std::map<std::string, std::string> places_;
};

/// A list of texts, as TOML.
std::string toml_list(const std::vector<std::string>& texts);

} // namespace ssrsim

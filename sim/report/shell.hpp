#pragma once

#include <string>
#include <string_view>

namespace ssrsim {

/// How every page of ssrsim begins.
inline constexpr std::string_view page_beginning = "<!doctype html>\n<!-- A report of ssrsim -->";

/// What a page puts into the shell: HTML, but for the data.
struct ShellTexts {
    std::string title;
    std::string main;
    std::string data; ///< JSON without "<"
    std::string program;
};

/// The shell (analysis/web/report-page.html: style, script and security policy) with the texts in
/// their places. What stands in a text is not looked at for places again.
std::string filled_shell(const ShellTexts& texts);

} // namespace ssrsim

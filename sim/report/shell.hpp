#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace ssrsim {

/// How every page of ssrsim begins.
inline constexpr std::string_view page_beginning = "<!doctype html>\n<!-- A report of ssrsim -->";

/// A mark in a page, such as "@SSRSIM_TITLE@", and the text that takes its place.
using Place = std::pair<std::string_view, std::string_view>;

/// A whole page with the texts in their places, each mark replaced once. What stands in a text is
/// not looked at for marks again.
std::string filled(std::string_view page, std::span<const Place> places);

/// What a page puts into the shell: HTML, but for the data.
struct ShellTexts {
    std::string title;
    std::string main;
    std::string data; ///< JSON without "<"
    std::string program;
};

/// The page into which reports are poured. The program has it built in (embedded.cpp); in a page it
/// is handed to the module.
std::string_view report_shell();

/// The shell (analysis/web/report-page.html: style, script and security policy) with the texts in
/// their places.
std::string filled_shell(const ShellTexts& texts);

} // namespace ssrsim

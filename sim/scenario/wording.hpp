#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ssrsim {

/// The shortest decimal text that reads back as the same number.
std::string number_text(double value);
std::string number_text(std::int64_t value);

/// A value as people wrote it, for a sentence: in double quotes, cut to 60 characters, without
/// control characters or broken UTF-8.
std::string quoted(std::string_view text);

/// "a, b and c".
std::string listed(const std::vector<std::string>& words, std::string_view last = "and");

/// One segment added to a dotted path; in quotes where TOML would need them.
std::string path_of(std::string_view table, std::string_view key);

/// The parts of a dotted path.
std::vector<std::string> path_parts(std::string_view path);

/// The code point that starts at `at`, which moves past it; U+FFFD for a byte that is not UTF-8.
char32_t next_code_point(std::string_view text, std::size_t& at);
void append_utf8(std::string& text, char32_t code_point);
/// Whether a character may be shown as it is: no control character, no mark that reorders text.
bool can_be_shown(char32_t code_point);

namespace detail {
inline void append_said(std::string& text, std::string_view part) {
    text += part;
}
inline void append_said(std::string& text, double part) {
    text += number_text(part);
}
template <std::integral Whole>
void append_said(std::string& text, Whole part) {
    text += number_text(static_cast<std::int64_t>(part));
}
} // namespace detail

/// A sentence out of texts and numbers.
template <class... Parts>
std::string said(const Parts&... parts) {
    std::string text;
    (detail::append_said(text, parts), ...);
    return text;
}

} // namespace ssrsim

#include "scenario_io/syntax_hints.hpp"

#include "core/calendar.hpp"
#include "scenario/nearest.hpp"
#include "scenario/wording.hpp"
#include "scenario_io/hidden_marks.hpp"
#include "scenario_io/limits.hpp"
#include "scenario_io/syntax_reasons.hpp"
#include "scenario_io/syntax_values.hpp"
#include "scenario_io/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace ssrsim {

namespace {

/// The line that set the same key before, or 0.
std::size_t earlier_line(const std::vector<std::string_view>& lines, std::size_t line) {
    const auto key_of = [](std::string_view text) {
        return trimmed(text.substr(0, text.find('=')));
    };
    const std::string_view here = trimmed(lines[line - 1]);
    const bool header = here.starts_with('[');
    for (std::size_t before = line - 1; before >= 1; --before) {
        const std::string_view text = trimmed(lines[before - 1]);
        if (header ? text == here : key_of(text) == key_of(here) && holds(text, "=")) return before;
        if (!header && text.starts_with('[')) return 0;
    }
    return 0;
}

/// The part before `=` or inside the brackets of a header.
std::string_view key_part(std::string_view line) {
    line = trimmed(line);
    if (!line.starts_with('[')) return trimmed(line.substr(0, line.find('=')));
    const std::size_t from = line.find_first_not_of('[');
    if (from == std::string_view::npos) return {};
    return line.substr(from, line.find(']', from) - from);
}

bool has_wide_letters(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

std::string plain_path(std::string_view path) {
    std::string out;
    while (true) {
        const std::size_t dot = path.find('.');
        out += id_from(path.substr(0, dot));
        if (dot == std::string_view::npos) return out;
        out += '.';
        path.remove_prefix(dot + 1);
    }
}

std::string without_curly_quotes(std::string_view line) {
    std::string out;
    for (std::size_t at = 0; at < line.size();) {
        const char32_t c = next_code_point(line, at);
        const bool curly = c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB ||
                           c == 0x2018 || c == 0x2019;
        append_utf8(out, curly ? U'"' : c);
    }
    return out;
}

SyntaxAdvice advice_on_key(std::string_view line) {
    const std::string_view key = key_part(line);
    const bool in_quotes = holds(key, "\"") || holds(key, "'");
    if (!in_quotes && has_wide_letters(key))
        return {"syntax",
                said("Keys and ids are made of the letters a to z, digits and underscores, not ",
                     quoted(key), "."),
                said("write ", plain_path(key), " and give the name in full as name = \"…\".")};
    if (trimmed(line).starts_with('[')) {
        if (!holds(line, "]"))
            return {"syntax", "The name of a table is closed by a bracket.",
                    said("write [", trimmed(key), "].")};
        if (!in_quotes && holds(trimmed(key), " "))
            return {"syntax", "The name of a table has no spaces.",
                    said("write [", plain_path(key), "].")};
        return {};
    }
    if (!holds(line, "=")) {
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos)
            return {"syntax", "A key and its value are joined by an equals sign, not a colon.",
                    said("write ", trimmed(line.substr(0, colon)), " = ",
                         trimmed(line.substr(colon + 1)), ".")};
        return {"syntax", "A line is a key, an equals sign and a value, or a table in brackets.",
                "write key = value, or # before a remark."};
    }
    if (!in_quotes && holds(key, " "))
        return {"syntax", said("A key has no spaces, as ", quoted(key), " has."),
                said("write ", plain_path(key), ".")};
    return {};
}

/// `==`, `=>` and `:=` between a key and its value.
SyntaxAdvice advice_on_equals(std::string_view line) {
    const std::size_t at = line.find_first_of("=:\"'#[{");
    if (at == std::string_view::npos || at == 0) return {};
    const std::string_view sign = line.substr(at, 2);
    if (sign != "==" && sign != "=>" && sign != ":=") return {};
    const std::size_t after = std::min(line.find_first_not_of("=:>", at), line.size());
    return {"syntax", said("A key and its value are joined by one equals sign, not by ", sign, "."),
            said("write ", trimmed(line.substr(0, at)), " = ", trimmed(line.substr(after)))};
}

bool marks_a_merge(std::string_view line) {
    return line.starts_with("<<<<<<<") || line.starts_with("=======") ||
           line.starts_with(">>>>>>>");
}

/// The mistakes that a line shows by itself.
SyntaxAdvice advice_on_line(std::string_view text) {
    if (SyntaxAdvice advice = advice_on_equals(text); !advice.message.empty()) return advice;
    if (SyntaxAdvice advice = advice_on_key(text); !advice.message.empty()) return advice;
    return advice_on_value(bare_value(text));
}

} // namespace

std::string iso_date_from(std::string_view text) {
    std::array<std::int32_t, 3> parts{};
    std::array<std::size_t, 3> widths{};
    std::size_t count = 0;
    while (count < 3) {
        const char* first = text.data();
        const auto [stop, fault] = std::from_chars(first, first + text.size(), parts[count]);
        if (fault != std::errc{} || parts[count] < 0) return {};
        widths[count] = static_cast<std::size_t>(stop - first);
        text.remove_prefix(widths[count]);
        ++count;
        if (count == 3) break;
        if (text.empty() || !holds("/.-", text.substr(0, 1))) return {};
        text.remove_prefix(1);
    }
    if (!text.empty()) return {};
    const bool year_first = widths[0] == 4;
    if (!year_first && widths[2] != 4) return {};
    if (year_first ? widths[2] > 2 : widths[0] > 2) return {};
    Date date =
        year_first ? Date{parts[0], parts[1], parts[2]} : Date{parts[2], parts[1], parts[0]};
    // 06/25/2004: the month can only have come first.
    if (!year_first && date.month > 12 && date.day <= 12) std::swap(date.month, date.day);
    return exists(date) ? to_text(date) : std::string{};
}

SyntaxAdvice syntax_advice(const std::vector<std::string_view>& lines, std::size_t line,
                           std::string_view description) {
    const std::string_view text =
        line >= 1 && line <= lines.size() ? lines[line - 1] : std::string_view{};
    if (holds(description, "cannot redefine")) {
        const std::size_t before = earlier_line(lines, line);
        return {"duplicate-key", said(quoted(key_part(text)), " is set a second time."),
                before > 0 ? said("it stands in line ", before, " already; keep one of them.")
                           : std::string("keep one of them.")};
    }
    if (holds(description, "maximum nested value depth"))
        return {"nesting-too-deep", said("Values are nested more than ", deepest_nesting, " deep."),
                "a scenario nests its tables four deep."};
    const std::string straight = without_curly_quotes(text);
    if (straight != text && !holds(text, "\"") && !holds(text, "'"))
        return {"syntax", "Quotes are straight in a scenario file, not curly.",
                said("write ", trimmed(straight))};
    if (marks_a_merge(text))
        return {"syntax", "A merge of two versions of this file was not finished.",
                "keep one version of what stands between the marks, and take the marks out."};
    if (const HiddenMark hidden = hidden_mark(text); !hidden.name.empty()) {
        const SyntaxAdvice beside = advice_on_line(hidden.plain);
        return {"syntax", said("A ", hidden.name, " stands in this line, outside of quotes."),
                said("put a plain space, or nothing, in the place of the ", hidden.name, ": ",
                     beside.hint.empty() ? said("write ", trimmed(hidden.plain)) : beside.hint)};
    }
    if (SyntaxAdvice advice = advice_on_line(text); !advice.message.empty()) return advice;
    const std::string_view value = bare_value(text);
    if (value.empty() && holds(text, "="))
        return {"syntax", "There is no value after the equals sign.",
                "write a value, or # in front of the line to leave it out."};
    return advice_on_reason(text, description);
}

} // namespace ssrsim

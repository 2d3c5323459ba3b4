#include "scenario_io/syntax_hints.hpp"

#include "core/calendar.hpp"
#include "scenario/nearest.hpp"
#include "scenario/wording.hpp"
#include "scenario_io/limits.hpp"
#include "scenario_io/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace ssrsim {

namespace {

bool holds(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// What stands between `=` and a comment, a comma before the next key or the end of an inline
/// table.
std::string_view bare_value(std::string_view line) {
    // The last '=' before a value without quotes: the innermost key of an inline table.
    const std::string_view code = line.substr(0, line.find('#'));
    const std::size_t equals = code.rfind('=');
    if (equals == std::string_view::npos) return {};
    std::string_view value = trimmed(code.substr(equals + 1));
    while (!value.empty() && (value.back() == '}' || value.back() == ']' || value.back() == ' ')) {
        value.remove_suffix(1);
    }
    return trimmed(value);
}

/// Digits, one mark, digits: "0,5".
bool is_two_numbers(std::string_view text, char mark) {
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos || at == 0 || at + 1 == text.size()) return false;
    const auto whole = text.substr(text.front() == '-' ? 1 : 0, at - (text.front() == '-' ? 1 : 0));
    const auto rest = text.substr(at + 1);
    return !whole.empty() && std::all_of(whole.begin(), whole.end(), is_digit) &&
           std::all_of(rest.begin(), rest.end(), is_digit);
}

bool has_groups_of_three(std::string_view text, char mark) {
    std::size_t groups = 0;
    while (true) {
        const std::size_t end = text.find(mark);
        const std::string_view part = text.substr(0, end);
        if (part.empty() || !std::all_of(part.begin(), part.end(), is_digit)) return false;
        if (groups == 0 ? part.size() > 3 || part.front() == '0' : part.size() != 3) return false;
        if (end == std::string_view::npos) return groups > 0;
        ++groups;
        text.remove_prefix(end + 1);
    }
}

std::string without(std::string_view text, char mark) {
    std::string out(text);
    out.erase(std::remove(out.begin(), out.end(), mark), out.end());
    return out;
}

SyntaxAdvice advice_on_value(std::string_view value) {
    static constexpr std::string_view code = "syntax";
    const auto say = [](std::string message, std::string hint) {
        return SyntaxAdvice{std::string(code), std::move(message), std::move(hint)};
    };
    if (value.empty()) return {};
    if (const std::string date = iso_date_from(value); !date.empty())
        return {"bad-date", said("A date is not written ", quoted(value), "."),
                said("write year, month, day: ", date, ".")};
    if (has_groups_of_three(value, ','))
        return say(said("A number is not written ", value, " without quotes."),
                   said("write ", without(value, ','), ", or \"", value, "\" in quotes."));
    if (has_groups_of_three(value, ' '))
        return say(said("A number is not written ", value, " without quotes."),
                   said("write ", without(value, ' '), ", or \"", value, "\" in quotes."));
    if (is_two_numbers(value, ',')) {
        std::string point(value);
        std::replace(point.begin(), point.end(), ',', '.');
        return say("A decimal number takes a point, not a comma.", said("write ", point, "."));
    }
    const std::string word = lower_case(value);
    if (word == "true" || word == "yes" || word == "on")
        return say(said("A truth value is written true or false, not ", value, "."), "write true.");
    if (word == "false" || word == "no" || word == "off")
        return say(said("A truth value is written true or false, not ", value, "."),
                   "write false.");
    if (value.front() == '.' || value.back() == '.')
        return say("A number has digits on both sides of its point.",
                   said("write ", value.front() == '.' ? "0" : "", value,
                        value.back() == '.' ? "0" : "", "."));
    const bool number_first = is_digit(value.front()) || value.front() == '-';
    const bool has_letters = std::any_of(value.begin(), value.end(), is_letter);
    if (number_first && (has_letters || value.back() == '%') && !holds(value, "\""))
        return say("A number with a unit stands in quotes.", said("write \"", value, "\"."));
    if (value.size() > 1 && value.front() == '0' &&
        std::all_of(value.begin(), value.end(), is_digit))
        return say("A number has no zeros in front.",
                   said("write ",
                        value.substr(std::min(value.find_first_not_of('0'), value.size() - 1)),
                        "."));
    const bool plain = !holds(value, "\"") && !holds(value, "'") && !holds(value, "=");
    const auto first = static_cast<unsigned char>(value.front());
    if (plain && (is_letter(value.front()) || first >= 0x80))
        return say("A text stands in quotes.", said("write \"", value, "\"."));
    return {};
}

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

/// What toml++ says, without "Error while parsing …:".
std::string_view reason_of(std::string_view description) {
    const std::size_t colon = description.find(": ");
    const bool prefixed = description.starts_with("Error while") && colon != std::string_view::npos;
    return prefixed ? description.substr(colon + 2) : description;
}

/// Whether the line has an odd number of the quotes that open its first text.
bool is_never_closed(std::string_view line) {
    const std::size_t first = line.find_first_of("\"'");
    if (first == std::string_view::npos) return false;
    return std::count(line.begin(), line.end(), line[first]) % 2 == 1;
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
        return {"nesting-too-deep",
                said("Values are nested more than ", deepest_nesting, " deep."),
                {}};
    const std::string straight = without_curly_quotes(text);
    if (straight != text && !holds(text, "\"") && !holds(text, "'"))
        return {"syntax", "Quotes are straight in a scenario file, not curly.",
                said("write ", trimmed(straight))};
    if (SyntaxAdvice advice = advice_on_key(text); !advice.message.empty()) return advice;
    const std::string_view value = bare_value(text);
    if (SyntaxAdvice advice = advice_on_value(value); !advice.message.empty()) return advice;
    if (value.empty() && holds(text, "="))
        return {"syntax", "There is no value after the equals sign.",
                "write a value, or # in front of the line to leave it out."};
    const std::string reason = said("This line can't be read: ", reason_of(description), ".");
    if (holds(description, "escape sequence"))
        return {"syntax", reason,
                "a backslash in a text is written twice, or the text in single quotes '…'."};
    if (holds(description, "control characters")) {
        if (is_never_closed(text))
            return {"syntax", "The text that begins in this line is not closed.",
                    "close it with a quote in the same line."};
        return {"syntax", reason, "take out what can't be seen, or write it as an escape."};
    }
    if (holds(description, "inline table"))
        return {"syntax", reason,
                "an inline table stands in one line, with commas between its parts."};
    return {"syntax", reason, {}};
}

} // namespace ssrsim

#include "scenario_io/syntax_reasons.hpp"

#include "scenario/wording.hpp"
#include "scenario_io/text.hpp"

#include <algorithm>

namespace ssrsim {

namespace {

/// A part of what toml++ 3.3 says, and what to do about it. The first row that fits counts.
struct Reason {
    std::string_view said;
    std::string_view hint;
};

constexpr std::string_view date_hint =
    "write year, month, day, of a day that exists: 2004-06-01; or the text in quotes.";
constexpr std::string_view number_hint =
    "write a number in digits with one point, or a text with a unit in quotes.";

constexpr Reason reasons[] = {
    {"inline table", "an inline table stands in one line, with commas between its parts."},
    {"escape sequence",
     "a backslash in a text is written twice, or the text in single quotes '…'."},
    {"hex digit", "an escape is \\u and the four hexadecimal digits of a character."},
    {"surrogate", "write the character itself; this escape is none."},
    {"U+10FFFF", "write the character itself; this escape is none."},
    {"control characters", "take out what can't be seen, or write it as an escape."},
    {"representable", "take digits out: no number of a scenario is that large."},
    {"underscore", number_hint},
    {"leading zeroes", number_hint},
    {"-digit year", date_hint},
    {"month", date_hint},
    {"day", date_hint},
    {"expected '-'", date_hint},
    {"hour", "dates have no time of day: 2004-06-01."},
    {"minute", "dates have no time of day: 2004-06-01."},
    {"second", "dates have no time of day: 2004-06-01."},
    {"expected ':'", "dates have no time of day: 2004-06-01."},
    {"or closing ']', saw comma", "take a comma out: one stands between two parts of a list."},
    {"closing ']'", "put a comma between the parts of a list, and ] behind the last."},
    {"blank bare keys", "write the name of the table between the brackets: [plan]."},
    {"expected bare key", "a name stands on both sides of each point: region.north."},
    {"expected ']'", "write the name of a table with letters, digits, underscores and points."},
    {"expected '='", "write key = value, with a key of letters, digits and underscores."},
    {"expected keys, tables",
     "begin a line with a key, with [ for a table, or with # for a remark."},
    {"comment or whitespace",
     "one statement stands in a line; texts stand in quotes, lists in brackets, remarks behind #."},
    {"decimal digit", number_hint},
    {"exponent", number_hint},
    {"digit", number_hint},
    {"saw '\\n'", "finish the line: a key, an equals sign and a value."},
    {"end-of-file", "finish the line; the file ends in the middle of it."},
};

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

SyntaxAdvice advice_on_reason(std::string_view line, std::string_view description) {
    const std::string_view text = trimmed(line);
    const bool long_text = holds(text, "\"\"\"") || holds(text, "'''");
    if (holds(description, "end-of-file") && long_text)
        return {"syntax", "A text of several lines begins here and never ends.",
                "close it with three quotes."};
    if (holds(description, "control characters") && is_never_closed(line))
        return {"syntax", "The text that begins in this line is not closed.",
                "close it with a quote in the same line."};
    const bool ends_too_much = text.ends_with(';') || text.ends_with(',');
    if (ends_too_much && text.find_first_of("[{") == std::string_view::npos)
        return {"syntax",
                said("A line does not end with ", quoted(text.substr(text.size() - 1)), "."),
                said("write ", trimmed(text.substr(0, text.size() - 1)))};
    if (text.starts_with('[') && holds(description, "comment or whitespace"))
        return {"syntax", "Something follows the name of a table.",
                said("write ", text.substr(0, text.find(']') + 1),
                     " in a line of its own, and what belongs to it below.")};
    if (holds(text, "{") && holds(description, "expected '='"))
        return {"syntax", "In an inline table too, an equals sign joins a key and its value.",
                "write { key = value, another = value }."};
    const std::string message = said("This line can't be read: ", reason_of(description), ".");
    for (const Reason& reason : reasons) {
        const bool whole = reason.said == "inline table"; // it stands in the part that is cut off
        if (holds(whole ? description : reason_of(description), reason.said))
            return {"syntax", message, std::string(reason.hint)};
    }
    return {"syntax", message,
            "a value is a number, true, false, a date, a text in quotes or a list in brackets."};
}

} // namespace ssrsim

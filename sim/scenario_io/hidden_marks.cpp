#include "scenario_io/hidden_marks.hpp"

#include "scenario/wording.hpp"
#include "scenario_io/text.hpp"

#include <algorithm>
#include <iterator>

namespace ssrsim {

namespace {

struct Mark {
    char32_t code_point;
    std::string_view name;
    std::string_view plain;
};

constexpr Mark marks[] = {
    {0x00A0, "no-break space (U+00A0)", " "},     {0x00AD, "soft hyphen (U+00AD)", ""},
    {0x2002, "wide space (U+2002)", " "},         {0x2003, "wide space (U+2003)", " "},
    {0x2007, "no-break space (U+2007)", " "},     {0x2009, "thin space (U+2009)", " "},
    {0x200B, "space without width (U+200B)", ""}, {0x200C, "mark without width (U+200C)", ""},
    {0x200D, "mark without width (U+200D)", ""},  {0x200E, "mark without width (U+200E)", ""},
    {0x200F, "mark without width (U+200F)", ""},  {0x202F, "no-break space (U+202F)", " "},
    {0x2060, "mark without width (U+2060)", ""},  {0x3000, "wide space (U+3000)", " "},
    {0xFEFF, "byte order mark (U+FEFF)", ""},
};

} // namespace

HiddenMark hidden_mark(std::string_view line) {
    HiddenMark found;
    char quote = 0;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t start = at;
        const char32_t c = next_code_point(line, at);
        if (quote == 0 && c == U'#') {
            found.plain += line.substr(start);
            break;
        }
        if (c == U'"' || c == U'\'') {
            const char mark = line[start];
            quote = quote == 0 ? mark : quote == mark ? '\0' : quote;
        }
        const auto* hidden =
            std::find_if(std::begin(marks), std::end(marks),
                         [&](const Mark& mark) { return quote == 0 && mark.code_point == c; });
        if (hidden == std::end(marks)) {
            found.plain += line.substr(start, at - start);
            continue;
        }
        if (found.name.empty()) found.name = hidden->name;
        found.plain += hidden->plain;
    }
    return found;
}

} // namespace ssrsim

#include "scenario_io/other_writing.hpp"

#include "scenario/wording.hpp"
#include "scenario_io/text.hpp"

#include <algorithm>

namespace ssrsim {

namespace {

std::size_t count_digits(std::string_view text, std::size_t from) {
    const auto* first = text.data() + std::min(from, text.size());
    const auto* last = text.data() + text.size();
    return static_cast<std::size_t>(std::find_if_not(first, last, is_digit) - first);
}

bool goes_on(std::string_view text, std::size_t at) {
    const bool mark = at < text.size() && (text[at] == '.' || text[at] == ',' || text[at] == '\'');
    return mark && count_digits(text, at + 1) > 0;
}

} // namespace

OtherWriting other_writing(std::string_view text) {
    const std::string_view sign = text.substr(0, text.starts_with('-') ? 1 : 0);
    text.remove_prefix(sign.size());
    std::size_t at = count_digits(text, 0);
    if (at < 1 || at > 3 || text[0] == '0' || at == text.size()) return {};
    const char mark = text[at];
    if (!holds(".,' ", std::string_view(&mark, 1))) return {};

    std::string plain(text.substr(0, at));
    std::string grouped = plain;
    std::size_t groups = 0;
    for (; at < text.size() && text[at] == mark && count_digits(text, at + 1) == 3; ++groups) {
        plain += text.substr(at + 1, 3);
        grouped += said(",", text.substr(at + 1, 3));
        at += 4;
    }
    const bool has_comma = at < text.size() && text[at] == ',';
    const std::size_t decimals = has_comma ? count_digits(text, at + 1) : 0;
    const bool is_ours =
        decimals == 0 && (mark == ',' || mark == ' ' || (mark == '.' && groups == 1));
    // "1 000,000" mixes two marks between groups: no reading is better than another.
    const bool is_mixed = mark == ' ' && decimals == 3;
    if (groups == 0 || is_ours || is_mixed) return {};

    OtherWriting found;
    if (decimals > 0) {
        const std::string_view digits = text.substr(at + 1, decimals);
        if (mark == '.' && groups == 1) found.slip = said(sign, text.substr(0, at), digits);
        plain += said(".", digits);
        grouped += said(".", digits);
        at += 1 + decimals;
    }
    if (goes_on(text, at)) return {};
    found.plain = said(sign, plain);
    found.grouped = said(sign, grouped);
    found.rest = std::string(text.substr(at));
    return found;
}

std::string in_our_writing(const OtherWriting& number, Place place) {
    const bool bare = place == Place::bare && trimmed(number.rest).empty();
    const auto written = [&](const std::string& digits) {
        return bare ? digits : said("\"", digits, number.rest, "\"");
    };
    const std::string first = written(bare ? number.plain : number.grouped);
    if (!number.slip.empty())
        return said("write ", first, " if the point groups thousands, or ", written(number.slip),
                    " if the comma has slipped in.");
    if (bare) return said("write ", first, ", or \"", number.grouped, "\" in quotes.");
    return said("write ", first, ".");
}

} // namespace ssrsim

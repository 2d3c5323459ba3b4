#include "scenario_io/units.hpp"

#include "scenario/nearest.hpp"
#include "scenario/wording.hpp"
#include "scenario_io/scan.hpp"
#include "scenario_io/syntax_hints.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <iterator>

namespace ssrsim {

namespace {

/// One way to write a unit. The stored number is number × times ÷ by; powers of ten are kept apart
/// because "44%" read as 44e-2 is the double nearest to 0.44, and 44 × 0.01 is not.
struct Suffix {
    Unit unit;
    std::string_view words;   ///< lower case, single spaces; alternatives are separated by '|'
    int power_of_ten = 0;
    double times = 1.0;
    double by = 1.0;
};

constexpr std::string_view a_year = "a year|per year|/ year|/year";
constexpr std::string_view percent = "%|percent|per cent";

// A month is a twelfth of the mean year of 365.25 days.
constexpr Suffix suffixes[] = {
    {Unit::share, percent, -2},
    {Unit::per_year, a_year},
    {Unit::per_year, "% a year|% per year|%/year|percent a year|per cent a year|%", -2},
    {Unit::weeks, "week|weeks"},
    {Unit::weeks, "day|days", 0, 1.0, 7.0},
    {Unit::weeks, "month|months", 0, days_per_year, 84.0},
    {Unit::weeks, "year|years", 0, days_per_year, 7.0},
    {Unit::months, "month|months"},
    {Unit::months, "year|years", 0, 12.0},
    {Unit::years, "year|years"},
    {Unit::years, "month|months", 0, 1.0, 12.0},
    {Unit::years, "week|weeks", 0, 7.0, days_per_year},
    {Unit::years, "day|days", 0, 1.0, days_per_year},
    {Unit::fiscal_years, "fiscal year|fiscal years|year|years"},
    {Unit::people, "people|persons|officers"},
    {Unit::posts, "post|posts|adviser|advisers"},
    {Unit::per_month, "a month|per month|/ month|/month"},
    {Unit::places, "place|places"},
    {Unit::tranches, "tranche|tranches"},
    {Unit::per_1000_per_year, "per 1,000 a year|per 1000 a year|per 1,000 people a year"},
    {Unit::cases_per_week, "cases a week|cases per week|a week|per week"},
};

constexpr std::array<std::string_view, 12> month_names = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

struct Scale {
    std::string_view word;
    int power_of_ten;
};
constexpr Scale scales[] = {{"thousand", 3}, {"million", 6}, {"billion", 9}};

bool is_money(Unit unit) {
    return unit == Unit::money || unit == Unit::money_per_year;
}
bool takes_scale(Unit unit) {
    return is_money(unit) || unit == Unit::people;
}

std::vector<std::string_view> split(std::string_view text, char mark) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = text.find(mark);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

/// Single plain spaces for every run of spaces, no-break spaces included.
std::string plain_spaces(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        const bool space = c == ' ' || c == '\t' || c == 0xA0 || c == 0x202F || c == 0x2009;
        if (!space) {
            append_utf8(out, c == 0x2212 ? U'-' : c);
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    while (!out.empty() && out.back() == ' ') {
        out.pop_back();
    }
    return out;
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The digits in front of a text, separators of thousands taken out.
struct Leading {
    std::string digits;
    std::string_view rest;
    std::string fault;
    std::string hint;
};

/// Whether three digits, and no fourth, follow a mark at `at`.
bool group_follows(std::string_view text, std::size_t at) {
    return at + 3 < text.size() && is_digit(text[at + 1]) && is_digit(text[at + 2]) &&
           is_digit(text[at + 3]) && (at + 4 == text.size() || !is_digit(text[at + 4]));
}

Leading leading_number(std::string_view text) {
    Leading out;
    std::size_t at = 0;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) {
        if (text[at] == '-') out.digits = "-";
        ++at;
    }
    const std::size_t first = at;
    char separator = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (is_digit(c)) {
            out.digits += c;
            ++at;
        } else if ((c == ' ' || c == ',' || c == '_') && at > first && at - first <= 3 &&
                   separator == 0 && text[first] != '0' && group_follows(text, at)) {
            separator = c;
            ++at;
        } else if (c == separator && c != 0 && group_follows(text, at)) {
            ++at;
        } else {
            break;
        }
    }
    if (at < text.size() && text[at] == '.' && at + 1 < text.size() && is_digit(text[at + 1])) {
        out.digits += text[at++];
        while (at < text.size() && is_digit(text[at])) {
            out.digits += text[at++];
        }
    }
    if (at < text.size() && text[at] == ',') {
        std::size_t end = at + 1;
        while (end < text.size() && is_digit(text[end])) {
            ++end;
        }
        out.fault = "A decimal number takes a point, not a comma; commas stand between groups of "
                    "three digits.";
        if (end > at + 1 && separator == 0)
            out.hint = said("write \"", out.digits, ".", text.substr(at + 1), "\".");
        return out;
    }
    // An exponent, unless a word such as "e" begins here.
    if (at + 1 < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        const std::size_t sign = text[at + 1] == '-' || text[at + 1] == '+' ? 1 : 0;
        if (at + 1 + sign < text.size() && is_digit(text[at + 1 + sign])) {
            std::size_t end = at + 1 + sign;
            while (end < text.size() && is_digit(text[end])) {
                ++end;
            }
            out.digits += text.substr(at, end - at);
            at = end;
        }
    }
    out.rest = text.substr(at);
    return out;
}

/// The same digits times a power of ten, without rounding twice.
std::string shifted(const std::string& digits, int power_of_ten) {
    if (power_of_ten == 0) return digits;
    const std::size_t e = digits.find_first_of("eE");
    int exponent = 0;
    if (e != std::string::npos) {
        const char* first = digits.data() + e + (digits[e + 1] == '+' ? 2 : 1);
        std::from_chars(first, digits.data() + digits.size(), exponent);
        exponent = std::clamp(exponent, -100000, 100000);
    }
    return said(std::string_view(digits).substr(0, e), "e", exponent + power_of_ten);
}

Quantity fault(std::string_view code, std::string message, std::string hint = {}) {
    return {std::nullopt, std::string(code), std::move(message), std::move(hint)};
}

std::string allowed_units(Unit unit) {
    return said("write ", listed(unit_examples(unit), "or"), ".");
}

Quantity unknown_unit(std::string_view text, std::string_view word, Unit unit) {
    std::vector<std::string> words;
    for (const Suffix& suffix : suffixes) {
        if (suffix.unit != unit) continue;
        for (const std::string_view written : split(suffix.words, '|')) {
            words.emplace_back(written);
        }
    }
    if (takes_scale(unit)) {
        for (const Scale& scale : scales) {
            words.emplace_back(scale.word);
        }
    }
    const std::string near = nearest(lower(word), words);
    std::string hint = allowed_units(unit);
    if (!near.empty()) hint = said("did you mean ", near, "? ", hint);
    return fault("unknown-unit",
                 said(quoted(text), " has no unit that is known here: the unit is ",
                      unit_name(unit), ", and ", quoted(word), " is none of its forms."),
                 hint);
}

/// Takes a trailing "a year" off an amount.
bool take_a_year(std::string& rest) {
    for (const std::string_view words : split(a_year, '|')) {
        if (lower(rest).ends_with(words)) {
            rest.resize(rest.size() - words.size());
            rest = std::string(trimmed(rest));
            return true;
        }
    }
    return false;
}

std::optional<int> take_scale(std::string& rest) {
    const std::string small = lower(rest);
    for (const Scale& scale : scales) {
        if (!small.starts_with(scale.word)) continue;
        if (small.size() > scale.word.size() && small[scale.word.size()] != ' ') continue;
        rest = std::string(trimmed(std::string_view(rest).substr(scale.word.size())));
        return scale.power_of_ten;
    }
    return std::nullopt;
}

Quantity unknown_currency(const std::string& code, const Currencies& currencies) {
    const auto& lost = currencies.unreadable;
    if (currencies.own.empty() || std::find(lost.begin(), lost.end(), code) != lost.end())
        return {};
    return fault("unknown-currency",
                 said("This amount is in ", code, ", and the country's currency is ",
                      currencies.own, "."),
                 said("state the rate, in ", currencies.own, " for one ", code,
                      ": [exchange] ", code, " = …"));
}

Quantity read_money(std::string_view text, std::string amount, std::string rest, Unit unit,
                    const Currencies& currencies, std::string code) {
    const bool yearly = take_a_year(rest);
    if (yearly && unit == Unit::money)
        return fault("unknown-unit", said(quoted(text), " is an amount a year; a total is needed."),
                     allowed_units(unit));
    if (const auto power = take_scale(rest)) amount = shifted(amount, *power);
    if (!rest.empty() && code.empty()) {
        code = rest;
        rest.clear();
    }
    if (!rest.empty() || (!code.empty() && !is_currency_code(code))) {
        const std::string& word = rest.empty() ? code : rest;
        std::string capitals(word);
        for (char& c : capitals) {
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        }
        if (is_currency_code(capitals) && capitals != word)
            return fault("unknown-unit",
                         said(quoted(word), " is no currency: a code has three capitals."),
                         said("write ", capitals, "."));
        return unknown_unit(text, word, unit);
    }
    const std::optional<double> value = read_decimal(amount);
    if (!value) return fault("bad-number", said(quoted(text), " holds no number."));
    if (code.empty() || code == currencies.own) return {value, {}, {}, {}};
    const auto rate = currencies.exchange.find(code);
    if (rate == currencies.exchange.end()) return unknown_currency(code, currencies);
    return {*value * rate->second, {}, {}, {}};
}

Quantity read_month_name(std::string_view text) {
    const std::string small = lower(text);
    for (std::size_t i = 0; i < month_names.size(); ++i) {
        if (month_names[i] == small) return {static_cast<double>(i + 1), {}, {}, {}};
    }
    const std::vector<std::string> names(month_names.begin(), month_names.end());
    const std::string near = nearest(small, names);
    return fault("bad-number", said(quoted(text), " is no month."),
                 near.empty() ? allowed_units(Unit::month_of_year)
                              : said("did you mean ", near, "?"));
}

} // namespace

std::optional<double> read_decimal(std::string_view digits) {
    if (digits.starts_with('+')) digits.remove_prefix(1);
    if (digits.empty()) return std::nullopt;
#if defined(__cpp_lib_to_chars) && __cpp_lib_to_chars >= 201611L
    double value = 0.0;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (stop != digits.data() + digits.size()) return std::nullopt;
    if (error == std::errc::result_out_of_range) {
        const std::size_t e = digits.find_first_of("eE");
        const bool tiny = e != std::string_view::npos && digits[e + 1] == '-';
        return tiny ? 0.0 : HUGE_VAL;
    }
    return error == std::errc{} ? std::optional(value) : std::nullopt;
#else
    // No locale is ever set, so that strtod reads a point.
    const std::string copy(digits);
    char* stop = nullptr;
    const double value = std::strtod(copy.c_str(), &stop);
    return stop == copy.c_str() + copy.size() ? std::optional(value) : std::nullopt;
#endif
}

bool is_currency_code(std::string_view text) {
    return text.size() == 3 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

Quantity read_quantity(std::string_view written, Unit unit, const Currencies& currencies) {
    std::string text = plain_spaces(written);
    std::string code;
    // "USD 3.7 million" is the same as "3.7 million USD".
    if (is_money(unit) && text.size() > 4 && is_currency_code(text.substr(0, 3)) &&
        (text[3] == ' ' || is_digit(text[3]))) {
        code = text.substr(0, 3);
        text = std::string(trimmed(std::string_view(text).substr(3)));
    }
    if (unit == Unit::month_of_year && !text.empty() && !is_digit(text.front()) &&
        text.front() != '-')
        return read_month_name(text);
    const Leading number = leading_number(text);
    if (!number.fault.empty()) return fault("bad-number", number.fault, number.hint);
    if (number.digits.empty() || number.digits == "-") {
        const std::string word = lower(text);
        if (word == "nan" || word == "inf" || word == "infinity")
            return fault("not-finite", said(quoted(written), " is not a number that can be used."),
                         allowed_units(unit));
        return fault("bad-number", said(quoted(written), " does not begin with a number."),
                     allowed_units(unit));
    }
    std::string rest(trimmed(number.rest));
    if (is_money(unit)) return read_money(written, number.digits, rest, unit, currencies, code);
    std::string digits = number.digits;
    if (takes_scale(unit)) {
        if (const auto power = take_scale(rest)) digits = shifted(digits, *power);
    }
    if (rest.empty()) {
        const std::optional<double> value = read_decimal(digits);
        if (value) return {value, {}, {}, {}};
        return fault("bad-number", said(quoted(written), " is no number."), allowed_units(unit));
    }
    const std::string small = lower(rest);
    for (const Suffix& suffix : suffixes) {
        if (suffix.unit != unit) continue;
        const auto forms = split(suffix.words, '|');
        if (std::find(forms.begin(), forms.end(), small) == forms.end()) continue;
        const std::optional<double> value = read_decimal(shifted(digits, suffix.power_of_ten));
        if (!value) break;
        return {*value * suffix.times / suffix.by, {}, {}, {}};
    }
    return unknown_unit(written, rest, unit);
}

std::string_view unit_name(Unit unit) {
    switch (unit) {
    case Unit::share:
        return "share";
    case Unit::factor:
        return "factor";
    case Unit::per_year:
        return "a year";
    case Unit::weeks:
        return "weeks";
    case Unit::months:
        return "months";
    case Unit::years:
        return "years";
    case Unit::fiscal_years:
        return "fiscal years";
    case Unit::people:
        return "people";
    case Unit::posts:
        return "posts";
    case Unit::per_month:
        return "a month";
    case Unit::places:
        return "places";
    case Unit::tranches:
        return "tranches";
    case Unit::per_1000_per_year:
        return "per 1,000 a year";
    case Unit::cases_per_week:
        return "cases a week";
    case Unit::money:
        return "money";
    case Unit::money_per_year:
        return "money a year";
    case Unit::month_of_year:
        return "month of the year";
    }
    return "";
}

std::vector<std::string> unit_examples(Unit unit) {
    switch (unit) {
    case Unit::share:
        return {"0.44", "\"44%\""};
    case Unit::factor:
        return {"1.5"};
    case Unit::per_year:
        return {"0.08", "\"8% a year\""};
    case Unit::weeks:
        return {"48", "\"11 months\"", "\"2 years\"", "\"26 weeks\"", "\"10 days\""};
    case Unit::months:
        return {"12", "\"12 months\"", "\"1 year\""};
    case Unit::years:
        return {"3", "\"18 months\"", "\"3 years\""};
    case Unit::fiscal_years:
        return {"2", "\"2 fiscal years\""};
    case Unit::people:
        return {"25000", "\"25,000\"", "\"1.2 million\""};
    case Unit::posts:
        return {"7", "\"7 posts\""};
    case Unit::per_month:
        return {"30", "\"30 a month\""};
    case Unit::places:
        return {"900", "\"900 places\""};
    case Unit::tranches:
        return {"2", "\"2 tranches\""};
    case Unit::per_1000_per_year:
        return {"22", "\"22 per 1,000 a year\""};
    case Unit::cases_per_week:
        return {"0.5", "\"0.5 cases a week\""};
    case Unit::money:
        return {"3700000", "\"3.7 million USD\"", "\"25 000 USD\""};
    case Unit::money_per_year:
        return {"3700000", "\"3.7 million USD a year\"", "\"25 000 USD\""};
    case Unit::month_of_year:
        return {"4", "\"April\""};
    }
    return {};
}

namespace {

/// Letters in either case, and every mark literally.
std::string any_case(std::string_view words) {
    std::string out;
    for (const char c : words) {
        if (c >= 'a' && c <= 'z') {
            out += {'[', static_cast<char>(c - 'a' + 'A'), c, ']'};
        } else if (c == ' ') {
            out += "\\s+";
        } else if (c == '/' || c == '%' || c == ',' || is_digit(c)) {
            out += c;
        } else {
            out += {'\\', c};
        }
    }
    return out;
}

std::string any_of(const std::vector<std::string_view>& forms) {
    std::string out;
    for (const std::string_view form : forms) {
        if (!out.empty()) out += '|';
        out += any_case(form);
    }
    return "(" + out + ")";
}

} // namespace

std::string unit_pattern(Unit unit) {
    const std::string number =
        "[-+]?([0-9]+|[1-9][0-9]{0,2}([ ,_\\u00a0\\u202f][0-9]{3})+)(\\.[0-9]+)?([eE][-+]?[0-9]+)?";
    const std::string scale = any_of({"thousand", "million", "billion"});
    if (is_money(unit)) {
        std::string pattern = "^\\s*([A-Z]{3}\\s*)?" + number + "(\\s*" + scale + ")?(\\s*[A-Z]{3})?";
        if (unit == Unit::money_per_year) pattern += "(\\s*" + any_of(split(a_year, '|')) + ")?";
        return pattern + "\\s*$";
    }
    std::vector<std::string_view> forms;
    for (const Suffix& suffix : suffixes) {
        if (suffix.unit != unit) continue;
        for (const std::string_view form : split(suffix.words, '|')) {
            forms.push_back(form);
        }
    }
    std::string pattern = number;
    if (takes_scale(unit)) pattern += "(\\s*" + scale + ")?";
    if (!forms.empty()) pattern += "(\\s*" + any_of(forms) + ")?";
    if (unit == Unit::month_of_year)
        pattern = "(" + pattern + "|" + any_of({month_names.begin(), month_names.end()}) + ")";
    return "^\\s*" + pattern + "\\s*$";
}

} // namespace ssrsim

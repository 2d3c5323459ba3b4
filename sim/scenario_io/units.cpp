#include "scenario_io/units.hpp"

#include "scenario/nearest.hpp"
#include "scenario/wording.hpp"
#include "scenario_io/decimals.hpp"
#include "scenario_io/text.hpp"
#include "scenario_io/unit_forms.hpp"

#include <algorithm>

namespace ssrsim {

namespace {

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
    const std::string near = nearest(lower_case(word), words);
    std::string hint = allowed_units(unit);
    if (!near.empty()) hint = said("did you mean ", near, "? ", hint);
    return fault("unknown-unit",
                 said(quoted(word), " in ", quoted(text), " is no unit that goes with ",
                      unit_name(unit), "."),
                 hint);
}

/// Takes a trailing "a year" off an amount.
bool take_a_year(std::string& rest) {
    for (const std::string_view words : split(a_year, '|')) {
        if (lower_case(rest).ends_with(words)) {
            rest.resize(rest.size() - words.size());
            rest = std::string(trimmed(rest));
            return true;
        }
    }
    return false;
}

std::optional<int> take_scale(std::string& rest) {
    const std::string small = lower_case(rest);
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
    return fault(
        "unknown-currency",
        said("This amount is in ", code, ", and the country's currency is ", currencies.own, "."),
        said("state the rate, in ", currencies.own, " for one ", code, ": [exchange] ", code,
             " = …"));
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
    const std::string small = lower_case(text);
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

bool is_currency_code(std::string_view text) {
    return text.size() == 3 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// One to three digits, a point and exactly three more.
static bool grouped_by_a_point(std::string_view digits) {
    const std::size_t point = digits.find('.');
    return point != std::string_view::npos && point >= 1 && point <= 3 && digits[0] != '0' &&
           digits[0] != '-' && digits.size() == point + 4 &&
           digits.find_first_not_of("0123456789.") == std::string_view::npos;
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
        const std::string word = lower_case(text);
        if (word == "nan" || word == "inf" || word == "infinity")
            return fault("not-finite", said(quoted(written), " is not a number that can be used."),
                         allowed_units(unit));
        return fault("bad-number", said(quoted(written), " does not begin with a number."),
                     allowed_units(unit));
    }
    std::string rest(trimmed(number.rest));
    std::string behind_scale = rest;
    if ((is_money(unit) || takes_scale(unit)) && grouped_by_a_point(number.digits) &&
        !take_scale(behind_scale)) {
        // Much of the world groups thousands by points: such a number would be read a thousand
        // times too small.
        const std::string whole = number.digits.substr(0, number.digits.find('.'));
        const std::string thousands = number.digits.substr(number.digits.find('.') + 1);
        return fault(
            "bad-number",
            said(quoted(written), " could mean ", whole, " or ", whole, ",", thousands, "."),
            said("write ", whole, ",", thousands, " in quotes for thousands, or ", whole, "."));
    }
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
    const std::string small = lower_case(rest);
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

} // namespace ssrsim

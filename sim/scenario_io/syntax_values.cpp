#include "scenario_io/syntax_values.hpp"

#include "scenario/wording.hpp"
#include "scenario_io/other_writing.hpp"
#include "scenario_io/text.hpp"

#include <algorithm>
#include <utility>

namespace ssrsim {

namespace {

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

/// "5 USD" for "$5" and "5 $"; empty for what is no amount with a sign.
std::string amount_with_code(std::string_view value) {
    static constexpr std::pair<std::string_view, std::string_view> signs[] = {
        {"$", "USD"}, {"€", "EUR"}, {"£", "GBP"}, {"¥", "JPY"}};
    for (const auto& [sign, code] : signs) {
        const bool first = value.starts_with(sign);
        if (!first && !value.ends_with(sign)) continue;
        const std::size_t rest = value.size() - sign.size();
        const std::string_view number =
            trimmed(first ? value.substr(sign.size(), rest) : value.substr(0, rest));
        if (!number.empty() && is_digit(number.front())) return said(number, " ", code);
    }
    return {};
}

/// "-5" for a number behind a minus sign or a dash (U+2212, U+2013).
std::string with_plain_minus(std::string_view value) {
    std::size_t at = 0;
    const char32_t sign = next_code_point(value, at);
    const bool minus = sign == 0x2212 || sign == 0x2013;
    return minus && at < value.size() && is_digit(value[at]) ? said("-", value.substr(at))
                                                             : std::string{};
}

} // namespace

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
    if (const OtherWriting number = other_writing(value); !number.plain.empty())
        return say("A decimal number takes a point; groups of three digits stand in quotes.",
                   in_our_writing(number, Place::bare));
    const std::string word = lower_case(value);
    if (word == "true" || word == "yes" || word == "on")
        return say(said("A truth value is written true or false, not ", value, "."), "write true.");
    if (word == "false" || word == "no" || word == "off")
        return say(said("A truth value is written true or false, not ", value, "."),
                   "write false.");
    if (word == "null" || word == "none" || word == "nil" || word == "n/a" || word == "na")
        return say("There is no value for nothing.", "take the line out; its default then holds.");
    if (const std::string amount = amount_with_code(value); !amount.empty())
        return say("An amount stands in quotes, with the three letters of its currency.",
                   said("write \"", amount, "\"."));
    if (const std::string hyphen = with_plain_minus(value); !hyphen.empty())
        return say("A minus is a plain hyphen.", said("write ", hyphen, "."));
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

} // namespace ssrsim

#include "tables/values.hpp"

#include "scenario/nearest.hpp"
#include "scenario/wording.hpp"
#include "scenario_io/text.hpp"
#include "scenario_io/unit_forms.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace ssrsim {

namespace {

/// With plain spaces and apostrophes for those of typesetters, and an ASCII minus.
std::string plain_marks(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (c == 0xA0 || c == 0x202F || c == 0x2009 || c == '\t' || c == '\n')
            out += ' ';
        else if (c == 0x2019 || c == 0x2BC)
            out += '\'';
        else if (c == 0x2212)
            out += '-';
        else
            append_utf8(out, c);
    }
    return std::string(trimmed(out));
}

bool is_mark(char c) {
    return c == ',' || c == '.' || c == ' ' || c == '\'';
}

/// Where the number that begins at `at` ends: digits, and marks between digits.
std::size_t end_of_number(std::string_view text, std::size_t at) {
    while (at < text.size() && (is_digit(text[at]) || (is_mark(text[at]) && at + 1 < text.size() &&
                                                       is_digit(text[at + 1]))))
        ++at;
    return at;
}

/// Whether the marks between these parts group thousands: one to three digits, then threes.
bool are_groups(const std::vector<std::string_view>& parts) {
    if (parts.front().empty() || parts.front().size() > 3) return false;
    return std::all_of(parts.begin() + 1, parts.end(),
                       [](std::string_view part) { return part.size() == 3; });
}

Meant<double> grouped_number(std::string_view written) {
    std::string used;
    for (const char c : written)
        if (is_mark(c) && used.find(c) == std::string::npos) used += c;
    std::string_view whole = written;
    std::string_view decimals;
    const bool single = !used.empty() && std::ranges::count(written, used.back()) == 1 &&
                        (used.back() == ',' || used.back() == '.');
    const std::size_t last = used.empty() ? 0 : written.rfind(used.back());
    const bool three = single && written.size() - last == 4;
    const bool groups_before = used.size() == 2;
    if (used.size() > 2)
        return unclear<double>(said(quoted(written), " has three kinds of marks in it."),
                               "write the digits alone, with a point before decimals.");
    if (single && three && !groups_before && used.back() == '.' && last <= 3 && written[0] != '0')
        return unclear<double>(said(quoted(written), " could mean ", written.substr(0, last),
                                    " or ", written.substr(0, last), ",", written.substr(last + 1),
                                    "."),
                               "write the digits without a mark.");
    if (single && three && groups_before && used.front() != '.' && used.back() == ',')
        return unclear<double>(said(quoted(written), " mixes two marks between groups of three."),
                               "write the digits without marks.");
    if (single && (groups_before || !three || written[0] == '0' || last > 3)) {
        whole = written.substr(0, last);
        decimals = written.substr(last + 1);
    }
    std::string digits;
    for (const char mark : used) {
        if (whole.find(mark) == std::string_view::npos) continue;
        if (!are_groups(split(whole, mark)))
            return unclear<double>(
                said("The marks in ", quoted(written), " do not group thousands."),
                "write the digits without marks, with a point before decimals.");
    }
    for (const char c : whole)
        if (is_digit(c)) digits += c;
    if (!decimals.empty()) digits += said(".", decimals);
    double value = 0.0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size())
        return unclear<double>(said(quoted(written), " is no number."), {});
    return {value, {}, {}};
}

constexpr std::array<std::string_view, 12> french_months = {
    "janvier", "fevrier", "mars",      "avril",   "mai",      "juin",
    "juillet", "aout",    "septembre", "octobre", "novembre", "decembre"};

/// 1 to 12 for a month's name or the beginning of one that fits no other, else 0.
std::int32_t month_named(std::string_view word) {
    std::int32_t found = 0;
    if (word.size() < 3) return 0;
    for (std::size_t m = 0; m < 12; ++m) {
        if (!month_names[m].starts_with(word) && !french_months[m].starts_with(word)) continue;
        if (found != 0) return 0; // "jui" is June or July
        found = static_cast<std::int32_t>(m) + 1;
    }
    return found;
}

std::optional<std::int32_t> whole_number(std::string_view text) {
    std::int32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

constexpr std::string_view ask_for_a_day = "write it as 2005-01-31.";

Meant<Date> day_out_of(std::string_view written, Date date) {
    if (date.year < 100 && date.year >= 0)
        return unclear<Date>(said("The year of ", quoted(written), " has two digits."),
                             std::string(ask_for_a_day));
    if (date.year < 1900 || date.year > 2200)
        return unclear<Date>(said(quoted(written), " lies before 1900 or after 2200."),
                             std::string(ask_for_a_day));
    if (!exists(date))
        return unclear<Date>(said(quoted(written), " is a day that does not exist."),
                             std::string(ask_for_a_day));
    return {date, {}, {}};
}

/// "31 jan 2005", "jan 31 2005", with words already plain.
std::optional<Date> day_in_words(const std::vector<std::string_view>& parts) {
    if (parts.size() != 3) return std::nullopt;
    const auto year = whole_number(parts[2]);
    for (const std::size_t at : {std::size_t{0}, std::size_t{1}}) {
        std::string_view day = parts[at];
        for (const std::string_view ending : {"st", "nd", "rd", "th", "er"})
            if (day.ends_with(ending) && is_digit(day.front())) day.remove_suffix(2);
        const auto number = whole_number(day);
        const std::int32_t month = month_named(parts[1 - at]);
        if (number && month != 0 && year) return Date{*year, month, *number};
    }
    return std::nullopt;
}

Meant<Date> day_in_numbers(std::string_view written, std::string_view text, char mark) {
    std::vector<std::int32_t> numbers;
    for (const std::string_view part : split(text, mark))
        if (const auto number = whole_number(trimmed(part))) numbers.push_back(*number);
    if (numbers.size() != 3 || std::ranges::count(text, mark) != 2)
        return unclear<Date>(said(quoted(written), " is no day."), std::string(ask_for_a_day));
    const std::int32_t first = numbers[0];
    const std::int32_t second = numbers[1];
    const std::int32_t third = numbers[2];
    if (first > 31) return day_out_of(written, {first, second, third}); // 2005/01/31
    // Points stand in dates that begin with the day wherever they are in use.
    if (mark == '.' || first > 12 || first == second)
        return day_out_of(written, {third, second, first});
    if (second > 12) return day_out_of(written, {third, first, second});
    return unclear<Date>(said(quoted(written), " could mean ", to_text({third, second, first}),
                              " or ", to_text({third, first, second}), "."),
                         "write the one that is meant that way.");
}

} // namespace

Meant<Amount> read_amount(const GridCell& cell) {
    if (cell.kind == GridCell::Kind::number) return {Amount{cell.number, {}}, {}, {}};
    if (cell.kind == GridCell::Kind::date)
        return unclear<Amount>(said("This is the date ", cell.text, ", and a number is expected."),
                               "format the cell as a number.");
    const std::string text = plain_marks(cell.text);
    const auto first = std::ranges::find_if(text, is_digit);
    if (first == text.end())
        return unclear<Amount>(said(quoted(cell.text), " holds no number."), "write it in digits.");
    auto begin = static_cast<std::size_t>(first - text.begin());
    const std::size_t end = end_of_number(text, begin);
    Meant<double> number = grouped_number(std::string_view(text).substr(begin, end - begin));
    if (!number.value) return unclear<Amount>(number.message, number.hint);
    std::string before(trimmed(std::string_view(text).substr(0, begin)));
    const std::string behind(trimmed(std::string_view(text).substr(end)));
    if (before.ends_with('-')) {
        number.value = -*number.value;
        before = std::string(trimmed(std::string_view(before).substr(0, before.size() - 1)));
    }
    const bool more_digits = std::ranges::any_of(behind, is_digit);
    if (more_digits || (!before.empty() && !behind.empty()))
        return unclear<Amount>(said(quoted(cell.text), " is not one number with a unit."),
                               "write one number in the cell.");
    return {Amount{*number.value, before + behind}, {}, {}};
}

Meant<Date> read_day(const GridCell& cell) {
    if (cell.kind == GridCell::Kind::date) return {cell.date, {}, {}};
    std::string text = plain_marks(cell.text);
    // Spreadsheets write days into CSV with a time of midnight.
    for (const std::string_view midnight : {" 00:00:00", " 00:00", " 0:00", "T00:00:00"})
        if (text.ends_with(midnight)) text.resize(text.size() - midnight.size());
    if (const auto date = parse_date(text)) return {date, {}, {}};
    const bool is_number =
        std::ranges::all_of(text, [](char c) { return is_digit(c) || c == '.'; });
    if (is_number && std::ranges::count(text, '.') < 2)
        return unclear<Date>(said(text, " is a number, and a day is expected."),
                             said("format the cell as a date, or ", ask_for_a_day));
    std::string plain = id_from(said("x ", text)); // an id does not begin with a digit
    plain.erase(0, 2);
    if (const auto date = day_in_words(split(plain, '_'))) return day_out_of(cell.text, *date);
    for (const char mark : {'/', '.', '-'})
        if (text.find(mark) != std::string::npos) return day_in_numbers(cell.text, text, mark);
    return unclear<Date>(said(quoted(cell.text), " is no day."), std::string(ask_for_a_day));
}

Meant<Length> read_length(const GridCell& cell, const std::string& unit) {
    struct TimeUnit {
        std::string_view written; ///< as scenario files write it
        double days;
        std::string_view words;
    };
    static constexpr TimeUnit units[] = {
        {"days", 1.0, "d|day|days|jour|jours"},
        {"weeks", 7.0, "w|week|weeks|wk|wks|semaine|semaines"},
        {"months", days_per_year / 12.0, "m|month|months|mth|mths|mois"},
        {"years", days_per_year, "y|year|years|yr|yrs|an|ans|annee|annees"},
    };
    const Meant<Amount> amount = read_amount(cell);
    if (!amount.value) return unclear<Length>(amount.message, amount.hint);
    const std::string written = amount.value->unit.empty() ? unit : amount.value->unit;
    std::string word = id_from(written);
    if (word.starts_with("in_")) word.erase(0, 3);
    if (word.starts_with("en_")) word.erase(0, 3);
    const double number = amount.value->number;
    for (const TimeUnit& known : units)
        for (const std::string_view name : split(known.words, '|'))
            if (name == word)
                return {Length{number * known.days, said(number, " ", known.written)}, {}, {}};
    if (word.empty())
        return unclear<Length>(said("It is not said in what ", quoted(cell.text), " counts."),
                               "write \"18 months\", or the unit into the heading: Duration "
                               "(months).");
    return unclear<Length>(said(quoted(written), " is no length of time."),
                           "write days, weeks, months or years.");
}

std::string currency_code(std::string_view written, const std::string& own) {
    std::string text(trimmed(written));
    if (text == "€") return "EUR";
    if (text == "£") return "GBP";
    if (text == "US$" || text == "$US") return "USD";
    if (text == "$" && own == "USD") return "USD";
    if (text.size() == 3 && std::ranges::all_of(text, is_letter))
        for (char& c : text)
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

} // namespace ssrsim

#include "scenario_io/unit_forms.hpp"

#include "scenario_io/text.hpp"
#include "scenario_io/units.hpp"

namespace ssrsim {

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
    case Unit::per_1000:
        return "per 1,000 people";
    case Unit::difference:
        return "difference";
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
    case Unit::per_1000:
        return {"2.2", "\"2.2 per 1,000\""};
    case Unit::difference:
        return {"-0.1", "\"-10%\""};
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
        std::string pattern =
            "^\\s*([A-Z]{3}\\s*)?" + number + "(\\s*" + scale + ")?(\\s*[A-Z]{3})?";
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

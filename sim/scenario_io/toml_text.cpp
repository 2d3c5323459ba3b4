#include "scenario_io/toml_text.hpp"

#include "scenario/wording.hpp"

namespace ssrsim {

std::string toml_string(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += {'\\', c};
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else if (byte < 0x20 || byte == 0x7F) {
            out += said("\\u00", digits.substr(byte >> 4, 1), digits.substr(byte & 15u, 1));
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string toml_money(Money money) {
    const std::int64_t units = money.cents / 100;
    const std::int64_t cents = money.cents % 100;
    if (cents == 0) return number_text(units);
    const std::int64_t shown = cents < 0 ? -cents : cents;
    return said(money.cents < 0 && units == 0 ? "-" : "", units, shown < 10 ? ".0" : ".", shown);
}

} // namespace ssrsim

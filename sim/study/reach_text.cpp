#include "study/reach_text.hpp"

#include <charconv>
#include <cmath>

namespace ssrsim {

std::optional<Reach> read_reach(std::string_view text) {
    const std::size_t at = text.rfind('@');
    const std::size_t equals = text.find('=');
    if (at == std::string_view::npos || equals == std::string_view::npos || equals > at) return {};
    Reach reach;
    std::size_t name_ends = equals;
    if (equals > 0 && (text[equals - 1] == '<' || text[equals - 1] == '>')) {
        reach.at_least = text[equals - 1] == '>';
        --name_ends;
    }
    const std::string_view level = text.substr(equals + 1, at - equals - 1);
    const auto [stopped, error] =
        std::from_chars(level.data(), level.data() + level.size(), reach.level);
    const std::optional<Date> by = parse_date(text.substr(at + 1));
    const bool read = std::isfinite(reach.level) && error == std::errc{} &&
                      stopped == level.data() + level.size();
    if (!read || !by || name_ends == 0) return {};
    reach.series = std::string{text.substr(0, name_ends)};
    reach.by = *by;
    return reach;
}

} // namespace ssrsim

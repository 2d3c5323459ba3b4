#include "scenario/gate.hpp"

#include <array>

namespace ssrsim {

namespace {

struct NamedMeasure {
    std::string_view table;
    std::string_view name;
    GateMeasure measure;
};

constexpr std::array named{
    NamedMeasure{"institution", "capacity", GateMeasure::capacity},
    NamedMeasure{"institution", "performance", GateMeasure::performance},
    NamedMeasure{"institution", "integrity", GateMeasure::integrity},
    NamedMeasure{"institution", "skill", GateMeasure::skill},
    NamedMeasure{"institution", "equipment", GateMeasure::equipment},
    NamedMeasure{"institution", "procedures", GateMeasure::procedures},
    NamedMeasure{"institution", "ownership", GateMeasure::ownership},
    NamedMeasure{"institution", "political_will", GateMeasure::political_will},
    NamedMeasure{"institution", "accountability", GateMeasure::accountability},
    NamedMeasure{"region", "insecurity", GateMeasure::insecurity},
};

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

/// Splits off the part before the first dot.
std::string_view first_part(std::string_view& rest) {
    const std::size_t dot = rest.find('.');
    const std::string_view part = rest.substr(0, dot);
    rest.remove_prefix(dot == std::string_view::npos ? rest.size() : dot + 1);
    return part;
}

/// "0.4": digits with at most one point. Few enough digits that the quotient of two
/// whole numbers is the nearest double.
std::optional<double> read_decimal(std::string_view text) {
    double digits = 0.0;
    double scale = 1.0;
    bool behind_point = false;
    if (text.empty() || text == "." || text.size() > 15) return std::nullopt;
    for (const char c : text) {
        if (c == '.' && !behind_point) {
            behind_point = true;
        } else if (c >= '0' && c <= '9') {
            digits = 10.0 * digits + (c - '0');
            if (behind_point) scale *= 10.0;
        } else {
            return std::nullopt;
        }
    }
    return digits / scale;
}

} // namespace

std::optional<Gate> read_gate(std::string_view text) {
    const std::size_t sign = text.find_first_of("<>");
    if (sign == std::string_view::npos || text.substr(sign + 1, 1) != "=") return std::nullopt;
    Gate gate;
    gate.at_least = text[sign] == '>';
    const std::optional<double> threshold = read_decimal(trimmed(text.substr(sign + 2)));
    if (!threshold) return std::nullopt;
    gate.threshold = *threshold;
    std::string_view path = trimmed(text.substr(0, sign));
    gate.table = first_part(path);
    gate.id = first_part(path);
    for (const NamedMeasure& measure : named) {
        if (measure.table != gate.table || measure.name != path) continue;
        gate.measure = measure.measure;
        return gate;
    }
    return std::nullopt;
}

std::vector<std::string> gate_measures(std::string_view table) {
    std::vector<std::string> names;
    for (const NamedMeasure& measure : named) {
        if (measure.table == table) names.emplace_back(measure.name);
    }
    return names;
}

} // namespace ssrsim

#include "report/figures.hpp"

#include "scenario/wording.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace ssrsim {

namespace {

constexpr std::size_t line_length = 100;

/// Decimals that show two digits of a width; at most six.
int decimals_of(double width) {
    if (!(width > 0.0) || std::isinf(width)) return 4;
    return std::clamp(1 - static_cast<int>(std::floor(std::log10(width))), 0, 6);
}

std::string signed_text(double value, int decimals) {
    if (std::isnan(value)) return "n/a";
    const double size = std::fabs(value);
    if (size >= 999.5) return (value < 0.0 ? "-" : "+") + readable(size);
    const double unit = std::pow(10.0, -decimals);
    // No "-0.000".
    return fmt::format("{:+.{}f}", size < 0.5 * unit ? 0.0 : value, decimals);
}

} // namespace

std::string readable(double value) {
    if (std::isnan(value)) return "n/a";
    if (value == 0.0) return "0";
    const double size = std::fabs(value);
    if (size >= 999.95e6) return fmt::format("{:.1f} billion", value / 1e9);
    if (size >= 999'950.0) return fmt::format("{:.1f} million", value / 1e6);
    if (size >= 999.5) {
        std::string digits = fmt::format("{:.0f}", value);
        digits.insert(digits.size() - 3, ",");
        return digits;
    }
    if (size >= 99.95) return fmt::format("{:.0f}", value);
    if (size >= 9.9995) return fmt::format("{:.1f}", value);
    // No "-0.000".
    return fmt::format("{:.3f}", size < 0.0005 ? 0.0 : value);
}

std::string readable_difference(double value, double width) {
    return signed_text(value, decimals_of(width));
}

std::string readable_difference(const PairedEstimate& estimate) {
    return readable_difference(estimate.mean, half_width(estimate.interval));
}

std::string readable_interval(const PairedEstimate& estimate) {
    const Interval& interval = estimate.interval;
    if (estimate.count > 1 && estimate.footing == Footing::none && is_same_so_far(estimate))
        return "the same in all";
    if (!std::isfinite(interval.low) || !std::isfinite(interval.high)) return "not known";
    const int decimals = decimals_of(half_width(interval));
    return fmt::format("{} to {}{}", signed_text(interval.low, decimals),
                       signed_text(interval.high, decimals),
                       estimate.footing == Footing::firm ? "" : " (rough)");
}

std::string readable_regret(double regret) {
    const bool small = regret > 0.0 && regret < 0.1;
    return small ? fmt::format("{:.{}f}", regret, decimals_of(regret)) : readable(regret);
}

std::string readable_percent(double share) {
    if (std::isnan(share)) return "n/a";
    if (share > 0.0 && share < 0.005) return "<1%";
    if (share < 1.0 && share > 0.995) return ">99%";
    return fmt::format("{:.0f}%", 100.0 * share);
}

std::string counted(std::uint64_t number, const std::string& what) {
    return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

std::string harmless(std::string_view text) {
    std::string clean;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t code_point = next_code_point(text, at);
        if (can_be_shown(code_point)) append_utf8(clean, code_point);
    }
    return clean;
}

std::string harmless_lines(std::string_view text) {
    std::string clean;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        clean += harmless(text.substr(0, end));
        if (end == std::string_view::npos) break;
        clean += '\n';
        text.remove_prefix(end + 1);
    }
    return clean;
}

std::string wrapped(const std::string& text) {
    std::string lines;
    std::size_t in_line = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        std::size_t characters = 0;
        for (std::size_t at = begin; at < end; ++characters)
            next_code_point(text, at);
        if (in_line > 0) {
            const bool fits = in_line + 1 + characters <= line_length;
            lines += fits ? ' ' : '\n';
            in_line = fits ? in_line + 1 : 0;
        }
        lines.append(text, begin, end - begin);
        in_line += characters;
        begin = end + 1;
    }
    return lines + "\n";
}

std::string line_of(const std::string& text) {
    return text.substr(0, text.find_last_not_of(' ') + 1) + "\n";
}

std::string in_words(std::string_view key) {
    std::string words{key};
    std::ranges::replace(words, '_', ' ');
    return words;
}

std::string unit_of(const std::string& unit, const std::string& currency) {
    if (unit == "1") return "";
    return unit == "currency units" ? currency : unit;
}

std::string shortened(std::string_view text, std::size_t most) {
    std::string line;
    std::size_t length = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t code_point = next_code_point(text, at);
        if (++length > most) return line + "…";
        append_utf8(line, code_point == U'\n' || code_point == U'\t' ? U' ' : code_point);
    }
    return line;
}

} // namespace ssrsim

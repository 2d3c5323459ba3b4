#include "scenario/wording.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace ssrsim {

std::string number_text(double value) {
    std::array<char, 400> digits{};
    char* const first = digits.data();
    char* const last = first + digits.size();
    const double size = value < 0.0 ? -value : value;
    const bool plain = size == 0.0 || (size >= 1e-5 && size < 1e15);
    const auto [end, fault] = plain ? std::to_chars(first, last, value, std::chars_format::fixed)
                                    : std::to_chars(first, last, value);
    return fault == std::errc{} ? std::string(first, end) : std::string("?");
}

std::string number_text(std::int64_t value) {
    return std::to_string(value);
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
    constexpr char32_t broken = 0xFFFD;
    const auto byte = [&](std::size_t i) -> char32_t {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
    };
    const char32_t lead = byte(at++);
    if (lead < 0x80) return lead;
    std::size_t more = 0;
    char32_t value = 0;
    char32_t least = 0;
    if (lead >= 0xC2 && lead < 0xE0) {
        more = 1, value = lead & 0x1F, least = 0x80;
    } else if (lead >= 0xE0 && lead < 0xF0) {
        more = 2, value = lead & 0x0F, least = 0x800;
    } else if (lead >= 0xF0 && lead < 0xF5) {
        more = 3, value = lead & 0x07, least = 0x10000;
    } else {
        return broken;
    }
    for (std::size_t i = 0; i < more; ++i) {
        const char32_t next = byte(at + i);
        if ((next & 0xC0) != 0x80) return broken;
        value = (value << 6) | (next & 0x3F);
    }
    if (value < least || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return broken;
    at += more;
    return value;
}

void append_utf8(std::string& text, char32_t code_point) {
    const auto add = [&](char32_t byte) { text += static_cast<char>(byte); };
    if (code_point < 0x80) {
        add(code_point);
    } else if (code_point < 0x800) {
        add(0xC0 | (code_point >> 6));
        add(0x80 | (code_point & 0x3F));
    } else if (code_point < 0x10000) {
        add(0xE0 | (code_point >> 12));
        add(0x80 | ((code_point >> 6) & 0x3F));
        add(0x80 | (code_point & 0x3F));
    } else {
        add(0xF0 | (code_point >> 18));
        add(0x80 | ((code_point >> 12) & 0x3F));
        add(0x80 | ((code_point >> 6) & 0x3F));
        add(0x80 | (code_point & 0x3F));
    }
}

bool can_be_shown(char32_t c) {
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool reorders = (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
                          (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
    return !control && !reorders;
}

std::string quoted(std::string_view text) {
    constexpr int longest = 60;
    std::string out = "\"";
    int shown = 0;
    for (std::size_t at = 0; at < text.size(); ++shown) {
        if (shown == longest) {
            out += "…";
            break;
        }
        const char32_t c = next_code_point(text, at);
        append_utf8(out, can_be_shown(c) ? c : U'\uFFFD');
    }
    return out + '"';
}

std::string listed(const std::vector<std::string>& words, std::string_view last) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) out += i + 1 == words.size() ? said(" ", last, " ") : std::string(", ");
        out += words[i];
    }
    return out;
}

std::string path_of(std::string_view table, std::string_view key) {
    const bool bare = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '-';
    });
    std::string path(table);
    if (!path.empty()) path += '.';
    return path + (bare ? std::string(key) : quoted(key));
}

std::vector<std::string> path_parts(std::string_view path) {
    std::vector<std::string> parts;
    while (true) {
        const std::size_t end = path.find('.');
        parts.emplace_back(path.substr(0, end));
        if (end == std::string_view::npos) return parts;
        path.remove_prefix(end + 1);
    }
}

} // namespace ssrsim

#include "report/words.hpp"

#include <fmt/format.h>
#include <utility>

namespace ssrsim {

namespace {

constexpr std::string_view narrow_space = "\u202f";
constexpr std::string_view minus_sign = "\u2212";

/// Longer ones first where one holds another.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> french{{
    {" million", " millions"},
    {" billion", " milliards"},
    {"the same in all", "identique partout"},
    {"not known", "inconnu"},
    {"(rough)", "(approximatif)"},
    {" to ", " à "},
    {"n/a", "s.o."},
}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> months{{
    {"January", "janvier"},
    {"February", "février"},
    {"March", "mars"},
    {"April", "avril"},
    {"May", "mai"},
    {"June", "juin"},
    {"July", "juillet"},
    {"August", "août"},
    {"September", "septembre"},
    {"October", "octobre"},
    {"November", "novembre"},
    {"December", "décembre"},
}};

void replace_all(std::string& text, std::string_view old, std::string_view now) {
    for (std::size_t at = text.find(old); at != std::string::npos;
         at = text.find(old, at + now.size()))
        text.replace(at, old.size(), now);
}

} // namespace

std::string localised(std::string_view number, Language language) {
    std::string text{number};
    if (language == Language::fr) {
        replace_all(text, ",", narrow_space);
        replace_all(text, ".", ",");
        replace_all(text, "%", fmt::format("{}%", narrow_space));
        for (const auto& [ours, theirs] : french)
            replace_all(text, ours, theirs);
    }
    replace_all(text, "-", minus_sign);
    return text;
}

Bilingual localised(std::string_view number) {
    return {localised(number, Language::en), localised(number, Language::fr)};
}

Bilingual day_in_words(Date date) {
    const auto& [english, french_name] = months[static_cast<std::size_t>(date.month - 1)];
    return {fmt::format("{} {} {}", date.day, english, date.year),
            fmt::format("{}{} {} {}", date.day, date.day == 1 ? "er" : "", french_name, date.year)};
}

} // namespace ssrsim

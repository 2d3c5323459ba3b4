#pragma once

#include "core/calendar.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace ssrsim {

/// The languages of a report. Every text of ours exists in both; those of a scenario may.
enum class Language : std::uint8_t { en, fr };
inline constexpr std::array languages{Language::en, Language::fr};

constexpr const char* name_of(Language language) {
    return language == Language::en ? "en" : "fr";
}

/// The same text in both languages.
struct Bilingual {
    std::string en;
    std::string fr;

    [[nodiscard]] const std::string& in(Language language) const {
        return language == Language::en ? en : fr;
    }
};

/// A text of the scenario's, in English where it has no French.
inline Bilingual in_both(const std::string& en, const std::string& fr) {
    return {en, fr.empty() ? en : fr};
}

/// A name that has one form.
inline Bilingual name_in_both(std::string_view name) {
    return {std::string{name}, std::string{name}};
}

/// A number as `readable` and its kin write it, in the language's manner: a true minus sign, and in
/// French the decimal comma, thin spaces between thousands, and its words.
std::string localised(std::string_view number, Language language);
Bilingual localised(std::string_view number);

/// "1 June 2004", "1er juin 2004".
Bilingual day_in_words(Date date);

} // namespace ssrsim

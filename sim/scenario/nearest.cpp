#include "scenario/nearest.hpp"

#include "scenario/wording.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace ssrsim {

namespace {

constexpr std::size_t longest_word = 80;
constexpr std::size_t longest_id = 64;

/// Latin letters with marks as plain ones, for U+00C0 to U+017F. Two letters where one stands for
/// two ("œ"); '_' where a character has no plain letter.
std::string_view plain_letters(char32_t c) {
    static constexpr std::array<std::string_view, 64> latin_1 = {
        "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
        "d", "n", "o", "o", "o", "o", "o",  "_", "o", "u", "u", "u", "u", "y", "th", "ss",
        "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
        "d", "n", "o", "o", "o", "o", "o",  "_", "o", "u", "u", "u", "u", "y", "th", "y"};
    static constexpr std::string_view latin_a =
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
        "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    if (c >= 0xC0 && c < 0x100) return latin_1[c - 0xC0];
    if (c == 0x152 || c == 0x153) return "oe";
    if (c >= 0x100 && c < 0x100 + latin_a.size()) return latin_a.substr(c - 0x100, 1);
    return "_";
}

} // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
    if (a.size() > longest_word || b.size() > longest_word) return longest_word * 2;
    using Row = std::array<std::size_t, longest_word + 1>;
    Row before{};
    Row above{};
    Row row{};
    for (std::size_t j = 0; j <= b.size(); ++j) {
        above[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before = above;
        above = row;
    }
    return above[b.size()];
}

std::string nearest(std::string_view word, const std::vector<std::string>& allowed) {
    const std::string plain = id_from(word);
    std::string best;
    std::size_t least = std::max<std::size_t>(1, std::min<std::size_t>(3, word.size() / 3)) + 1;
    for (const std::string& candidate : allowed) {
        const std::size_t distance =
            std::min(edit_distance(word, candidate), edit_distance(plain, id_from(candidate)));
        if (distance < least) {
            least = distance;
            best = candidate;
        }
    }
    if (!best.empty()) return best;
    // "tour_weeks" for "tour": one name that holds the other, at least four letters of it.
    constexpr std::size_t enough = 4;
    std::size_t shared = 0;
    for (const std::string& candidate : allowed) {
        const std::size_t both = std::min(candidate.size(), plain.size());
        if (both < enough || both <= shared) continue;
        if (candidate.find(plain) != std::string::npos ||
            plain.find(candidate) != std::string::npos) {
            shared = both;
            best = candidate;
        }
    }
    return best;
}

std::string nearest_hint(std::string_view word, const std::vector<std::string>& allowed) {
    const std::string near = nearest(word, allowed);
    if (!near.empty()) return said("did you mean ", near, "?");
    constexpr std::size_t few = 16;
    if (allowed.empty()) return "there are none";
    if (allowed.size() > few) return {};
    return said("there is ", listed(allowed), ".");
}

std::string id_from(std::string_view text) {
    std::string id;
    for (std::size_t at = 0; at < text.size() && id.size() < longest_id;) {
        const char32_t c = next_code_point(text, at);
        if (c >= 'A' && c <= 'Z') {
            id += static_cast<char>(c - 'A' + 'a');
        } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            id += static_cast<char>(c);
        } else if (const std::string_view plain = plain_letters(c); plain != "_") {
            id += plain;
        } else if (!id.empty() && id.back() != '_' && !(c >= 0x300 && c < 0x370)) {
            id += '_';
        }
    }
    while (!id.empty() && id.back() == '_') {
        id.pop_back();
    }
    if (id.empty()) return id;
    if (id.front() >= '0' && id.front() <= '9') id.insert(0, "n_");
    if (id.size() > longest_id) id.resize(longest_id);
    return id;
}

bool is_id(std::string_view text) {
    if (text.empty() || text.size() > longest_id) return false;
    if (text.front() < 'a' || text.front() > 'z') return false;
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

} // namespace ssrsim

#pragma once

#include "report/words.hpp"
#include "world/events.hpp"

#include <span>
#include <string_view>
#include <utility>

/// Every text of the page that is not a sentence about numbers, in both languages.
namespace ssrsim {

using NamedWords = std::pair<std::string_view, Bilingual>;

/// Bilingual of tables and headings, by key; the key must be there.
const Bilingual& words_of_report(std::string_view key);
/// Bilingual of controls and tooltips, which go to the page as data.
std::span<const NamedWords> words_of_controls();

/// Of outcomes and frictions by their keys, of quantities by that of their variable.
const Bilingual& title_of_outcome(std::string_view key);
/// The same; of what is no headline outcome, a series on a day, the key itself.
Bilingual title_or_key_of_outcome(std::string_view key);
const Bilingual& title_of_friction(std::string_view key);
const Bilingual& ideal_of_friction(std::string_view key);
const Bilingual& title_of_quantity(std::string_view key);
const Bilingual& title_of_group(std::string_view key);

/// In few words what happened, and because of what.
const Bilingual& words_of(EventKind what);
const Bilingual& words_of(Cause cause);

} // namespace ssrsim

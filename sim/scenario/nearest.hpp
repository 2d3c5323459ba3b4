#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ssrsim {

/// Fewest insertions, deletions, replacements and swaps of neighbours that turn one text into the
/// other (optimal string alignment). Texts beyond 80 bytes count as far from everything.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The allowed word that was probably meant, or an empty text where none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& allowed);

/// A sentence for a hint: the nearest spelling, else the allowed words where they are few.
std::string nearest_hint(std::string_view word, const std::vector<std::string>& allowed);

/// An id made of what was written: lower case, accents removed, underscores for the rest.
std::string id_from(std::string_view text);

/// Whether a text is an id: a small letter, then small letters, digits or underscores, at most 64.
bool is_id(std::string_view text);

} // namespace ssrsim

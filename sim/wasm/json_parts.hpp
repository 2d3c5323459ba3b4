#pragma once

#include "report/json.hpp"
#include "report/plan_runs.hpp"
#include "report/words.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Pieces that several answers share.
namespace ssrsim {

inline void put(Json& json, std::string_view key, const Bilingual& text) {
    json.open_object(key).put("en", text.en).put("fr", text.fr).close();
}

/// "capacity/police": the indicator, and what it is counted by; nothing for the country's.
std::pair<std::string, std::string> parts_of(const std::string& quantity);

/// Numbers of the sampled quantities that a page can show and have a name for.
std::vector<std::size_t> shown_quantities(const Sampling& sampling);

/// Enough digits for a drawing.
inline constexpr int drawn_digits = 5;
/// Enough that the same number is read back.
inline constexpr int all_digits = 17;

} // namespace ssrsim

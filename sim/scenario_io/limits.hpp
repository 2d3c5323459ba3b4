#pragma once

#include <cstddef>
#include <string_view>

namespace ssrsim {

// What a scenario file may hold. Far above what the model is meant for, and low enough that no file
// exhausts the memory or the stack.
inline constexpr std::size_t largest_file = 4u << 20;
inline constexpr int deepest_nesting = 32;
inline constexpr std::size_t longest_text = 2000;
inline constexpr int deepest_extends = 8;
inline constexpr std::size_t most_files = 32;

/// Most rows of a table, by its key.
constexpr std::size_t most_rows(std::string_view table) {
    if (table == "institution") return 40;
    if (table == "mission") return 20;
    if (table == "donor") return 80;
    if (table == "activity") return 500;
    if (table == "posts" || table == "money") return 2000; // what is known, month by month
    return 200;                                            // regions, groups of posts
}

} // namespace ssrsim

#include "core/smallest.hpp"

#include "core/contracts.hpp"
#include "core/wide.hpp"

#include <algorithm>
#include <cstring>

namespace ssrsim {

namespace {

// In the compilers' own vectors: they make none of a loop that asks where.
using Eight [[gnu::vector_size(64)]] = double;
constexpr std::size_t lanes = sizeof(Eight) / sizeof(double);

/// Parts of a long column that are searched side by side: none waits for another's comparison.
constexpr std::size_t parts = 4;

} // namespace

SSRSIM_WIDE std::size_t index_of_smallest(std::span<const double> values) noexcept {
    SSRSIM_EXPECT(!values.empty(), "one of no numbers is the smallest");
    if (values.size() < lanes) {
        return static_cast<std::size_t>(std::min_element(values.begin(), values.end()) -
                                        values.begin());
    }
    const Eight first_eight{0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0};
    const std::size_t length = values.size() / (parts * lanes) * lanes; // of a part
    std::size_t searched = lanes;
    Eight least, place = first_eight, there = first_eight, other;
    std::memcpy(&least, values.data(), sizeof least);
    if (length > lanes) {
        Eight smallest[parts], at[parts];
        for (std::size_t part = 0; part < parts; ++part) {
            std::memcpy(&smallest[part], &values[part * length], sizeof(Eight));
            at[part] = first_eight;
        }
        for (std::size_t here = lanes; here < length; here += lanes) {
            there += 8.0;
            for (std::size_t part = 0; part < parts; ++part) {
                std::memcpy(&other, &values[part * length + here], sizeof other);
                at[part] = other < smallest[part] ? there : at[part];
                smallest[part] = other < smallest[part] ? other : smallest[part];
            }
        }
        for (std::size_t part = 0; part < parts; ++part) { // of equals the earlier part
            const Eight later = at[part] + static_cast<double>(part * length);
            place = smallest[part] < least ? later : place;
            least = smallest[part] < least ? smallest[part] : least;
        }
        searched = parts * length;
    }
    for (; searched < values.size(); searched += lanes) {
        const std::size_t from = std::min(searched, values.size() - lanes); // may overlap
        std::memcpy(&other, &values[from], sizeof other);
        there = first_eight + static_cast<double>(from);
        place = other < least ? there : place;
        least = other < least ? other : least;
    }
    // Across the lanes: the smallest, then the first place that has it.
    const Eight of_lanes = least;
    other = __builtin_shufflevector(least, least, 4, 5, 6, 7, 0, 1, 2, 3);
    least = other < least ? other : least;
    other = __builtin_shufflevector(least, least, 2, 3, 0, 1, 6, 7, 4, 5);
    least = other < least ? other : least;
    other = __builtin_shufflevector(least, least, 1, 0, 3, 2, 5, 4, 7, 6);
    least = other < least ? other : least;
    const Eight nowhere = first_eight + static_cast<double>(values.size());
    Eight first = of_lanes == least ? place : nowhere;
    other = __builtin_shufflevector(first, first, 4, 5, 6, 7, 0, 1, 2, 3);
    first = other < first ? other : first;
    other = __builtin_shufflevector(first, first, 2, 3, 0, 1, 6, 7, 4, 5);
    first = other < first ? other : first;
    other = __builtin_shufflevector(first, first, 1, 0, 3, 2, 5, 4, 7, 6);
    first = other < first ? other : first;
    return static_cast<std::size_t>(first[0]);
}

} // namespace ssrsim

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

} // namespace

SSRSIM_WIDE std::size_t index_of_smallest(std::span<const double> values) noexcept {
    SSRSIM_EXPECT(!values.empty(), "one of no numbers is the smallest");
    if (values.size() < lanes) {
        return static_cast<std::size_t>(std::min_element(values.begin(), values.end()) -
                                        values.begin());
    }
    const Eight first_eight{0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0};
    const std::size_t last = values.size() - lanes;
    Eight smallest, at = first_eight, there = first_eight, other;
    std::memcpy(&smallest, values.data(), sizeof smallest);
    for (std::size_t here = lanes; here < last; here += lanes) {
        std::memcpy(&other, &values[here], sizeof other);
        there += 8.0;
        at = other < smallest ? there : at;
        smallest = other < smallest ? other : smallest;
    }
    std::memcpy(&other, &values[last], sizeof other); // overlaps what came before
    there = first_eight + static_cast<double>(last);
    at = other < smallest ? there : at;
    smallest = other < smallest ? other : smallest;
    // Across the lanes: the smallest, then the first place that has it.
    Eight least = smallest;
    other = __builtin_shufflevector(least, least, 4, 5, 6, 7, 0, 1, 2, 3);
    least = other < least ? other : least;
    other = __builtin_shufflevector(least, least, 2, 3, 0, 1, 6, 7, 4, 5);
    least = other < least ? other : least;
    other = __builtin_shufflevector(least, least, 1, 0, 3, 2, 5, 4, 7, 6);
    least = other < least ? other : least;
    const Eight nowhere = first_eight + static_cast<double>(values.size());
    Eight first = smallest == least ? at : nowhere;
    other = __builtin_shufflevector(first, first, 4, 5, 6, 7, 0, 1, 2, 3);
    first = other < first ? other : first;
    other = __builtin_shufflevector(first, first, 2, 3, 0, 1, 6, 7, 4, 5);
    first = other < first ? other : first;
    other = __builtin_shufflevector(first, first, 1, 0, 3, 2, 5, 4, 7, 6);
    first = other < first ? other : first;
    return static_cast<std::size_t>(first[0]);
}

} // namespace ssrsim

#include "core/smallest.hpp"

#include "core/contracts.hpp"
#include "core/wide.hpp"

#include <algorithm>
#include <array>
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
    Eight smallest, at = first_eight;
    std::memcpy(&smallest, values.data(), sizeof smallest);
    const std::size_t last = values.size() - lanes;
    for (std::size_t next = lanes; next < last + lanes; next += lanes) {
        const std::size_t here = next < last ? next : last; // the last eight overlap
        Eight other;
        std::memcpy(&other, &values[here], sizeof other);
        const Eight there = first_eight + static_cast<double>(here);
        at = other < smallest ? there : at;
        smallest = other < smallest ? other : smallest;
    }
    std::array<double, lanes> value, where;
    std::memcpy(value.data(), &smallest, sizeof smallest);
    std::memcpy(where.data(), &at, sizeof at);
    std::size_t first = 0;
    for (std::size_t i = 1; i < lanes; ++i) {
        const bool earlier =
            (value[i] < value[first]) | ((value[i] == value[first]) & (where[i] < where[first]));
        first = earlier ? i : first;
    }
    return static_cast<std::size_t>(where[first]);
}

} // namespace ssrsim

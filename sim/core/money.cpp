#include "core/money.hpp"

#include "core/contracts.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace ssrsim {

std::int64_t split_by_largest_remainder(std::int64_t total, std::span<const double> weights,
                                        std::span<std::int64_t> parts) {
    SSRSIM_EXPECT(weights.size() == parts.size(), "one part for each weight");
    SSRSIM_EXPECT(total >= 0, "only what is there can be split");
    double sum = 0.0;
    for (const double weight : weights) {
        SSRSIM_EXPECT(weight >= 0.0, "a weight is not negative");
        sum += weight;
    }
    std::fill(parts.begin(), parts.end(), 0);
    if (!(sum > 0.0) || total == 0) return 0;

    const auto exact = [&](std::size_t i) {
        return static_cast<double>(total) * (weights[i] / sum);
    };
    std::int64_t given = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        parts[i] = static_cast<std::int64_t>(std::floor(exact(i)));
        given += parts[i];
    }
    // Rounding of the quotients can hand out one too many with extreme weights: take it back first.
    for (std::size_t i = parts.size(); given > total && i-- > 0;) {
        const std::int64_t back = std::min(parts[i], given - total);
        parts[i] -= back;
        given -= back;
    }
    const auto remainder_of = [&](std::size_t i) {
        return exact(i) - static_cast<double>(parts[i]);
    };
    // One each to those with the largest remainders: all at once where many are missing, since
    // looking for them one by one takes the square of the time.
    constexpr std::int64_t few = 2;
    if (total - given > few) {
        std::vector<std::pair<double, std::size_t>> remainders; // the largest first
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (weights[i] > 0.0) remainders.emplace_back(-remainder_of(i), i);
        const auto missing = static_cast<std::size_t>(total - given);
        const std::size_t first = std::min(missing, remainders.size());
        if (first < remainders.size()) {
            std::nth_element(remainders.begin(),
                             remainders.begin() + static_cast<std::ptrdiff_t>(first),
                             remainders.end());
        }
        for (std::size_t i = 0; i < first; ++i)
            ++parts[remainders[i].second];
        given += static_cast<std::int64_t>(first);
    }
    while (given < total) {
        std::size_t best = 0;
        double largest = -2.0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const double remainder = remainder_of(i);
            if (weights[i] > 0.0 && remainder > largest) {
                largest = remainder;
                best = i;
            }
        }
        ++parts[best];
        ++given;
    }
    return given;
}

} // namespace ssrsim

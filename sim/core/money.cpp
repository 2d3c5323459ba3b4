#include "core/money.hpp"

#include "core/contracts.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <vector>

namespace ssrsim {

namespace {

std::int64_t split(std::int64_t total, std::span<const double> weights,
                   std::span<std::int64_t> parts, std::vector<double>& remainders) {
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
    // Most often one is missing in the end: whose remainder is the largest comes out by the way.
    std::int64_t given = 0;
    std::size_t best = 0;
    double largest = -2.0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const double part = exact(i);
        parts[i] = static_cast<std::int64_t>(part);
        given += parts[i];
        const double remainder = part - static_cast<double>(parts[i]);
        if (weights[i] > 0.0 && remainder > largest) {
            largest = remainder;
            best = i;
        }
    }
    if (given == total - 1) {
        ++parts[best];
        return total;
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
    // One each to those with the largest remainders, all at once: looking for them one by one takes
    // the square of the time.
    while (given < total) {
        remainders.clear();
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (weights[i] > 0.0) remainders.push_back(remainder_of(i));
        const std::size_t lucky =
            std::min(static_cast<std::size_t>(total - given), remainders.size());
        const auto last = remainders.begin() + static_cast<std::ptrdiff_t>(lucky) - 1;
        std::nth_element(remainders.begin(), last, remainders.end(), std::greater<>{});
        const double least = *last;
        auto equals = 1 + std::count(remainders.begin(), last, least); // the first get theirs
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (!(weights[i] > 0.0)) continue;
            const double remainder = remainder_of(i);
            if (remainder > least || (remainder == least && equals-- > 0)) ++parts[i];
        }
        given += static_cast<std::int64_t>(lucky);
    }
    return given;
}

} // namespace

std::int64_t split_by_largest_remainder(std::int64_t total, std::span<const double> weights,
                                        std::span<std::int64_t> parts) {
    std::vector<double> remainders;
    return split(total, weights, parts, remainders);
}

std::int64_t split_by_largest_remainder(std::int64_t total, std::span<const double> weights,
                                        std::vector<std::int64_t>& parts,
                                        std::vector<double>& remainders) {
    parts.resize(weights.size());
    return split(total, weights, parts, remainders);
}

} // namespace ssrsim

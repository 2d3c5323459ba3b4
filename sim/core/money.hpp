#pragma once

#include <cmath>
#include <compare>
#include <cstdint>
#include <span>
#include <vector>

namespace ssrsim {

/// Whole cents of the scenario's currency. Sums are exact; only `scaled` rounds.
struct Money {
    std::int64_t cents = 0;

    constexpr auto operator<=>(const Money&) const = default;
    constexpr Money& operator+=(Money other) {
        cents += other.cents;
        return *this;
    }
    constexpr Money& operator-=(Money other) {
        cents -= other.cents;
        return *this;
    }
};

constexpr Money operator+(Money a, Money b) {
    return {a.cents + b.cents};
}
constexpr Money operator-(Money a, Money b) {
    return {a.cents - b.cents};
}
constexpr double in_units(Money money) {
    return static_cast<double>(money.cents) / 100.0;
}

/// To the nearest cent, halves upward. The product must stay below 2^53 cents.
inline Money scaled(Money money, double factor) {
    return {static_cast<std::int64_t>(std::floor(static_cast<double>(money.cents) * factor + 0.5))};
}
inline Money money_of(double units) {
    return scaled(Money{100}, units);
}

/// Splits a total by weights into whole parts that add up to it exactly (largest remainder; equal
/// remainders go to the earlier entry). Without a positive weight every part is zero and the total
/// stays with the caller, which the returned sum says. Weights are finite and not negative.
std::int64_t split_by_largest_remainder(std::int64_t total, std::span<const double> weights,
                                        std::span<std::int64_t> parts);
/// The same into columns that stay, so that nothing is allocated once they are large enough.
std::int64_t split_by_largest_remainder(std::int64_t total, std::span<const double> weights,
                                        std::vector<std::int64_t>& parts,
                                        std::vector<double>& remainders);

} // namespace ssrsim

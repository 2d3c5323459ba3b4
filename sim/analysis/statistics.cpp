#include "analysis/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace ssrsim {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

template <class T>
double interpolated(std::span<const T> sorted, double level) {
    if (sorted.empty()) return not_a_number;
    const double place = level * static_cast<double>(sorted.size() - 1);
    const double below = std::floor(place);
    const auto index = static_cast<std::size_t>(below);
    const double low = static_cast<double>(sorted[index]);
    if (index + 1 == sorted.size()) return low;
    return low + (static_cast<double>(sorted[index + 1]) - low) * (place - below);
}

template <class T>
ColumnStatistics statistics_of_values(std::span<const T> values) {
    std::vector<T> present;
    present.reserve(values.size());
    for (const T value : values) {
        if (!std::isnan(value)) present.push_back(value);
    }
    ColumnStatistics result;
    result.count = present.size();
    const auto count = static_cast<double>(present.size());
    double sum = 0.0;
    for (const T value : present)
        sum += static_cast<double>(value);
    result.mean = present.empty() ? not_a_number : sum / count;

    double squares = 0.0;
    for (const T value : present) {
        const double distance = static_cast<double>(value) - result.mean;
        squares += distance * distance;
    }
    result.deviation = present.size() < 2 ? not_a_number : std::sqrt(squares / (count - 1.0));

    std::sort(present.begin(), present.end());
    result.lowest = present.empty() ? not_a_number : static_cast<double>(present.front());
    result.highest = present.empty() ? not_a_number : static_cast<double>(present.back());
    for (std::size_t q = 0; q < quantile_levels.size(); ++q)
        result.quantiles[q] = interpolated(std::span<const T>{present}, quantile_levels[q]);
    return result;
}

} // namespace

double quantile_of_sorted(std::span<const double> sorted, double level) {
    return interpolated(sorted, level);
}

ColumnStatistics statistics_of(std::span<const double> values) {
    return statistics_of_values(values);
}

ColumnStatistics statistics_of(std::span<const float> values) {
    return statistics_of_values(values);
}

std::vector<double> fifty_of(std::vector<double> values) {
    constexpr std::size_t fifty = 50;
    std::erase_if(values, [](double value) { return std::isnan(value); });
    std::ranges::sort(values);
    std::vector<double> chosen;
    for (std::size_t i = 0; i < fifty && !values.empty(); ++i)
        chosen.push_back(quantile_of_sorted(values, (static_cast<double>(i) + 0.5) / fifty));
    return chosen;
}

} // namespace ssrsim

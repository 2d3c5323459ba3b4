#include "analysis/sobol_terms.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ssrsim {

namespace {

/// The fit of a variance starts from equal weights, which count as much as this many samples: of
/// few samples a fit follows the noise.
constexpr double samples_behind_equal_weights = 1024.0;

/// Counts outcomes from their mean, in standard deviations.
void standardise(std::vector<Trio>& trios) {
    double sum = 0.0;
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -lowest;
    for (const Trio& t : trios) {
        sum += t.a + t.b + t.mixed;
        lowest = std::min({lowest, t.a, t.b, t.mixed});
        highest = std::max({highest, t.a, t.b, t.mixed});
    }
    const double count = 3.0 * static_cast<double>(trios.size());
    const double mean = sum / count;
    double squares = 0.0;
    for (Trio& t : trios) {
        t = {t.a - mean, t.b - mean, t.mixed - mean};
        squares += t.a * t.a + t.b * t.b + t.mixed * t.mixed;
    }
    // Rounding leaves some variance to equal numbers.
    const double per_deviation = lowest < highest ? 1.0 / std::sqrt(squares / count) : 0.0;
    for (Trio& t : trios)
        t = {t.a * per_deviation, t.b * per_deviation, t.mixed * per_deviation};
}

/// The numerators of one index, and squares whose means are the outcome's variance each: of the two
/// rows that the index compares, and of the third.
struct Terms {
    double part;
    double row;
    double mixed;
    double other;
};

Terms mean_of(const std::vector<Terms>& terms) {
    const auto count = static_cast<double>(terms.size());
    Terms mean{};
    for (const Terms& t : terms)
        mean = {mean.part + t.part / count, mean.row + t.row / count, mean.mixed + t.mixed / count,
                mean.other + t.other / count};
    return mean;
}

/// The part over a variance that goes up and down with it, so that chance cancels: of all weights
/// of the three squares those that least squares find, and none below 0, where a variance could be
/// negative.
std::vector<IndexTerms> with_fitted_variance(const std::vector<Terms>& terms) {
    const Terms mean = mean_of(terms);
    const double share = mean.part / (0.5 * (mean.row + mean.mixed));
    double left_left = 0.0;   // left: from mixed to row
    double right_right = 0.0; // right: from both to other
    double left_right = 0.0;
    double left_rest = 0.0;
    double right_rest = 0.0;
    for (const Terms& t : terms) {
        const double row = share * (t.row - mean.row);
        const double mixed = share * (t.mixed - mean.mixed);
        const double left = row - mixed;
        const double right = share * (t.other - mean.other) - 0.5 * (row + mixed);
        const double rest = t.part - mean.part - 0.5 * (row + mixed);
        left_left += left * left;
        right_right += right * right;
        left_right += left * right;
        left_rest += left * rest;
        right_rest += right * rest;
    }
    const double stiffness = 1.0 + samples_behind_equal_weights / static_cast<double>(terms.size());
    left_left *= stiffness;
    right_right *= stiffness;
    const double determinant = left_left * right_right - left_right * left_right;
    double to_row = 0.0;
    double to_other = 0.0;
    if (determinant > 0.0) {
        to_row = (right_right * left_rest - left_right * right_rest) / determinant;
        to_other = (left_left * right_rest - left_right * left_rest) / determinant;
    }
    const double row = std::max(0.0, 0.5 * (1.0 - to_other) + to_row);
    const double mixed = std::max(0.0, 0.5 * (1.0 - to_other) - to_row);
    const double other = std::max(0.0, to_other);
    const double sum = row + mixed + other;
    std::vector<IndexTerms> found;
    for (const Terms& t : terms)
        found.push_back({t.part, (row * t.row + mixed * t.mixed + other * t.other) / sum});
    return found;
}

} // namespace

std::vector<SobolTerms> sobol_terms(std::vector<Trio> trios) {
    standardise(trios);
    const auto count = static_cast<double>(trios.size());
    double first = 0.0;
    double total = 0.0;
    for (const Trio& t : trios) {
        first += t.b * (t.mixed - t.a) / count;
        total += 0.5 * (t.a - t.mixed) * (t.a - t.mixed) / count;
    }
    // A and B are independent: their product has the mean 0, and its chance is shared by the
    // products that estimate the indices (Glen and Isaacs 2012).
    first = std::clamp(first, 0.0, 1.0);
    total = std::clamp(total, 0.0, 1.0);
    std::vector<Terms> firsts;
    std::vector<Terms> totals;
    for (const Trio& t : trios) {
        const double a = t.a * t.a;
        const double b = t.b * t.b;
        const double mixed = t.mixed * t.mixed;
        const double change = t.mixed - t.a;
        firsts.push_back({t.b * change + total * t.a * t.b, b, mixed, a});
        totals.push_back({0.5 * change * change + first * t.a * t.b, a, mixed, b});
    }
    const std::vector<IndexTerms> of_first = with_fitted_variance(firsts);
    const std::vector<IndexTerms> of_total = with_fitted_variance(totals);
    std::vector<SobolTerms> terms;
    for (std::size_t i = 0; i < trios.size(); ++i)
        terms.push_back({of_first[i], of_total[i]});
    return terms;
}

} // namespace ssrsim

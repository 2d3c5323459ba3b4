#include "designs/distribution.hpp"

#include "core/contracts.hpp"
#include "core/math.hpp"
#include "core/quantiles.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>

namespace ssrsim {

namespace {

/// The largest distance of a cut from the mean, in standard deviations: beyond it less than 1e-15
/// of the law would be left.
constexpr double farthest_cut = 8.0;

/// The share of the standard normal law below z <= 0: the u at which its quantile passes z.
double share_below(double z) {
    // Positive doubles are ordered as their bits are.
    auto low = std::bit_cast<std::uint64_t>(0x1p-100);
    auto high = std::bit_cast<std::uint64_t>(0.5);
    if (normal_quantile(0x1p-100) >= z) return 0.0;
    while (high - low > 1) {
        const std::uint64_t middle = low + (high - low) / 2;
        (normal_quantile(std::bit_cast<double>(middle)) < z ? low : high) = middle;
    }
    return std::bit_cast<double>(high);
}

/// The share below any z, exact to its own last bits below zero.
double normal_share(double z) {
    return z <= 0.0 ? share_below(z) : 1.0 - share_below(-z);
}

void check_range(const Distribution& law, std::vector<DesignProblem>& problems) {
    if (!std::isfinite(law.low)) problems.push_back({"low", "must be a finite number"});
    if (!std::isfinite(law.high)) problems.push_back({"high", "must be a finite number"});
    if (!problems.empty()) return;
    if (!(law.low < law.high))
        problems.push_back({"high", "must lie above low"});
    else if (!std::isfinite(law.high - law.low))
        problems.push_back({"high", "lies too far above low"});
    if (law.kind == DistributionKind::log_uniform && !(law.low > 0.0))
        problems.push_back({"low", "must be above 0 for a log_uniform distribution"});
}

void check_normal(const Distribution& law, std::vector<DesignProblem>& problems) {
    const bool has_range = problems.empty();
    if (!std::isfinite(law.mean)) problems.push_back({"mean", "must be a finite number"});
    if (!std::isfinite(law.deviation) || !(law.deviation > 0.0)) {
        problems.push_back({"sd", "must be a finite number above 0"});
        return;
    }
    if (!has_range || !std::isfinite(law.mean)) return;
    const double farthest = farthest_cut * law.deviation;
    if (law.low > law.mean + farthest || law.high < law.mean - farthest)
        problems.push_back({"mean", "must lie within 8 sd of the range from low to high"});
}

void check_discrete(const Distribution& law, std::vector<DesignProblem>& problems) {
    if (law.values.empty()) problems.push_back({"values", "must name at least one value"});
    if (!std::ranges::all_of(law.values, [](double value) { return std::isfinite(value); }))
        problems.push_back({"values", "must be finite numbers"});
    if (law.weights.empty()) return;
    if (law.weights.size() != law.values.size())
        problems.push_back({"weights", "must have one number for each of values"});
    double sum = 0.0;
    for (const double weight : law.weights) {
        if (!std::isfinite(weight) || weight < 0.0) {
            problems.push_back({"weights", "must be finite numbers of at least 0"});
            return;
        }
        sum += weight;
    }
    if (!(sum > 0.0) || !std::isfinite(sum))
        problems.push_back({"weights", "must have a finite sum above 0"});
}

} // namespace

std::vector<DesignProblem> problems_of(const Distribution& law) {
    std::vector<DesignProblem> problems;
    if (law.kind == DistributionKind::discrete) {
        check_discrete(law, problems);
        return problems;
    }
    check_range(law, problems);
    if (law.kind == DistributionKind::triangular && problems.empty() &&
        !(law.low <= law.mode && law.mode <= law.high))
        problems.push_back({"mode", "must lie between low and high"});
    if (law.kind == DistributionKind::truncated_normal) check_normal(law, problems);
    return problems;
}

Quantiles::Quantiles(const Distribution& law)
    : kind_{law.kind}, low_{law.low}, high_{law.high}, mode_{law.mode}, mean_{law.mean},
      deviation_{law.deviation} {
    SSRSIM_EXPECT(problems_of(law).empty(), "only a distribution without problems has quantiles");
    if (kind_ == DistributionKind::log_uniform) {
        first_ = portable_log(low_);
        last_ = portable_log(high_);
    } else if (kind_ == DistributionKind::truncated_normal) {
        const double from = (low_ - mean_) / deviation_;
        const double to = (high_ - mean_) / deviation_;
        // The lower tail is the exact one.
        is_mirrored_ = from + to > 0.0;
        first_ = normal_share(is_mirrored_ ? -to : from);
        last_ = normal_share(is_mirrored_ ? -from : to);
    } else if (kind_ == DistributionKind::discrete) {
        values_ = law.values;
        double sum = 0.0;
        for (std::size_t i = 0; i < values_.size(); ++i)
            cumulated_.push_back(sum += law.weights.empty() ? 1.0 : law.weights[i]);
        for (double& share : cumulated_)
            share /= sum;
    }
}

double Quantiles::operator()(double u) const noexcept {
    SSRSIM_EXPECT(u >= 0.0 && u <= 1.0, "a share lies between 0 and 1");
    double value = 0.0;
    switch (kind_) {
    case DistributionKind::uniform:
        value = low_ + u * (high_ - low_);
        break;
    case DistributionKind::log_uniform:
        if (u <= 0.0) return low_;
        if (u >= 1.0) return high_;
        value = portable_exp(first_ + u * (last_ - first_));
        break;
    case DistributionKind::triangular: {
        const double width = high_ - low_;
        const double rise = mode_ - low_;
        value = u * width < rise ? low_ + std::sqrt(u * width * rise)
                                 : high_ - std::sqrt((1.0 - u) * width * (high_ - mode_));
        break;
    }
    case DistributionKind::truncated_normal: {
        if (u <= 0.0) return low_;
        if (u >= 1.0) return high_;
        const double share = first_ + (is_mirrored_ ? 1.0 - u : u) * (last_ - first_);
        const double inside = std::clamp(share, 0x1p-100, 1.0 - 0x1p-53);
        const double z = normal_quantile(inside);
        value = mean_ + deviation_ * (is_mirrored_ ? -z : z);
        break;
    }
    case DistributionKind::discrete: {
        // A value without weight is never drawn: at 0 the first that has some.
        const auto at = u > 0.0 ? std::ranges::lower_bound(cumulated_, u)
                                : std::ranges::upper_bound(cumulated_, 0.0);
        const auto last = static_cast<std::ptrdiff_t>(values_.size()) - 1;
        return values_[static_cast<std::size_t>(std::min(at - cumulated_.begin(), last))];
    }
    }
    return std::clamp(value, low_, high_);
}

double quantile_of(const Distribution& law, double u) {
    return Quantiles{law}(u);
}

} // namespace ssrsim

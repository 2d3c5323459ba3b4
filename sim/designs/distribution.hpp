#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What is not known about a number: the law by which a study draws it.
namespace ssrsim {

enum class DistributionKind : std::uint8_t {
    uniform,
    log_uniform,
    triangular,
    truncated_normal,
    discrete,
};

struct Distribution {
    DistributionKind kind = DistributionKind::uniform;
    double low = 0.0; ///< all but discrete: the least and the greatest value
    double high = 1.0;
    double mode = 0.5;           ///< triangular: the likeliest value
    double mean = 0.5;           ///< truncated_normal: of the normal law before it is cut
    double deviation = 1.0;      ///< the same law's standard deviation
    std::vector<double> values;  ///< discrete
    std::vector<double> weights; ///< discrete; empty: equal
};

/// Something wrong with a distribution or a design: the key at fault and what is allowed.
struct DesignProblem {
    std::string_view key; ///< "low", "mode", "values", ...: as in files
    std::string message;  ///< one sentence, without the value found
};

/// Everything wrong with a distribution; empty for one that can be drawn from.
std::vector<DesignProblem> problems_of(const Distribution& law);

/// A distribution ready to be drawn from many times. Only for one without problems.
class Quantiles {
  public:
    explicit Quantiles(const Distribution& law);

    /// The value below which the share u of the law lies: non-decreasing in u, from `low` at 0 to
    /// `high` at 1. Discrete: the first value whose cumulated weight reaches u.
    double operator()(double u) const noexcept;

  private:
    DistributionKind kind_;
    double low_;
    double high_;
    double mode_;
    double mean_;
    double deviation_;
    // log_uniform: the logarithms of low and high; truncated_normal: the shares of the normal law
    // below them, or above them if mirrored.
    double first_ = 0.0;
    double last_ = 0.0;
    bool is_mirrored_ = false;
    std::vector<double> values_;
    std::vector<double> cumulated_;
};

/// The same for one number. 0 <= u <= 1.
double quantile_of(const Distribution& law, double u);

} // namespace ssrsim

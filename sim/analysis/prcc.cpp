#include "analysis/prcc.hpp"

#include "core/contracts.hpp"
#include "core/math.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace ssrsim {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double most = 1.0 - 1e-12; ///< beyond it Fisher's scale has no digits left

/// One column in ascending order, with the places where its values change.
struct Sorted {
    std::vector<std::uint32_t> order;
    std::vector<std::uint32_t> ends; ///< one past the last of each run of ties
};

Sorted sorted(const std::vector<double>& column) {
    Sorted result{std::vector<std::uint32_t>(column.size()), {}};
    std::iota(result.order.begin(), result.order.end(), 0u);
    std::ranges::sort(result.order, [&](std::uint32_t a, std::uint32_t b) {
        return column[a] != column[b] ? column[a] < column[b] : a < b;
    });
    for (std::uint32_t i = 1; i <= column.size(); ++i)
        if (i == column.size() || column[result.order[i]] != column[result.order[i - 1]])
            result.ends.push_back(i);
    return result;
}

/// Ranks of rows that are drawn `times` each, from their mean, times the root of their count: sums
/// of products of two such columns are covariances. False where all ranks are the same.
bool put_ranks(const Sorted& column, std::span<const std::uint32_t> times,
               const std::vector<double>& roots, double mean, std::vector<double>& ranks) {
    double below = 0.0;
    double squares = 0.0;
    std::uint32_t begin = 0;
    for (const std::uint32_t end : column.ends) {
        double count = 0.0;
        for (std::uint32_t i = begin; i < end; ++i)
            count += times[column.order[i]];
        const double rank = below + 0.5 * (count + 1.0) - mean;
        for (std::uint32_t i = begin; i < end; ++i)
            ranks[column.order[i]] = rank * roots[column.order[i]];
        squares += count * rank * rank;
        below += count;
        begin = end;
    }
    if (!(squares > 0.0)) return false;
    const double scale = 1.0 / std::sqrt(squares);
    for (double& rank : ranks)
        rank *= scale;
    return true;
}

/// In four sums, which compilers make a vector of.
double product(const std::vector<double>& a, const std::vector<double>& b) {
    double s0 = 0.0, s1 = 0.0, s2 = 0.0, s3 = 0.0;
    std::size_t i = 0;
    for (; i + 4 <= a.size(); i += 4) {
        s0 += a[i] * b[i];
        s1 += a[i + 1] * b[i + 1];
        s2 += a[i + 2] * b[i + 2];
        s3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.size(); ++i)
        s0 += a[i] * b[i];
    return (s0 + s1) + (s2 + s3);
}

/// Partial correlations of the last column with the others, from standardised columns; NaN for one
/// that the ones before it make up, or that does not vary.
std::vector<double> partial_correlations(const std::vector<std::vector<double>>& columns,
                                         const std::vector<bool>& varies) {
    const std::size_t factors = columns.size() - 1;
    std::vector<double> result(factors, not_a_number);
    if (!varies.back()) return result;
    // Cholesky's factor L of the correlations, row by row, without columns that add nothing.
    std::vector<std::size_t> used;
    std::vector<std::vector<double>> lower;
    for (std::size_t i = 0; i < factors; ++i) {
        if (!varies[i]) continue;
        std::vector<double> row;
        double rest = 1.0;
        for (std::size_t j = 0; j < used.size(); ++j) {
            double sum = product(columns[i], columns[used[j]]);
            for (std::size_t m = 0; m < j; ++m)
                sum -= row[m] * lower[j][m];
            row.push_back(sum / lower[j][j]);
            rest -= row.back() * row.back();
        }
        if (rest < 1e-10) continue;
        row.push_back(std::sqrt(rest));
        used.push_back(i);
        lower.push_back(std::move(row));
    }
    const std::size_t count = used.size();
    // z = L⁻¹ r for the correlations r with the outcome, then β = L⁻ᵀ z.
    std::vector<double> z(count);
    double unexplained = 1.0;
    for (std::size_t i = 0; i < count; ++i) {
        double sum = product(columns[used[i]], columns.back());
        for (std::size_t j = 0; j < i; ++j)
            sum -= lower[i][j] * z[j];
        z[i] = sum / lower[i][i];
        unexplained -= z[i] * z[i];
    }
    unexplained = std::max(0.0, unexplained);
    for (std::size_t i = 0; i < count; ++i) {
        // Column i of L⁻¹: β[i] is its product with z, the diagonal of R⁻¹ that with itself.
        std::vector<double> inverse(count, 0.0);
        double beta = 0.0;
        double diagonal = 0.0;
        for (std::size_t row = i; row < count; ++row) {
            double sum = row == i ? 1.0 : 0.0;
            for (std::size_t j = i; j < row; ++j)
                sum -= lower[row][j] * inverse[j];
            inverse[row] = sum / lower[row][row];
            beta += inverse[row] * z[row];
            diagonal += inverse[row] * inverse[row];
        }
        const double size = std::sqrt(beta * beta + unexplained * diagonal);
        result[used[i]] = size > 0.0 ? beta / size : 0.0;
    }
    return result;
}

double fisher(double correlation) {
    const double r = std::clamp(correlation, -most, most);
    return 0.5 * (portable_log1p(r) - portable_log1p(-r));
}

double from_fisher(double z) {
    const double e = portable_expm1(-2.0 * std::abs(z));
    const double r = -e / (2.0 + e);
    return z < 0.0 ? -r : r;
}

/// The correlations among rows drawn `times` each.
class Ranked {
  public:
    explicit Ranked(const Columns& columns)
        : ranks_(columns.size(), std::vector<double>(columns.front().size())),
          varies_(columns.size()), roots_(columns.front().size()) {
        for (const std::vector<double>& column : columns)
            sorted_.push_back(sorted(column));
    }
    std::vector<double> correlations(std::span<const std::uint32_t> times) {
        double drawn = 0.0;
        for (std::size_t i = 0; i < times.size(); ++i) {
            roots_[i] = std::sqrt(static_cast<double>(times[i]));
            drawn += times[i];
        }
        for (std::size_t i = 0; i < sorted_.size(); ++i)
            varies_[i] = put_ranks(sorted_[i], times, roots_, 0.5 * (drawn + 1.0), ranks_[i]);
        return partial_correlations(ranks_, varies_);
    }

  private:
    std::vector<Sorted> sorted_;
    std::vector<std::vector<double>> ranks_;
    std::vector<bool> varies_;
    std::vector<double> roots_;
};

} // namespace

Prcc prcc(const Columns& factors, std::span<const double> outcome, const Resampling& resampling) {
    Columns columns(factors.size() + 1);
    Prcc result;
    for (std::size_t row = 0; row < outcome.size(); ++row) {
        bool is_missing = std::isnan(outcome[row]);
        for (const std::vector<double>& factor : factors) {
            SSRSIM_EXPECT(factor.size() == outcome.size(), "a value for each outcome");
            is_missing = is_missing || std::isnan(factor[row]);
        }
        if (is_missing) {
            ++result.missing_rows;
            continue;
        }
        for (std::size_t i = 0; i < factors.size(); ++i)
            columns[i].push_back(factors[i][row]);
        columns.back().push_back(outcome[row]);
    }
    result.rows = columns.back().size();
    constexpr Interval unknown{not_a_number, not_a_number};
    result.factors.assign(factors.size(), {not_a_number, unknown});
    // A regression on all other factors must leave something over.
    if (result.rows < factors.size() + 3) return result;
    Ranked ranked{columns};
    const std::vector<double> found =
        ranked.correlations(std::vector<std::uint32_t>(result.rows, 1));
    for (std::size_t i = 0; i < found.size(); ++i)
        result.factors[i].value = found[i];

    std::vector<double> sums(found.size(), 0.0);
    std::vector<double> squares(found.size(), 0.0);
    std::vector<double> counts(found.size(), 0.0);
    for (std::uint32_t resample = 0; resample < resampling.resamples; ++resample) {
        const std::vector<double> drawn =
            ranked.correlations(one_resample(resampling.seed, resample, result.rows));
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (std::isnan(drawn[i]) || std::isnan(found[i])) continue;
            const double off = fisher(drawn[i]) - fisher(found[i]);
            sums[i] += off;
            squares[i] += off * off;
            counts[i] += 1.0;
        }
    }
    // Resamples hold fewer different rows, and each factor takes a degree of freedom from them all.
    const auto rows = static_cast<double>(result.rows);
    const double t = student_t(0.95, rows - static_cast<double>(factors.size()) - 1.0);
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (counts[i] < 2.0) continue;
        const double error =
            std::sqrt((squares[i] - sums[i] * sums[i] / counts[i]) / (counts[i] - 1.0));
        // Ranks of few rows blur a strong correlation; resamples, which have fewer still, show by
        // how much.
        const double z = fisher(found[i]) - sums[i] / counts[i];
        result.factors[i].interval = {from_fisher(z - t * error), from_fisher(z + t * error)};
    }
    return result;
}

} // namespace ssrsim

#include "analysis/prim.hpp"

#include "core/contracts.hpp"
#include "core/math.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace ssrsim {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double most_by_chance = 0.05;

/// The bounds of a box, exclusive, by factor.
struct Bounds {
    std::vector<double> low;
    std::vector<double> high;
};

struct Count {
    std::size_t rows = 0;
    std::size_t failures = 0;
    [[nodiscard]] double density() const {
        return rows == 0 ? 0.0 : static_cast<double>(failures) / static_cast<double>(rows);
    }
};

/// The rows that are looked at; shared by all that is done with them.
struct Cases {
    const Columns& factors;                  // NOLINT: it lives no longer than its caller's
    const std::vector<std::uint8_t>& failed; // NOLINT
    std::vector<std::uint32_t> rows;
    std::size_t failures = 0;

    [[nodiscard]] bool holds(const Bounds& box, std::uint32_t row) const {
        for (std::size_t i = 0; i < factors.size(); ++i)
            if (!(factors[i][row] > box.low[i] && factors[i][row] < box.high[i])) return false;
        return true;
    }
    [[nodiscard]] Count count(const Bounds& box) const {
        Count counted;
        for (const std::uint32_t row : rows)
            if (holds(box, row)) {
                ++counted.rows;
                counted.failures += failed[row];
            }
        return counted;
    }
};

/// A face moved to `bound`, which leaves `left`.
struct Cut {
    std::size_t factor;
    Side side; ///< that stays
    double bound;
    Count left;
};

double midpoint(double a, double b) {
    const double middle = 0.5 * a + 0.5 * b;
    return middle > std::min(a, b) && middle < std::max(a, b) ? middle : std::min(a, b);
}

/// Takes a share off one end of rows in ascending or descending order of a factor.
template <class Rows>
std::optional<Cut> cut_from(const Cases& cases, const Rows& ordered, std::size_t factor, Side stays,
                            const Count& all, double alpha) {
    const std::vector<double>& values = cases.factors[factor];
    const auto least =
        std::max<std::size_t>(1, static_cast<std::size_t>(alpha * static_cast<double>(all.rows)));
    std::size_t taken = 0;
    std::size_t failures = 0;
    auto at = ordered.begin();
    double last = 0.0;
    // Equal values go together.
    for (; at != ordered.end() && (taken < least || values[*at] == last); ++at) {
        last = values[*at];
        ++taken;
        failures += cases.failed[*at];
    }
    if (at == ordered.end()) return std::nullopt;
    return Cut{
        factor, stays, midpoint(last, values[*at]), {all.rows - taken, all.failures - failures}};
}

struct Reversed {
    const std::vector<std::uint32_t>& rows;
    [[nodiscard]] auto begin() const { return rows.rbegin(); }
    [[nodiscard]] auto end() const { return rows.rend(); }
};

double harmonic(const Count& box, std::size_t failures) {
    const double coverage = static_cast<double>(box.failures) / static_cast<double>(failures);
    const double sum = coverage + box.density();
    return sum > 0.0 ? 2.0 * coverage * box.density() / sum : 0.0;
}

/// Peels, and gives back the best box on the way.
Bounds peeled(const Cases& cases, const PrimSettings& settings, std::size_t least_rows) {
    const std::size_t count = cases.factors.size();
    Bounds box{std::vector<double>(count, -infinity), std::vector<double>(count, infinity)};
    Bounds best = box;
    Count in_box{cases.rows.size(), cases.failures};
    double best_score = harmonic(in_box, cases.failures);
    std::vector<std::vector<std::uint32_t>> ordered(count, cases.rows);
    for (std::size_t i = 0; i < count; ++i)
        std::ranges::sort(ordered[i], [&](std::uint32_t a, std::uint32_t b) {
            const double x = cases.factors[i][a];
            const double y = cases.factors[i][b];
            return x != y ? x < y : a < b;
        });
    for (;;) {
        std::optional<Cut> chosen;
        double most = 0.0;
        for (std::size_t i = 0; i < count; ++i)
            for (const Side stays : {Side::above, Side::below}) {
                const auto cut =
                    stays == Side::above
                        ? cut_from(cases, ordered[i], i, stays, in_box, settings.alpha)
                        : cut_from(cases, Reversed{ordered[i]}, i, stays, in_box, settings.alpha);
                if (!cut || cut->left.rows < least_rows) continue;
                const double gain = (cut->left.density() - in_box.density()) /
                                    static_cast<double>(in_box.rows - cut->left.rows);
                if (gain > most) {
                    most = gain;
                    chosen = cut;
                }
            }
        if (!chosen) return best;
        (chosen->side == Side::above ? box.low : box.high)[chosen->factor] = chosen->bound;
        in_box = chosen->left;
        for (std::vector<std::uint32_t>& rows : ordered)
            std::erase_if(rows, [&](std::uint32_t row) {
                const double value = cases.factors[chosen->factor][row];
                return chosen->side == Side::above ? value < chosen->bound : value > chosen->bound;
            });
        if (const double score = harmonic(in_box, cases.failures); score > best_score) {
            best_score = score;
            best = box;
        }
    }
}

/// Moves one face out by a share of the box, or takes it away where little lies beyond.
std::optional<Cut> grown(const Cases& cases, const Bounds& box, std::size_t factor, Side side,
                         const Count& in_box, double alpha) {
    Bounds open = box;
    (side == Side::above ? open.low : open.high)[factor] =
        side == Side::above ? -infinity : infinity;
    const double face = side == Side::above ? box.low[factor] : box.high[factor];
    std::vector<std::pair<double, std::uint8_t>> beyond; ///< distance and failure
    for (const std::uint32_t row : cases.rows) {
        const double value = cases.factors[factor][row];
        const bool is_outside = side == Side::above ? value <= face : value >= face;
        if (is_outside && cases.holds(open, row))
            beyond.emplace_back(std::abs(value - face), cases.failed[row]);
    }
    if (beyond.empty()) return std::nullopt;
    std::ranges::sort(beyond);
    const auto least = std::max<std::size_t>(
        1, static_cast<std::size_t>(alpha * static_cast<double>(in_box.rows)));
    Count left = in_box;
    std::size_t i = 0;
    for (; i < beyond.size() && (i < least || beyond[i].first == beyond[i - 1].first); ++i) {
        ++left.rows;
        left.failures += beyond[i].second;
    }
    const double sign = side == Side::above ? -1.0 : 1.0;
    const double bound = i == beyond.size()
                             ? sign * infinity
                             : face + sign * midpoint(beyond[i - 1].first, beyond[i].first);
    return Cut{factor, side, bound, left};
}

void paste(const Cases& cases, Bounds& box, double alpha) {
    Count in_box = cases.count(box);
    for (;;) {
        std::optional<Cut> chosen;
        for (std::size_t i = 0; i < cases.factors.size(); ++i)
            for (const Side side : {Side::above, Side::below}) {
                const double face = side == Side::above ? box.low[i] : box.high[i];
                if (std::isinf(face)) continue;
                const auto cut = grown(cases, box, i, side, in_box, alpha);
                const double least = chosen ? chosen->left.density() : in_box.density();
                if (cut && cut->left.density() >= least) chosen = cut;
            }
        if (!chosen) return;
        (chosen->side == Side::above ? box.low : box.high)[chosen->factor] = chosen->bound;
        in_box = chosen->left;
    }
}

/// The probability that at least `successes` of `n` happen, each with probability p.
double binomial_tail(std::size_t successes, std::size_t n, double p) {
    if (successes == 0 || p >= 1.0) return 1.0;
    if (p <= 0.0) return 0.0;
    const auto count = static_cast<double>(n);
    const auto from = static_cast<double>(successes);
    double log = from * portable_log(p) + (count - from) * portable_log1p(-p);
    for (double i = 1.0; i <= from; ++i)
        log += portable_log((count - from + i) / i);
    double term = portable_exp(log);
    double sum = term;
    for (double k = from; k < count; ++k) {
        term *= (count - k) / (k + 1.0) * p / (1.0 - p);
        sum += term;
        if (k > count * p && term < 1e-17 * sum) break;
    }
    return std::min(1.0, sum);
}

std::vector<Restriction> restrictions_of(const Cases& cases, const Bounds& box) {
    std::vector<Restriction> restrictions;
    const Count in_box = cases.count(box);
    for (std::size_t i = 0; i < cases.factors.size(); ++i)
        for (const Side side : {Side::above, Side::below}) {
            const double bound = side == Side::above ? box.low[i] : box.high[i];
            if (std::isinf(bound)) continue;
            Bounds without = box;
            (side == Side::above ? without.low : without.high)[i] =
                side == Side::above ? -infinity : infinity;
            restrictions.push_back(
                {i, side, bound,
                 binomial_tail(in_box.failures, in_box.rows, cases.count(without).density()), 0.0});
        }
    return restrictions;
}

/// Takes away, one after another, what chance explains.
void drop(const Cases& cases, Bounds& box) {
    for (;;) {
        const std::vector<Restriction> restrictions = restrictions_of(cases, box);
        const auto worst = std::ranges::max_element(restrictions, {}, &Restriction::p_value);
        if (worst == restrictions.end() || worst->p_value <= most_by_chance) return;
        (worst->side == Side::above ? box.low : box.high)[worst->factor] =
            worst->side == Side::above ? -infinity : infinity;
    }
}

Bounds box_of(const Cases& cases, const PrimSettings& settings, std::size_t least_rows) {
    Bounds box = peeled(cases, settings, least_rows);
    paste(cases, box, settings.alpha);
    drop(cases, box);
    return box;
}

Cases cases_of(const Columns& factors, const std::vector<std::uint8_t>& failed,
               std::vector<std::uint32_t> rows) {
    Cases cases{factors, failed, std::move(rows), 0};
    for (const std::uint32_t row : cases.rows)
        cases.failures += failed[row];
    return cases;
}

/// How often boxes of the distinct rows of resamples restrict the same.
void put_reappearance(const Cases& cases, std::vector<Restriction>& restrictions,
                      const PrimSettings& settings) {
    const double each = 1.0 / std::max(1u, settings.resampling.resamples);
    for (std::uint32_t resample = 0; resample < settings.resampling.resamples; ++resample) {
        const auto times = one_resample(settings.resampling.seed, resample, cases.rows.size());
        std::vector<std::uint32_t> rows;
        for (std::size_t i = 0; i < times.size(); ++i)
            if (times[i] > 0) rows.push_back(cases.rows[i]);
        const Cases drawn = cases_of(cases.factors, cases.failed, std::move(rows));
        if (drawn.failures == 0) continue;
        const auto least = static_cast<std::size_t>(settings.least_support *
                                                    static_cast<double>(drawn.rows.size()));
        const Bounds box = box_of(drawn, settings, std::max<std::size_t>(10, least));
        for (Restriction& restriction : restrictions) {
            const std::size_t i = restriction.factor;
            const double bound = restriction.side == Side::above ? box.low[i] : box.high[i];
            if (!std::isinf(bound)) restriction.reappears += each;
        }
    }
    for (Restriction& restriction : restrictions)
        restriction.reappears = std::min(1.0, restriction.reappears);
}

} // namespace

Prim prim(const Columns& factors, std::span<const double> failed, const PrimSettings& settings) {
    Prim found;
    std::vector<std::uint8_t> is_failure(failed.size(), 0);
    std::vector<std::uint32_t> rows;
    for (std::size_t row = 0; row < failed.size(); ++row) {
        bool is_missing = std::isnan(failed[row]);
        for (const std::vector<double>& factor : factors) {
            SSRSIM_EXPECT(factor.size() == failed.size(), "a value for each row");
            is_missing = is_missing || std::isnan(factor[row]);
        }
        if (is_missing) {
            ++found.missing_rows;
            continue;
        }
        SSRSIM_EXPECT(failed[row] == 0.0 || failed[row] == 1.0, "a row fails or does not");
        is_failure[row] = failed[row] == 1.0 ? 1 : 0;
        rows.push_back(static_cast<std::uint32_t>(row));
    }
    Cases cases = cases_of(factors, is_failure, std::move(rows));
    found.rows = cases.rows.size();
    found.failures = cases.failures;
    const Count all{found.rows, found.failures};
    const auto least_rows = std::max<std::size_t>(
        10, static_cast<std::size_t>(settings.least_support * static_cast<double>(found.rows)));
    while (found.boxes.size() < settings.most_boxes && cases.failures > 0 &&
           cases.rows.size() >= least_rows) {
        const Bounds bounds = box_of(cases, settings, least_rows);
        Box box;
        box.restrictions = restrictions_of(cases, bounds);
        const Count inside = cases.count(bounds);
        // What is no denser than the whole is no region of failure.
        if (box.restrictions.empty() || inside.density() <= all.density()) break;
        put_reappearance(cases, box.restrictions, settings);
        box.rows = inside.rows;
        box.failures = inside.failures;
        box.density = inside.density();
        box.coverage = static_cast<double>(inside.failures) / static_cast<double>(all.failures);
        box.support = static_cast<double>(inside.rows) / static_cast<double>(all.rows);
        found.boxes.push_back(std::move(box));
        std::erase_if(cases.rows, [&](std::uint32_t row) { return cases.holds(bounds, row); });
        cases.failures -= inside.failures;
    }
    return found;
}

} // namespace ssrsim

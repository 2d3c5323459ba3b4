#include "core/contracts.hpp"
#include "core/count_laws.hpp"
#include "core/math.hpp"
#include "core/quantile_detail.hpp"
#include "core/quantiles.hpp"
#include "core/wide.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

/// The counts of counts.cpp by the column: the same steps in the same order, for many draws at a
/// time and in loops that compilers make vectors of. A draw that these do not decide goes back to
/// the rule there.
namespace ssrsim {

namespace {

constexpr std::size_t block = 64;
using Reals = std::array<double, block>;

/// Draws that are found the same way, and the rows they belong to. A binomial with p > 1/2 stands
/// here as its failures.
struct Draws {
    std::size_t size = 0;
    std::size_t padded = 0;
    std::array<std::size_t, block> row;
    Reals u;
    Reals rest;  ///< 1 - u
    Reals least; ///< what P(X <= k) has to reach
    Reals n;     ///< of a Poisson law infinite …
    Reals p;     ///< … and its mean
    Reals count;
    std::array<bool, block> certain; ///< whether the rule would give `count` too
};

/// Vectors are filled: a draw that ends at once is cheaper than one by itself.
constexpr std::size_t vector_size = 8;

void fill_up(Draws& d) noexcept {
    d.padded = (d.size + vector_size - 1) / vector_size * vector_size;
    for (std::size_t i = d.size; i < d.padded; ++i) {
        d.u[i] = d.rest[i] = d.p[i] = 0.5;
        d.n[i] = 1.0;
        d.least[i] = 0.0;
    }
}

/// Draws by sums from zero and by the normal law.
struct Ways {
    Draws sums;
    Draws normals;
};

/// Puts a draw where it belongs, unless it is nothing at first sight: rare events mostly are. All
/// draws are written, that one is written over: which it will be nobody can foresee.
void sort_in(Ways& ways, std::size_t row, double u, double rest, double least, double n, double p,
             double mean) noexcept {
    Draws& to = mean < detail::smallest_normal_mean ? ways.sums : ways.normals;
    const std::size_t at = to.size;
    to.row[at] = row;
    to.u[at] = u;
    to.rest[at] = rest;
    to.least[at] = least;
    to.n[at] = n;
    to.p[at] = p;
    to.size += 1.0 - mean >= least ? 0 : 1;
}

struct PoissonColumns {
    static detail::PoissonLaw law(const Draws& d, std::size_t i) noexcept { return {d.p[i]}; }

    static void find_zeros(const Draws& d, Reals& zero) noexcept {
        for (std::size_t i = 0; i < d.padded; ++i)
            zero[i] = portable_exp(-d.p[i]);
    }
    static void find_odds(const Draws&, Reals&) noexcept {}
    static double growth(const Draws& d, const Reals&, double, std::size_t i) noexcept {
        return d.p[i];
    }
};

struct BinomialColumns {
    static detail::BinomialLaw law(const Draws& d, std::size_t i) noexcept {
        return {d.n[i], d.p[i]};
    }

    /// As `BinomialLaw::zero`.
    static void find_zeros(const Draws& d, Reals& zero) noexcept {
        std::array<std::uint64_t, block> trials;
        Reals square;
        for (std::size_t i = 0; i < d.padded; ++i) {
            trials[i] = detail::bits_of(d.n[i] + 0x1p52); // a conversion that makes vectors
            square[i] = 1.0 - d.p[i];
            zero[i] = 1.0;
        }
        bool many = false;
        for (std::size_t i = 0; i < d.padded; ++i)
            many |= d.n[i] > detail::few_trials;
        constexpr int bits = 8;
        static_assert(detail::few_trials < 1 << bits);
        for (int bit = 0; bit < bits; ++bit) {
            for (std::size_t i = 0; i < d.padded; ++i) {
                zero[i] *= (trials[i] >> bit & 1u) != 0 ? square[i] : 1.0;
                square[i] *= square[i];
            }
        }
        if (!many) return;
        for (std::size_t i = 0; i < d.padded; ++i) {
            const double power = portable_exp(d.n[i] * portable_log1p(-d.p[i]));
            zero[i] = d.n[i] > detail::few_trials ? power : zero[i];
        }
    }
    static void find_odds(const Draws& d, Reals& odds) noexcept {
        for (std::size_t i = 0; i < d.padded; ++i)
            odds[i] = d.p[i] / (1.0 - d.p[i]);
    }
    static double growth(const Draws& d, const Reals& odds, double k, std::size_t i) noexcept {
        return (d.n[i] - k) * odds[i];
    }
};

/// The count is the number of sums that fall short.
template <class Columns>
[[gnu::always_inline]] inline void sum_from_zero(Draws& d) noexcept {
    fill_up(d);
    Reals term, sum, odds;
    Columns::find_zeros(d, term);
    Columns::find_odds(d, odds);
    for (std::size_t i = 0; i < d.padded; ++i) {
        sum[i] = term[i];
        d.count[i] = 0.0;
        // So far from all, a sum that reaches `least` is the count, whatever its rounding.
        d.certain[i] = d.least[i] < detail::nearly_all - 1e-9;
    }
    std::uint64_t more = 1;
    for (std::size_t k = 0; more != 0 && k + 1 < detail::reciprocal.size(); ++k) {
        more = 0;
        for (std::size_t i = 0; i < d.padded; ++i) {
            const bool is_short = sum[i] < d.least[i];
            d.count[i] += is_short ? 1.0 : 0.0;
            more |= is_short ? 1u : 0u;
            term[i] *=
                Columns::growth(d, odds, static_cast<double>(k), i) * detail::reciprocal[k + 1];
            sum[i] += term[i];
        }
    }
}

template <class Columns>
[[gnu::always_inline]] inline void approximate(Draws& d) noexcept {
    fill_up(d);
    Reals w, value, margin;
    detail::normal_quantiles_unrounded({d.u.data(), d.padded}, {d.rest.data(), d.padded},
                                       {w.data(), d.padded});
    for (std::size_t i = 0; i < d.padded; ++i) {
        const detail::Approximation x = Columns::law(d, i).approximate(w[i]);
        value[i] = x.value;
        margin[i] = x.margin;
    }
    for (std::size_t i = 0; i < d.padded; ++i) {
        const double k = std::floor(value[i]);
        const double above = value[i] - k;
        d.count[i] = k;
        d.certain[i] = above > margin[i] && above < 1.0 - margin[i] && k >= 0.0 && k < d.n[i];
    }
}

SSRSIM_WIDE void find_binomials(Ways& ways) noexcept {
    sum_from_zero<BinomialColumns>(ways.sums);
    approximate<BinomialColumns>(ways.normals);
}

SSRSIM_WIDE void find_poissons(Ways& ways) noexcept {
    sum_from_zero<PoissonColumns>(ways.sums);
    approximate<PoissonColumns>(ways.normals);
}

} // namespace

void binomial_quantiles(std::span<const double> u, std::span<const std::int32_t> n,
                        std::span<const double> p, std::span<std::int32_t> counts) noexcept {
    for (std::size_t first = 0; first < u.size(); first += block) {
        Ways ways;
        std::array<std::int32_t, block> trials; // `counts` may be written over `n`
        for (std::size_t row = first; row < std::min(u.size(), first + block); ++row) {
            SSRSIM_EXPECT(detail::is_uniform(u[row]), "u lies inside [2^-100, 1)");
            SSRSIM_EXPECT(n[row] >= 0, "the number of trials is not negative");
            SSRSIM_EXPECT(p[row] >= 0.0 && p[row] <= 1.0,
                          "the chance of a binomial law is a share");
            trials[row - first] = n[row];
            const bool failures = p[row] > 0.5;
            const double rest = 1.0 - u[row];
            const double chance = failures ? 1.0 - p[row] : p[row];
            // Of failures more than 1 - u has to be reached: at least the double above it.
            const double above = detail::from_bits(detail::bits_of(rest) + 1);
            sort_in(ways, row, failures ? rest : u[row], failures ? u[row] : rest,
                    failures ? above : u[row], n[row], chance, n[row] * chance);
            counts[row] = failures ? n[row] : 0;
        }
        find_binomials(ways);
        for (const Draws* d : {&ways.sums, &ways.normals}) {
            for (std::size_t i = 0; i < d->size; ++i) {
                const std::size_t row = d->row[i];
                const std::int32_t all = trials[row - first];
                if (!d->certain[i]) {
                    counts[row] = binomial_quantile(u[row], all, p[row]);
                    continue;
                }
                const auto count = static_cast<std::int32_t>(d->count[i]);
                counts[row] = p[row] > 0.5 ? all - count : count;
            }
        }
    }
}

void poisson_quantiles(std::span<const double> u, std::span<const double> means,
                       std::span<std::int32_t> counts) noexcept {
    for (std::size_t first = 0; first < u.size(); first += block) {
        Ways ways;
        for (std::size_t row = first; row < std::min(u.size(), first + block); ++row) {
            SSRSIM_EXPECT(detail::is_uniform(u[row]), "u lies inside [2^-100, 1)");
            SSRSIM_EXPECT(means[row] >= 0.0 && means[row] <= 1e6,
                          "the mean of a Poisson law lies in [0, 1e6]");
            sort_in(ways, row, u[row], 1.0 - u[row], u[row], detail::infinity, means[row],
                    means[row]);
            counts[row] = 0;
        }
        find_poissons(ways);
        for (const Draws* d : {&ways.sums, &ways.normals}) {
            for (std::size_t i = 0; i < d->size; ++i) {
                const std::size_t row = d->row[i];
                counts[row] = d->certain[i] ? static_cast<std::int32_t>(d->count[i])
                                            : poisson_quantile(u[row], means[row]);
            }
        }
    }
}

} // namespace ssrsim

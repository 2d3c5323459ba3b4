// Prints one digest over every function of the core whose bits must not depend on compiler,
// optimisation or processor. The same number has to come out of every build, WebAssembly included.

#include "core/hash.hpp"
#include "core/luck.hpp"
#include "core/math.hpp"
#include "core/quantiles.hpp"
#include "core/smallest.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <span>
#include <utility>
#include <vector>

namespace {

using namespace ssrsim;

constexpr std::uint32_t evaluations = 200'000;

/// A number spread over many orders of magnitude.
double spread(double u, double lowest, double highest) {
    return portable_exp(lowest + (highest - lowest) * u);
}

Digest digest_of_arithmetic(const Luck& luck) {
    Digest digest;
    for (std::uint32_t i = 0; i < evaluations; ++i) {
        const double u = luck.uniform(1, Decision::incidents, i);
        const double v = luck.uniform(1, Decision::reported, i);
        digest.add(portable_exp(-760.0 + 1480.0 * u));
        digest.add(portable_log(spread(u, -744.0, 709.0)));
        digest.add(portable_log1p(spread(u, -40.0, 40.0)));
        digest.add(portable_log1p(-v));
        digest.add(portable_expm1(-50.0 + 100.0 * u));
        digest.add(portable_expm1(v - 0.5));
        digest.add(portable_pow(spread(u, -50.0, 50.0), -20.0 + 40.0 * v));
    }
    return digest;
}

Digest digest_of_laws(const Luck& luck) {
    Digest digest;
    const Decision what = Decision::officer_traits;
    for (std::uint32_t i = 0; i < evaluations; ++i) {
        const double u = luck.uniform(2, Decision::incidents, i);
        const double v = luck.uniform(2, Decision::reported, i);
        digest.add(luck.normal(3, what, i));
        digest.add(luck.exponential(4, what, i));
        digest.add(luck.gamma(5, what, i, 1.0, spread(u, -3.0, 6.0)));
        digest.add(luck.beta(6, what, i, v, spread(u, -2.0, 7.0)));
        digest.add(luck.poisson(7, what, i, spread(u, -6.0, 8.0)));
        digest.add(binomial_quantile(luck.uniform(8, what, i),
                                     static_cast<std::int32_t>(spread(u, 0.0, 11.0)), v));
        digest.add(luck.bernoulli(9, what, i, v));
        // The tails, where draws come too rarely.
        const double tail = spread(v, -36.0, -1.0);
        digest.add(normal_quantile(tail));
        digest.add(poisson_quantile(1.0 - tail, spread(u, -6.0, 8.0)));
        digest.add(binomial_quantile(tail, 5000, u));
    }
    return digest;
}

/// Draws side by side, in columns that fill no vector.
Digest digest_of_columns(const Luck& luck) {
    Digest digest;
    constexpr std::size_t entries = 49;
    constexpr std::size_t rows = 2 * entries;
    std::vector<std::uint64_t> entities(entries);
    std::vector<double> u(rows), drawn(rows), chances(rows), means(rows);
    std::vector<std::int32_t> trials(rows), counts(rows);
    for (std::uint32_t i = 0; i <= evaluations / rows; ++i) {
        for (std::size_t entry = 0; entry < entries; ++entry)
            entities[entry] = i * entries + entry;
        const auto halves = [](std::vector<double>& column) {
            const std::span all{column};
            return std::pair{all.first(entries), all.last(entries)};
        };
        const auto [first_chances, second_chances] = halves(chances);
        luck.pairs(entities, Decision::incidents, i, first_chances, second_chances);
        const auto [first_u, second_u] = halves(u);
        luck.pairs(entities, Decision::reported, i, first_u, second_u);
        for (std::size_t row = 0; row < rows; ++row) {
            trials[row] = static_cast<std::int32_t>(spread(u[row], 0.0, 11.0));
            means[row] = spread(chances[row], -6.0, 8.0);
        }
        normal_quantiles(u, drawn);
        digest.add(drawn);
        exponential_quantiles(u, drawn);
        digest.add(drawn);
        luck.binomial_pairs(entities, Decision::minor_case, i, trials, chances, counts, 1);
        digest.add(counts);
        luck.poisson_pairs(entities, Decision::contact_abuse, i, means, counts);
        digest.add(counts);
        digest.add(index_of_smallest(drawn));
    }
    return digest;
}

Digest digest_of_words() {
    Digest digest;
    PhiloxEngine engine{{1, 2, 3, 4}, {5, 6}};
    std::uint64_t hash = hash_text("ssrsim");
    for (std::uint32_t i = 0; i < evaluations; ++i) {
        hash = hash_combine(hash, engine());
        digest.add(hash);
    }
    return digest;
}

} // namespace

int main() {
    const Luck luck{Seeds{.country = 1, .people = 2, .shocks = 3}, 4};
    Digest all;
    all.add(digest_of_arithmetic(luck).value());
    all.add(digest_of_laws(luck).value());
    all.add(digest_of_columns(luck).value());
    all.add(digest_of_words().value());
    std::printf("%s\n", all.hex().c_str());
}

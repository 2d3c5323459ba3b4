#include "analysis/morris_effects.hpp"
#include "analysis/prcc.hpp"
#include "analysis/sobol_indices.hpp"
#include "core/hash.hpp"
#include "core/luck.hpp"
#include "designs/design.hpp"
#include "support/known_functions.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <string>
#include <vector>

// How often the intervals of a sensitivity analysis hold the true value. The tables in
// docs/explanation/sensitivity.md are what this prints, to the letter. The draws are always the
// same, so that a check that holds goes on holding.

namespace ssrsim {
namespace {

constexpr std::uint32_t runs = 1000;

std::string table_of_page(const std::string& name) {
    std::ifstream file{std::string{SSRSIM_SOURCE_DIR} + "/docs/explanation/sensitivity.md"};
    std::stringstream text;
    text << file.rdbuf();
    const std::string page = text.str();
    const std::string begin = "<!-- begin: " + name + " -->\n";
    const std::size_t from = page.find(begin);
    const std::size_t to = page.find("<!-- end: " + name + " -->");
    if (from == std::string::npos || to == std::string::npos) return "no marks for " + name;
    return page.substr(from + begin.size(), to - from - begin.size());
}

std::string number(const char* form, double value) {
    std::array<char, 32> text{};
    static_cast<void>(std::snprintf(text.data(), text.size(), form, value));
    return text.data();
}

/// How many of the runs' intervals hold the truth.
struct Tally {
    double held = 0.0;
    double count = 0.0;
    void add(const Interval& interval, double truth) {
        // Where there is no upper limit, none is broken.
        held += interval.low <= truth && !(interval.high < truth) ? 1.0 : 0.0;
        count += 1.0;
    }
    [[nodiscard]] double percent() const { return 100.0 * held / count; }
};

std::vector<Factor> uniforms(std::size_t count) {
    std::vector<Factor> factors(count);
    for (std::size_t i = 0; i < count; ++i)
        factors[i].name = "x" + std::to_string(i + 1);
    return factors;
}

TEST(SensitivityCoverageFull, OfSobolIndices) {
    std::string table = "| Function | 256: first | total | 1,024: first | total | 4,096: first | "
                        "total | error at 16,384 |\n|---|---|---|---|---|---|---|---|\n";
    for (const KnownFunction& function : known_functions()) {
        table += "| " + function.name + " |";
        for (const std::uint64_t samples : {256u, 1024u, 4096u}) {
            Tally first;
            Tally total;
            for (std::uint32_t run = 0; run < runs; ++run) {
                const auto y = saltelli_outcomes(function, samples, hash_combine(samples, run));
                const SobolIndices found =
                    sobol_indices(y, function.factors(), Batches::interleaved, {200, run});
                for (std::size_t i = 0; i < function.factors(); ++i) {
                    if (function.total[i] == 0.0) continue; // known without any doubt
                    first.add(found.groups[i].first.interval, function.first[i]);
                    total.add(found.groups[i].total.interval, function.total[i]);
                }
            }
            for (const Tally& tally : {first, total}) {
                // Of 256 samples a few carry a skewed outcome, fifteen a rare one.
                EXPECT_GE(tally.percent(), samples == 256 ? 92.0 : 93.0)
                    << function.name << ' ' << samples;
                EXPECT_LE(tally.percent(), 97.0) << function.name << ' ' << samples;
                table += " " + number("%.1f", tally.percent()) + " |";
            }
        }
        double error = 0.0;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const SobolIndices found =
                sobol_indices(saltelli_outcomes(function, 16384, seed), function.factors(),
                              Batches::interleaved, {2, 0});
            for (std::size_t i = 0; i < function.factors(); ++i)
                error = std::max({error, std::abs(found.groups[i].first.value - function.first[i]),
                                  std::abs(found.groups[i].total.value - function.total[i])});
        }
        EXPECT_LE(error, 0.01) << function.name;
        table += " " + number("%.4f", error) + " |\n";
    }
    EXPECT_EQ(table_of_page("coverage of Sobol indices"), table) << table;
}

/// A bootstrap of the points of one scrambled sequence, as is usual: the check has power.
TEST(SensitivityCoverageFull, OneSequenceCannotTellHowSureItIs) {
    const KnownFunction function = ishigami();
    Tally tally;
    for (std::uint32_t run = 0; run < 200; ++run) {
        const ScrambledSobol sobol{run, 6};
        std::vector<double> y;
        for (std::uint32_t point = 0; point < 4096; ++point)
            for (std::size_t block = 0; block < 5; ++block) {
                std::array<double, 3> u{};
                for (std::size_t i = 0; i < 3; ++i)
                    u[i] = sobol(point, 2 * i + (block == 1 || block == i + 2 ? 1 : 0));
                y.push_back(function.value(u));
            }
        const SobolIndices found = sobol_indices(y, 3, Batches::contiguous, {200, run});
        for (std::size_t i = 0; i < 3; ++i)
            tally.add(found.groups[i].first.interval, function.first[i]);
    }
    EXPECT_GT(tally.percent(), 98.5);
}

struct Effects {
    double mean = 0.0;
    double strength = 0.0;
    double spread = 0.0;
    double spread_of_size = 0.0;
};

/// Over all elementary effects of a factor on a grid of four levels from 0.01 to 0.99, where the
/// quantiles of normal laws are finite.
Effects effects_of(const KnownFunction& function, std::size_t factor) {
    const auto level = [](std::size_t number) {
        return 0.01 + 0.98 * static_cast<double>(number) / 3.0;
    };
    std::vector<double> u(function.factors());
    std::size_t others = 1;
    for (std::size_t i = 1; i < u.size(); ++i)
        others *= 4;
    std::vector<double> effects;
    for (std::size_t other = 0; other < others; ++other) {
        std::size_t rest = other;
        for (std::size_t i = 0; i < u.size(); ++i) {
            if (i == factor) continue;
            u[i] = level(rest % 4);
            rest /= 4;
        }
        for (const std::size_t low : {0u, 1u}) {
            u[factor] = level(low);
            const double before = function.value(u);
            u[factor] = level(low + 2);
            effects.push_back((function.value(u) - before) * 1.5);
        }
    }
    Effects truth;
    const auto count = static_cast<double>(effects.size());
    for (const double effect : effects) {
        truth.mean += effect / count;
        truth.strength += std::abs(effect) / count;
    }
    for (const double effect : effects) {
        truth.spread += std::pow(effect - truth.mean, 2) / count;
        truth.spread_of_size += std::pow(std::abs(effect) - truth.strength, 2) / count;
    }
    truth.spread = std::sqrt(truth.spread);
    truth.spread_of_size = std::sqrt(truth.spread_of_size);
    return truth;
}

TEST(SensitivityCoverageFull, OfElementaryEffects) {
    std::string table = "| Function | 20: µ* | µ | σ | 50: µ* | µ | σ | 200: µ* | µ | σ |\n"
                        "|---|---|---|---|---|---|---|---|---|---|\n";
    for (const KnownFunction& function : known_functions()) {
        if (function.name == "mostly chance") continue; // a sum: its effects do not vary
        std::vector<Effects> truths;
        for (std::size_t i = 0; i < function.factors(); ++i)
            truths.push_back(effects_of(function, i));
        std::vector<Factor> factors = uniforms(function.factors());
        for (Factor& factor : factors) {
            factor.distribution.low = 0.01;
            factor.distribution.high = 0.99;
        }
        table += "| " + function.name + " |";
        for (const std::uint64_t trajectories : {20u, 50u, 200u}) {
            std::array<Tally, 3> tallies{};
            for (std::uint32_t run = 0; run < runs; ++run) {
                const Design design{{DesignKind::morris, trajectories, run, 4, RowLuck::common},
                                    factors};
                std::vector<double> y;
                std::vector<double> u(factors.size());
                for (std::uint64_t row = 0; row < design.rows(); ++row) {
                    design.row(row, u);
                    y.push_back(function.value(u));
                }
                const MorrisEffects found = morris_effects(y, morris_steps(design));
                for (std::size_t i = 0; i < truths.size(); ++i) {
                    // What does not vary is known without any doubt.
                    if (truths[i].spread < 1e-6) continue;
                    if (truths[i].spread_of_size > 1e-6)
                        tallies[0].add(found.groups[i].strength.interval, truths[i].strength);
                    tallies[1].add(found.groups[i].mean.interval, truths[i].mean);
                    tallies[2].add(found.groups[i].spread.interval, truths[i].spread);
                }
            }
            for (const Tally& tally : tallies) {
                EXPECT_GE(tally.percent(), trajectories == 20 ? 89.0 : 93.0) << function.name;
                table += " " + number("%.1f", tally.percent()) + " |";
            }
            for (const std::size_t i : {0u, 1u}) {
                EXPECT_LE(tallies[i].percent(), 98.0) << function.name;
            }
        }
        table += "\n";
    }
    EXPECT_EQ(table_of_page("coverage of elementary effects"), table) << table;
}

TEST(SensitivityCoverageFull, OfPrcc) {
    constexpr std::uint32_t prcc_runs = 400;
    std::string table = "| Function | independent: 100 | 500 | hypercube: 100 | 500 |\n"
                        "|---|---|---|---|---|\n";
    for (const KnownFunction& function : known_functions()) {
        const std::size_t count = function.factors();
        const auto sampled = [&](bool is_hypercube, std::uint64_t rows, std::uint64_t seed,
                                 Columns& x, std::vector<double>& y) {
            const Design design{{DesignKind::latin_hypercube, rows, seed, 4, RowLuck::common},
                                uniforms(count)};
            const Luck luck{Seeds::all(seed), 0};
            x.assign(count, {});
            y.clear();
            std::vector<double> u(count);
            for (std::uint32_t row = 0; row < rows; ++row) {
                if (is_hypercube) design.row(row, u);
                for (std::size_t i = 0; i < count; ++i) {
                    if (!is_hypercube) u[i] = luck.uniform(i, Decision::incidents, row);
                    x[i].push_back(u[i]);
                }
                y.push_back(function.value(u));
            }
        };
        Columns x;
        std::vector<double> y;
        std::vector<double> truth(count, 0.0);
        for (const std::uint64_t seed : {901u, 902u, 903u, 904u}) {
            sampled(true, 1u << 17, seed, x, y);
            const Prcc found = prcc(x, y, {0, 0});
            for (std::size_t i = 0; i < count; ++i)
                truth[i] += found.factors[i].value / 4.0;
        }
        table += "| " + function.name + " |";
        for (const bool is_hypercube : {false, true})
            for (const std::uint64_t rows : {100u, 500u}) {
                Tally tally;
                for (std::uint32_t run = 0; run < prcc_runs; ++run) {
                    sampled(is_hypercube, rows, hash_combine(rows, run), x, y);
                    const Prcc found = prcc(x, y, {200, run});
                    for (std::size_t i = 0; i < count; ++i)
                        tally.add(found.factors[i].interval, truth[i]);
                }
                if (is_hypercube) {
                    EXPECT_GE(tally.percent(), 93.0) << function.name << ' ' << rows;
                }
                table += " " + number("%.1f", tally.percent()) + " |";
            }
        table += "\n";
    }
    EXPECT_EQ(table_of_page("coverage of PRCC"), table) << table;
}

} // namespace
} // namespace ssrsim

#include "analysis/paired_difference.hpp"
#include "core/hash.hpp"
#include "core/luck.hpp"
#include "core/math.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <functional>
#include <gtest/gtest.h>
#include <sstream>
#include <string>
#include <vector>

// How often the intervals of a comparison hold the true value when the comparison looks at growing
// numbers of replicates and stops at the first look at which they are narrow enough. The tables in
// docs/explanation/comparison.md are what this prints, to the letter.

namespace ssrsim {
namespace {

constexpr std::uint32_t most_replicates = 1000;
constexpr std::uint32_t runs = 20000;
/// Three standard errors of a coverage of 95% among so many runs. The draws are always the same, so
/// that a check that holds goes on holding.
const double error = 3.0 * std::sqrt(0.95 * 0.05 / runs);

/// Asked precisions in standard deviations of the differences. Nothing is precise enough for the
/// last, which takes all replicates.
constexpr std::array<double, 5> precisions{0.6, 0.26, 0.15, 0.09, 0.0};
constexpr std::size_t stops = precisions.size();

/// Uniforms of one simulated difference.
struct Chance {
    const Luck* luck;
    std::uint64_t law;
    std::uint32_t replicate;
    [[nodiscard]] double operator()(std::uint32_t index) const {
        return luck->uniform(law, Decision::incidents, replicate, index);
    }
};

using Draw = double (*)(double u);

double normal(double u) {
    return normal_quantile(u);
}
double flat(double u) {
    return u;
}
double exponential(double u) {
    return exponential_quantile(u);
}
double lognormal(double u) {
    return portable_exp(normal_quantile(u));
}
/// Half the square of a normal: mean 1/2, variance 1/2.
double gamma_half(double u) {
    const double z = normal_quantile(u);
    return 0.5 * z * z;
}
double one(double) {
    return 1.0;
}

constexpr double root_e = 1.6487212707001282;

struct Moments {
    double mean;
    double square; ///< mean of the square
};

struct Law {
    std::string name;
    double lowest; ///< coverage that is promised, in %
    double highest;
    Moments moments;
    std::function<double(const Chance&)> draw;
};

/// `share` of the differences are drawn, the rest are zero.
Law rare(std::string name, double lowest, double highest, double share, Draw draw, Moments size) {
    return {std::move(name),
            lowest,
            highest,
            {share * size.mean, share * size.square},
            [=](const Chance& u) { return u(0) < share ? draw(u(1)) : 0.0; }};
}

/// +1 with probability `up`, -1 with probability `down`, else zero.
Law jumps(std::string name, double lowest, double highest, double up, double down) {
    return {std::move(name), lowest, highest, {up - down, up + down}, [=](const Chance& u) {
                const double v = u(0);
                return v < up ? 1.0 : (v >= 1.0 - down ? -1.0 : 0.0);
            }};
}

Law plain(std::string name, double highest, Moments moments, Draw draw) {
    return {std::move(name), 94.0, highest, moments, [=](const Chance& u) { return draw(u(0)); }};
}

/// Normal differences, and with probability `share` an exponential jump of mean `size` on top.
Law hidden(std::string name, double share, double size) {
    return {std::move(name),
            0.0,
            100.0,
            {share * size, 1.0 + 2.0 * share * size * size},
            [=](const Chance& u) {
                const double jump = u(1) < share ? size * exponential_quantile(u(2)) : 0.0;
                return normal_quantile(u(0)) + jump;
            }};
}

std::vector<Law> laws() {
    const Moments unit{1.0, 1.0};
    const Moments of_exponential{1.0, 2.0};
    const Moments of_lognormal{root_e, portable_exp(2.0)};
    const Moments of_gamma{0.5, 0.75};
    const double student_variance = 5.0 / 3.0;
    return {
        plain("normal", 97.0, {0.0, 1.0}, normal),
        {"Student's t, 5 degrees of freedom",
         94.0,
         97.0,
         {0.0, student_variance},
         [](const Chance& u) {
             double squares = 0.0;
             for (std::uint32_t i = 1; i <= 5; ++i) {
                 const double z = normal_quantile(u(i));
                 squares += z * z;
             }
             return normal_quantile(u(0)) / std::sqrt(squares / 5.0);
         }},
        plain("uniform", 98.0, {0.5, 1.0 / 3.0}, flat),
        plain("exponential", 97.0, of_exponential, exponential),
        plain("gamma, shape 0.5", 97.0, of_gamma, gamma_half),
        plain("lognormal, sigma 1", 97.0, of_lognormal, lognormal),
        rare("20% exponential, else 0", 94.0, 97.0, 0.2, exponential, of_exponential),
        rare("10% exponential, else 0", 94.0, 97.0, 0.1, exponential, of_exponential),
        rare("5% exponential, else 0", 94.0, 97.0, 0.05, exponential, of_exponential),
        jumps("±1 in 20%, evenly", 94.0, 97.0, 0.1, 0.1),
        jumps("±1 in 5%, evenly", 94.0, 97.0, 0.025, 0.025),
        jumps("+1 in 4%, -1 in 1%", 94.0, 97.0, 0.04, 0.01),
        rare("10% gamma, shape 0.5, else 0", 94.0, 97.0, 0.1, gamma_half, of_gamma),
        rare("20% lognormal, else 0", 94.0, 97.0, 0.2, lognormal, of_lognormal),
        rare("5% lognormal, else 0", 94.0, 97.0, 0.05, lognormal, of_lognormal),
        rare("+1 in 20%, else 0", 94.0, 97.5, 0.2, one, unit),
        rare("+1 in 10%, else 0", 94.0, 97.5, 0.1, one, unit),
        rare("+1 in 5%, else 0", 94.0, 97.5, 0.05, one, unit),
        rare("2% exponential, else 0", 94.0, 97.0, 0.02, exponential, of_exponential),
        rare("+1 in 1%, else 0", 94.0, 97.5, 0.01, one, unit),
        hidden("normal, and a jump of 5 in 10%", 0.1, 5.0),
        hidden("normal, and a jump of 10 in 3%", 0.03, 10.0),
    };
}

/// What came out at one stop, over the runs.
struct Tally {
    std::uint64_t covered = 0;
    std::uint64_t replicates = 0;
    [[nodiscard]] double coverage() const { return 100.0 * static_cast<double>(covered) / runs; }
    [[nodiscard]] double mean_size() const { return static_cast<double>(replicates) / runs; }
    void add(bool covers, std::size_t size) {
        covered += covers ? 1u : 0u;
        replicates += size;
    }
};

struct Coverage {
    std::array<Tally, stops> stopped;
    std::array<Tally, stops> by_student; ///< the plain interval, stopping by itself
    Tally at_first_look;                 ///< where another outcome ends the comparison
    std::uint64_t not_firm = 0;          ///< at the most replicates
};

bool holds(Interval interval, double truth) {
    return interval.low <= truth && truth <= interval.high;
}

Coverage coverage_of(const Law& law) {
    Coverage coverage;
    const double truth = law.moments.mean;
    const double deviation = std::sqrt(law.moments.square - truth * truth);
    std::vector<double> values;
    for (std::uint32_t run = 0; run < runs; ++run) {
        const Luck luck{Seeds::all(3), run};
        values.clear();
        std::array<bool, stops> stopped{};
        std::array<bool, stops> student_stopped{};
        for (std::uint32_t size = 0; size < most_replicates;) {
            size = std::min(next_look(size), most_replicates);
            while (values.size() < size) {
                values.push_back(law.draw(
                    Chance{&luck, hash_text(law.name), static_cast<std::uint32_t>(values.size())}));
            }
            const PairedEstimate estimate = paired_estimate(values);
            const bool covers = holds(estimate.interval, truth);
            const double arm = 1.96 * estimate.standard_error;
            for (std::size_t i = 0; i < stops; ++i) {
                const bool last = size == most_replicates;
                const double precision = precisions[i] * deviation;
                if (!stopped[i] && (last || is_precise_enough(estimate, precision))) {
                    stopped[i] = true;
                    coverage.stopped[i].add(covers, size);
                }
                if (!student_stopped[i] && (last || arm <= precision)) {
                    student_stopped[i] = true;
                    coverage.by_student[i].add(std::abs(estimate.mean - truth) <= arm, size);
                }
            }
            if (size == fewest_replicates) coverage.at_first_look.add(covers, size);
            if (size == most_replicates && estimate.footing != Footing::firm) ++coverage.not_firm;
        }
    }
    return coverage;
}

std::string number(const char* format, double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), format, value);
    return text.data();
}

std::string cell(const Tally& tally) {
    return " " + number("%.1f", tally.coverage()) + " (" + number("%.0f", tally.mean_size()) +
           ") |";
}

/// The text between the marks of a table in the page.
std::string table_of_page(const std::string& name) {
    std::ifstream file{std::string{SSRSIM_SOURCE_DIR} + "/docs/explanation/comparison.md"};
    std::stringstream text;
    text << file.rdbuf();
    const std::string page = text.str();
    const std::string begin = "<!-- begin: " + name + " -->\n";
    const std::size_t from = page.find(begin);
    const std::size_t to = page.find("<!-- end: " + name + " -->");
    if (from == std::string::npos || to == std::string::npos) return "no marks for " + name;
    return page.substr(from + begin.size(), to - from - begin.size());
}

TEST(PairedCoverageFull, OfTheMeanDifference) {
    std::string table =
        "| Differences | ±0.6 | ±0.26 | ±0.15 | ±0.09 | never | at 30 | rough | plain |\n"
        "|---|---|---|---|---|---|---|---|---|\n";
    double lowest_by_student = 100.0;
    for (const Law& law : laws()) {
        const Coverage coverage = coverage_of(law);
        double student = 100.0;
        table += "| " + law.name + " |";
        for (std::size_t i = 0; i < stops; ++i) {
            EXPECT_GE(coverage.stopped[i].coverage(), law.lowest - 100.0 * error)
                << law.name << " at stop " << i;
            EXPECT_LE(coverage.stopped[i].coverage(), law.highest + 100.0 * error)
                << law.name << " at stop " << i;
            table += cell(coverage.stopped[i]);
            student = std::min(student, coverage.by_student[i].coverage());
        }
        table += " " + number("%.1f", coverage.at_first_look.coverage()) + " | " +
                 number("%.0f", 100.0 * static_cast<double>(coverage.not_firm) / runs) + "% | " +
                 number("%.1f", student) + " |\n";
        if (law.lowest > 0.0) lowest_by_student = std::min(lowest_by_student, student);
    }
    // The check has power: without the corrections it fails by far.
    EXPECT_LT(lowest_by_student, 80.0);
    EXPECT_EQ(table_of_page("coverage of differences"), table) << table;
}

/// Scores of a replicate: 1 with probability `success`, one half with probability `tie`, else 0.
struct Scores {
    std::string name;
    double success;
    double tie;
};

std::vector<Scores> scores() {
    return {
        {"50%", 0.5, 0.0},
        {"80%", 0.8, 0.0},
        {"95%", 0.95, 0.0},
        {"99%", 0.99, 0.0},
        {"99.8%", 0.998, 0.0},
        {"55% better, 45% tied", 0.55, 0.45},
        {"30% better, 10% worse, 60% tied", 0.3, 0.6},
        {"5% better, 5% worse, 90% tied", 0.05, 0.9},
        {"5% better, 95% tied", 0.05, 0.95},
        {"1% better, 99% tied", 0.01, 0.99},
    };
}

TEST(PairedCoverageFull, OfAShare) {
    constexpr std::array<double, 4> widths{0.15, 0.08, 0.04, 0.0};
    std::string table = "| Share | ±0.15 | ±0.08 | ±0.04 | never |\n|---|---|---|---|---|\n";
    for (const Scores& law : scores()) {
        std::array<Tally, widths.size()> tallies{};
        const double truth = law.success + 0.5 * law.tie;
        for (std::uint32_t run = 0; run < runs; ++run) {
            const Luck luck{Seeds::all(2), run};
            double successes = 0.0;
            double squares = 0.0;
            std::array<bool, widths.size()> stopped{};
            std::uint32_t drawn = 0;
            for (std::uint32_t size = 0; size < most_replicates;) {
                size = std::min(next_look(size), most_replicates);
                for (; drawn < size; ++drawn) {
                    const double u = luck.uniform(hash_text(law.name), Decision::incidents, drawn);
                    const double score =
                        u < law.success ? 1.0 : (u < law.success + law.tie ? 0.5 : 0.0);
                    successes += score;
                    squares += score * score;
                }
                const Interval interval = share_interval(successes, squares, size);
                for (std::size_t i = 0; i < widths.size(); ++i) {
                    if (stopped[i]) continue;
                    if (size < most_replicates && half_width(interval) > widths[i]) continue;
                    stopped[i] = true;
                    tallies[i].add(holds(interval, truth), size);
                }
            }
        }
        table += "| " + law.name + " |";
        for (const Tally& tally : tallies) {
            EXPECT_GE(tally.coverage(), 94.0 - 100.0 * error) << law.name;
            table += cell(tally);
        }
        table += "\n";
    }
    EXPECT_EQ(table_of_page("coverage of shares"), table) << table;
}

} // namespace
} // namespace ssrsim

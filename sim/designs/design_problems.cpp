#include "designs/design.hpp"

#include <cmath>

namespace ssrsim {

namespace {

constexpr std::uint64_t most_samples = 1u << 24;
constexpr std::uint64_t most_rows = std::uint64_t{1} << 32;
constexpr std::uint64_t most_replicates = 1u << 20; ///< numbers of luck

std::size_t levels_of(const Factor& factor, std::uint32_t levels) {
    if (!factor.levels.empty()) return factor.levels.size();
    if (factor.distribution.kind == DistributionKind::discrete)
        return factor.distribution.values.size();
    return levels;
}

std::size_t groups_of(std::span<const Factor> factors) {
    std::size_t groups = 0;
    for (std::size_t i = 0; i < factors.size(); ++i) {
        bool is_new = true;
        for (std::size_t other = 0; other < i && !factors[i].group.empty(); ++other)
            is_new = is_new && factors[other].group != factors[i].group;
        groups += is_new ? 1 : 0;
    }
    return groups;
}

/// The number of rows; more than most_rows for any number above it.
std::uint64_t rows_of(const DesignSpec& spec, std::span<const Factor> factors) {
    std::uint64_t rows = spec.samples;
    if (spec.kind == DesignKind::grid) {
        rows = 1;
        for (const Factor& factor : factors)
            if (rows <= most_rows) rows *= levels_of(factor, spec.levels);
    }
    if (spec.kind == DesignKind::saltelli)
        rows *= groups_of(factors) + (spec.luck == RowLuck::factor ? 3 : 2);
    if (spec.kind == DesignKind::morris) rows *= groups_of(factors) + 1;
    return rows;
}

void check_factors(const DesignSpec& spec, std::span<const Factor> factors,
                   std::vector<DesignProblem>& problems) {
    if (factors.empty()) problems.push_back({"factor", "a design needs at least one factor"});
    const bool is_saltelli = spec.kind == DesignKind::saltelli;
    if (is_saltelli || spec.kind == DesignKind::sobol_sequence) {
        const std::size_t most = ScrambledSobol::most_dimensions / (is_saltelli ? 2 : 1);
        if (factors.size() > most)
            problems.push_back(
                {"factor", "this design takes at most " + std::to_string(most) + " factors"});
    }
    for (std::size_t i = 0; i < factors.size(); ++i) {
        const Factor& factor = factors[i];
        if (factor.name.empty()) problems.push_back({"factor", "every factor needs a name"});
        for (std::size_t other = 0; other < i; ++other)
            if (factors[other].name == factor.name) {
                problems.push_back({"factor", "two factors are named \"" + factor.name + "\""});
                break;
            }
        if (factor.levels.empty()) continue;
        if (spec.kind != DesignKind::grid)
            problems.push_back(
                {"factor", "\"" + factor.name + "\" has levels, which only a grid takes"});
        for (const double level : factor.levels)
            if (!std::isfinite(level)) {
                problems.push_back(
                    {"factor", "the levels of \"" + factor.name + "\" must be finite numbers"});
                break;
            }
    }
}

} // namespace

std::vector<DesignProblem> problems_of(const DesignSpec& spec, std::span<const Factor> factors) {
    std::vector<DesignProblem> problems;
    const bool is_grid = spec.kind == DesignKind::grid;
    if (!is_grid && (spec.samples < 1 || spec.samples > most_samples))
        problems.push_back({"samples", "must be a whole number from 1 to 16777216"});
    if (spec.kind == DesignKind::morris && (spec.levels < 2 || spec.levels % 2 != 0))
        problems.push_back({"levels", "must be an even number of at least 2 for a Morris design"});
    if (is_grid && spec.levels < 1) problems.push_back({"levels", "must be at least 1"});
    if (spec.luck == RowLuck::factor && spec.kind != DesignKind::saltelli)
        problems.push_back({"luck", "can be a factor in a Saltelli design only"});
    check_factors(spec, factors, problems);
    if (!problems.empty()) return problems;

    const std::uint64_t rows = rows_of(spec, factors);
    const std::string_view size = is_grid ? "levels" : "samples";
    if (rows > most_rows)
        problems.push_back({size, "makes more than 4294967296 rows"});
    else if (spec.luck == RowLuck::own && rows >= most_replicates)
        problems.push_back({size, "makes more than 1048575 rows, each with luck of its own"});
    else if (spec.luck == RowLuck::factor && spec.samples > most_replicates / 2)
        problems.push_back({size, "must be at most 524288 where luck is a factor"});
    return problems;
}

} // namespace ssrsim

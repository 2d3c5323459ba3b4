#include "analysis/sample_rows.hpp"

#include "designs/design.hpp"

#include <algorithm>
#include <cmath>

namespace ssrsim {

namespace {

/// Where A and B stand among the rows of a sample, and which rows mix them.
struct Layout {
    std::size_t blocks;
    std::size_t b;
    std::size_t first_mixed;
    std::size_t groups;
    std::size_t reversed; ///< rows of B with a group from A, after the mixed ones
};

/// Which columns of a mixed row are seen to come from A and which from B, over all samples.
struct Origin {
    std::vector<bool> from_a;
    std::vector<bool> from_b;
};

std::optional<Origin> origin_of(const Columns& columns, const Layout& layout, std::size_t block) {
    Origin origin{std::vector<bool>(columns.size(), false),
                  std::vector<bool>(columns.size(), false)};
    const std::size_t rows = columns.front().size();
    for (std::size_t first = 0; first < rows; first += layout.blocks)
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const double a = columns[i][first];
            const double b = columns[i][first + layout.b];
            const double mixed = columns[i][first + block];
            if (mixed != a && mixed != b) return std::nullopt;
            if (a == b) continue;
            (mixed == a ? origin.from_a : origin.from_b)[i] = true;
            if (origin.from_a[i] && origin.from_b[i]) return std::nullopt;
        }
    return origin;
}

std::vector<std::size_t> members(const std::vector<bool>& is_member) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < is_member.size(); ++i)
        if (is_member[i]) found.push_back(i);
    return found;
}

std::optional<SaltelliRows> rows_by(const Columns& columns, const Layout& layout) {
    SaltelliRows rows{columns.front().size() / layout.blocks,
                      layout.blocks,
                      {0, layout.b},
                      {},
                      Batches::contiguous};
    std::vector<int> claims(columns.size(), 0);
    for (std::size_t group = 0; group < layout.groups; ++group) {
        const std::size_t block = layout.first_mixed + group;
        const auto origin = origin_of(columns, layout, block);
        if (!origin) return std::nullopt;
        rows.places.push_back(block);
        rows.groups.push_back(members(origin->from_b));
        for (const std::size_t column : rows.groups.back())
            ++claims[column];
    }
    for (std::size_t i = 0; i < layout.reversed; ++i) {
        const auto origin = origin_of(columns, layout, layout.first_mixed + layout.groups + i);
        if (!origin || members(origin->from_a) != rows.groups[i]) return std::nullopt;
    }
    // A factor that never varies has no row that shows it: it gets one that shows nothing else.
    std::size_t still = 0;
    for (std::vector<std::size_t>& group : rows.groups) {
        if (!group.empty()) continue;
        while (still < claims.size() && claims[still] != 0)
            ++still;
        if (still == claims.size()) return std::nullopt;
        group.push_back(still);
        ++claims[still];
    }
    if (!std::ranges::all_of(claims, [](int claim) { return claim == 1; })) return std::nullopt;
    return rows;
}

/// How far the means of batches lie apart, over what they would for independent samples.
double dispersion(const Columns& columns, const SaltelliRows& rows, std::size_t batches,
                  Batches kind) {
    double sum = 0.0;
    for (const std::vector<double>& column : columns)
        for (const std::size_t place : {rows.places[0], rows.places[1]}) {
            std::vector<double> sums(batches, 0.0);
            std::vector<double> counts(batches, 0.0);
            double all = 0.0;
            double squares = 0.0;
            const auto samples = static_cast<double>(rows.samples);
            for (std::size_t sample = 0; sample < rows.samples; ++sample) {
                const double x = column[sample * rows.blocks + place] - column[place];
                const std::size_t batch = kind == Batches::interleaved
                                              ? sample % batches
                                              : sample * batches / rows.samples;
                sums[batch] += x;
                counts[batch] += 1.0;
                all += x;
                squares += x * x;
            }
            const double mean = all / samples;
            const double variance = squares / samples - mean * mean;
            if (!(variance > 0.0)) continue;
            for (std::size_t i = 0; i < batches; ++i) {
                const double off = sums[i] / counts[i] - mean;
                sum += counts[i] * off * off / variance;
            }
        }
    return sum / (static_cast<double>(batches) - 1.0);
}

} // namespace

std::optional<SaltelliRows> saltelli_rows(const Columns& columns) {
    if (columns.empty()) return std::nullopt;
    const std::size_t rows = columns.front().size();
    for (std::size_t groups = columns.size(); groups > 0; --groups)
        for (const Layout& layout :
             {Layout{groups + 2, 1, 2, groups, 0}, Layout{groups + 2, groups + 1, 1, groups, 0},
              Layout{2 * groups + 2, 2 * groups + 1, 1, groups, groups}}) {
            if (rows == 0 || rows % layout.blocks != 0) continue;
            auto found = rows_by(columns, layout);
            if (!found) continue;
            // Batches that were drawn apart are alike; stretches of one sequence are more alike
            // than every eighth of its points.
            if (found->samples >= 2 * saltelli_scramblings &&
                dispersion(columns, *found, saltelli_scramblings, Batches::interleaved) <
                    0.5 * dispersion(columns, *found, std::min<std::size_t>(32, found->samples),
                                     Batches::contiguous))
                found->batches = Batches::interleaved;
            return found;
        }
    return std::nullopt;
}

std::vector<double> in_saltelli_order(const SaltelliRows& rows, std::span<const double> outcomes) {
    std::vector<double> ordered;
    for (std::size_t sample = 0; sample < rows.samples; ++sample)
        for (const std::size_t place : rows.places)
            ordered.push_back(outcomes[sample * rows.blocks + place]);
    return ordered;
}

} // namespace ssrsim

#include "analysis/sobol_indices.hpp"

#include "analysis/sobol_terms.hpp"
#include "core/contracts.hpp"
#include "designs/design.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace ssrsim {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t stretches = 32;

/// Terms added up over the base samples of a batch, for one group.
struct Sums {
    double samples = 0.0;
    SobolTerms terms{};

    void add(const Sums& sums, double times) {
        samples += times * sums.samples;
        add(terms.first, sums.terms.first, times);
        add(terms.total, sums.terms.total, times);
    }
    [[nodiscard]] bool vary() const {
        return terms.first.variance > 0.0 && terms.total.variance > 0.0;
    }

  private:
    static void add(IndexTerms& to, const IndexTerms& from, double times) {
        to.part += times * from.part;
        to.variance += times * from.variance;
    }
};

struct Indices {
    double first;
    double total;
};

Indices indices_of(const Sums& sums) {
    const SobolTerms& terms = sums.terms;
    return {terms.first.part / terms.first.variance, terms.total.part / terms.total.variance};
}

/// Base samples of one outcome, and how they fall into batches.
class Samples {
  public:
    Samples(std::span<const double> outcomes, std::size_t groups, Batches batches)
        : outcomes_{outcomes}, blocks_{groups + 2}, count_{outcomes.size() / blocks_},
          batches_{batches == Batches::interleaved
                       ? std::min<std::size_t>(saltelli_scramblings, count_)
                       : std::min(stretches, count_)},
          kind_{batches} {}

    [[nodiscard]] std::size_t count() const { return count_; }
    [[nodiscard]] std::size_t batches() const { return batches_; }
    [[nodiscard]] std::size_t batch(std::size_t sample) const {
        return kind_ == Batches::interleaved ? sample % batches_ : sample * batches_ / count_;
    }
    [[nodiscard]] double operator()(std::size_t sample, std::size_t block) const {
        return outcomes_[sample * blocks_ + block];
    }

  private:
    std::span<const double> outcomes_;
    std::size_t blocks_;
    std::size_t count_;
    std::size_t batches_;
    Batches kind_;
};

std::vector<Sums> batch_sums(const Samples& samples, std::size_t block) {
    std::vector<Trio> trios;
    std::vector<std::size_t> batches;
    for (std::size_t sample = 0; sample < samples.count(); ++sample) {
        const Trio trio{samples(sample, 0), samples(sample, 1), samples(sample, block)};
        if (std::isnan(trio.a) || std::isnan(trio.b) || std::isnan(trio.mixed)) continue;
        trios.push_back(trio);
        batches.push_back(samples.batch(sample));
    }
    const std::vector<SobolTerms> terms = sobol_terms(std::move(trios));
    std::vector<Sums> sums(samples.batches());
    for (std::size_t i = 0; i < terms.size(); ++i)
        sums[batches[i]].add({1.0, terms[i]}, 1.0);
    std::erase_if(sums, [](const Sums& batch) { return batch.samples == 0.0; });
    return sums;
}

/// Standard errors of both indices: the spread over resamples of the batches.
Indices bootstrap_errors(const std::vector<Sums>& batches, const Indices& at,
                         const Resampling& resampling) {
    Indices sums{};
    Indices squares{};
    double used = 0.0;
    for (std::uint32_t resample = 0; resample < resampling.resamples; ++resample) {
        const auto times = one_resample(resampling.seed, resample, batches.size());
        Sums drawn;
        for (std::size_t i = 0; i < batches.size(); ++i)
            drawn.add(batches[i], times[i]);
        if (!drawn.vary()) continue;
        const Indices found = indices_of(drawn);
        const Indices off{found.first - at.first, found.total - at.total};
        sums = {sums.first + off.first, sums.total + off.total};
        squares = {squares.first + off.first * off.first, squares.total + off.total * off.total};
        used += 1.0;
    }
    // A resample of n batches spreads less than n batches do.
    const auto n = static_cast<double>(batches.size());
    const double widening = n / (n - 1.0);
    const auto error = [&](double sum, double square) {
        return std::sqrt(widening * (square - sum * sum / used) / (used - 1.0));
    };
    return {error(sums.first, squares.first), error(sums.total, squares.total)};
}

SobolIndex index_of(const std::vector<Sums>& batches, const Resampling& resampling) {
    constexpr Interval unknown{not_a_number, not_a_number};
    SobolIndex index{{not_a_number, unknown}, {not_a_number, unknown}, 0};
    Sums all;
    for (const Sums& batch : batches)
        all.add(batch, 1.0);
    index.samples = static_cast<std::size_t>(all.samples);
    if (index.samples < 2 || !all.vary()) return index;
    const Indices at = indices_of(all);
    index.first.value = at.first;
    index.total.value = at.total;
    if (batches.size() < 2 || resampling.resamples < 2) return index;
    const Indices errors = bootstrap_errors(batches, at, resampling);
    const double t = student_t(0.95, static_cast<double>(batches.size()) - 1.0);
    index.first.interval = {at.first - t * errors.first, at.first + t * errors.first};
    // No true one lies below 0.
    index.total.interval = {std::max(0.0, at.total - t * errors.total),
                            at.total + t * errors.total};
    return index;
}

} // namespace

SobolIndices sobol_indices(std::span<const double> outcomes, std::size_t groups, Batches batches,
                           const Resampling& resampling) {
    SSRSIM_EXPECT(outcomes.size() % (groups + 2) == 0, "an outcome for each row");
    const Samples samples{outcomes, groups, batches};
    SobolIndices indices{not_a_number, not_a_number, samples.count(), 0, {}};
    indices.missing_rows = static_cast<std::size_t>(
        std::ranges::count_if(outcomes, [](double y) { return std::isnan(y); }));

    double sum = 0.0;
    double count = 0.0;
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -lowest;
    for (std::size_t sample = 0; sample < samples.count(); ++sample)
        for (const std::size_t block : {0u, 1u}) {
            const double y = samples(sample, block);
            if (std::isnan(y)) continue;
            SSRSIM_EXPECT(std::isfinite(y), "an outcome is finite or NaN");
            sum += y;
            count += 1.0;
            lowest = std::min(lowest, y);
            highest = std::max(highest, y);
        }
    if (count > 0.0) {
        indices.mean = sum / count;
        double squares = 0.0;
        for (std::size_t sample = 0; sample < samples.count(); ++sample)
            for (const std::size_t block : {0u, 1u}) {
                const double off = samples(sample, block) - indices.mean;
                if (!std::isnan(off)) squares += off * off;
            }
        indices.variance = lowest == highest ? 0.0 : squares / count;
    }
    // Rounding leaves some variance to equal numbers.
    const bool varies = lowest < highest;
    for (std::size_t group = 0; group < groups; ++group)
        indices.groups.push_back(
            index_of(varies ? batch_sums(samples, group + 2) : std::vector<Sums>{}, resampling));
    return indices;
}

std::vector<SobolIndices> sobol_convergence(std::span<const double> outcomes, std::size_t groups,
                                            Batches batches, const Resampling& resampling) {
    std::vector<SobolIndices> steps;
    const std::size_t samples = outcomes.size() / (groups + 2);
    for (const std::size_t parts : {8u, 4u, 2u, 1u})
        if (samples / parts >= 2)
            steps.push_back(sobol_indices(outcomes.first(samples / parts * (groups + 2)), groups,
                                          batches, resampling));
    return steps;
}

} // namespace ssrsim

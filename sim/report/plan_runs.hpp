#pragma once

#include "record/ensemble_digest.hpp"
#include "record/layout.hpp"
#include "record/trajectory.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What a report keeps of a plan's runs, so that it need not keep the runs.
namespace ssrsim {

/// A quantity over time that a report shows: some recorded series, all with one weight, summed.
struct TrackedQuantity {
    std::string key;
    std::vector<std::size_t> series;
    double weight = 1.0;
};

/// What a plan's runs are asked for, found in its layout once.
struct Sampling {
    explicit Sampling(const Layout& layout);

    std::vector<std::int32_t> weeks;         ///< of the plan: most_samples at most, and the last
    std::vector<TrackedQuantity> quantities; ///< as number_of finds them
    std::vector<std::size_t> statuses;       ///< series of the activities' status
    /// Series by donor, of committed, in_pipeline, held, spent, returned.
    std::array<std::vector<std::size_t>, 5> ledger;

    /// Number of the quantity of this key; the count of quantities if the layout has no such.
    [[nodiscard]] std::size_t number_of(std::string_view key) const;
};

/// More points of a course nobody sees on a page, and less than four weeks apart they tell nothing.
inline constexpr std::int32_t most_samples = 48;

/// One run, reduced to what a report keeps. A week that never came is -1.
struct RunSample {
    std::uint32_t replicate = 0;
    std::uint64_t digest = 0;
    std::vector<float> courses;      ///< quantity-major, by sampled week
    std::vector<std::int32_t> began; ///< by activity
    std::vector<std::int32_t> over;  ///< done, cut short or cancelled
    std::vector<bool> done;
    std::vector<double> ledger; ///< at the end, donor-major
    std::vector<double> outcomes;
};

RunSample sample_of(const Sampling& sampling, const Trajectory& run);

/// The runs of one plan. Courses are kept of the first `most_courses`, everything else of all.
class PlanRuns {
  public:
    static constexpr std::size_t most_courses = 200;

    explicit PlanRuns(const Layout& layout) : sampling_(layout) {}

    /// In the order of the replicates.
    void put(RunSample&& sample);

    [[nodiscard]] const Sampling& sampling() const { return sampling_; }
    [[nodiscard]] std::size_t runs() const { return samples_.size(); }
    [[nodiscard]] std::size_t runs_with_courses() const;
    [[nodiscard]] std::string digest() const { return digest_.hex(); }

    /// quantile_levels by sampled week, of a quantity; empty if there is no such.
    [[nodiscard]] std::vector<std::vector<double>> quantiles(std::string_view key) const;
    /// Means over the runs of a donor's ledger at the end: committed, in the pipeline, held, spent,
    /// returned.
    [[nodiscard]] std::vector<double> ledger_of(std::size_t donor) const;
    [[nodiscard]] std::vector<double> outcome(std::size_t number) const; ///< by run
    /// Weeks, ascending, of the runs in which an activity came so far.
    [[nodiscard]] std::vector<std::int32_t> weeks_begun(std::size_t activity) const;
    [[nodiscard]] std::vector<std::int32_t> weeks_over(std::size_t activity) const;
    [[nodiscard]] std::size_t times_done(std::size_t activity) const;

  private:
    Sampling sampling_;
    std::vector<RunSample> samples_;
    EnsembleDigest digest_;
};

} // namespace ssrsim

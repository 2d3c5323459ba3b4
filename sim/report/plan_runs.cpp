#include "report/plan_runs.hpp"

#include "analysis/series_path.hpp"
#include "analysis/statistics.hpp"
#include "world/world.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace ssrsim {

namespace {

constexpr std::array ledger_keys{"committed", "in_pipeline", "held", "spent", "returned"};

const Variable* variable_of(const Layout& layout, std::string_view key) {
    const auto found = std::ranges::find(layout.variables, key, &Variable::key);
    return found == layout.variables.end() ? nullptr : &*found;
}

std::vector<std::size_t> series_of(const Layout& layout, std::string_view key) {
    std::vector<std::size_t> series;
    if (const Variable* variable = variable_of(layout, key))
        for (std::size_t i = 0; i < variable->size; ++i)
            series.push_back(variable->first + i);
    return series;
}

class Finder {
  public:
    Finder(const Layout& layout, std::vector<TrackedQuantity>& found)
        : layout_(layout), found_(found) {}

    /// The sum of all of a variable's series.
    void sum(const char* key) { add(key, series_of(layout_, key), 1.0); }
    /// Every series of a variable by itself: "capacity/police", "service/bujumbura/majority".
    void each(const char* key) {
        const Variable* variable = variable_of(layout_, key);
        if (variable == nullptr) return;
        for (std::size_t i = 0; i < variable->size; ++i)
            add(fmt::format("{}/{}", key, ids_of_series(layout_, *variable, i)),
                {variable->first + i}, 1.0);
    }
    /// The mean over the outer axis for each label of the inner one: "trust/majority".
    void mean_by_inner(const char* key) {
        const Variable* variable = variable_of(layout_, key);
        if (variable == nullptr || variable->axes.size() != 2) return;
        const auto& inner = layout_.labels_of(variable->axes.back());
        for (std::size_t i = 0; i < inner.size(); ++i) {
            std::vector<std::size_t> series;
            for (std::size_t j = i; j < variable->size; j += inner.size())
                series.push_back(variable->first + j);
            const double weight = 1.0 / static_cast<double>(series.size());
            add(fmt::format("{}/{}", key, inner[i]), std::move(series), weight);
        }
    }

  private:
    void add(std::string name, std::vector<std::size_t> series, double weight) {
        if (series.empty()) return;
        found_.push_back({std::move(name), std::move(series), weight});
    }

    const Layout& layout_;
    std::vector<TrackedQuantity>& found_;
};

ActivityStatus status_of(float recorded) {
    return static_cast<ActivityStatus>(static_cast<int>(recorded));
}

std::int32_t first_week(std::span<const float> statuses, auto wanted) {
    const auto found =
        std::ranges::find_if(statuses, [&](float status) { return wanted(status_of(status)); });
    return found == statuses.end() ? -1 : static_cast<std::int32_t>(found - statuses.begin());
}

std::vector<std::int32_t> sorted_weeks(const std::vector<RunSample>& samples, std::size_t activity,
                                       std::vector<std::int32_t> RunSample::* of) {
    std::vector<std::int32_t> weeks;
    for (const RunSample& sample : samples)
        if ((sample.*of)[activity] >= 0) weeks.push_back((sample.*of)[activity]);
    std::ranges::sort(weeks);
    return weeks;
}

} // namespace

Sampling::Sampling(const Layout& layout) {
    const std::int32_t step = std::max(4, (layout.weeks + most_samples - 1) / most_samples);
    for (std::int32_t week = 0; week < layout.weeks; week += step)
        weeks.push_back(week);
    if (layout.weeks > 0 && weeks.back() != layout.weeks - 1) weeks.push_back(layout.weeks - 1);

    Finder find{layout, quantities};
    for (const char* key :
         {"service_delivery", "chain_capacity", "capacity_service_gap", "prisoners",
          "prison_places", "police_queue", "court_queue", "posts_authorised", "posts_filled"})
        find.sum(key);
    for (const char* key : {"adviser_knowledge", "institutional_memory", "capacity", "ownership",
                            "integrity", "service_delivery_by_group"})
        find.each(key);
    find.mean_by_inner("trust");

    statuses = series_of(layout, "activity_status");
    for (std::size_t i = 0; i < ledger_keys.size(); ++i)
        ledger[i] = series_of(layout, ledger_keys[i]);
}

std::size_t Sampling::number_of(std::string_view key) const {
    const auto found = std::ranges::find(quantities, key, &TrackedQuantity::key);
    return static_cast<std::size_t>(found - quantities.begin());
}

RunSample sample_of(const Sampling& sampling, const Trajectory& run) {
    RunSample sample;
    sample.replicate = run.replicate;
    sample.digest = run.digest;
    sample.outcomes = run.outcomes;
    for (const TrackedQuantity& quantity : sampling.quantities) {
        for (const std::int32_t week : sampling.weeks) {
            double value = 0.0;
            for (const std::size_t series : quantity.series)
                value += quantity.weight *
                         static_cast<double>(run.of_series(series)[static_cast<std::size_t>(week)]);
            sample.courses.push_back(static_cast<float>(value));
        }
    }
    for (const std::size_t series : sampling.statuses) {
        const std::span<const float> statuses = run.of_series(series);
        sample.began.push_back(first_week(statuses, [](ActivityStatus status) {
            return status == ActivityStatus::active || status == ActivityStatus::stalled ||
                   status == ActivityStatus::done;
        }));
        sample.over.push_back(first_week(statuses, has_ended));
        sample.done.push_back(status_of(statuses.back()) == ActivityStatus::done);
    }
    for (std::size_t donor = 0; donor < sampling.ledger[0].size(); ++donor)
        for (const auto& series : sampling.ledger)
            sample.ledger.push_back(static_cast<double>(run.of_series(series[donor]).back()));
    return sample;
}

void PlanRuns::put(RunSample&& sample) {
    digest_.add(sample.replicate, sample.digest);
    if (samples_.size() >= most_courses) sample.courses = {};
    samples_.push_back(std::move(sample));
}

std::size_t PlanRuns::runs_with_courses() const {
    return std::min(samples_.size(), most_courses);
}

std::vector<std::vector<double>> PlanRuns::quantiles(std::string_view key) const {
    const std::size_t number = sampling_.number_of(key);
    if (number == sampling_.quantities.size()) return {};
    std::vector<std::vector<double>> result(quantile_levels.size());
    for (std::size_t week = 0; week < sampling_.weeks.size(); ++week) {
        std::vector<float> values;
        for (std::size_t i = 0; i < runs_with_courses(); ++i)
            values.push_back(samples_[i].courses[number * sampling_.weeks.size() + week]);
        const ColumnStatistics spread = statistics_of(values);
        for (std::size_t level = 0; level < result.size(); ++level)
            result[level].push_back(spread.quantiles[level]);
    }
    return result;
}

std::vector<double> PlanRuns::ledger_of(std::size_t donor) const {
    std::vector<double> means(ledger_keys.size(), 0.0);
    for (const RunSample& sample : samples_)
        for (std::size_t i = 0; i < means.size(); ++i)
            means[i] += sample.ledger[donor * means.size() + i];
    for (double& mean : means)
        mean /= static_cast<double>(std::max<std::size_t>(samples_.size(), 1));
    return means;
}

std::vector<double> PlanRuns::outcome(std::size_t number) const {
    std::vector<double> values;
    for (const RunSample& sample : samples_)
        values.push_back(sample.outcomes[number]);
    return values;
}

std::vector<std::int32_t> PlanRuns::weeks_begun(std::size_t activity) const {
    return sorted_weeks(samples_, activity, &RunSample::began);
}

std::vector<std::int32_t> PlanRuns::weeks_over(std::size_t activity) const {
    return sorted_weeks(samples_, activity, &RunSample::over);
}

std::size_t PlanRuns::times_done(std::size_t activity) const {
    return static_cast<std::size_t>(std::ranges::count_if(
        samples_, [&](const RunSample& sample) { return bool{sample.done[activity]}; }));
}

} // namespace ssrsim

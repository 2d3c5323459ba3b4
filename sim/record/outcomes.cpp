#include "record/outcomes.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace ssrsim {

namespace {

struct Finished {
    const Setting& setting;
    const Layout& layout;
    const Trajectory& trajectory;
    const World& end;

    [[nodiscard]] std::span<const float> series(const char* key) const {
        for (const Variable& variable : layout.variables) {
            if (variable.key == key) return trajectory.of_series(variable.first);
        }
        return {};
    }
    /// Service delivery in the week of a date, if the run holds it.
    [[nodiscard]] double service_in(Week week) const {
        // A plan that ends on the day itself has lived through the weeks before it.
        const std::int32_t after = week - layout.first_week;
        const std::int32_t at = after == layout.weeks ? after - 1 : after;
        if (at < 0 || at >= layout.weeks) return std::numeric_limits<double>::quiet_NaN();
        return static_cast<double>(series("service_delivery")[static_cast<std::size_t>(at)]);
    }
};

/// Nothing where the plan has no mission.
std::optional<Week> end_of_last_mission(const Setting& setting) {
    std::optional<Week> last;
    for (const MissionFacts& mission : setting.missions)
        last = std::max(last.value_or(mission.end), mission.end);
    return last;
}

/// Service delivery a number of years after the last mission has left.
double service_after_exit(const Finished& run, std::int32_t years) {
    const std::optional<Week> exit = end_of_last_mission(run.setting);
    if (!exit) return std::numeric_limits<double>::quiet_NaN();
    return run.service_in(week_of(add_months(monday_of(*exit), 12 * years)));
}

double mean_of(std::span<const float> values) {
    double sum = 0.0;
    for (const float value : values)
        sum += static_cast<double>(value);
    return values.empty() ? 0.0 : sum / static_cast<double>(values.size());
}

double spent_in_all(const Finished& run) {
    Money spent;
    for (const DonorId donor : run.setting.donors.ids()) {
        if (run.setting.donors[donor].ways.front().channel == Channel::assessed)
            continue; // in the wages
        for (const LedgerRow& row : run.end.finance.ledger[donor])
            spent += row.spent;
    }
    for (const Money wages : run.end.missions.wages)
        spent += wages;
    return in_units(spent);
}

constexpr double weeks_per_month = weeks_per_year / 12.0;

double sum_of(const Column<MissionId, double>& column) {
    double sum = 0.0;
    for (const double value : column)
        sum += value;
    return sum;
}

struct Outcome {
    const char* key;
    const char* title;
    const char* unit;
    const char* meaning;
    Better better;
    double (*measure)(const Finished& run);
};

constexpr std::array outcomes{
    Outcome{"service_two_years", "Service, two years in", "1",
            "Service delivery two years after the plan's start", Better::higher,
            [](const Finished& run) {
                return run.service_in(week_of(add_months(run.setting.start, 24)));
            }},
    Outcome{"service_at_exit", "Service, last mission's end", "1",
            "Service delivery at the end of the last planned mission", Better::higher,
            [](const Finished& run) { return service_after_exit(run, 0); }},
    Outcome{"service_after_exit", "Service, two years later", "1",
            "Service delivery two years after that", Better::higher,
            [](const Finished& run) { return service_after_exit(run, 2); }},
    Outcome{"service_area", "Service, mean of the plan", "1",
            "Service delivery, mean over the whole plan", Better::higher,
            [](const Finished& run) { return mean_of(run.series("service_delivery")); }},
    Outcome{"capacity_area", "Capacity, mean of the plan", "1",
            "Capacity of police, justice and corrections, mean over the whole plan", Better::higher,
            [](const Finished& run) { return mean_of(run.series("chain_capacity")); }},
    Outcome{"gap_area", "Gap between the two, mean", "1",
            "Capacity less service delivery, mean over the whole plan", Better::neither,
            [](const Finished& run) { return mean_of(run.series("capacity_service_gap")); }},
    Outcome{"money_spent", "Money spent", "currency units",
            "Spent on activities, budgets and all wages of advisers, also those that no "
            "donor's money covers",
            Better::neither, spent_in_all},
    Outcome{"money_returned", "Money returned unspent", "currency units", "Returned unspent",
            Better::lower,
            [](const Finished& run) {
                Money returned;
                for (const auto& books : run.end.finance.ledger) {
                    for (const LedgerRow& row : books)
                        returned += row.returned;
                }
                return in_units(returned);
            }},
    Outcome{"cost_per_point", "Cost of a point of service", "currency units",
            "Spent for each percentage point by which mean service delivery lies above its first "
            "week; none where it does not",
            Better::lower,
            [](const Finished& run) {
                const std::span<const float> service = run.series("service_delivery");
                const double gained =
                    mean_of(service) - (service.empty() ? 0.0 : static_cast<double>(service[0]));
                return gained > 0.0 ? spent_in_all(run) / (100.0 * gained)
                                    : std::numeric_limits<double>::quiet_NaN();
            }},
    Outcome{"months_lost_to_vacancy", "Work lost to empty posts", "months",
            "Adviser months lost because posts were empty", Better::lower,
            [](const Finished& run) {
                return sum_of(run.end.missions.weeks_vacant) / weeks_per_month;
            }},
    Outcome{
        "months_lost_to_learning", "Work lost to learning", "months",
        "Adviser months lost because those in post still had the place and people to get to know",
        Better::lower,
        [](const Finished& run) {
            return sum_of(run.end.missions.weeks_learning) / weeks_per_month;
        }},
};

} // namespace

std::vector<OutcomeVariable> outcome_variables() {
    std::vector<OutcomeVariable> variables;
    for (const Outcome& outcome : outcomes) {
        variables.push_back(
            {outcome.key, outcome.unit, outcome.meaning, outcome.title, outcome.better});
    }
    return variables;
}

std::vector<double> measure_outcomes(const Setting& setting, const Layout& layout,
                                     const Trajectory& trajectory, const World& end) {
    std::vector<double> values;
    for (const Outcome& outcome : outcomes) {
        values.push_back(outcome.measure({setting, layout, trajectory, end}));
    }
    return values;
}

} // namespace ssrsim

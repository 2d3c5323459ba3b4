#include "record/outcomes.hpp"

#include <algorithm>
#include <array>
#include <limits>

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
        const std::int32_t at = week - layout.first_week;
        if (at < 0 || at >= layout.weeks) return std::numeric_limits<double>::quiet_NaN();
        return static_cast<double>(series("service_delivery")[static_cast<std::size_t>(at)]);
    }
};

Week end_of_last_mission(const Setting& setting) {
    Week last = setting.plan_begins - 1; // before the run where there is no mission
    for (const MissionFacts& mission : setting.missions)
        last = std::max(last, mission.end);
    return last;
}

Week years_after(Week week, std::int32_t years) {
    return week_of(add_months(monday_of(week), 12 * years));
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
        if (run.setting.donors[donor].channel == Channel::assessed) continue; // in the wages
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
    const char* unit;
    const char* meaning;
    double (*measure)(const Finished& run);
};

constexpr std::array outcomes{
    Outcome{"service_two_years", "1", "Service delivery two years after the plan's start",
            [](const Finished& run) {
                return run.service_in(week_of(add_months(run.setting.start, 24)));
            }},
    Outcome{"service_at_exit", "1", "Service delivery at the end of the last planned mission",
            [](const Finished& run) { return run.service_in(end_of_last_mission(run.setting)); }},
    Outcome{"service_after_exit", "1", "Service delivery two years after that",
            [](const Finished& run) {
                return run.service_in(years_after(end_of_last_mission(run.setting), 2));
            }},
    Outcome{"service_area", "1", "Service delivery, mean over the whole plan",
            [](const Finished& run) { return mean_of(run.series("service_delivery")); }},
    Outcome{"capacity_area", "1",
            "Capacity of police, justice and corrections, mean over the whole plan",
            [](const Finished& run) { return mean_of(run.series("chain_capacity")); }},
    Outcome{"capacity_service_gap", "1", "Capacity less service delivery, mean over the whole plan",
            [](const Finished& run) { return mean_of(run.series("capacity_service_gap")); }},
    Outcome{"money_spent", "currency units", "Spent on activities, budgets and advisers' wages",
            spent_in_all},
    Outcome{"money_returned", "currency units", "Returned unspent",
            [](const Finished& run) {
                Money returned;
                for (const auto& books : run.end.finance.ledger) {
                    for (const LedgerRow& row : books)
                        returned += row.returned;
                }
                return in_units(returned);
            }},
    Outcome{"cost_per_point", "currency units",
            "Spent for each percentage point by which mean service delivery lies above its first "
            "week; none where it does not",
            [](const Finished& run) {
                const std::span<const float> service = run.series("service_delivery");
                const double gained =
                    mean_of(service) - (service.empty() ? 0.0 : static_cast<double>(service[0]));
                return gained > 0.0 ? spent_in_all(run) / (100.0 * gained)
                                    : std::numeric_limits<double>::quiet_NaN();
            }},
    Outcome{"months_lost_to_vacancy", "months", "Adviser months lost because posts were empty",
            [](const Finished& run) {
                return sum_of(run.end.missions.weeks_vacant) / weeks_per_month;
            }},
    Outcome{"months_lost_to_learning", "months",
            "Adviser months lost because those in post were not yet fully effective",
            [](const Finished& run) {
                return sum_of(run.end.missions.weeks_learning) / weeks_per_month;
            }},
};

} // namespace

std::vector<OutcomeVariable> outcome_variables() {
    std::vector<OutcomeVariable> variables;
    for (const Outcome& outcome : outcomes) {
        variables.push_back({outcome.key, outcome.unit, outcome.meaning});
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

#include "record/indicator.hpp"
#include "record/outcomes.hpp"

namespace ssrsim {

const std::vector<Indicator>& indicators() {
    static const std::vector<Indicator> all = [] {
        std::vector<Indicator> joined;
        for (const auto& room :
             {country_indicators(), institution_indicators(), region_indicators(),
              mission_indicators(), donor_indicators(), activity_indicators()}) {
            joined.insert(joined.end(), room.begin(), room.end());
        }
        return joined;
    }();
    return all;
}

Layout make_layout(const Setting& setting) {
    Layout layout;
    layout.start = setting.start;
    layout.first_week = setting.plan_begins;
    layout.weeks = setting.plan_ends - setting.plan_begins;
    const auto label = [&](Axis axis, const auto& rows) {
        for (const auto& row : rows) {
            layout.labels[static_cast<std::size_t>(axis)].push_back(row.id);
        }
    };
    label(Axis::institution, setting.institutions);
    label(Axis::region, setting.regions);
    label(Axis::donor, setting.donors);
    label(Axis::mission, setting.missions);
    label(Axis::activity, setting.activities);
    layout.labels[static_cast<std::size_t>(Axis::group)] = {"majority", "marginalised"};

    for (const Indicator& indicator : indicators()) {
        Variable variable{indicator.key,  indicator.unit, indicator.meaning,
                          indicator.axes, layout.series,  1};
        for (const Axis axis : indicator.axes)
            variable.size *= layout.labels_of(axis).size();
        if (variable.size == 0) continue;
        layout.series += variable.size;
        layout.variables.push_back(std::move(variable));
    }
    layout.outcomes = outcome_variables();
    return layout;
}

} // namespace ssrsim

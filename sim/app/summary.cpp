#include "app/summary.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string_view>

namespace ssrsim {

namespace {

/// The series shown, in this order, as far as the record has them by institution or as one value.
constexpr std::array<std::string_view, 4> shown_indicators{
    "service_delivery", "service_for_reporters", "capacity", "performance"};

void add_series(Summary& summary, const ReplicateStore& store, const Variable& variable) {
    const Layout& layout = store.layout();
    const bool by_institution = variable.axes == std::vector<Axis>{Axis::institution};
    if (!by_institution && !variable.axes.empty()) return;
    for (std::size_t i = 0; i < variable.size; ++i) {
        const std::size_t series = variable.first + i;
        summary.series.push_back({variable.key, variable.unit, variable.meaning,
                                  by_institution ? layout.labels_of(Axis::institution)[i] : "",
                                  store.series_statistics(series, 0),
                                  store.series_statistics(series, layout.weeks - 1)});
    }
}

} // namespace

Summary summarise(const ReplicateStore& store, const RunFacts& facts) {
    const Layout& layout = store.layout();
    Summary summary;
    summary.facts = facts;
    summary.start = layout.start;
    summary.weeks = layout.weeks;
    summary.finished = static_cast<std::uint32_t>(store.replicates());
    summary.digest = fmt::format("{:016x}", store.digest());
    for (std::size_t i = 0; i < layout.outcomes.size(); ++i)
        summary.outcomes.push_back({layout.outcomes[i], store.outcome_statistics(i)});
    for (const std::string_view key : shown_indicators) {
        const auto found = std::find_if(layout.variables.begin(), layout.variables.end(),
                                        [&](const Variable& v) { return v.key == key; });
        if (found != layout.variables.end()) add_series(summary, store, *found);
    }
    return summary;
}

} // namespace ssrsim

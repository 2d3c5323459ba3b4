#include "analysis/series_path.hpp"

#include "scenario/nearest.hpp"
#include "scenario/wording.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace ssrsim {

namespace {

std::vector<std::string> segments_of(std::string_view path) {
    std::vector<std::string> segments;
    for (std::size_t begin = 0;;) {
        const std::size_t dot = std::min(path.find('.', begin), path.size());
        segments.emplace_back(path.substr(begin, dot - begin));
        if (dot == path.size()) return segments;
        begin = dot + 1;
    }
}

Fault fault_of(std::string code, std::string_view path, std::string message, std::string hint) {
    return {std::move(code), {}, std::string{path}, std::move(message), std::move(hint), {}};
}

/// "capacity.INSTITUTION"
std::string form_of(const Variable& variable) {
    std::string form = variable.key;
    for (const Axis axis : variable.axes) {
        std::string name = name_of(axis);
        std::ranges::transform(name, name.begin(),
                               [](char c) { return static_cast<char>(c - 'a' + 'A'); });
        form += said(".", name);
    }
    return form;
}

} // namespace

FoundSeries find_series(const Layout& layout, std::string_view path) {
    const std::vector<std::string> segments = segments_of(path);
    const auto variable = std::ranges::find(layout.variables, segments.front(), &Variable::key);
    if (variable == layout.variables.end()) {
        std::vector<std::string> keys;
        for (const Variable& one : layout.variables)
            keys.push_back(one.key);
        std::string hint = nearest_hint(segments.front(), keys);
        if (hint.empty()) hint = "`ssrsim describe --indicators` lists what a run records.";
        return {0,
                nullptr,
                {fault_of("unknown-series", path,
                          said("There is no indicator ", quoted(segments.front()), "."),
                          std::move(hint))}};
    }
    if (segments.size() != variable->axes.size() + 1) {
        return {0,
                nullptr,
                {fault_of("series-form", path,
                          said(variable->key, " is written ", form_of(*variable), "."), {})}};
    }
    std::size_t number = 0;
    Faults faults;
    for (std::size_t i = 0; i < variable->axes.size(); ++i) {
        const std::vector<std::string>& labels = layout.labels_of(variable->axes[i]);
        const auto found = std::ranges::find(labels, segments[i + 1]);
        if (found == labels.end()) {
            faults.push_back(fault_of(
                "unknown-id", path,
                said("There is no ", name_of(variable->axes[i]), " ", quoted(segments[i + 1]), "."),
                nearest_hint(segments[i + 1], labels)));
            continue;
        }
        number = number * labels.size() + static_cast<std::size_t>(found - labels.begin());
    }
    if (!faults.empty()) return {0, nullptr, std::move(faults)};
    return {variable->first + number, &*variable, {}};
}

std::string ids_of_series(const Layout& layout, const Variable& variable, std::size_t at) {
    std::string ids;
    for (std::size_t axis = variable.axes.size(); axis-- > 0;) {
        const auto& labels = layout.labels_of(variable.axes[axis]);
        const std::string& own = labels[at % labels.size()];
        ids = ids.empty() ? own : own + "/" + ids;
        at /= labels.size();
    }
    return ids;
}

std::string text_of(const Reach& reach) {
    return said(reach.series, reach.at_least ? ">=" : "<=", reach.level, "@", to_text(reach.by));
}

double closest(const Reach& reach, const Layout& layout, std::size_t series,
               const Trajectory& trajectory) {
    const std::int32_t weeks = week_of(reach.by) - layout.first_week + 1;
    // A plan that ends on the day itself has lived through the weeks before it.
    if (weeks < 1 || weeks > layout.weeks + 1) return std::numeric_limits<double>::quiet_NaN();
    const std::span<const float> values =
        trajectory.of_series(series).first(static_cast<std::size_t>(std::min(weeks, layout.weeks)));
    return reach.at_least ? std::ranges::max(values) : std::ranges::min(values);
}

double reached(const Reach& reach, double closest) {
    if (std::isnan(closest)) return closest;
    const auto level = static_cast<float>(reach.level); // as series are kept
    return (reach.at_least ? closest >= level : closest <= level) ? 1.0 : 0.0;
}

} // namespace ssrsim

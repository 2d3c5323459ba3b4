#include "study/points_file.hpp"

#include "scenario/nearest.hpp"
#include "scenario/wording.hpp"
#include "tables/number_table.hpp"

#include <algorithm>

namespace ssrsim {

namespace {

Fault fault_of(std::string code, Position where, std::string message, std::string hint = {}) {
    return {std::move(code), std::move(where), {}, std::move(message), std::move(hint), {}};
}

bool may_be(const Factor& factor, double value) {
    const Distribution& law = factor.distribution;
    if (law.kind != DistributionKind::discrete) return value >= law.low && value <= law.high;
    return std::ranges::find(law.values, value) != law.values.end();
}

} // namespace

PointsTable read_points(const std::string& file, const FileReader& read,
                        std::span<const Factor> factors) {
    const std::optional<std::string> text = read(file);
    if (!text)
        return {{},
                {fault_of("file-not-found", {file, 0, 0}, "The file of points cannot be read.")}};
    NumberTable table = read_number_table(file, *text);
    if (!table.faults.empty()) return {{}, std::move(table.faults)};
    PointsTable points;
    for (const Factor& factor : factors) {
        const auto found = std::ranges::find(table.names, factor.name);
        if (found == table.names.end()) {
            points.faults.push_back(fault_of("no-column", {file, 1, 0},
                                             said("There is no column ", quoted(factor.name), "."),
                                             nearest_hint(factor.name, table.names)));
            continue;
        }
        const std::vector<double>& column =
            table.columns[static_cast<std::size_t>(found - table.names.begin())];
        const auto bad =
            std::ranges::find_if(column, [&](double value) { return !may_be(factor, value); });
        if (bad != column.end())
            points.faults.push_back(
                fault_of("out-of-range",
                         {file, 0, static_cast<std::int32_t>(found - table.names.begin()) + 1},
                         said(factor.name, " is ", *bad, " in row ",
                              static_cast<std::int64_t>(bad - column.begin()) + 1,
                              " of the points, which its distribution does not allow.")));
        points.columns.push_back(column);
    }
    if (points.faults.empty() && table.rows() == 0)
        points.faults.push_back(fault_of("empty-table", {file, 0, 0}, "The file has no points."));
    return points;
}

} // namespace ssrsim

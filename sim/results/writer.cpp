#include "results/writer.hpp"

#include "analysis/statistics.hpp"
#include "core/calendar.hpp"
#include "core/contracts.hpp"
#include "core/version.hpp"
#include "results/names.hpp"
#include "results/netcdf.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace ssrsim {

namespace {

using Sizes = std::vector<std::size_t>;

/// Values in a chunk: about a mebibyte of floats, small against the chunk cache of every reader.
constexpr std::size_t chunk_values = std::size_t{1} << 18;
/// Replicates in a chunk of trajectories, where their weeks leave room for so many.
constexpr std::size_t chunk_replicates = 100;

bool is_present(const Layout& layout, const Variable& variable) {
    return std::all_of(variable.axes.begin(), variable.axes.end(),
                       [&](Axis axis) { return !layout.labels_of(axis).empty(); });
}

bool is_used(const Layout& layout, Axis axis) {
    return std::any_of(layout.variables.begin(), layout.variables.end(), [&](const Variable& v) {
        return is_present(layout, v) &&
               std::find(v.axes.begin(), v.axes.end(), axis) != v.axes.end();
    });
}

void write_attributes(NetcdfFile& file, const ReplicateStore& store, const RunFacts& facts) {
    const std::string version{build_facts().version};
    file.attribute("Conventions", "CF-1.8");
    file.attribute("title", facts.title);
    file.attribute("question", facts.question);
    file.attribute("currency", facts.currency);
    file.attribute("source", "ssrsim " + version);
    file.attribute("ssrsim_version", version);
    file.attribute("ssrsim_revision", build_facts().git_revision);
    file.attribute("layout_version", results_layout_version);
    file.attribute("status", store.replicates() == facts.planned ? "complete" : "interrupted");
    file.attribute("replicates_planned", std::uint64_t{facts.planned});
    file.attribute("replicates", std::uint64_t{store.replicates()});
    file.attribute("seed_country", facts.seeds.country);
    file.attribute("seed_people", facts.seeds.people);
    file.attribute("seed_shocks", facts.seeds.shocks);
    file.attribute("digest", fmt::format("{:016x}", store.digest()));
    file.attribute("scenario_toml", facts.scenario_toml);
}

/// Replicate, week, the axes in use, quantile.
void define_dimensions(NetcdfFile& file, const ReplicateStore& store) {
    const Layout& layout = store.layout();
    std::vector<std::uint32_t> numbers;
    store.keys().for_each_column(1, 1, [&](std::size_t, std::span<const std::uint64_t> column) {
        for (const std::uint64_t number : column)
            numbers.push_back(static_cast<std::uint32_t>(number));
    });
    if (numbers.empty()) return;
    file.dimension("replicate", std::span<const std::uint32_t>{numbers},
                   {{"long_name", "number of the replicate"}});

    std::vector<std::int32_t> days;
    for (std::int32_t w = 0; w < layout.weeks; ++w)
        days.push_back(days_since_1970(monday_of(layout.first_week + w)) -
                       days_since_1970(layout.start));
    file.dimension("week", std::span<const std::int32_t>{days},
                   {{"long_name", "Monday of the week"},
                    {"standard_name", "time"},
                    {"axis", "T"},
                    {"units", "days since " + to_text(layout.start)},
                    {"calendar", "proleptic_gregorian"}});

    for (std::size_t a = 0; a < axis_count; ++a) {
        const auto axis = static_cast<Axis>(a);
        if (is_used(layout, axis))
            file.dimension(name_of(axis), std::span<const std::string>{layout.labels_of(axis)},
                           {{"long_name", fmt::format("id of the {}", name_of(axis))}});
    }
    file.dimension("quantile", std::span<const double>{quantile_levels},
                   {{"long_name", "level of the quantile over replicates"}, {"units", "1"}});
}

void write_digests(NetcdfFile& file, const ReplicateStore& store) {
    std::vector<std::string> digests;
    store.keys().for_each_column(0, 1, [&](std::size_t, std::span<const std::uint64_t> column) {
        for (const std::uint64_t digest : column)
            digests.push_back(fmt::format("{:016x}", digest));
    });
    const auto variable =
        file.variable("digest", NetcdfFile::Type::text, {"replicate"}, {},
                      {{"long_name", "digest of the replicate's final state and recorded values"}});
    file.write(variable, digests);
}

bool write_outcomes(NetcdfFile& file, const ReplicateStore& store) {
    const auto& outcomes = store.layout().outcomes;
    return store.outcomes().for_each_column(
        0, outcomes.size(), [&](std::size_t i, std::span<const double> values) {
            const auto variable =
                file.variable(outcomes[i].key, NetcdfFile::Type::double_precision, {"replicate"},
                              {std::min(values.size(), chunk_values)},
                              {{"units", outcomes[i].unit}, {"long_name", outcomes[i].meaning}});
            const Sizes start{0};
            const Sizes count{values.size()};
            file.write(variable, start, count, values);
        });
}

/// One indicator and the extents of its block: weeks first, then its axes.
struct Block {
    const Variable* variable = nullptr;
    std::vector<std::string> dimensions;
    Sizes lengths;
};

Block block_of(const Layout& layout, const Variable& variable) {
    Block block{&variable, {"week"}, {static_cast<std::size_t>(layout.weeks)}};
    for (const Axis axis : variable.axes) {
        block.dimensions.emplace_back(name_of(axis));
        block.lengths.push_back(layout.labels_of(axis).size());
    }
    return block;
}

template <class T>
std::vector<T> with_front(T front, const std::vector<T>& rest) {
    std::vector<T> all{std::move(front)};
    all.insert(all.end(), rest.begin(), rest.end());
    return all;
}

NetcdfFile::Attributes attributes_of(const Variable& variable, std::string_view statistic,
                                     std::string_view cell_methods) {
    NetcdfFile::Attributes attributes{
        {"units", variable.unit}, {"long_name", variable.meaning}, {"indicator", variable.key}};
    if (!statistic.empty()) attributes.emplace_back("statistic", statistic);
    if (!cell_methods.empty()) attributes.emplace_back("cell_methods", cell_methods);
    return attributes;
}

/// Weeks that one chunk holds when the axes are kept whole.
std::size_t weeks_of_chunk(const Block& block) {
    return std::clamp<std::size_t>(chunk_values / block.variable->size, 1, block.lengths[0]);
}

bool write_statistics(NetcdfFile& file, const ReplicateStore& store, const Block& block,
                      const Workers& workers) {
    const Variable& variable = *block.variable;
    const std::size_t weeks = block.lengths[0];
    const std::size_t values = weeks * variable.size;
    std::vector<float> quantiles(quantile_levels.size() * values);
    std::vector<float> means(values);
    std::vector<float> deviations(values);
    const std::size_t first = variable.first * weeks;
    const auto summarise = [&](std::size_t column, std::span<const float> over_replicates) {
        const ColumnStatistics found = statistics_of(over_replicates);
        const std::size_t series = (column - first) / weeks;
        const std::size_t place = (column - first) % weeks * variable.size + series;
        means[place] = static_cast<float>(found.mean);
        deviations[place] = static_cast<float>(found.deviation);
        for (std::size_t q = 0; q < quantile_levels.size(); ++q)
            quantiles[q * values + place] = static_cast<float>(found.quantiles[q]);
    };
    const bool read = store.series().for_each_block(
        first, values, [&](std::size_t column, std::span<const float> columns) {
            const std::size_t rows = store.replicates();
            workers(columns.size() / rows,
                    [&](std::size_t c) { summarise(column + c, columns.subspan(c * rows, rows)); });
        });
    if (!read) return false;

    Sizes chunk = block.lengths;
    chunk[0] = weeks_of_chunk(block);
    const auto write = [&](std::string_view suffix, bool by_quantile, std::string_view cell_methods,
                           const std::vector<float>& numbers) {
        const auto extents =
            by_quantile ? with_front(quantile_levels.size(), block.lengths) : block.lengths;
        const auto variable_id = file.variable(
            variable.key + std::string{suffix}, NetcdfFile::Type::single_precision,
            by_quantile ? with_front<std::string>("quantile", block.dimensions) : block.dimensions,
            by_quantile ? with_front<std::size_t>(1, chunk) : chunk,
            attributes_of(variable, suffix.substr(1), cell_methods));
        file.write(variable_id, Sizes(extents.size(), 0), extents, std::span<const float>{numbers});
    };
    write(quantile_suffix, true, "", quantiles);
    write(mean_suffix, false, "replicate: mean", means);
    write(deviation_suffix, false, "replicate: standard_deviation", deviations);
    return true;
}

bool write_trajectories(NetcdfFile& file, const ReplicateStore& store, const Block& block) {
    const Variable& variable = *block.variable;
    const std::size_t weeks = block.lengths[0];
    const std::size_t values = weeks * variable.size;
    const std::size_t in_chunk = std::clamp<std::size_t>(
        std::min(chunk_values / values, chunk_replicates), 1, store.replicates());
    Sizes chunk = with_front(in_chunk, block.lengths);
    chunk[1] = weeks_of_chunk(block);
    const auto variable_id = file.variable(variable.key, NetcdfFile::Type::single_precision,
                                           with_front<std::string>("replicate", block.dimensions),
                                           chunk, attributes_of(variable, "", ""));
    // Whole chunks are written at once: HDF5 then compresses each only once, and the file does not
    // depend on the size of the spool's buffer.
    std::vector<float> rows;
    Sizes start(block.lengths.size() + 1, 0);
    const auto write_rows = [&](std::size_t next) {
        const std::size_t count = rows.size() / values;
        start[0] = next - count;
        file.write(variable_id, start, with_front(count, block.lengths),
                   std::span<const float>{rows});
        rows.clear();
    };
    const bool read = store.series().for_each_row(
        variable.first * weeks, values, [&](std::size_t row, std::span<const float> series) {
            for (std::size_t w = 0; w < weeks; ++w)
                for (std::size_t s = 0; s < variable.size; ++s)
                    rows.push_back(series[s * weeks + w]);
            if (rows.size() == in_chunk * values) write_rows(row + 1);
        });
    if (read && !rows.empty()) write_rows(store.replicates());
    return read;
}

bool write_everything(NetcdfFile& file, const ReplicateStore& store, const RunFacts& facts,
                      Keep keep, const Workers& workers) {
    const Layout& layout = store.layout();
    write_attributes(file, store, facts);
    define_dimensions(file, store);
    write_digests(file, store);
    if (!write_outcomes(file, store)) return false;
    for (const Variable& variable : layout.variables) {
        if (!is_present(layout, variable)) continue;
        const Block block = block_of(layout, variable);
        if (!write_statistics(file, store, block, workers)) return false;
        if (keep == Keep::trajectories && !write_trajectories(file, store, block)) return false;
        if (file.failed()) return false;
    }
    return true;
}

} // namespace

Faults write_results(const ReplicateStore& store, const RunFacts& facts, Keep keep,
                     const std::string& path, const Workers& workers) {
    SSRSIM_EXPECT(store.replicates() > 0, "a results file holds at least one replicate");
    if (store.failed()) return store.faults();
    NetcdfFile file{path};
    const bool read = write_everything(file, store, facts, keep, workers);
    const bool written = file.close();
    if (!written)
        return {file_fault("cannot-write", path,
                           fmt::format("The results cannot be written: {}.", file.failure()))};
    if (!read)
        return {
            file_fault("spool-failed", path, "The replicates kept on disk cannot be read back.")};
    return {};
}

std::uint64_t estimated_bytes(const Layout& layout, std::uint64_t replicates, Keep keep) {
    const std::uint64_t columns = layout.series * static_cast<std::uint64_t>(layout.weeks);
    const std::uint64_t a_column =
        quantile_levels.size() + 2 + (keep == Keep::trajectories ? replicates : 0);
    const std::uint64_t raw = columns * a_column * sizeof(float) +
                              replicates * (layout.outcomes.size() * sizeof(double) + 40);
    return raw / 2 + (std::uint64_t{1} << 20);
}

} // namespace ssrsim

#include "study/shard.hpp"

#include "results/files.hpp"
#include "results/netcdf.hpp"
#include "results/netcdf_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <numeric>

namespace ssrsim {

namespace {

constexpr std::int32_t shard_layout = 1;
constexpr std::size_t sum_length = 64;
constexpr std::string_view as_needed = "as-needed";

/// Reads "0012-0034" as a first and a count.
bool read_range(std::string_view text, std::uint64_t& first, std::uint64_t& count) {
    const std::size_t dash = text.find('-');
    if (dash == std::string_view::npos) return false;
    std::uint64_t last = 0;
    const auto whole = [](std::string_view part, std::uint64_t& value) {
        const auto [stopped, error] =
            std::from_chars(part.data(), part.data() + part.size(), value);
        return !part.empty() && error == std::errc{} && stopped == part.data() + part.size();
    };
    if (!whole(text.substr(0, dash), first) || !whole(text.substr(dash + 1), last)) return false;
    if (last < first) return false;
    count = last - first + 1;
    return true;
}

/// The text between two marks, which are taken off with it.
std::optional<std::string_view> take(std::string_view& text, std::string_view before,
                                     std::string_view after) {
    if (!text.starts_with(before)) return {};
    text.remove_prefix(before.size());
    const std::size_t end = text.find(after);
    if (end == std::string_view::npos) return {};
    const std::string_view taken = text.substr(0, end);
    text.remove_prefix(end);
    return taken;
}

/// Names of outcomes are paths with points and signs; a variable's name is not.
std::string variable_of(std::size_t outcome) {
    return fmt::format("outcome_{}", outcome);
}

} // namespace

std::string name_of(const ShardName& shard) {
    const ShardRange& range = shard.range;
    const std::string replicates =
        range.replicates.count == 0
            ? std::string{as_needed}
            : fmt::format("{:04}-{:04}", range.replicates.first,
                          range.replicates.first + range.replicates.count - 1);
    return fmt::format("rows-{:010}-{:010}.replicates-{}.{}.nc", range.first, range.end() - 1,
                       replicates, shard.sum);
}

std::optional<ShardName> read_shard_name(std::string_view name) {
    ShardName shard;
    std::string_view rest = name;
    const auto rows = take(rest, "rows-", ".");
    const auto replicates = take(rest, ".replicates-", ".");
    const auto sum = take(rest, ".", ".");
    if (!rows || !replicates || !sum || rest != ".nc") return {};
    if (!read_range(*rows, shard.range.first, shard.range.count)) return {};
    if (*replicates != as_needed) {
        std::uint64_t first = 0;
        std::uint64_t count = 0;
        if (!read_range(*replicates, first, count) || first + count > most_replicates_a_row)
            return {};
        shard.range.replicates = {static_cast<std::uint32_t>(first),
                                  static_cast<std::uint32_t>(count)};
    }
    const bool is_sum = sum->size() == sum_length &&
                        sum->find_first_not_of("0123456789abcdef") == std::string_view::npos;
    if (!is_sum) return {};
    shard.sum = *sum;
    if (name_of(shard) != name) return {};
    return shard;
}

Faults write_shard(const std::string& path, const ShardFacts& facts, const RunTable& runs) {
    NetcdfFile file{path};
    file.attribute("ssrsim_shard", shard_layout);
    file.attribute("study", facts.identity);
    file.attribute("program", facts.program);
    std::vector<std::uint32_t> numbers(runs.size());
    std::iota(numbers.begin(), numbers.end(), 0u);
    file.dimension("run", numbers, {});
    if (!runs.reasons.empty())
        file.dimension("reason", std::span<const std::string>{runs.reasons},
                       {{"long_name", "Why runs failed"}});

    const std::array<std::size_t, 1> start{0};
    const std::array<std::size_t, 1> count{runs.size()};
    const auto column = [&](const std::string& name, NetcdfFile::Type type, const auto& values,
                            const std::string& meaning) {
        const auto variable =
            file.variable(name, type, {"run"}, {runs.size()}, {{"long_name", meaning}});
        file.write(variable, start, count, std::span{values});
    };
    using Type = NetcdfFile::Type;
    column("row", Type::count, runs.row, "Row of the design");
    column("plan", Type::count, runs.plan, "Plan, from 0");
    column("replicate", Type::count, runs.replicate, "Replicate of the row");
    column("key", Type::wide_count, runs.key, "What was run, as a hash");
    column("failure", Type::count, runs.failure, "0, or one more than the reason's number");
    for (std::size_t i = 0; i < runs.outcomes.size(); ++i)
        column(variable_of(i), Type::double_precision, runs.outcomes[i], facts.outcomes[i]);
    if (file.close()) return {};
    return {file_fault("cannot-write", path,
                       fmt::format("A shard cannot be written: {}.", file.failure()))};
}

std::optional<ReadShard> read_shard(const std::string& path) {
    const detail::NetcdfReader file{path};
    if (!file.good() || file.number("ssrsim_shard") != shard_layout) return {};
    ReadShard shard;
    shard.facts.identity = file.text({}, "study").value_or("");
    shard.facts.program = file.text({}, "program").value_or("");
    RunTable& runs = shard.runs;
    runs.row = file.counts("row").value_or(std::vector<std::uint32_t>{});
    runs.plan = file.counts("plan").value_or(std::vector<std::uint32_t>{});
    runs.replicate = file.counts("replicate").value_or(std::vector<std::uint32_t>{});
    runs.key = file.wide_counts("key").value_or(std::vector<std::uint64_t>{});
    runs.failure = file.counts("failure").value_or(std::vector<std::uint32_t>{});
    if (file.has("reason"))
        runs.reasons = file.strings("reason").value_or(std::vector<std::string>{});
    for (std::size_t i = 0; file.has(variable_of(i)); ++i) {
        const auto values = file.doubles(variable_of(i));
        if (!values || values->size() != runs.size()) return {};
        runs.outcomes.push_back(*values);
        shard.facts.outcomes.push_back(file.text(variable_of(i), "long_name").value_or(""));
    }
    const bool is_whole = runs.size() > 0 && runs.plan.size() == runs.size() &&
                          runs.replicate.size() == runs.size() && runs.key.size() == runs.size() &&
                          runs.failure.size() == runs.size();
    const bool has_reasons = std::ranges::all_of(
        runs.failure, [&](std::uint32_t failure) { return failure <= runs.reasons.size(); });
    if (!is_whole || !has_reasons) return {};
    return shard;
}

} // namespace ssrsim

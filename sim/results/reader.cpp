#include "results/reader.hpp"

#include "core/calendar.hpp"
#include "results/checksum.hpp"
#include "results/files.hpp"
#include "results/names.hpp"
#include "results/netcdf_reader.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <string_view>
#include <sys/stat.h>

namespace ssrsim {

namespace {

using detail::NetcdfReader;

Fault cannot_read(const std::string& path) {
    return file_fault("cannot-read", path,
                      fmt::format("The file cannot be read: {}.", system_reason(errno)));
}

Fault not_results(const std::string& path, const std::string& lacking) {
    return file_fault("not-results", path,
                      fmt::format("This is not a results file of ssrsim: it lacks {}.", lacking));
}

/// The text of a small file; nothing if it cannot be read or is larger than any checksum file.
std::optional<std::string> small_file(const std::string& path) {
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    struct stat status{};
    if (!file.is_open() || ::fstat(file.number(), &status) != 0) return std::nullopt;
    std::string text(static_cast<std::size_t>(std::clamp<off_t>(status.st_size, 0, 8192)), '\0');
    if (!read_exactly(file.number(), text.data(), text.size(), 0)) return std::nullopt;
    return text;
}

Faults compare_with_checksum(const std::string& path) {
    const auto found = sha256_of_file(path);
    if (!found) return {cannot_read(path)};
    const std::string sidecar = path + std::string{checksum_suffix};
    const auto text = small_file(sidecar);
    if (!text)
        return {
            file_fault("no-checksum", path,
                       fmt::format("The checksum file {} is missing, so nobody can tell whether "
                                   "these results are whole.",
                                   sidecar),
                       "Copy it together with the results. If you trust the file, run sha256sum on "
                       "it in its folder and write what it prints to the checksum file.")};
    const auto expected = sum_of_sidecar(*text, name_in_folder(path));
    if (!expected)
        return {
            file_fault("checksum-mismatch", sidecar,
                       fmt::format("This is not a line of sha256sum for {}.", name_in_folder(path)),
                       "Copy the results again, with their checksum file.")};
    if (*expected != *found)
        return {file_fault("checksum-mismatch", path,
                           "The file is damaged: it differs from what was written.",
                           "Copy it again from where it was made, or run the scenario again.")};
    return {};
}

std::optional<Date> start_of(const NetcdfReader& file) {
    constexpr std::string_view prefix = "days since ";
    const auto units = file.text("week", "units");
    if (!units || !units->starts_with(prefix)) return std::nullopt;
    return parse_date(std::string_view{*units}.substr(prefix.size()));
}

std::optional<Axis> axis_of(const std::string& name) {
    for (std::size_t a = 0; a < axis_count; ++a)
        if (name == name_of(static_cast<Axis>(a))) return static_cast<Axis>(a);
    return std::nullopt;
}

/// The indicators, found by their means, and the outcomes, which alone have the one dimension
/// replicate and a unit.
Layout layout_of(const NetcdfReader& file, Date start) {
    Layout layout;
    layout.start = start;
    const auto days = file.integers("week").value_or(std::vector<std::int32_t>{});
    layout.first_week = week_of(date_of_day(days_since_1970(start) + (days.empty() ? 0 : days[0])));
    layout.weeks = static_cast<std::int32_t>(file.lengths("week").at(0));
    for (std::size_t a = 0; a < axis_count; ++a)
        layout.labels[a] =
            file.strings(name_of(static_cast<Axis>(a))).value_or(std::vector<std::string>{});
    for (const std::string& name : file.variables()) {
        const auto dimensions = file.dimensions(name);
        const auto unit = file.text(name, "units").value_or("");
        const auto meaning = file.text(name, "long_name").value_or("");
        const auto key = file.text(name, "indicator");
        if (key && name == *key + std::string{mean_suffix}) {
            Variable variable{*key, unit, meaning, {}, layout.series, 1};
            for (const std::string& dimension : dimensions) {
                const auto axis = axis_of(dimension);
                if (!axis) continue;
                variable.axes.push_back(*axis);
                variable.size *= layout.labels_of(*axis).size();
            }
            layout.series += variable.size;
            layout.variables.push_back(std::move(variable));
        } else if (name != "digest" && name != "replicate" &&
                   dimensions == std::vector<std::string>{"replicate"}) {
            layout.outcomes.push_back({name, unit, meaning});
        }
    }
    return layout;
}

ReadResults read_checked(const std::string& path, const NetcdfReader& file) {
    const auto layout_version = file.number("layout_version");
    if (!layout_version) return {std::nullopt, {not_results(path, "a layout version")}};
    const auto version = file.text("", "ssrsim_version").value_or("an unknown version");
    if (*layout_version != results_layout_version)
        return {
            std::nullopt,
            {file_fault(
                "unknown-layout", path,
                fmt::format(
                    "The file has layout {}, written by ssrsim {}; this ssrsim reads layout {}.",
                    *layout_version, version, results_layout_version),
                "Use the ssrsim that wrote it, or a later one.")}};
    const auto start = start_of(file);
    if (!start) return {std::nullopt, {not_results(path, "a time axis")}};

    Results results;
    results.version = version;
    results.layout = layout_of(file, *start);
    results.digest = file.text("", "digest").value_or("");
    RunFacts& facts = results.facts;
    facts.title = file.text("", "title").value_or("");
    facts.question = file.text("", "question").value_or("");
    facts.currency = file.text("", "currency").value_or("");
    facts.scenario_toml = file.text("", "scenario_toml").value_or("");
    facts.seeds = {file.number("seed_country").value_or(0), file.number("seed_people").value_or(0),
                   file.number("seed_shocks").value_or(0)};
    facts.planned = static_cast<std::uint32_t>(file.number("replicates_planned").value_or(0));
    const bool kept = std::any_of(results.layout.variables.begin(), results.layout.variables.end(),
                                  [&](const Variable& v) { return file.has(v.key); });
    results.keep = kept ? Keep::trajectories : Keep::statistics;
    results.replicates = file.counts("replicate").value_or(std::vector<std::uint32_t>{});
    results.digests = file.strings("digest").value_or(std::vector<std::string>{});
    for (const OutcomeVariable& outcome : results.layout.outcomes) {
        auto values = file.doubles(outcome.key);
        if (!values) return {std::nullopt, {not_results(path, outcome.key)}};
        results.outcomes.push_back(std::move(*values));
    }
    return {std::move(results), {}};
}

} // namespace

ReadResults read_results(const std::string& path) {
    if (Faults faults = compare_with_checksum(path); !faults.empty())
        return {std::nullopt, std::move(faults)};
    const NetcdfReader file{path};
    if (!file.good()) return {std::nullopt, {not_results(path, "the structure of an HDF5 file")}};
    return read_checked(path, file);
}

std::optional<FloatBlock> read_variable(const std::string& path, const std::string& name) {
    const NetcdfReader file{path};
    if (!file.good()) return std::nullopt;
    auto values = file.floats(name);
    if (!values) return std::nullopt;
    return FloatBlock{file.dimensions(name), file.lengths(name), std::move(*values)};
}

bool looks_like_results(const std::string& path) {
    constexpr std::string_view signature = "\x89HDF\r\n\x1a\n";
    std::array<char, signature.size()> head{};
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    return file.is_open() && read_exactly(file.number(), head.data(), head.size(), 0) &&
           std::string_view{head.data(), head.size()} == signature;
}

} // namespace ssrsim

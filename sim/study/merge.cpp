#include "study/merge.hpp"

#include "results/files.hpp"
#include "results/netcdf.hpp"
#include "scenario_io/resolved.hpp"
#include "study/work.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <fmt/format.h>
#include <limits>
#include <numeric>

namespace ssrsim {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint32_t not_run = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint64_t values_a_block = 1u << 16;

using Type = NetcdfFile::Type;

std::string_view name_of(RowLuck luck) {
    switch (luck) {
    case RowLuck::common:
        return "common";
    case RowLuck::own:
        return "own";
    case RowLuck::factor:
        return "factor";
    }
    return "?";
}

std::string_view name_of(DesignKind kind) {
    switch (kind) {
    case DesignKind::grid:
        return "grid";
    case DesignKind::latin_hypercube:
        return "latin_hypercube";
    case DesignKind::sobol_sequence:
        return "sobol_sequence";
    case DesignKind::saltelli:
        return "saltelli";
    case DesignKind::morris:
        return "morris";
    }
    return "?";
}

/// The shards that a block of rows lies in, read once each.
class OpenShards {
  public:
    OpenShards(const StudyState& state) : files_{state.sound} {
        std::ranges::stable_sort(files_, {}, [](const ShardFile& f) { return f.name.range.first; });
    }

    /// All shards that hold rows in [first, end); earlier ones are let go.
    const std::deque<ReadShard>& at(std::uint64_t first, std::uint64_t end) {
        while (!ends_.empty() && std::ranges::max(ends_) <= first) {
            ends_.clear();
            open_.clear();
        }
        for (; next_ < files_.size() && files_[next_].name.range.first < end; ++next_) {
            std::optional<ReadShard> shard = read_shard(files_[next_].path);
            if (!shard) {
                failed_ = files_[next_].path;
                continue;
            }
            ends_.push_back(files_[next_].name.range.end());
            open_.push_back(std::move(*shard));
        }
        return open_;
    }
    [[nodiscard]] const std::string& failed() const { return failed_; }

  private:
    std::vector<ShardFile> files_;
    std::size_t next_ = 0;
    std::deque<ReadShard> open_;
    std::vector<std::uint64_t> ends_;
    std::string failed_;
};

class Merger {
  public:
    Merger(const Study& study, const StudyState& state, const std::string& path)
        : study_{study}, state_{state}, path_{path}, file_{path}, rows_{study.points.rows()},
          plans_{study.plans_a_row()}, replicates_{std::max<std::size_t>(1, state.replicates)},
          block_{std::clamp<std::uint64_t>(values_a_block / (plans_ * replicates_), 1, rows_)} {}

    Faults merge(const std::function<void(std::uint64_t rows)>& progress) {
        write_attributes();
        write_dimensions();
        define_variables();
        OpenShards shards{state_};
        for (std::uint64_t first = 0; first < rows_; first += block_) {
            const std::uint64_t end = std::min(rows_, first + block_);
            write_points(first, end);
            write_runs(first, end, shards.at(first, end));
            if (!shards.failed().empty())
                return {file_fault("damaged-shard", shards.failed(),
                                   "The file changed while it was read.", {})};
            if (progress) progress(end);
        }
        if (file_.close()) return {};
        return {file_fault("cannot-write", path_, file_.failure() + ".")};
    }

  private:
    void write_attributes() {
        const StudyFile& asked = study_.file;
        file_.attribute("Conventions", "CF-1.10");
        file_.attribute("ssrsim_study_layout", study_layout_version);
        file_.attribute("title", asked.title);
        file_.attribute("question", asked.question);
        file_.attribute("program", study_.program);
        file_.attribute("study", study_.identity);
        file_.attribute("complete", std::int32_t{state_.missing.empty()});
        file_.attribute("design", study_.points.design() ? name_of(asked.design.kind) : "table");
        file_.attribute("design_seed", asked.design.seed);
        file_.attribute("luck", name_of(asked.design.luck));
        file_.attribute("seed", asked.seeds.country);
        file_.attribute("currency", study_.plans.front().scenario.country.currency);
        file_.attribute("study_toml", study_.text);
    }

    void write_dimensions() {
        std::vector<std::uint32_t> numbers(rows_);
        std::iota(numbers.begin(), numbers.end(), 0u);
        file_.dimension("row", numbers, {{"long_name", "Row of the design"}});
        std::vector<std::string> names;
        for (std::size_t plan = 0; plan < plans_; ++plan)
            names.push_back(study_.plan_factor ? "by factor" : study_.plans[plan].id);
        file_.dimension("plan", names, {{"long_name", "Plan"}});
        numbers.resize(replicates_);
        std::iota(numbers.begin(), numbers.end(), 0u);
        file_.dimension("replicate", numbers, {{"long_name", "Replicate of a row"}});
        names.clear();
        for (const StudyFactor& factor : study_.file.factors)
            names.push_back(factor.factor.name);
        file_.dimension("factor", names, {{"long_name", "What the study varies"}});
        names.clear();
        for (const LoadedPlan& plan : study_.plans)
            names.push_back(plan.id);
        file_.dimension("scenario", names, {{"long_name", "Plans by their number"}});
        if (!state_.reasons.empty())
            file_.dimension("reason", std::span<const std::string>{state_.reasons},
                            {{"long_name", "Why runs failed"}});
    }

    void define_variables() {
        const auto factors = study_.file.factors.size();
        values_ = file_.variable("factor_value", Type::double_precision, {"row", "factor"},
                                 {block_, factors}, {{"long_name", "Value of each factor"}});
        sample_ = file_.variable("sample", Type::count, {"row"}, {block_},
                                 {{"long_name", "Sample that the row is of"}});
        in_sample_ = file_.variable("block", Type::count, {"row"}, {block_},
                                    {{"long_name", "Number of the row in its sample"}});
        luck_ = file_.variable("luck", Type::count, {"row"}, {block_},
                               {{"long_name", "Whose luck the row has"}});
        const std::vector<std::size_t> chunk{block_, plans_, replicates_};
        const std::vector<std::string> along{"row", "plan", "replicate"};
        for (const StudyOutcome& outcome : study_.measures)
            outcomes_.push_back(file_.variable(
                outcome.variable.key, Type::double_precision, along, chunk,
                {{"long_name", outcome.variable.meaning}, {"units", outcome.variable.unit}}));
        failure_ = file_.variable(
            "failure", Type::count, along, chunk,
            {{"long_name", "0 where the run finished, else one more than the reason's number"}});
        const auto scenarios =
            file_.variable("scenario_toml", Type::text, {"scenario"}, {},
                           {{"long_name", "Each plan with everything it extends"}});
        std::vector<std::string> texts;
        for (const LoadedPlan& plan : study_.plans)
            texts.push_back(resolved_toml(plan.scenario));
        file_.write(scenarios, std::span<const std::string>{texts});
    }

    void write_points(std::uint64_t first, std::uint64_t end) {
        const std::size_t factors = study_.file.factors.size();
        const std::size_t count = end - first;
        std::vector<double> values(count * factors);
        std::vector<std::uint32_t> sample(count);
        std::vector<std::uint32_t> in_sample(count);
        std::vector<std::uint32_t> luck(count);
        const std::uint64_t blocks = study_.points.blocks();
        for (std::size_t i = 0; i < count; ++i) {
            study_.points.row(first + i, std::span{values}.subspan(i * factors, factors));
            sample[i] = static_cast<std::uint32_t>((first + i) / blocks);
            in_sample[i] = static_cast<std::uint32_t>((first + i) % blocks);
            luck[i] = study_.points.luck(first + i);
        }
        const std::array<std::size_t, 2> start{first, 0};
        const std::array<std::size_t, 2> size{count, factors};
        file_.write(values_, start, size, std::span<const double>{values});
        const auto column = [&](NetcdfFile::Variable variable,
                                const std::vector<std::uint32_t>& numbers) {
            file_.write(variable, std::span{start}.first(1), std::span{size}.first(1),
                        std::span<const std::uint32_t>{numbers});
        };
        column(sample_, sample);
        column(in_sample_, in_sample);
        column(luck_, luck);
    }

    void write_runs(std::uint64_t first, std::uint64_t end, const std::deque<ReadShard>& shards) {
        const std::size_t count = (end - first) * plans_ * replicates_;
        std::vector<std::vector<double>> values(outcomes_.size(),
                                                std::vector<double>(count, nothing));
        std::vector<std::uint32_t> failure(count, not_run);
        for (const ReadShard& shard : shards) {
            const RunTable& runs = shard.runs;
            const auto begin = std::ranges::lower_bound(runs.row, first) - runs.row.begin();
            for (auto i = static_cast<std::size_t>(begin); i < runs.size() && runs.row[i] < end;
                 ++i) {
                const std::size_t at =
                    ((runs.row[i] - first) * plans_ + runs.plan[i]) * replicates_ +
                    runs.replicate[i];
                for (std::size_t k = 0; k < values.size(); ++k)
                    values[k][at] = runs.outcomes[k][i];
                failure[at] = number_of(runs, runs.failure[i]);
            }
        }
        const std::array<std::size_t, 3> start{first, 0, 0};
        const std::array<std::size_t, 3> size{end - first, plans_, replicates_};
        for (std::size_t k = 0; k < values.size(); ++k)
            file_.write(outcomes_[k], start, size, std::span<const double>{values[k]});
        file_.write(failure_, start, size, std::span<const std::uint32_t>{failure});
    }

    /// Of a reason in the whole study, where shards count their own.
    [[nodiscard]] std::uint32_t number_of(const RunTable& runs, std::uint32_t failure) const {
        if (failure == 0) return 0;
        const auto found = std::ranges::find(state_.reasons, runs.reasons[failure - 1]);
        return static_cast<std::uint32_t>(found - state_.reasons.begin()) + 1;
    }

    const Study& study_;
    const StudyState& state_;
    const std::string& path_;
    NetcdfFile file_;
    std::uint64_t rows_;
    std::size_t plans_;
    std::size_t replicates_;
    std::uint64_t block_;
    NetcdfFile::Variable values_ = 0;
    NetcdfFile::Variable sample_ = 0;
    NetcdfFile::Variable in_sample_ = 0;
    NetcdfFile::Variable luck_ = 0;
    NetcdfFile::Variable failure_ = 0;
    std::vector<NetcdfFile::Variable> outcomes_;
};

} // namespace

Faults write_merged(const Study& study, const StudyState& state, const std::string& path,
                    const std::function<void(std::uint64_t rows)>& progress) {
    return Merger{study, state, path}.merge(progress);
}

std::uint64_t merged_bytes(const Study& study, const StudyState& state) {
    const std::uint64_t cells =
        study.points.rows() * study.plans_a_row() * std::max<std::uint64_t>(1, state.replicates);
    const std::uint64_t points = study.points.rows() * study.file.factors.size();
    return (cells * (study.measures.size() + 1) + points) * sizeof(double) + (1u << 20);
}

} // namespace ssrsim

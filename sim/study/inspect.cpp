#include "study/inspect.hpp"

#include "results/checksum.hpp"
#include "results/files.hpp"
#include "study/coverage.hpp"
#include "study/work.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <ranges>
#include <set>

namespace ssrsim {

namespace {

ShardFault fault_of(ShardProblem problem, const std::string& path, std::string message,
                    std::string hint) {
    return {problem, file_fault(std::string{name_of(problem)} + "-shard", path, std::move(message),
                                std::move(hint))};
}

/// Whether the runs are those the name states, in their order, each once.
bool is_as_named(const ShardRange& range, const RunTable& runs, std::size_t plans) {
    std::size_t at = 0;
    const auto follows = [&](std::uint64_t row, std::size_t plan, std::uint32_t replicate) {
        const bool fits = at < runs.size() && runs.row[at] == row && runs.plan[at] == plan &&
                          runs.replicate[at] == replicate;
        ++at;
        return fits;
    };
    for (std::uint64_t row = range.first; row < range.end(); ++row) {
        std::uint32_t replicate = range.replicates.first;
        const auto is_wanted = [&] {
            if (range.replicates.count > 0)
                return replicate < range.replicates.first + range.replicates.count;
            return at < runs.size() && runs.row[at] == row;
        };
        for (; is_wanted(); ++replicate)
            for (std::size_t plan = 0; plan < plans; ++plan)
                if (!follows(row, plan, replicate)) return false;
        if (replicate == range.replicates.first) return false;
    }
    return at == runs.size();
}

class Inspector {
  public:
    Inspector(const Study& study, const StudyFolder& folder)
        : study_{study}, folder_{folder}, wanted_{range_of(study, {})}, facts_{facts_of(study)} {}

    StudyState inspect(Depth depth) {
        ShardList list = list_shards(folder_.shards);
        state_.unfinished = std::move(list.unfinished);
        for (const std::string& path : list.strangers)
            state_.faults.push_back(fault_of(ShardProblem::stranger, path,
                                             "This is no file of a study.",
                                             "Move it out of the folder."));
        for (const ShardFile& file : list.shards)
            if (belongs(file) && (depth == Depth::names || is_sound(file)))
                state_.sound.push_back(file);
        take_out_duplicates();
        std::vector<ShardRange> held;
        for (const ShardFile& file : state_.sound)
            held.push_back(file.name.range);
        state_.missing = missing_from(held, wanted_);
        state_.cells = cells_of(std::span{&wanted_, 1});
        state_.held = state_.cells - cells_of(state_.missing);
        state_.reasons.assign(reasons_.begin(), reasons_.end());
        find_others();
        return std::move(state_);
    }

  private:
    /// Shards of fewer samples or replicates belong; those of more than are asked for do too, since
    /// a study may be asked for less again.
    bool belongs(const ShardFile& file) {
        const bool is_fixed = wanted_.replicates.count > 0;
        if (is_fixed == (file.name.range.replicates.count > 0)) return true;
        state_.faults.push_back(fault_of(ShardProblem::foreign, file.path,
                                         "Its replicates are counted in another way than the "
                                         "study's.",
                                         "Move it out of the folder."));
        return false;
    }

    bool is_sound(const ShardFile& file) {
        const std::optional<std::string> sum = sha256_of_file(file.path);
        const std::optional<ReadShard> shard =
            sum == file.name.sum ? read_shard(file.path) : std::nullopt;
        if (!shard) {
            state_.faults.push_back(
                fault_of(ShardProblem::damaged, file.path,
                         "The file is not what was written: its SHA-256 is not "
                         "the one in its name.",
                         "Remove it; `ssrsim study run` makes its runs again."));
            return false;
        }
        const ShardFacts& facts = shard->facts;
        std::string other;
        if (facts.program != facts_.program)
            other = fmt::format("another program ({})", facts.program);
        if (facts.identity != facts_.identity || facts.outcomes != facts_.outcomes)
            other = fmt::format("another study ({})", facts.identity);
        if (other.empty() && !is_as_named(file.name.range, shard->runs, study_.plans_a_row()))
            other = "other rows than its name says";
        if (!other.empty()) {
            state_.faults.push_back(fault_of(ShardProblem::foreign, file.path,
                                             fmt::format("The runs are of {}.", other),
                                             "Move it out of the folder."));
            return false;
        }
        count(shard->runs);
        return true;
    }

    void count(const RunTable& runs) {
        state_.runs += runs.size();
        state_.failed += failures_of(runs);
        for (const std::uint32_t replicate : runs.replicate)
            state_.replicates = std::max(state_.replicates, replicate + 1);
        reasons_.insert(runs.reasons.begin(), runs.reasons.end());
    }

    void take_out_duplicates() {
        std::vector<ShardRange> held;
        for (const ShardFile& file : state_.sound)
            held.push_back(file.name.range);
        std::set<std::size_t> out;
        for (const auto& [first, second] : overlaps_of(held)) {
            if (out.contains(first)) continue;
            out.insert(second);
            state_.faults.push_back(
                fault_of(ShardProblem::duplicate, state_.sound[second].path,
                         fmt::format("It holds runs that {} holds too.",
                                     name_in_folder(state_.sound[first].path)),
                         "Remove one of the two; what is missing then is made again."));
        }
        for (const std::size_t at : std::views::reverse(out))
            state_.sound.erase(state_.sound.begin() + static_cast<std::ptrdiff_t>(at));
    }

    void find_others() {
        std::error_code error;
        for (std::filesystem::directory_iterator entry{folder_.root, error}, end;
             !error && entry != end; entry.increment(error)) {
            const std::string name = entry->path().filename();
            if (!entry->is_directory(error) || name == study_.identity) continue;
            const ShardList list = list_shards(folder_of_study(folder_.root, name).shards);
            if (!list.shards.empty()) state_.others.push_back({name, list.shards.size()});
        }
        std::ranges::sort(state_.others, {}, &OtherVersion::identity);
    }

    const Study& study_;
    const StudyFolder& folder_;
    ShardRange wanted_;
    ShardFacts facts_;
    StudyState state_;
    std::set<std::string> reasons_;
};

} // namespace

std::string_view name_of(ShardProblem problem) {
    switch (problem) {
    case ShardProblem::damaged:
        return "damaged";
    case ShardProblem::foreign:
        return "foreign";
    case ShardProblem::duplicate:
        return "duplicate";
    case ShardProblem::stranger:
        return "stranger";
    }
    return "?";
}

StudyState inspect(const Study& study, const StudyFolder& folder, Depth depth) {
    return Inspector{study, folder}.inspect(depth);
}

std::string text_of(const ShardRange& range) {
    std::string text = fmt::format("rows {} to {}", range.first, range.end() - 1);
    if (range.replicates.count > 0)
        text += fmt::format(", replicates {} to {}", range.replicates.first,
                            range.replicates.first + range.replicates.count - 1);
    return text;
}

} // namespace ssrsim

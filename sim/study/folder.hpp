#pragma once

#include "results/files.hpp"
#include "study/earlier_runs.hpp"
#include "study/shard.hpp"
#include "study/study.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ssrsim {

/// A study's runs on disk:
///
///     STUDY.runs/                 beside the study file
///       locked                    held by who works on all of it, shared by who works on a part
///       IDENTITY/                 one a design, so that a changed study file mixes nothing
///         study.toml plan.*.toml  what the runs were made from
///         rows-a-shard            how many rows a shard holds, the same for everybody
///         shards/rows-…nc         finished runs
///
/// Nothing in it is ever changed: files appear whole, by one rename, and stay.
struct StudyFolder {
    std::string root;
    std::string version; ///< the folder of this identity
    std::string shards;
};

/// The folder of a study, where none is named: "a/b.toml" has "a/b.runs".
std::string runs_folder_of(const std::string& study_path);
StudyFolder folder_of_study(const std::string& root, const std::string& identity);

/// Makes what is not there yet, and keeps a copy of the inputs beside the runs.
Faults make_folder(const StudyFolder& folder, const Study& study);

struct ShardFile {
    std::string path;
    ShardName name;
};

struct ShardList {
    std::vector<ShardFile> shards; ///< in the order of their names
    /// Files that are no shards and no traces of a run that was killed.
    std::vector<std::string> strangers;
    std::vector<std::string> unfinished; ///< what a killed run left

    [[nodiscard]] std::vector<ShardRange> ranges() const;
};

/// Empty where there is no such folder.
ShardList list_shards(const std::string& folder);

enum class Holding : std::uint8_t { shared, alone };

/// A lock that ends with the process. Where the file system has no locks there is none to hold, and
/// what two processes both make is sorted out shard by shard.
struct FolderLock {
    Descriptor file;
    bool is_busy = false; ///< another process holds it
};
FolderLock lock_folder(const StudyFolder& folder, Holding holding);

/// How many rows a shard of this folder holds; the first to ask decides.
std::uint64_t rows_a_shard(const StudyFolder& folder, std::uint64_t suggestion);
/// Nothing where nobody has asked.
std::optional<std::uint64_t> rows_a_shard(const StudyFolder& folder);

/// Puts finished runs in place, under a lock and only what no shard holds by now.
Faults place_runs(const StudyFolder& folder, const ShardFacts& facts, const ShardRange& range,
                  const RunTable& runs);

/// Runs of this program in the folders of other designs of the study.
EarlierRuns earlier_runs(const StudyFolder& folder, const Study& study);

/// What shards of the study say of themselves.
ShardFacts facts_of(const Study& study);

} // namespace ssrsim

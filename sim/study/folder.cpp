#include "study/folder.hpp"

#include "results/checksum.hpp"
#include "results/target.hpp"
#include "scenario_io/resolved.hpp"
#include "study/coverage.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ssrsim {

namespace {

constexpr std::string_view unfinished_mark = ".unfinished-";

Faults cannot_write(const std::string& path) {
    return {file_fault("cannot-write", path,
                       fmt::format("The file cannot be written: {}.", system_reason(errno)))};
}

Faults make(const std::string& folder) {
    if (::mkdir(folder.c_str(), 0777) == 0 || errno == EEXIST) return {};
    return {file_fault("cannot-write", folder,
                       fmt::format("The folder cannot be made: {}.", system_reason(errno)))};
}

/// Writes a file once; one that is there stays. A link cannot replace, whoever is faster.
Faults write_once(const std::string& path, const std::string& text) {
    if (exists(path)) return {};
    std::string name = folder_of(path) + "/" + std::string{unfinished_mark} + "XXXXXX";
    const Descriptor file{::mkostemp(name.data(), O_CLOEXEC)};
    if (!file.is_open()) return cannot_write(path);
    const bool is_written = write_all(file.number(), text.data(), text.size()) &&
                            ::fchmod(file.number(), 0644) == 0 && ::fsync(file.number()) == 0;
    const bool is_there =
        is_written && (::link(name.c_str(), path.c_str()) == 0 || errno == EEXIST);
    const int error = errno;
    ::unlink(name.c_str());
    errno = error;
    return is_there && sync_folder(folder_of(path)) ? Faults{} : cannot_write(path);
}

/// The runs of some rows and replicates of a table.
RunTable part_of(const RunTable& runs, const ShardRange& range) {
    RunTable part;
    part.reasons = runs.reasons;
    part.outcomes.resize(runs.outcomes.size());
    const ReplicateRange& replicates = range.replicates;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const bool row = runs.row[i] >= range.first && runs.row[i] < range.end();
        const bool replicate =
            replicates.count == 0 || (runs.replicate[i] >= replicates.first &&
                                      runs.replicate[i] < replicates.first + replicates.count);
        if (!row || !replicate) continue;
        part.row.push_back(runs.row[i]);
        part.plan.push_back(runs.plan[i]);
        part.replicate.push_back(runs.replicate[i]);
        part.key.push_back(runs.key[i]);
        part.failure.push_back(runs.failure[i]);
        for (std::size_t k = 0; k < runs.outcomes.size(); ++k)
            part.outcomes[k].push_back(runs.outcomes[k][i]);
    }
    return part;
}

Faults place(const StudyFolder& folder, const ShardFacts& facts, const ShardRange& range,
             const RunTable& runs) {
    std::string name = folder.shards + "/" + std::string{unfinished_mark} + "XXXXXX";
    Descriptor file{::mkostemp(name.data(), O_CLOEXEC)};
    if (!file.is_open() || ::fchmod(file.number(), 0644) != 0) return cannot_write(folder.shards);
    file.reset();
    Faults faults = write_shard(name, facts, runs);
    std::optional<std::string> sum;
    if (faults.empty()) {
        sum = sync_file(name) ? sha256_of_file(name) : std::nullopt;
        if (!sum) faults = cannot_write(folder.shards);
    }
    if (faults.empty()) {
        const std::string to = folder.shards + "/" + name_of({range, *sum});
        if (::rename(name.c_str(), to.c_str()) != 0 || !sync_folder(folder.shards))
            faults = cannot_write(to);
    }
    if (!faults.empty()) ::unlink(name.c_str());
    return faults;
}

} // namespace

std::string runs_folder_of(const std::string& study_path) {
    constexpr std::string_view ending = ".toml";
    const bool is_toml = study_path.ends_with(ending);
    return study_path.substr(0, study_path.size() - (is_toml ? ending.size() : 0)) + ".runs";
}

StudyFolder folder_of_study(const std::string& root, const std::string& identity) {
    const std::string version = root + "/" + identity;
    return {root, version, version + "/shards"};
}

Faults make_folder(const StudyFolder& folder, const Study& study) {
    for (const std::string& one : {folder.root, folder.version, folder.shards})
        if (Faults faults = make(one); !faults.empty()) return faults;
    if (Faults faults = write_once(folder.version + "/study.toml", study.text); !faults.empty())
        return faults;
    for (const LoadedPlan& plan : study.plans) {
        const std::string path = fmt::format("{}/plan.{}.toml", folder.version, plan.id);
        if (Faults faults = write_once(path, resolved_toml(plan.scenario)); !faults.empty())
            return faults;
    }
    return {};
}

std::vector<ShardRange> ShardList::ranges() const {
    std::vector<ShardRange> ranges;
    for (const ShardFile& shard : shards)
        ranges.push_back(shard.name.range);
    return ranges;
}

ShardList list_shards(const std::string& folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (std::filesystem::directory_iterator entry{folder, error}, end; !error && entry != end;
         entry.increment(error))
        names.push_back(entry->path().filename());
    std::ranges::sort(names);
    ShardList list;
    for (const std::string& name : names) {
        const std::string path = folder + "/" + name;
        if (const auto shard = read_shard_name(name)) {
            list.shards.push_back({path, *shard});
        } else if (name.starts_with(unfinished_mark)) {
            list.unfinished.push_back(path);
        } else {
            list.strangers.push_back(path);
        }
    }
    return list;
}

FolderLock lock_folder(const StudyFolder& folder, Holding holding) {
    const std::string path = folder.root + "/locked";
    FolderLock lock{Descriptor{::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)}, false};
    if (!lock.file.is_open()) return lock;
    const int wanted = holding == Holding::alone ? LOCK_EX : LOCK_SH;
    lock.is_busy = ::flock(lock.file.number(), wanted | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    return lock;
}

std::optional<std::uint64_t> rows_a_shard(const StudyFolder& folder) {
    const std::string path = folder.version + "/rows-a-shard";
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    std::array<char, 32> text{};
    const ssize_t got =
        file.is_open() ? ::read(file.number(), text.data(), text.size()) : ssize_t{0};
    std::uint64_t rows = 0;
    const auto [stopped, error] =
        std::from_chars(text.data(), text.data() + std::max<ssize_t>(0, got), rows);
    if (error != std::errc{} || rows == 0) return {};
    return rows;
}

std::uint64_t rows_a_shard(const StudyFolder& folder, std::uint64_t suggestion) {
    write_once(folder.version + "/rows-a-shard", fmt::format("{}\n", suggestion));
    return rows_a_shard(folder).value_or(suggestion);
}

Faults place_runs(const StudyFolder& folder, const ShardFacts& facts, const ShardRange& range,
                  const RunTable& runs) {
    const std::string path = folder.version + "/placing";
    const Descriptor lock{::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)};
    if (lock.is_open()) ::flock(lock.number(), LOCK_EX);
    for (const ShardRange& piece : missing_from(list_shards(folder.shards).ranges(), range)) {
        Faults faults = piece == range ? place(folder, facts, range, runs)
                                       : place(folder, facts, piece, part_of(runs, piece));
        if (!faults.empty()) return faults;
    }
    return {};
}

ShardFacts facts_of(const Study& study) {
    ShardFacts facts{study.identity, study.program, {}};
    for (const StudyOutcome& measure : study.measures)
        facts.outcomes.push_back(measure.variable.key);
    return facts;
}

EarlierRuns earlier_runs(const StudyFolder& folder, const Study& study) {
    const ShardFacts wanted = facts_of(study);
    EarlierRuns runs;
    std::vector<std::string> versions;
    std::error_code error;
    for (std::filesystem::directory_iterator entry{folder.root, error}, end; !error && entry != end;
         entry.increment(error))
        if (entry->is_directory(error) && entry->path().filename() != study.identity)
            versions.push_back(entry->path());
    std::ranges::sort(versions);
    for (const std::string& version : versions)
        for (const ShardFile& file : list_shards(version + "/shards").shards) {
            if (sha256_of_file(file.path) != file.name.sum) continue;
            const auto shard = read_shard(file.path);
            if (!shard || shard->facts.program != wanted.program) continue;
            std::vector<std::size_t> columns;
            for (const std::string& outcome : wanted.outcomes) {
                const auto found = std::ranges::find(shard->facts.outcomes, outcome);
                if (found != shard->facts.outcomes.end())
                    columns.push_back(
                        static_cast<std::size_t>(found - shard->facts.outcomes.begin()));
            }
            if (columns.size() == wanted.outcomes.size()) runs.add(shard->runs, columns);
        }
    runs.sort();
    return runs;
}

} // namespace ssrsim

#include "core/hash.hpp"
#include "ensemble/ensemble.hpp"
#include "record/indicator.hpp"
#include "record/outcomes.hpp"
#include "results/checksum.hpp"
#include "results/files.hpp"
#include "results/names.hpp"
#include "results/netcdf.hpp"
#include "results/reader.hpp"
#include "results/replicate_store.hpp"
#include "results/target.hpp"
#include "results/writer.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>
#include <limits>
#include <string>
#include <sys/stat.h>
#include <thread>
#include <vector>

namespace ssrsim {
namespace {

namespace fs = std::filesystem;
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// A folder of its own for each test, removed at the end.
class ResultsFile : public testing::Test {
  protected:
    void SetUp() override {
        std::string name = testing::TempDir() + "ssrsim-results-XXXXXX";
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        folder_ = name;
    }
    void TearDown() override { fs::remove_all(folder_); }

    [[nodiscard]] std::string path(const std::string& name = "a.nc") const {
        return folder_ + "/" + name;
    }
    [[nodiscard]] std::vector<std::string> files() const {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(folder_))
            names.push_back(entry.path().filename());
        std::sort(names.begin(), names.end());
        return names;
    }

    std::string folder_;
};

std::string content_of(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

void write_text(const std::string& path, const std::string& text) {
    std::ofstream{path, std::ios::binary} << text;
}

/// Two institutions, three regions, two groups, no mission.
Layout synthetic_layout() {
    Layout layout;
    layout.start = {2004, 6, 1}; // a Tuesday: the first Monday lies before it
    layout.first_week = week_of(layout.start);
    layout.weeks = 7;
    layout.labels[static_cast<std::size_t>(Axis::institution)] = {"police", "justice"};
    layout.labels[static_cast<std::size_t>(Axis::region)] = {"north", "south", "île"};
    layout.labels[static_cast<std::size_t>(Axis::group)] = {"majority", "marginalised"};
    layout.variables = {
        {"service", "1", "Service of the country", {}, 0, 1},
        {"capacity", "1", "Capacity", {Axis::institution}, 0, 2},
        {"trust", "1", "Trust", {Axis::region, Axis::group}, 0, 6},
        {"posts", "posts", "Posts", {Axis::mission}, 0, 0},
    };
    for (Variable& variable : layout.variables) {
        variable.first = layout.series;
        layout.series += variable.size;
    }
    layout.outcomes = {{"service_end", "1", "Service at the end"},
                       {"cost", "currency units", "Cost"}};
    return layout;
}

float value_of(std::uint32_t replicate, std::size_t column) {
    return static_cast<float>(hash_combine(replicate, column) % 1'000'003) / 1'000'003.0f;
}

Trajectory synthetic(const Layout& layout, std::uint32_t replicate) {
    Trajectory trajectory;
    trajectory.replicate = replicate;
    trajectory.weeks = layout.weeks;
    for (std::size_t c = 0; c < layout.series * static_cast<std::size_t>(layout.weeks); ++c)
        trajectory.series.push_back(value_of(replicate, c));
    trajectory.outcomes = {static_cast<double>(value_of(replicate, 1000)),
                           replicate % 3 == 0 ? not_a_number : 1e6 + replicate};
    trajectory.digest = hash_combine(replicate, 1);
    return trajectory;
}

ReplicateStore filled_store(std::uint32_t replicates, const std::string& folder,
                            std::size_t buffer = ReplicateStore::default_buffer_bytes,
                            std::uint32_t first = 0) {
    const Layout layout = synthetic_layout();
    ReplicateStore store{layout, folder, buffer};
    for (std::uint32_t r = first; r < first + replicates; ++r)
        store.put(synthetic(layout, r));
    return store;
}

RunFacts synthetic_facts(std::uint32_t planned) {
    return {"Ein Titel – une île",       "What if?", "USD", "[scenario]\ntitle = \"x\"\n",
            {1, 2, 0xFFFFFFFFFFFFFFFFu}, planned};
}

Faults write_whole(const ReplicateStore& store, const std::string& path,
                   Keep keep = Keep::statistics, std::uint32_t planned = 0) {
    TargetFile target{path, Overwrite::allowed};
    Faults faults = target.prepare(0);
    if (faults.empty())
        faults = write_results(
            store,
            synthetic_facts(planned != 0 ? planned
                                         : static_cast<std::uint32_t>(store.replicates())),
            keep, target.unfinished());
    if (faults.empty()) faults = target.commit();
    return faults;
}

TEST_F(ResultsFile, ComesBackAsItWasWritten) {
    const ReplicateStore store = filled_store(11, folder_, ReplicateStore::default_buffer_bytes, 4);
    ASSERT_TRUE(write_whole(store, path(), Keep::trajectories).empty());
    const ReadResults read = read_results(path());
    ASSERT_TRUE(read.results.has_value());
    const Results& results = *read.results;
    const RunFacts written = synthetic_facts(11);
    EXPECT_EQ(results.facts.title, written.title);
    EXPECT_EQ(results.facts.question, written.question);
    EXPECT_EQ(results.facts.currency, written.currency);
    EXPECT_EQ(results.facts.scenario_toml, written.scenario_toml);
    EXPECT_EQ(results.facts.seeds, written.seeds);
    EXPECT_EQ(results.facts.planned, 11u);
    EXPECT_EQ(results.keep, Keep::trajectories);
    ASSERT_EQ(results.replicates.size(), 11u);
    EXPECT_EQ(results.replicates.front(), 4u);
    EXPECT_EQ(results.replicates.back(), 14u);
    EXPECT_EQ(results.digests.front().size(), 16u);
    EXPECT_EQ(std::stoull(results.digests.front(), nullptr, 16), hash_combine(4, 1));
    EXPECT_EQ(std::stoull(results.digest, nullptr, 16), store.digest());

    const Layout layout = synthetic_layout();
    EXPECT_EQ(results.layout.start, layout.start);
    EXPECT_EQ(results.layout.first_week, layout.first_week);
    EXPECT_EQ(results.layout.weeks, layout.weeks);
    ASSERT_EQ(results.layout.variables.size(), 3u) << "posts has an axis of length zero";
    for (std::size_t v = 0; v < 3; ++v) {
        EXPECT_EQ(results.layout.variables[v].key, layout.variables[v].key);
        EXPECT_EQ(results.layout.variables[v].unit, layout.variables[v].unit);
        EXPECT_EQ(results.layout.variables[v].meaning, layout.variables[v].meaning);
        EXPECT_EQ(results.layout.variables[v].axes, layout.variables[v].axes);
        EXPECT_EQ(results.layout.variables[v].first, layout.variables[v].first);
    }
    EXPECT_EQ(results.layout.labels_of(Axis::region), layout.labels_of(Axis::region));
    EXPECT_TRUE(results.layout.labels_of(Axis::mission).empty());
    ASSERT_EQ(results.layout.outcomes.size(), 2u);
    EXPECT_EQ(results.layout.outcomes[1].unit, "currency units");
    for (std::uint32_t r = 0; r < 11; ++r) {
        const Trajectory expected = synthetic(layout, r + 4);
        EXPECT_EQ(results.outcomes[0][r], expected.outcomes[0]);
        EXPECT_EQ(std::isnan(results.outcomes[1][r]), (r + 4) % 3 == 0);
    }
}

TEST_F(ResultsFile, HoldsEverySeriesAndItsExactStatistics) {
    const ReplicateStore store = filled_store(25, folder_);
    ASSERT_TRUE(write_whole(store, path(), Keep::trajectories).empty());
    const Layout layout = synthetic_layout();
    const Variable& trust = layout.variables[2];
    const auto all = read_variable(path(), "trust");
    const auto quantiles = read_variable(path(), "trust_quantile");
    const auto means = read_variable(path(), "trust_mean");
    const auto deviations = read_variable(path(), "trust_sd");
    ASSERT_TRUE(all && quantiles && means && deviations);
    EXPECT_EQ(all->dimensions, (std::vector<std::string>{"replicate", "week", "region", "group"}));
    EXPECT_EQ(all->lengths, (std::vector<std::size_t>{25, 7, 3, 2}));
    EXPECT_EQ(quantiles->dimensions,
              (std::vector<std::string>{"quantile", "week", "region", "group"}));
    EXPECT_EQ(means->dimensions, (std::vector<std::string>{"week", "region", "group"}));
    for (std::size_t w = 0; w < 7; ++w) {
        for (std::size_t s = 0; s < trust.size; ++s) {
            std::vector<float> over_replicates;
            for (std::uint32_t r = 0; r < 25; ++r) {
                over_replicates.push_back(value_of(r, (trust.first + s) * 7 + w));
                ASSERT_EQ(all->values[(r * 7 + w) * trust.size + s], over_replicates.back());
            }
            const ColumnStatistics expected = statistics_of(over_replicates);
            const std::size_t place = w * trust.size + s;
            EXPECT_EQ(means->values[place], static_cast<float>(expected.mean));
            EXPECT_EQ(deviations->values[place], static_cast<float>(expected.deviation));
            for (std::size_t q = 0; q < quantile_levels.size(); ++q)
                EXPECT_EQ(quantiles->values[q * 7 * trust.size + place],
                          static_cast<float>(expected.quantiles[q]));
        }
    }
}

TEST_F(ResultsFile, DoesNotDependOnTheBuffer) {
    ASSERT_TRUE(
        write_whole(filled_store(130, folder_), path("memory.nc"), Keep::trajectories).empty());
    for (const std::size_t buffer : {1u, 3000u, 30000u}) {
        const ReplicateStore store = filled_store(130, folder_, buffer);
        EXPECT_TRUE(store.series().spilled());
        ASSERT_TRUE(write_whole(store, path("spool.nc"), Keep::trajectories).empty());
        EXPECT_EQ(content_of(path("spool.nc")), content_of(path("memory.nc"))) << buffer;
    }
}

TEST_F(ResultsFile, DoesNotDependOnWhoFindsTheStatistics) {
    const ReplicateStore store = filled_store(130, folder_);
    std::size_t pieces = 0;
    const Workers backwards = [&](std::size_t count, const std::function<void(std::size_t)>& work) {
        pieces = std::max(pieces, count);
        while (count > 0)
            work(--count);
    };
    ASSERT_TRUE(
        write_results(store, synthetic_facts(130), Keep::statistics, path("one.nc")).empty());
    for (const Workers& workers : {backwards, Workers{workers_on(3)}}) {
        ASSERT_TRUE(
            write_results(store, synthetic_facts(130), Keep::statistics, path("many.nc"), workers)
                .empty());
        EXPECT_TRUE(content_of(path("many.nc")) == content_of(path("one.nc")));
    }
    EXPECT_GT(pieces, 1u);
}

TEST_F(ResultsFile, DoesNotDependOnTheClock) {
    ASSERT_TRUE(write_whole(filled_store(3, folder_), path("now.nc")).empty());
    std::this_thread::sleep_for(std::chrono::milliseconds{1100}); // HDF5 keeps times in seconds
    ASSERT_TRUE(write_whole(filled_store(3, folder_), path("later.nc")).empty());
    EXPECT_TRUE(content_of(path("now.nc")) == content_of(path("later.nc")));
}

TEST_F(ResultsFile, SaysThatARunWasInterrupted) {
    ASSERT_TRUE(write_whole(filled_store(3, folder_), path(), Keep::statistics, 9).empty());
    const ReadResults read = read_results(path());
    ASSERT_TRUE(read.results);
    EXPECT_EQ(read.results->facts.planned, 9u);
    EXPECT_EQ(read.results->replicates.size(), 3u);
    EXPECT_EQ(read.results->keep, Keep::statistics);
    EXPECT_FALSE(read_variable(path(), "trust"));
    EXPECT_TRUE(read_variable(path(), "trust_mean"));
}

TEST_F(ResultsFile, TakesAScenarioBeyond64KiB) {
    const ReplicateStore store = filled_store(2, folder_);
    RunFacts facts = synthetic_facts(2);
    facts.scenario_toml = std::string(200'000, 'x') + "\nend";
    TargetFile target{path(), Overwrite::never};
    ASSERT_TRUE(target.prepare(0).empty());
    ASSERT_TRUE(write_results(store, facts, Keep::statistics, target.unfinished()).empty());
    ASSERT_TRUE(target.commit().empty());
    const ReadResults read = read_results(path());
    ASSERT_TRUE(read.results);
    EXPECT_EQ(read.results->facts.scenario_toml, facts.scenario_toml);
}

TEST_F(ResultsFile, CannotBeWrittenWhereTheSpoolFailed) {
    ReplicateStore store = filled_store(5, "/no/such/folder", 1);
    EXPECT_TRUE(store.failed());
    ASSERT_EQ(store.faults().size(), 1u);
    EXPECT_EQ(store.faults()[0].code, "spool-failed");
    EXPECT_EQ(write_results(store, synthetic_facts(5), Keep::statistics, path()).size(), 1u);
}

TEST_F(ResultsFile, FailureToWriteIsASentence) {
    const Faults faults = write_results(filled_store(2, folder_), synthetic_facts(2),
                                        Keep::statistics, "/no/such/folder/a.nc");
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_EQ(faults[0].code, "cannot-write");
    EXPECT_THAT(faults[0].message, testing::HasSubstr("No such file or directory"));
}

TEST(ResultsNames, OfDimensionsOutcomesAndIndicatorsAreDistinct) {
    std::vector<std::string> names{"replicate", "week", "quantile", "digest"};
    for (std::size_t a = 0; a < axis_count; ++a)
        names.emplace_back(name_of(static_cast<Axis>(a)));
    for (const OutcomeVariable& outcome : outcome_variables())
        names.push_back(outcome.key);
    for (const Indicator& indicator : indicators())
        for (const std::string_view suffix :
             {std::string_view{}, quantile_suffix, mean_suffix, deviation_suffix})
            names.push_back(indicator.key + std::string{suffix});
    std::sort(names.begin(), names.end());
    const auto twice = std::adjacent_find(names.begin(), names.end());
    EXPECT_EQ(twice, names.end()) << (twice != names.end() ? *twice : "")
                                  << " stands for two variables";
}

// --- checksum and damage

TEST_F(ResultsFile, ChecksumIsSha256InTheFormOfSha256sum) {
    write_text(path("abc"), "abc");
    const std::string known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    EXPECT_EQ(sha256_of_file(path("abc")), known); // FIPS 180-4
    EXPECT_EQ(sidecar_text(known, "abc"), known + "  abc\n");
    EXPECT_EQ(sum_of_sidecar(known + "  abc\n", "abc"), known);
    EXPECT_EQ(sum_of_sidecar(known + " *abc\n", "abc"), known);
    EXPECT_FALSE(sum_of_sidecar(known + "  other\n", "abc"));
    EXPECT_FALSE(sum_of_sidecar("  abc\n", "abc"));
    EXPECT_FALSE(sum_of_sidecar("", "abc"));
    EXPECT_FALSE(sha256_of_file(path("none")));
}

TEST_F(ResultsFile, EveryFlippedBitIsFound) {
    ASSERT_TRUE(write_whole(filled_store(3, folder_), path()).empty());
    const std::string whole = content_of(path());
    for (std::size_t at = 0; at < whole.size(); at += 499) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 4);
        write_text(path(), damaged);
        const ReadResults read = read_results(path());
        ASSERT_FALSE(read.results) << at;
        ASSERT_EQ(read.faults.at(0).code, "checksum-mismatch") << at;
    }
    write_text(path(), whole.substr(0, whole.size() - 1));
    EXPECT_EQ(read_results(path()).faults.at(0).code, "checksum-mismatch");
    write_text(path(), whole);
    EXPECT_TRUE(read_results(path()).results) << "undamaged again";
}

TEST_F(ResultsFile, IsRefusedWithoutItsChecksum) {
    ASSERT_TRUE(write_whole(filled_store(3, folder_), path()).empty());
    fs::rename(path("a.nc.sha256"), path("moved"));
    const ReadResults read = read_results(path());
    EXPECT_FALSE(read.results);
    EXPECT_EQ(read.faults.at(0).code, "no-checksum");
    EXPECT_FALSE(read.faults.at(0).hint.empty());
    write_text(path("a.nc.sha256"), "not a sum");
    EXPECT_EQ(read_results(path()).faults.at(0).code, "checksum-mismatch");
    EXPECT_EQ(read_results(path("none.nc")).faults.at(0).code, "cannot-read");
}

/// Gives a file a right checksum, whatever it holds.
void seal(const std::string& path) {
    write_text(path + ".sha256", sidecar_text(*sha256_of_file(path), name_in_folder(path)));
}

TEST_F(ResultsFile, AnotherLayoutOrAnotherFileIsRefused) {
    {
        NetcdfFile file{path("later.nc")};
        file.attribute("layout_version", results_layout_version + 1);
        ASSERT_TRUE(file.close());
    }
    seal(path("later.nc"));
    EXPECT_EQ(read_results(path("later.nc")).faults.at(0).code, "unknown-layout");
    {
        NetcdfFile file{path("other.nc")};
        file.attribute("title", "temperatures");
        ASSERT_TRUE(file.close());
    }
    seal(path("other.nc"));
    EXPECT_EQ(read_results(path("other.nc")).faults.at(0).code, "not-results");
    write_text(path("text.nc"), "no HDF5 at all");
    seal(path("text.nc"));
    EXPECT_EQ(read_results(path("text.nc")).faults.at(0).code, "not-results");
    EXPECT_TRUE(looks_like_results(path("other.nc")));
    EXPECT_FALSE(looks_like_results(path("text.nc")));
}

// --- the place where it appears

TEST_F(ResultsFile, AppearsWholeWithItsChecksumAndNothingElse) {
    ASSERT_TRUE(write_whole(filled_store(3, folder_), path()).empty());
    EXPECT_THAT(files(), testing::ElementsAre("a.nc", "a.nc.sha256"));
    EXPECT_EQ(content_of(path("a.nc.sha256")), sidecar_text(*sha256_of_file(path()), "a.nc"));
}

TEST_F(ResultsFile, UnfinishedNameSaysSoAndGoesWithoutACommit) {
    {
        TargetFile target{path(), Overwrite::never};
        ASSERT_TRUE(target.prepare(0).empty());
        ASSERT_EQ(files().size(), 1u);
        EXPECT_THAT(files()[0], testing::StartsWith("a.nc.unfinished-"));
    }
    EXPECT_TRUE(files().empty());
}

TEST_F(ResultsFile, NeverReplacesWithoutBeingAllowed) {
    write_text(path(), "precious");
    TargetFile refused{path(), Overwrite::never};
    const Faults faults = refused.prepare(0);
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_EQ(faults[0].code, "file-exists");
    EXPECT_THAT(files(), testing::ElementsAre("a.nc"));

    // Appears while the run is on its way.
    TargetFile raced{path("b.nc"), Overwrite::never};
    ASSERT_TRUE(raced.prepare(0).empty());
    write_text(path("b.nc"), "precious");
    EXPECT_EQ(raced.commit().at(0).code, "file-exists");
    EXPECT_EQ(content_of(path("b.nc")), "precious");

    ASSERT_TRUE(write_whole(filled_store(3, folder_), path()).empty());
    EXPECT_TRUE(read_results(path()).results);
}

TEST_F(ResultsFile, AnOldChecksumNeverStandsBesideANewFile) {
    ASSERT_TRUE(write_whole(filled_store(3, folder_), path()).empty());
    const std::string old = content_of(path());
    // The old checksum cannot be removed: the old file must stay.
    fs::remove(path("a.nc.sha256"));
    fs::create_directory(path("a.nc.sha256"));
    EXPECT_FALSE(write_whole(filled_store(4, folder_), path()).empty());
    EXPECT_EQ(content_of(path()), old);
    // A stale checksum without a file is replaced.
    fs::remove(path("a.nc.sha256"));
    fs::remove(path());
    write_text(path("a.nc.sha256"), "stale");
    TargetFile target{path(), Overwrite::never};
    ASSERT_TRUE(target.prepare(0).empty());
    ASSERT_TRUE(write_results(filled_store(2, folder_), synthetic_facts(2), Keep::statistics,
                              target.unfinished())
                    .empty());
    ASSERT_TRUE(target.commit().empty());
    EXPECT_TRUE(read_results(path()).results);
}

TEST_F(ResultsFile, ImpossiblePlacesAreToldBeforeTheRun) {
    TargetFile nowhere{path("none/a.nc"), Overwrite::never};
    EXPECT_EQ(nowhere.prepare(0).at(0).code, "no-folder");
    fs::create_directory(path("folder.nc"));
    TargetFile folder{path("folder.nc"), Overwrite::allowed};
    EXPECT_EQ(folder.prepare(0).at(0).code, "is-folder");
    ASSERT_EQ(::mkfifo(path("pipe.nc").c_str(), 0600), 0);
    TargetFile pipe{path("pipe.nc"), Overwrite::allowed};
    EXPECT_EQ(pipe.prepare(0).at(0).code, "is-special");
    TargetFile unwritable{"/proc/a.nc", Overwrite::never};
    EXPECT_EQ(unwritable.prepare(0).at(0).code, "cannot-write");
    TargetFile too_large{path(), Overwrite::never};
    EXPECT_EQ(too_large.prepare(std::uint64_t{1} << 60).at(0).code, "disk-full");
}

TEST(EstimatedBytes, CountsWhatGrows) {
    const Layout layout = synthetic_layout();
    const auto statistics = estimated_bytes(layout, 1'000'000, Keep::statistics);
    const auto trajectories = estimated_bytes(layout, 1'000'000, Keep::trajectories);
    EXPECT_NEAR(static_cast<double>(trajectories - statistics), 0.5 * 1e6 * 9 * 7 * 4, 1e6);
    EXPECT_EQ(ReplicateStore::spool_bytes(layout, 10), 0u);
    EXPECT_EQ(ReplicateStore::spool_bytes(layout, 1'000'000'000),
              std::uint64_t{1'000'000'000} * 9 * 7 * 4);
}

} // namespace
} // namespace ssrsim

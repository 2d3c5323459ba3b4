#include "study/earlier_runs.hpp"
#include "study/run_table.hpp"
#include "study/shard.hpp"

#include <array>
#include <cmath>
#include <filesystem>
#include <gtest/gtest.h>
#include <limits>
#include <string>
#include <unistd.h>

namespace ssrsim {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// Two rows of two replicates; the last run failed.
RunTable four_runs() {
    return {{4, 4, 5, 5}, {0, 0, 0, 0},
            {0, 2, 0, 2}, {90, 90, 70, 70},
            {0, 0, 0, 1}, {{0.1, 0.2, 0.3, nothing}, {1.0, 2.0, 3.0, nothing}},
            {"no money"}, 0};
}

TEST(EarlierRuns, AreFoundByWhatWasRun) {
    EarlierRuns earlier;
    const std::array<std::size_t, 2> swapped{1, 0};
    earlier.add(four_runs(), swapped);
    earlier.sort();
    EXPECT_EQ(earlier.size(), 3u);
    const auto found = earlier.find(90, 2);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0], 2.0);
    EXPECT_EQ(found[1], 0.2);
    ASSERT_EQ(earlier.find(70, 0).size(), 2u);
    EXPECT_EQ(earlier.find(70, 0)[1], 0.3);
    EXPECT_TRUE(earlier.find(90, 1).empty()) << "another replicate";
    EXPECT_TRUE(earlier.find(80, 0).empty()) << "another run";
    EXPECT_TRUE(earlier.find(70, 2).empty()) << "a run that failed is made again";
    EXPECT_TRUE(earlier.find(91, 0).empty());
    EXPECT_TRUE(EarlierRuns{}.find(90, 0).empty());
}

class ShardFiles : public ::testing::Test {
  protected:
    void TearDown() override { std::filesystem::remove(path_); }
    const std::string path_ =
        testing::TempDir() + "ssrsim-shard-" + std::to_string(::getpid()) + ".nc";
    const ShardFacts facts_{"identity", "program", {"service_area", "money_spent"}};
};

TEST_F(ShardFiles, GiveBackWhatWasWritten) {
    const RunTable written = four_runs();
    ASSERT_TRUE(write_shard(path_, facts_, written).empty());
    const auto read = read_shard(path_);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->facts.identity, facts_.identity);
    EXPECT_EQ(read->facts.program, facts_.program);
    EXPECT_EQ(read->facts.outcomes, facts_.outcomes);
    EXPECT_EQ(read->runs.row, written.row);
    EXPECT_EQ(read->runs.plan, written.plan);
    EXPECT_EQ(read->runs.replicate, written.replicate);
    EXPECT_EQ(read->runs.key, written.key);
    EXPECT_EQ(read->runs.failure, written.failure);
    EXPECT_EQ(read->runs.reasons, written.reasons);
    ASSERT_EQ(read->runs.outcomes.size(), 2u);
    for (std::size_t k = 0; k < 2; ++k)
        for (std::size_t i = 0; i < 3; ++i)
            EXPECT_EQ(read->runs.outcomes[k][i], written.outcomes[k][i]);
    EXPECT_TRUE(std::isnan(read->runs.outcomes[1][3]));
}

TEST_F(ShardFiles, WithAFailureOfNoReasonAreNone) {
    RunTable runs = four_runs();
    runs.failure[3] = 2;
    ASSERT_TRUE(write_shard(path_, facts_, runs).empty());
    EXPECT_FALSE(read_shard(path_));
    EXPECT_FALSE(read_shard(path_ + ".not-there"));
}

TEST(RunTables, AppendedCountTheirReasonsTogether) {
    RunTable table = four_runs();
    RunTable more = four_runs();
    more.reasons = {"no country", "no money"};
    more.failure = {1, 0, 2, 0};
    append(table, more);
    ASSERT_EQ(table.size(), 8u);
    EXPECT_EQ(failures_of(table), 3u);
    EXPECT_EQ(table.reasons, (std::vector<std::string>{"no money", "no country"}));
    EXPECT_EQ(table.failure, (std::vector<std::uint32_t>{0, 0, 0, 1, 2, 0, 1, 0}));
    EXPECT_EQ(table.outcomes[1][5], 2.0);
}

} // namespace
} // namespace ssrsim

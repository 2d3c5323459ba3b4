#include "study/coverage.hpp"
#include "study/shard.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <set>
#include <string>

namespace ssrsim {
namespace {

const std::string sum(64, 'a');

TEST(ShardName, ReadsWhatItWrites) {
    const ShardRange fixed{12, 34, {5, 6}};
    const ShardRange open{0, 1, {0, 0}};
    for (const ShardRange& range : {fixed, open}) {
        const auto read = read_shard_name(name_of({range, sum}));
        ASSERT_TRUE(read);
        EXPECT_EQ(read->range, range);
        EXPECT_EQ(read->sum, sum);
    }
    EXPECT_EQ(name_of({fixed, sum}),
              "rows-0000000012-0000000045.replicates-0005-0010." + sum + ".nc");
}

TEST(ShardName, AnythingElseIsNoShard) {
    const std::string good = name_of({{12, 34, {5, 6}}, sum});
    EXPECT_TRUE(read_shard_name(good));
    for (const std::string& name :
         {std::string{}, std::string{"rows-1-2.nc"}, good + ".old", "x" + good,
          good.substr(0, good.size() - 4) + "z.nc",
          std::string{"rows-0000000045-0000000012.replicates-0005-0010."} + sum + ".nc",
          std::string{"rows-12-45.replicates-0005-0010."} + sum + ".nc",
          std::string{"rows-0000000012-0000000045.replicates-0005-9999."} + sum + ".nc"})
        EXPECT_FALSE(read_shard_name(name)) << name;
}

using Cell = std::pair<std::uint64_t, std::uint32_t>;

std::multiset<Cell> cells(const std::vector<ShardRange>& ranges) {
    std::multiset<Cell> all;
    for (const ShardRange& range : ranges)
        for (std::uint64_t row = range.first; row < range.end(); ++row)
            for (std::uint32_t k = 0; k < range.replicates.count; ++k)
                all.insert({row, range.replicates.first + k});
    return all;
}

// What is held and what is missing together are what is wanted, and nothing is in both.
RC_GTEST_PROP(Coverage, MissingIsWhatNobodyHolds, ()) {
    const auto small = [](int most) { return *rc::gen::inRange(0, most); };
    std::vector<ShardRange> held;
    const int count = small(6);
    for (int i = 0; i < count; ++i)
        held.push_back(
            {static_cast<std::uint64_t>(small(12)),
             static_cast<std::uint64_t>(1 + small(6)),
             {static_cast<std::uint32_t>(small(5)), static_cast<std::uint32_t>(1 + small(4))}});
    const ShardRange wanted{static_cast<std::uint64_t>(small(6)),
                            static_cast<std::uint64_t>(1 + small(12)),
                            {0, static_cast<std::uint32_t>(1 + small(6))}};
    const std::multiset<Cell> holding = cells(held);
    std::multiset<Cell> expected;
    for (const Cell& cell : cells({wanted}))
        if (!holding.contains(cell)) expected.insert(cell);
    RC_ASSERT(cells(missing_from(held, wanted)) == expected);

    bool is_twice = false;
    for (const Cell& cell : holding)
        is_twice = is_twice || holding.count(cell) > 1;
    RC_ASSERT(overlaps_of(held).empty() == !is_twice);
}

TEST(Coverage, RowsOfOpenReplicatesAreOneThing) {
    const std::vector<ShardRange> held{{0, 10, {0, 0}}, {20, 5, {0, 0}}};
    const auto missing = missing_from(held, {0, 30, {0, 0}});
    ASSERT_EQ(missing.size(), 2u);
    EXPECT_EQ(missing[0], (ShardRange{10, 10, {0, 0}}));
    EXPECT_EQ(missing[1], (ShardRange{25, 5, {0, 0}}));
}

} // namespace
} // namespace ssrsim

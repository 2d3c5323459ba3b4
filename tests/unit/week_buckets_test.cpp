#include "world/week_buckets.hpp"

#include <gtest/gtest.h>

namespace ssrsim {
namespace {

using Buckets = WeekBuckets<OfficerId>;

TEST(WeekBuckets, HandsOutRowsByTheirIdsWhateverTheOrderTheyCameIn) {
    Buckets buckets{5};
    for (const std::int32_t row : {3, 0, 4}) {
        buckets.schedule(OfficerId{row}, Week{10}, Week{1});
    }
    buckets.schedule(OfficerId{1}, Week{11}, Week{1});
    std::vector<OfficerId> due;
    buckets.take(Week{10}, due);
    EXPECT_EQ(due, (std::vector{OfficerId{0}, OfficerId{3}, OfficerId{4}}));
    EXPECT_FALSE(buckets.waits(OfficerId{3}));
    EXPECT_TRUE(buckets.waits(OfficerId{1}));
    buckets.take(Week{10}, due);
    EXPECT_TRUE(due.empty());
}

TEST(WeekBuckets, TakesARowOutOfTheMiddleOfItsBucket) {
    Buckets buckets{4};
    for (const std::int32_t row : {0, 1, 2, 3}) {
        buckets.schedule(OfficerId{row}, Week{7}, Week{0});
    }
    buckets.cancel(OfficerId{1});
    buckets.cancel(OfficerId{1}); // nobody waits any more: nothing happens
    buckets.schedule(OfficerId{1}, Week{8}, Week{0});
    std::vector<OfficerId> due;
    buckets.take(Week{7}, due);
    EXPECT_EQ(due, (std::vector{OfficerId{0}, OfficerId{2}, OfficerId{3}}));
    buckets.take(Week{8}, due);
    EXPECT_EQ(due, (std::vector{OfficerId{1}}));
}

TEST(WeekBuckets, NeverBringsUpWhatLiesBeyondTheHorizon) {
    Buckets buckets{1};
    const Week now{100};
    buckets.schedule(OfficerId{0}, now + Buckets::horizon, now);
    EXPECT_FALSE(buckets.waits(OfficerId{0}));
    buckets.schedule(OfficerId{0}, now + (Buckets::horizon - 1), now);
    std::vector<OfficerId> due;
    for (Week week = now + 1; week < now + (Buckets::horizon - 1); ++week) {
        buckets.take(week, due);
        ASSERT_TRUE(due.empty());
    }
    buckets.take(now + (Buckets::horizon - 1), due);
    EXPECT_EQ(due.size(), 1u);
}

} // namespace
} // namespace ssrsim

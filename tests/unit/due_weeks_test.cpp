#include "world/due_weeks.hpp"

#include <gtest/gtest.h>

namespace ssrsim {
namespace {

using Waiting = DueWeeks<OfficerId>;

TEST(DueWeeks, HandsOutRowsByTheirIdsWhateverTheOrderTheyCameIn) {
    Waiting waiting{5};
    for (const std::int32_t row : {3, 0, 4}) {
        waiting.schedule(OfficerId{row}, Week{10}, Week{1});
    }
    waiting.schedule(OfficerId{1}, Week{11}, Week{1});
    std::vector<OfficerId> due;
    waiting.take(Week{10}, due);
    EXPECT_EQ(due, (std::vector{OfficerId{0}, OfficerId{3}, OfficerId{4}}));
    EXPECT_FALSE(waiting.waits(OfficerId{3}));
    EXPECT_TRUE(waiting.waits(OfficerId{1}));
    waiting.take(Week{10}, due);
    EXPECT_TRUE(due.empty());
}

TEST(DueWeeks, ForgetsARowThatIsCancelled) {
    Waiting waiting{4};
    for (const std::int32_t row : {0, 1, 2, 3}) {
        waiting.schedule(OfficerId{row}, Week{7}, Week{0});
    }
    waiting.cancel(OfficerId{1});
    waiting.cancel(OfficerId{1}); // nobody waits any more: nothing happens
    waiting.schedule(OfficerId{1}, Week{8}, Week{0});
    std::vector<OfficerId> due;
    waiting.take(Week{7}, due);
    EXPECT_EQ(due, (std::vector{OfficerId{0}, OfficerId{2}, OfficerId{3}}));
    waiting.take(Week{8}, due);
    EXPECT_EQ(due, (std::vector{OfficerId{1}}));
}

TEST(DueWeeks, WaitsToTheLastWeek) {
    Waiting waiting{200};
    waiting.schedule(OfficerId{150}, last_week, Week{0});
    std::vector<OfficerId> due;
    for (Week week{1}; week < Week{5000}; ++week) {
        waiting.take(week, due);
        ASSERT_TRUE(due.empty());
    }
    waiting.take(last_week, due);
    EXPECT_EQ(due, (std::vector{OfficerId{150}}));
}

TEST(DueWeeks, FindsEveryRowOfALongTableOnce) {
    constexpr std::int32_t rows = 1000; // not a multiple of what is searched at a time
    Waiting waiting{rows};
    for (std::int32_t row = 0; row < rows; ++row)
        waiting.schedule(OfficerId{row}, Week{1 + row % 7}, Week{0});
    std::vector<OfficerId> due;
    for (std::int32_t week = 1; week <= 7; ++week) {
        waiting.take(Week{week}, due);
        std::int32_t expected = week - 1;
        for (const OfficerId row : due) {
            EXPECT_EQ(row, OfficerId{expected});
            expected += 7;
        }
        EXPECT_GE(expected, rows);
    }
}

} // namespace
} // namespace ssrsim

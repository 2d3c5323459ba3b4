#include "core/calendar.hpp"

#include <gtest/gtest.h>

namespace ssrsim {
namespace {

TEST(Calendar, EveryDayOfFourCenturiesComesBack) {
    std::int32_t previous = days_since_1970(Date{1800, 1, 1}) - 1;
    for (std::int32_t day = previous + 1; day < days_since_1970(Date{2200, 1, 1}); ++day) {
        const Date date = date_of_day(day);
        ASSERT_TRUE(exists(date)) << to_text(date);
        ASSERT_EQ(days_since_1970(date), day) << to_text(date);
        ASSERT_EQ(day, previous + 1);
        previous = day;
    }
}

TEST(Calendar, KnowsWhichDaysExist) {
    EXPECT_TRUE(exists(Date{2004, 2, 29}));
    EXPECT_FALSE(exists(Date{2005, 2, 29}));
    EXPECT_TRUE(exists(Date{2000, 2, 29}));
    EXPECT_FALSE(exists(Date{1900, 2, 29}));
    EXPECT_FALSE(exists(Date{2004, 13, 1}));
    EXPECT_FALSE(exists(Date{2004, 4, 31}));
    EXPECT_FALSE(exists(Date{2004, 4, 0}));
}

TEST(Calendar, WeeksBeginOnMondayAndHold1970InWeekZero) {
    EXPECT_EQ(week_of(Date{1970, 1, 1}).number, 0);
    EXPECT_EQ(monday_of(Week{0}), (Date{1969, 12, 29}));
    EXPECT_EQ(week_of(Date{1970, 1, 4}).number, 0);
    EXPECT_EQ(week_of(Date{1970, 1, 5}).number, 1);
    EXPECT_EQ(week_of(Date{1969, 12, 28}).number, -1);
    EXPECT_EQ(monday_of(week_of(Date{2004, 6, 1})), (Date{2004, 5, 31})); // a Tuesday
    EXPECT_EQ(week_of(Date{2012, 6, 1}) - week_of(Date{2004, 6, 1}), 417);
}

TEST(Calendar, MonthsLaterThanTheLastOfAMonthStayInTheMonth) {
    EXPECT_EQ(add_months(Date{2004, 1, 31}, 1), (Date{2004, 2, 29}));
    EXPECT_EQ(add_months(Date{2004, 11, 30}, 3), (Date{2005, 2, 28}));
    EXPECT_EQ(add_months(Date{2004, 6, 1}, 24), (Date{2006, 6, 1}));
    EXPECT_EQ(add_months(Date{2004, 12, 15}, 1), (Date{2005, 1, 15}));
}

TEST(Calendar, ReadsOnlyWholeExistingDates) {
    EXPECT_EQ(parse_date("2004-06-01"), (Date{2004, 6, 1}));
    EXPECT_EQ(to_text(Date{2004, 6, 1}), "2004-06-01");
    for (const char* wrong : {"2004-6-1", "2004-02-30", "2004/06/01", "2004-06-01 ", "", "2004-06",
                              "20a4-06-01", "-204-06-01"}) {
        EXPECT_FALSE(parse_date(wrong).has_value()) << wrong;
    }
}

} // namespace
} // namespace ssrsim

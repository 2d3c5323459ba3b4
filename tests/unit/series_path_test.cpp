#include "study/reach_text.hpp"

#include <cmath>
#include <gmock/gmock.h>

namespace ssrsim {
namespace {

using testing::HasSubstr;

Layout small_layout() {
    Layout layout;
    layout.start = {2020, 1, 1};
    layout.first_week = week_of(layout.start);
    layout.weeks = 4;
    layout.labels[static_cast<std::size_t>(Axis::institution)] = {"police", "justice"};
    layout.labels[static_cast<std::size_t>(Axis::region)] = {"north", "south", "west"};
    layout.labels[static_cast<std::size_t>(Axis::group)] = {"majority", "marginalised"};
    layout.variables = {{"service_delivery", "1", "", {}, 0, 1},
                        {"capacity", "1", "", {Axis::institution}, 1, 2},
                        {"trust", "1", "", {Axis::region, Axis::group}, 3, 6}};
    layout.series = 9;
    return layout;
}

TEST(SeriesPath, FindsASeriesByIndicatorAndIds) {
    const Layout layout = small_layout();
    EXPECT_EQ(find_series(layout, "service_delivery").number, 0u);
    EXPECT_EQ(find_series(layout, "capacity.justice").number, 2u);
    EXPECT_EQ(find_series(layout, "trust.south.marginalised").number, 3u + 3u);
    EXPECT_EQ(find_series(layout, "trust.west.marginalised").variable->key, "trust");
}

TEST(SeriesPath, SaysWhatIsAllowed) {
    const Layout layout = small_layout();
    const auto fault = [&](const char* path) {
        const FoundSeries found = find_series(layout, path);
        EXPECT_EQ(found.variable, nullptr);
        return found.faults.empty() ? Fault{} : found.faults.front();
    };
    EXPECT_THAT(fault("capacty.police").hint, HasSubstr("capacity"));
    EXPECT_THAT(fault("capacity").message, HasSubstr("capacity.INSTITUTION"));
    EXPECT_THAT(fault("service_delivery.north").message, HasSubstr("service_delivery"));
    EXPECT_THAT(fault("capacity.polise").hint, HasSubstr("police"));
    EXPECT_EQ(find_series(layout, "trust.nort.majorty").faults.size(), 2u) << "both at once";
    EXPECT_FALSE(find_series(layout, "").faults.empty());
}

TEST(Reach, IsReadAndWritten) {
    const std::optional<Reach> reach = read_reach("capacity.police=0.4@2007-01-01");
    ASSERT_TRUE(reach);
    EXPECT_EQ(reach->series, "capacity.police");
    EXPECT_EQ(reach->level, 0.4);
    EXPECT_TRUE(reach->at_least);
    EXPECT_EQ(reach->by, (Date{2007, 1, 1}));
    EXPECT_EQ(text_of(*reach), "capacity.police>=0.4@2007-01-01");
    EXPECT_FALSE(read_reach("prison_occupancy.north<=1.5@2007-01-01")->at_least);
    for (const char* wrong : {"", "=", "a=1", "a=@2007-01-01", "=1@2007-01-01", "a=1@2007-13-01",
                              "a=1x@2007-01-01", "a@2007-01-01", "@=1"})
        EXPECT_FALSE(read_reach(wrong)) << wrong;
}

TEST(Reach, IsReachedInTheWeekOfTheDayOrBefore) {
    const Layout layout = small_layout();
    Trajectory run;
    run.weeks = 4;
    run.series.assign(9 * 4, 0.0F);
    run.series[0] = 0.1F;
    run.series[2] = 0.3F; // in the third week
    const auto by = [&](Date date, double level, bool at_least = true) {
        const Reach reach{"service_delivery", level, at_least, date};
        return reached(reach, closest(reach, layout, 0, run));
    };
    const Date third = monday_of(layout.first_week + 2);
    EXPECT_EQ(by(third, 0.3), 1.0);
    EXPECT_EQ(by(monday_of(layout.first_week + 1), 0.3), 0.0);
    EXPECT_EQ(by(monday_of(layout.first_week + 3), 0.3), 1.0) << "once is enough";
    EXPECT_EQ(by(third, 0.31), 0.0);
    EXPECT_EQ(by(third, 0.0, false), 1.0);
    EXPECT_TRUE(std::isnan(by(monday_of(layout.first_week - 1), 0.1)));
    EXPECT_EQ(by(monday_of(layout.first_week + 4), 0.3), 1.0) << "the day after the last";
    EXPECT_TRUE(std::isnan(by(monday_of(layout.first_week + 5), 0.1)));

    Reach reach{"service_delivery", 14.0, true, third};
    EXPECT_EQ(closest(reach, layout, 0, run), 0.3F) << "the highest";
    reach.at_least = false;
    EXPECT_EQ(closest(reach, layout, 0, run), 0.0F) << "the lowest";
    reach.by = monday_of(layout.first_week);
    EXPECT_EQ(closest(reach, layout, 0, run), 0.1F) << "until the day";
}

} // namespace
} // namespace ssrsim

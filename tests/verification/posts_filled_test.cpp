#include "core/quantiles.hpp"
#include "model/processes.hpp"
#include "support/small_country.hpp"
#include "support/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

// The share of time a post is filled, against renewal theory. A cycle runs from one arrival to the
// next: T + max(L − n, −overlap_max) weeks, of which (L − n)+ are empty.

namespace ssrsim {

namespace {

struct Rotation {
    double lead;
    double shape;
    int notice;
    int tour;
    int overlap;
};

/// Whole weeks as the recruitment draws them, at the midpoints of 20,000 equal parts of (0, 1).
template <class Value>
double expected_over_lead(const Rotation& r, Value value) {
    constexpr int parts = 20'000;
    double sum = 0.0;
    for (int i = 0; i < parts; ++i) {
        const double u = (i + 0.5) / parts;
        const double weeks = r.lead > 0.0 ? gamma_quantile(u, r.shape) * (r.lead / r.shape) : 0.0;
        sum += value(static_cast<int>(std::floor(weeks + 0.5)));
    }
    return sum / parts;
}

double share_filled(const Rotation& r) {
    const double gap =
        expected_over_lead(r, [&](int lead) { return std::max(lead - r.notice, 0); });
    const double beyond =
        expected_over_lead(r, [&](int lead) { return std::max(lead - r.notice, -r.overlap); });
    return 1.0 - gap / (r.tour + beyond);
}

/// A mission of a century. Posts open over two years, so that they don't rotate in step.
SmallCountry long_mission(const Rotation& r, int groups, int each) {
    SmallCountry small;
    small.country.start = Date{1971, 1, 4};
    small.plan.end = Date{2090, 1, 2};
    small.institution("ministry", InstitutionKind::ministry, 5);
    Mission& mission = small.mission("mission", small.country.start, Date{2089, 1, 3});
    mission.recruitment_lead_weeks = r.lead;
    mission.recruitment_lead_shape = r.shape;
    mission.notice_weeks = r.notice;
    mission.tour_weeks = r.tour;
    mission.overlap_max_weeks = r.overlap;
    mission.extension_share = 0.0;
    for (int group = 0; group < groups; ++group) {
        Post& row = SmallCountry::posts(mission, "group" + std::to_string(100 + group),
                                        PostType::liaison, "ministry", each);
        row.opens = date_of_day(days_since_1970(small.country.start) + 28 * group);
    }
    return small;
}

void rotate(Trial& run) {
    rotate_staff(run.setting, run.world);
    place_advisers(run.setting, run.world);
    ++run.world.week;
}

} // namespace

class PostsFilled : public testing::TestWithParam<Rotation> {};

// Post by post means over 80 years are independent. 6 sigma: 2e-9 false alarms a check. What is
// left of the common beginning after 20 years is far below a standard error.
TEST_P(PostsFilled, AgreeWithRenewalReward) {
    const Rotation r = GetParam();
    Trial run{long_mission(r, 24, 8)};
    for (int week = 0; week < 1040; ++week)
        rotate(run);
    std::vector<double> filled(run.setting.posts.size(), 0.0);
    std::int64_t counted = 0;
    constexpr int weeks = 4160;
    for (int week = 0; week < weeks; ++week) {
        rotate(run);
        for (const PostId post : run.setting.posts.ids()) {
            filled[post.index()] += run.world.posts[post].incumbent.present ? 1.0 / weeks : 0.0;
        }
        counted += run.world.missions.filled[MissionId{0}];
    }
    const Sample posts = sample_of(filled);
    const double expected = share_filled(r);
    EXPECT_LT(posts.standard_error, 0.01);
    if (posts.standard_error > 0.0) {
        EXPECT_LT(std::fabs(posts.z(expected)), six_sigma) << posts.mean << " for " << expected;
    } else {
        EXPECT_DOUBLE_EQ(posts.mean, expected);
    }
    // The recorded count is the same thing.
    const double recorded =
        static_cast<double>(counted) / weeks / static_cast<double>(run.setting.posts.size());
    EXPECT_NEAR(recorded, posts.mean, 1e-9);
}

INSTANTIATE_TEST_SUITE_P(Rotations, PostsFilled,
                         testing::Values(Rotation{26, 4, 16, 48, 2}, Rotation{10, 2, 16, 48, 6},
                                         Rotation{40, 1, 0, 26, 0}, Rotation{60, 4, 16, 48, 2},
                                         Rotation{20, 1e6, 16, 52, 4}, Rotation{5, 3, 20, 26, 0}));

TEST(PostsFilledExactly, AFixedLeadGivesTheShareByHand) {
    // L = 20, n = 16: four weeks of every 56 are empty.
    EXPECT_NEAR(share_filled({20, 1e6, 16, 52, 4}), 1.0 - 4.0 / 56.0, 1e-12);
    // L = 0, n = 16, overlap 4: never empty.
    EXPECT_NEAR(share_filled({0, 1, 16, 52, 4}), 1.0, 1e-12);
}

// With the supply cap binding, arrivals are exactly the cap in every calendar month, whatever the
// draws: the posts filled are the arrivals of the last T weeks. Over whole months the mean is
// cap × T × months / weeks, but for what the tours at both edges of the window cut off: less than
// one month's arrivals and its tours.
TEST(PostsFilledUnderASupplyCap, IsTheCapTimesTheTour) {
    for (const int cap : {1, 3, 5}) {
        SmallCountry small = long_mission({2, 1e6, 16, 40, 0}, 1, 80);
        small.plan.missions.at("mission").arrivals_per_month = cap;
        Trial run{small};
        for (int week = 0; week < 520; ++week)
            rotate(run);
        double filled = 0.0;
        constexpr int weeks = 1461; // 28 years of 365.25 days: 336 months
        std::int32_t most = 0;
        for (int week = 0; week < weeks; ++week) {
            rotate(run);
            filled += run.world.missions.filled[MissionId{0}];
            most = std::max(most, run.world.missions.arrivals[MissionId{0}]);
        }
        const double expected = cap * 40.0 * 336.0 / weeks;
        EXPECT_NEAR(filled / weeks, expected, cap * 40.0 / weeks) << "cap " << cap;
        EXPECT_EQ(most, cap);
    }
}

TEST(PostsFilledUnderASupplyCap, HoldsNationalStaffBackNowhere) {
    SmallCountry small = long_mission({2, 1e6, 16, 40, 0}, 1, 30);
    Mission& mission = small.plan.missions.at("mission");
    mission.arrivals_per_month = 0;
    Post& local = SmallCountry::posts(mission, "local", PostType::liaison, "ministry", 20);
    local.staff = StaffCategory::national;
    Trial run{small};
    for (int week = 0; week < 200; ++week)
        rotate(run);
    EXPECT_EQ(run.world.missions.filled[MissionId{0}], 20);
}

} // namespace ssrsim

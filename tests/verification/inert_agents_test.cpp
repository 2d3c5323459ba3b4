#include "model/step.hpp"
#include "run/run.hpp"
#include "support/small_country.hpp"
#include "support/world_dump.hpp"

#include <gtest/gtest.h>
#include <map>
#include <string>
#include <vector>

// Who does nothing changes nothing. Inert are: a donor who pledges nothing; a mission without
// posts; an activity without a budget, seats or advisers with an institution that has an open
// activity of its own all along (an open activity by itself draws donors to its institution); an
// activity for which no money comes.

namespace ssrsim {

namespace {

SmallCountry base_country() {
    SmallCountry small = busy_country();
    small.plan.end = Date{2008, 1, 7};
    small.plan.government_rule =
        Rule::fixed; // or work that is refused would end a donor's interest
    return small;
}

struct Inert {
    const char* name;
    void (*add)(SmallCountry& small);
};

const Inert inert[] = {
    {"a donor who pledges nothing",
     [](SmallCountry& small) {
         Donor& donor = small.donor("aaa", 0.0);
         donor.channel = Channel::pooled_fund;
     }},
    {"a donor who is never reliable",
     [](SmallCountry& small) { small.donor("aaa", 1e6).reliability = 0.0; }},
    {"a mission without posts",
     [](SmallCountry& small) { small.mission("aaa", first_monday, Date{2008, 1, 7}); }},
    {"a mission of groups of no posts",
     [](SmallCountry& small) {
         Mission& mission = small.mission("aaa", first_monday, Date{2008, 1, 7});
         SmallCountry::posts(mission, "none", PostType::mentor, "police", 0);
     }},
    {"a free course for nobody",
     [](SmallCountry& small) { small.activity("aaa", ActivityKind::training, "police", 0, 100); }},
    {"free equipment of nothing",
     [](SmallCountry& small) { small.activity("aaa", ActivityKind::equipment, "police", 0, 100); }},
    {"an activity planned after the run",
     [](SmallCountry& small) {
         small.activity("aaa", ActivityKind::equipment, "police", 1e6, 100).start =
             Date{2020, 1, 6};
     }},
};

/// Every recorded series by name, so that a row more moves no other.
std::map<std::string, std::vector<float>> series_of(const SmallCountry& small) {
    const Experiment e{small.country, small.plan, Seeds::all(6)};
    const Trajectory run = run_replicate(e, 0);
    std::map<std::string, std::vector<float>> series;
    for (const Variable& variable : e.layout().variables) {
        const bool by_row = variable.axes.size() == 1;
        for (std::size_t i = 0; i < variable.size; ++i) {
            const std::string row =
                by_row ? e.layout().labels_of(variable.axes[0])[i] : std::to_string(i);
            const auto values = run.of_series(variable.first + i);
            series[variable.key + ' ' + row].assign(values.begin(), values.end());
        }
    }
    return series;
}

} // namespace

TEST(InertAgents, ChangeNoPartOfTheCountry) {
    Trial base{base_country()};
    for (int week = 0; week < 200; ++week)
        step(base.setting, base.world);
    for (const Inert& agent : inert) {
        SmallCountry small = base_country();
        agent.add(small);
        Trial with{small};
        for (int week = 0; week < 200; ++week)
            step(with.setting, with.world);
        EXPECT_EQ(differences(dump(base.setting, base.world, Depth::officers, Part::country),
                              dump(with.setting, with.world, Depth::officers, Part::country), 0.0),
                  "")
            << agent.name;
    }
}

TEST(InertAgents, ChangeNoRecordedSeries) {
    const auto base = series_of(base_country());
    ASSERT_GT(base.size(), 100u);
    for (const Inert& agent : inert) {
        SmallCountry small = base_country();
        agent.add(small);
        const auto with = series_of(small);
        EXPECT_GE(with.size(), base.size());
        for (const auto& [name, values] : base) {
            ASSERT_TRUE(with.contains(name)) << name;
            EXPECT_TRUE(with.at(name) == values) << agent.name << ": " << name;
        }
    }
}

// The same comparison sees an agent who does something.
TEST(InertAgents, AnActiveDonorIsSeen) {
    SmallCountry small = base_country();
    small.donor("aaa", 300'000);
    EXPECT_FALSE(series_of(small).at("performance police") ==
                 series_of(base_country()).at("performance police"));
}

} // namespace ssrsim

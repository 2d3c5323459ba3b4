#include "support/scenario_text.hpp"

#include <gtest/gtest.h>

// Mistakes in what a planner says has happened so far. Everything else of the scenario is right.

namespace ssrsim {
namespace {

constexpr std::string_view actuals = R"(
[election.of_2005]
date = 2005-08-26
result = "new_government"
[actuals]
until = 2006-03-31
[actuals.posts.mentors]
mission = "onub"
post = "police_mentors"
date = 2005-03-31
filled = 4
[actuals.posts.mentors_later]
mission = "onub"
post = "police_mentors"
date = 2006-01-31
filled = 7
[actuals.money.belgium]
donor = "belgium"
date = 2004-12-31
received = { value = "1.2 million EUR", source = "report" }
[actuals.money.belgium_later]
donor = "belgium"
date = 2005-12-31
received = 2000000
[actuals.heads.police]
institution = "police"
date = 2005-02-01
)";

std::string with(std::string_view from, std::string_view to) {
    std::string text = std::string(small_scenario) + std::string(actuals);
    const std::size_t at = text.rfind(from); // in the actuals where it is in both
    if (at == std::string::npos) return "the passage to replace is not there";
    return text.replace(at, from.size(), to);
}

struct Mistake {
    const char* name;
    const char* from;
    const char* to;
    const char* code;
    const char* path;
    const char* hint; ///< part of the hint, or of the message where it begins with '='
};

void PrintTo(const Mistake& mistake, std::ostream* out) {
    *out << mistake.name;
}

const Mistake mistakes[] = {
    {"no_day", "until = 2006-03-31\n", "", "missing-value", "actuals", "until = "},
    {"known_before_the_start", "until = 2006-03-31", "until = 2004-06-01", "date-order",
     "actuals.until", "after the start"},
    {"known_to_the_end", "until = 2006-03-31", "until = 2012-05-29", "date-order", "actuals.until",
     "before that day"},
    {"unknown_mission", "mission = \"onub\"", "mission = \"onud\"", "unknown-id",
     "actuals.posts.mentors_later.mission", "onub"},
    {"unknown_group", "post = \"police_mentors\"", "post = \"police_mentor\"", "unknown-id",
     "actuals.posts.mentors_later.post", "police_mentors"},
    {"group_of_another_mission", "mission = \"onub\"\npost = \"police_mentors\"\ndate = 2006-01-31",
     "mission = \"binub\"\npost = \"police_mentors\"\ndate = 2006-01-31", "unknown-id",
     "actuals.posts.mentors_later.post", "=The mission binub has no group"},
    {"unknown_donor", "donor = \"belgium\"\ndate = 2005", "donor = \"belgum\"\ndate = 2005",
     "unknown-id", "actuals.money.belgium_later.donor", "belgium"},
    {"unknown_institution", "institution = \"police\"", "institution = \"polise\"", "unknown-id",
     "actuals.heads.police.institution", "police"},
    {"count_after_until", "date = 2006-01-31", "date = 2006-04-01", "date-order",
     "actuals.posts.mentors_later.date", "until come later"},
    {"sum_before_the_start", "date = 2004-12-31", "date = 2004-05-31", "date-order",
     "actuals.money.belgium.date", "before the start"},
    {"head_after_until", "date = 2005-02-01", "date = 2007-02-01", "date-order",
     "actuals.heads.police.date", "until come later"},
    {"more_than_there_are", "filled = 7", "filled = 8", "more-than-there-are",
     "actuals.posts.mentors_later.filled", "correct filled"},
    {"twice_in_a_week", "date = 2006-01-31", "date = 2005-03-28", "known-twice",
     "actuals.posts.mentors_later.date", "keep one"},
    {"sums_twice_in_a_week", "date = 2005-12-31", "date = 2004-12-27", "known-twice",
     "actuals.money.belgium.date", "keep one"},
    {"falling_sum", "received = 2000000", "received = 1499999.99", "falling-sum",
     "actuals.money.belgium_later.received", "all that came"},
    {"result_left_to_chance", "result = \"new_government\"\n", "", "known-result",
     "election.of_2005.result", "same_government"},
    {"no_count", "filled = 7\n", "", "missing-value", "actuals.posts.mentors_later.filled",
     "=must be stated"},
    {"part_of_a_post", "filled = 7", "filled = 6.5", "not-whole",
     "actuals.posts.mentors_later.filled", "="},
    {"no_such_table", "[actuals.heads.police]", "[actuals.events.police]", "unknown-key",
     "actuals.events", "heads"},
};

class ActualsMistake : public testing::TestWithParam<Mistake> {};

TEST_P(ActualsMistake, IsToldWithPlaceAndHint) {
    const Mistake& mistake = GetParam();
    const Loaded loaded = load_text(with(mistake.from, mistake.to));
    ASSERT_EQ(loaded.faults.size(), 1u) << codes_of(loaded.faults);
    const Fault& fault = loaded.faults.front();
    EXPECT_EQ(fault.code, mistake.code) << codes_of(loaded.faults);
    EXPECT_EQ(fault.path, mistake.path);
    EXPECT_GT(fault.where.line, 0);
    const bool in_message = mistake.hint[0] == '=';
    const std::string& said = in_message ? fault.message : fault.hint;
    EXPECT_NE(said.find(mistake.hint + (in_message ? 1 : 0)), std::string::npos)
        << codes_of(loaded.faults);
}

INSTANTIATE_TEST_SUITE_P(All, ActualsMistake, testing::ValuesIn(mistakes),
                         [](const auto& tested) { return std::string(tested.param.name); });

TEST(ActualsFaults, TheRightOnesLoad) {
    const Loaded loaded = load_text(with("4", "4"));
    ASSERT_TRUE(loaded.scenario) << codes_of(loaded.faults);
    const Actuals& known = loaded.scenario->plan.actuals;
    EXPECT_EQ(known.until, (Date{2006, 3, 31}));
    EXPECT_EQ(known.posts.at("mentors_later").filled, 7);
    EXPECT_EQ(known.money.at("belgium").received, money_of(1'500'000));
    EXPECT_EQ(known.heads.at("police").date, (Date{2005, 2, 1}));
}

TEST(ActualsFaults, GroupsThatAreNotOpenAreTold) {
    for (const char* dates : {"count = 2\nopens = 2006-06-01", "count = 2\ncloses = 2004-09-01"}) {
        std::string text = with("police_mentors\"\ndate = 2006", "planners\"\ndate = 2006");
        text.replace(text.find("filled = 7"), 10, "filled = 2");
        text.replace(text.find("count = 2"), 9, dates);
        const Loaded loaded = load_text(text);
        ASSERT_EQ(loaded.faults.size(), 1u) << codes_of(loaded.faults);
        EXPECT_EQ(loaded.faults[0].code, "posts-not-open");
        EXPECT_EQ(loaded.faults[0].path, "actuals.posts.mentors_later.date");
    }
    // A mission that had to leave early has nobody in post.
    std::string text = with("4", "4");
    text.replace(text.find("tour = \"11 months\""), 0, "early_end = 2005-12-01\n");
    const Loaded loaded = load_text(text);
    ASSERT_EQ(loaded.faults.size(), 1u) << codes_of(loaded.faults);
    EXPECT_EQ(loaded.faults[0].code, "posts-not-open");
}

// An election before the run is none of what happened so far, one after `until` is still open.
TEST(ActualsFaults, OnlyElectionsThatAreKnownNeedAResult) {
    for (const char* date : {"date = 2004-05-01\n", "date = 2006-04-01\n"}) {
        const Loaded loaded =
            load_text(with("date = 2005-08-26\nresult = \"new_government\"\n", date));
        EXPECT_TRUE(loaded.scenario) << codes_of(loaded.faults);
    }
}

TEST(ActualsFaults, AreAllToldAtOnce) {
    std::string text = with("until = 2006-03-31", "until = 2003-03-31");
    text.replace(text.rfind("filled = 7"), 10, "filled = 9");
    text.replace(text.rfind("received = 2000000"), 18, "received = 3");
    text.replace(text.rfind("post = \"police_mentors\""), 23, "post = \"nobody\"");
    text.replace(text.find("filled = 4"), 10, "filled = 8");
    const Loaded loaded = load_text(text);
    std::vector<std::string> codes;
    for (const Fault& fault : loaded.faults)
        codes.push_back(fault.code);
    EXPECT_EQ(codes, (std::vector<std::string>{"date-order", "more-than-there-are", "unknown-id",
                                               "falling-sum"}))
        << codes_of(loaded.faults);
}

TEST(ActualsFaults, TablesMayBeLaidOverTakenAwayAndSet) {
    const std::string below = std::string(small_scenario) + std::string(actuals);
    const auto over = [&](const std::string& text) {
        return load_files(
            {{"below.toml", below}, {"top.toml", "extends = \"below.toml\"\n" + text}}, "top.toml");
    };
    const Loaded more = over("[actuals.posts.mentors]\nfilled = 6\n"
                             "[actuals.posts.mentors_later]\nremove = true\n");
    ASSERT_TRUE(more.scenario) << codes_of(more.faults);
    EXPECT_EQ(more.scenario->plan.actuals.posts.at("mentors").filled, 6);
    EXPECT_EQ(more.scenario->plan.actuals.posts.size(), 1u);
    const Loaded none = over("[actuals]\nremove = true\n");
    ASSERT_TRUE(none.scenario) << codes_of(none.faults);
    EXPECT_TRUE(none.scenario->plan.actuals.empty());
    const Loaded set =
        load_text(below, {{"actuals.until", "2006-12-31"}, {"actuals.posts.mentors.filled", "1"}});
    ASSERT_TRUE(set.scenario) << codes_of(set.faults);
    EXPECT_EQ(set.scenario->plan.actuals.until, (Date{2006, 12, 31}));
    EXPECT_EQ(set.scenario->plan.actuals.posts.at("mentors").filled, 1);
    const Loaded unset = load_text(below, {{"actuals.remove", "true"}});
    ASSERT_TRUE(unset.scenario) << codes_of(unset.faults);
    EXPECT_TRUE(unset.scenario->plan.actuals.empty());
}

} // namespace
} // namespace ssrsim

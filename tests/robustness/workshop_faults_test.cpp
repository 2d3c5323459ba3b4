#include "record/indicator.hpp"
#include "record/outcomes.hpp"
#include "scenario_io/resolved.hpp"
#include "support/scenario_text.hpp"

#include <gtest/gtest.h>

// Mistakes in what a trainer offers. Everything else of the scenario is right.

namespace ssrsim {
namespace {

constexpr std::string_view workshop = R"(
[workshop]
money = "2 million EUR"
posts = 9
[workshop.plan.tours]
title = "Longer tours"
title_fr = "Séjours plus longs"
file = "plans/tours.toml"
[workshop.lever.tour]
title = "Length of tours"
path = "mission.*.tour"
low = 26
high = 104
[workshop.lever.pledge]
title = "What Belgium pledges"
path = "donor.belgium.pledge"
[workshop.exercise.a_first]
order = 2
topic = "rotation"
title = "Tours"
title_fr = "Séjours"
question = """
What does service do?

Draw it."""
question_fr = "Que fait le service rendu ?"
hint = "Follow a case."
hint_fr = "Suivez une affaire."
debrief = "It hardly moves."
debrief_fr = "Il ne bouge guère."
start = "small.toml"
reveal = "plans/tours.toml"
quantity = "chain_capacity"
outcome = "capacity_area"
source = "S1 ¶39"
[workshop.exercise.b_second]
order = 1
topic = "ownership"
title = "Lead"
question = "Who leads?"
debrief = "Both."
)";

std::string with(std::string_view from, std::string_view to) {
    std::string text = std::string(small_scenario) + std::string(workshop);
    const std::size_t at = text.rfind(from);
    if (at == std::string::npos) return "the passage to replace is not there";
    return text.replace(at, from.size(), to);
}

Loaded as_it_is() {
    return load_text(std::string(small_scenario) + std::string(workshop));
}

struct Mistake {
    const char* name;
    const char* from;
    const char* to;
    const char* code;
    const char* path;
    const char* message; ///< part of it
    const char* hint;    ///< part of it
};

void PrintTo(const Mistake& mistake, std::ostream* out) {
    *out << mistake.name;
}

const Mistake mistakes[] = {
    {"part_of_a_post", "posts = 9", "posts = 9.5", "not-whole", "workshop.posts",
     "is 9.5; it takes a whole number", "write 9 or 10"},
    {"less_than_no_money", "money = \"2 million EUR\"", "money = -1", "out-of-range",
     "workshop.money", "is -1; it lies between 0", ""},
    {"no_file", "file = \"plans/tours.toml\"\n", "", "missing-value", "workshop.plan.tours.file",
     "must be stated", "Scenario file that holds the plan"},
    {"backslash", "file = \"plans/tours.toml\"", "file = 'plans\\tours.toml'", "bad-file-name",
     "workshop.plan.tours.file", "beside this one or in a folder below",
     "write \"plans/tours.toml\"."},
    {"file_from_the_root", "file = \"plans/tours.toml\"", "file = \"/etc/passwd\"", "bad-file-name",
     "workshop.plan.tours.file", "is \"/etc/passwd\"; it takes", "put the file into the folder"},
    {"file_of_a_disk", "start = \"small.toml\"", "start = \"c:small.toml\"", "bad-file-name",
     "workshop.exercise.a_first.start", "is \"c:small.toml\"", "put the file"},
    {"file_above", "reveal = \"plans/tours.toml\"", "reveal = \"plans/../../tours.toml\"",
     "bad-file-name", "workshop.exercise.a_first.reveal", "beside this one", "put the file"},
    {"no_such_number", "path = \"mission.*.tour\"", "path = \"mission.*.tuor\"", "unknown-path",
     "workshop.lever.tour.path", "is \"mission.*.tuor\", which names no number of this scenario",
     "did you mean mission.*.tour?"},
    {"no_such_row", "path = \"donor.belgium.pledge\"", "path = \"donor.belgum.pledge\"",
     "unknown-path", "workshop.lever.pledge.path", "is \"donor.belgum.pledge\"",
     "did you mean donor.belgium.pledge?"},
    {"a_date_is_no_number", "path = \"mission.*.tour\"", "path = \"plan.end\"", "unknown-path",
     "workshop.lever.tour.path", "names no number", ""},
    {"nothing_like_it", "path = \"mission.*.tour\"", "path = \"everything\"", "unknown-path",
     "workshop.lever.tour.path", "names no number", "`ssrsim describe` lists what there is"},
    {"too_low", "low = 26", "low = 0.5", "out-of-range", "workshop.lever.tour.low",
     "is 0.5; mission.*.tour lies between 1 and 520", "leave it out for the whole range"},
    {"too_high", "high = 104", "high = 1040", "out-of-range", "workshop.lever.tour.high",
     "is 1040; mission.*.tour lies between 1 and 520", "leave it out"},
    {"upside_down", "low = 26", "low = 105", "empty-range", "workshop.lever.tour.high",
     "offers values from 105 to 104", "let low be less than high"},
    {"a_single_value", "high = 104\n", "high = 26\n", "empty-range", "workshop.lever.tour.high",
     "offers values from 26 to 26", "let low be less"},
    {"nothing_above", "low = 26\nhigh = 104\n", "low = 520\n", "empty-range",
     "workshop.lever.tour.low", "offers values from 520 to 520", "let low be less"},
    {"nothing_below", "low = 26\nhigh = 104\n", "high = 1\n", "empty-range",
     "workshop.lever.tour.high", "offers values from 1 to 1", "let low be less"},
    {"no_title", "title = \"Length of tours\"\n", "", "missing-value", "workshop.lever.tour.title",
     "must be stated", "Name shown to people"},
    {"no_topic", "topic = \"ownership\"\n", "", "missing-value", "workshop.exercise.b_second.topic",
     "must be stated", "one of sequencing, rotation, delay or ownership"},
    {"another_topic", "topic = \"rotation\"", "topic = \"rotations\"", "unknown-word",
     "workshop.exercise.a_first.topic", "is \"rotations\"", "did you mean rotation?"},
    {"another_quantity", "quantity = \"chain_capacity\"", "quantity = \"chain_capacities\"",
     "unknown-word", "workshop.exercise.a_first.quantity",
     "it takes service_delivery, chain_capacity, capacity_service_gap or prisoners",
     "did you mean chain_capacity?"},
    {"another_outcome", "outcome = \"capacity_area\"", "outcome = \"capacity_aera\"",
     "unknown-word", "workshop.exercise.a_first.outcome", "it takes service_two_years",
     "did you mean capacity_area?"},
    {"an_outcome_that_ranks_nothing", "outcome = \"capacity_area\"", "outcome = \"gap_area\"",
     "unknown-word", "workshop.exercise.a_first.outcome", "is \"gap_area\"", ""},
    {"order_too_high", "order = 2", "order = 1001", "out-of-range",
     "workshop.exercise.a_first.order", "it lies between 0 and 1000", ""},
    {"nothing_to_reveal", "reveal = \"plans/tours.toml\"", "reveal = \"small.toml\"", "same-plan",
     "workshop.exercise.a_first.reveal", "reveals the plan that it starts from, \"small.toml\"",
     "leave reveal out"},
    {"no_french_hint", "hint_fr = \"Suivez une affaire.\"\n", "", "half-translated",
     "workshop.exercise.a_first", "has hint and no hint_fr", "in both languages"},
    {"a_french_hint_alone", "hint = \"Follow a case.\"\n", "", "half-translated",
     "workshop.exercise.a_first", "has hint_fr and no hint", "in both languages"},
    {"no_question", "question = \"Who leads?\"\n", "", "missing-value",
     "workshop.exercise.b_second.question", "must be stated", "before anybody draws"},
    {"an_empty_debrief", "debrief = \"Both.\"", "debrief = \"\"", "empty-text",
     "workshop.exercise.b_second.debrief", "is an empty text", ""},
    {"no_such_table", "[workshop.exercise.b_second]", "[workshop.exercises.b_second]",
     "unknown-key", "workshop.exercises", "There is no \"exercises\" in [workshop]",
     "did you mean exercise?"},
    {"no_such_key", "posts = 9", "pots = 9", "unknown-key", "workshop.pots",
     "There is no \"pots\" in [workshop]", "did you mean posts?"},
};

class WorkshopMistake : public testing::TestWithParam<Mistake> {};

TEST_P(WorkshopMistake, IsToldWithPlaceAndHint) {
    const Mistake& mistake = GetParam();
    const Loaded loaded = load_text(with(mistake.from, mistake.to));
    ASSERT_EQ(loaded.faults.size(), 1u) << codes_of(loaded.faults);
    const Fault& fault = loaded.faults.front();
    EXPECT_EQ(fault.code, mistake.code) << codes_of(loaded.faults);
    EXPECT_EQ(fault.path, mistake.path);
    EXPECT_GT(fault.where.line, 0);
    EXPECT_NE(fault.message.find(mistake.message), std::string::npos) << codes_of(loaded.faults);
    EXPECT_NE(fault.hint.find(mistake.hint), std::string::npos) << codes_of(loaded.faults);
}

INSTANTIATE_TEST_SUITE_P(All, WorkshopMistake, testing::ValuesIn(mistakes),
                         [](const auto& tested) { return std::string(tested.param.name); });

TEST(WorkshopFaults, TheRightOnesLoad) {
    const Loaded loaded = as_it_is();
    ASSERT_TRUE(loaded.scenario) << codes_of(loaded.faults);
    const Workshop& offered = loaded.scenario->workshop;
    EXPECT_EQ(offered.money, money_of(2'500'000));
    EXPECT_EQ(offered.posts, 9);
    EXPECT_EQ(offered.plans.at("tours").title_fr, "Séjours plus longs");
    EXPECT_EQ(offered.levers.at("tour").low, 26.0);
    EXPECT_FALSE(offered.levers.at("pledge").low);
    EXPECT_FALSE(offered.levers.at("pledge").high);
    const Exercise& first = offered.exercises.at("a_first");
    EXPECT_EQ(first.topic, Topic::rotation);
    EXPECT_EQ(first.question, "What does service do?\n\nDraw it.");
    EXPECT_EQ(first.quantity, Predicted::chain_capacity);
    EXPECT_EQ(first.outcome, Ranking::capacity_area);
    const Exercise& second = offered.exercises.at("b_second");
    EXPECT_EQ(second.quantity, Predicted::service_delivery);
    EXPECT_EQ(second.outcome, Ranking::service_area);
    EXPECT_TRUE(second.start.empty());
    EXPECT_TRUE(second.reveal.empty());
    EXPECT_EQ(exercises_in_order(offered), (std::vector<std::string>{"b_second", "a_first"}));
    Workshop level = offered;
    level.exercises.at("a_first").order = 1;
    EXPECT_EQ(exercises_in_order(level), (std::vector<std::string>{"a_first", "b_second"}));
}

TEST(WorkshopFaults, ABudgetMayBeLeftOut) {
    const Loaded loaded = load_text(with("money = \"2 million EUR\"\nposts = 9\n", ""));
    ASSERT_TRUE(loaded.scenario) << codes_of(loaded.faults);
    EXPECT_FALSE(loaded.scenario->workshop.money);
    EXPECT_FALSE(loaded.scenario->workshop.posts);
    EXPECT_TRUE(load_text(small_scenario).scenario->workshop.empty());
    EXPECT_FALSE(loaded.scenario->workshop.empty());
}

TEST(WorkshopFaults, AreAllToldAtOnce) {
    std::string text = with("path = \"mission.*.tour\"", "path = \"mission.*.tuor\"");
    const auto change = [&](std::string_view from, std::string_view to) {
        text.replace(text.find(from), from.size(), to);
    };
    change("reveal = \"plans/tours.toml\"", "reveal = \"/tours.toml\"");
    change("debrief_fr = \"Il ne bouge guère.\"\n", "");
    const Loaded loaded = load_text(text);
    std::vector<std::string> codes;
    for (const Fault& fault : loaded.faults)
        codes.push_back(fault.code);
    EXPECT_EQ(codes, (std::vector<std::string>{"unknown-path", "half-translated", "bad-file-name"}))
        << codes_of(loaded.faults);
}

// Plans of one country may come with different workshops, and a run knows of none.
TEST(WorkshopFaults, NothingOfItMakesAnotherPlanOrCountry) {
    const Scenario bare = *load_text(small_scenario).scenario;
    const Scenario offered = *as_it_is().scenario;
    EXPECT_TRUE(differences_of_countries(bare, offered).empty());
    EXPECT_TRUE(differences_of_plans(bare, offered).empty());
    EXPECT_EQ(resolved_values(bare), resolved_values(offered));
    EXPECT_EQ(resolved_toml(bare).find("workshop"), std::string::npos);
    const std::string text = resolved_toml(offered);
    const Loaded again = load_text(text);
    ASSERT_TRUE(again.scenario) << codes_of(again.faults);
    EXPECT_EQ(resolved_toml(*again.scenario), text);
    EXPECT_EQ(again.scenario->workshop.exercises.at("a_first").question,
              "What does service do?\n\nDraw it.");
    EXPECT_EQ(again.scenario->workshop.money, money_of(2'500'000));
    EXPECT_EQ(again.scenario->workshop.levers.at("tour").high, 104.0);
}

TEST(WorkshopFaults, TablesMayBeLaidOverTakenAwayAndSet) {
    const std::string below = std::string(small_scenario) + std::string(workshop);
    const Loaded over = load_files(
        {{"below.toml", below},
         {"top.toml", "extends = \"below.toml\"\n[workshop.exercise.a_first]\nsource = \"S1 ¶40\"\n"
                      "[workshop.exercise.b_second]\nremove = true\n"}},
        "top.toml");
    ASSERT_TRUE(over.scenario) << codes_of(over.faults);
    EXPECT_EQ(over.scenario->workshop.exercises.size(), 1u);
    EXPECT_EQ(over.scenario->workshop.exercises.at("a_first").source, "S1 ¶40");
    EXPECT_EQ(over.scenario->workshop.exercises.at("a_first").hint, "Follow a case.");
    const Loaded set = load_text(below, {{"workshop.lever.tour.low", "52"}});
    ASSERT_TRUE(set.scenario) << codes_of(set.faults);
    EXPECT_EQ(set.scenario->workshop.levers.at("tour").low, 52.0);
    const Loaded unset = load_text(below, {{"workshop.remove", "true"}});
    ASSERT_TRUE(unset.scenario) << codes_of(unset.faults);
    EXPECT_TRUE(unset.scenario->workshop.empty());
}

// The scenario layer stands below the record; its words must be the record's.
TEST(WorkshopFaults, QuantitiesAndOutcomesAreThoseOfTheRecord) {
    std::vector<std::string> ranking;
    for (const OutcomeVariable& outcome : outcome_variables())
        if (outcome.better != Better::neither) ranking.push_back(outcome.key);
    std::vector<std::string> offered;
    for (const auto& word : Words<Ranking>::values)
        offered.emplace_back(word.word);
    EXPECT_EQ(offered, ranking);
    std::vector<std::string> of_country;
    for (const Indicator& indicator : country_indicators())
        of_country.emplace_back(indicator.key);
    for (const auto& word : Words<Predicted>::values)
        EXPECT_NE(std::find(of_country.begin(), of_country.end(), word.word), of_country.end())
            << word.word;
}

} // namespace
} // namespace ssrsim

#include "scenario_io/files.hpp"
#include "support/scenario_text.hpp"

#include <gtest/gtest.h>

namespace ssrsim {
namespace {

Loaded over_small(const std::string& text) {
    return load_files({{"small.toml", std::string(small_scenario)}, {"top.toml", text}},
                      "top.toml");
}

TEST(ScenarioIoMerge, TablesAreJoinedAndLaterValuesWin) {
    const Loaded loaded = over_small("extends = \"small.toml\"\n"
                                     "[scenario]\ntitle = \"Other\"\n"
                                     "[mission.onub.post.police_mentors]\ncount = 12\n"
                                     "[donor.belgium.preferences]\nministry = 3\n");
    ASSERT_TRUE(loaded.scenario) << codes_of(loaded.faults);
    const Scenario& s = *loaded.scenario;
    EXPECT_EQ(s.title, "Other");
    EXPECT_EQ(s.question, "Does it load?");
    EXPECT_EQ(s.plan.missions.at("onub").posts.at("police_mentors").count, 12);
    EXPECT_EQ(s.plan.missions.at("onub").posts.at("planners").count, 2);
    EXPECT_EQ(s.plan.donors.at("belgium").preferences,
              (NumberById{{"corrections", 1.0}, {"ministry", 3.0}, {"police", 2.0}}));
}

TEST(ScenarioIoMerge, ListsAreReplacedWhole) {
    const Loaded loaded = over_small("extends = \"small.toml\"\n"
                                     "[institution.corrections]\nregions = [\"cankuzo\"]\n"
                                     "[region.cankuzo]\nprison_region = { remove = true }\n");
    ASSERT_TRUE(loaded.scenario) << codes_of(loaded.faults);
    EXPECT_EQ(loaded.scenario->country.institutions.at("corrections").regions,
              std::vector<std::string>{"cankuzo"});
    EXPECT_EQ(loaded.scenario->country.regions.at("cankuzo").prison_region, "");
}

TEST(ScenarioIoMerge, RemoveTakesARowAway) {
    const Loaded loaded = over_small("extends = \"small.toml\"\n"
                                     "[donor.belgium]\nremove = true\n"
                                     "[mission.onub.post.planners]\nremove = true\n");
    ASSERT_TRUE(loaded.scenario) << codes_of(loaded.faults);
    EXPECT_FALSE(loaded.scenario->plan.donors.contains("belgium"));
    EXPECT_EQ(loaded.scenario->plan.missions.at("onub").posts.size(), 1u);
    EXPECT_FALSE(loaded.scenario->provenance.contains("donor.belgium.pledge"));
}

TEST(ScenarioIoMerge, WhatIsRemovedCanNoLongerBeNamed) {
    const Loaded loaded = over_small("extends = \"small.toml\"\n[mission.onub]\nremove = true\n");
    std::vector<std::string> paths;
    for (const Fault& fault : loaded.faults) {
        EXPECT_EQ(fault.code, "unknown-id");
        EXPECT_EQ(fault.where.file, "small.toml");
        paths.push_back(fault.path);
    }
    EXPECT_EQ(paths,
              (std::vector<std::string>{"mission.binub.succeeds", "donor.budget.implementer"}))
        << codes_of(loaded.faults);
}

TEST(ScenarioIoMerge, AFileOfAListCanTakeAwayFromAnEarlierOne) {
    const Loaded loaded =
        load_files({{"small.toml", std::string(small_scenario)},
                    {"parts/less.toml", "[donor.belgium]\nremove = true\n"},
                    {"top.toml", "extends = [\"small.toml\", \"./parts/../parts/less.toml\"]\n"}},
                   "top.toml");
    ASSERT_TRUE(loaded.scenario) << codes_of(loaded.faults);
    EXPECT_FALSE(loaded.scenario->plan.donors.contains("belgium"));
}

TEST(ScenarioIoMerge, ANewValueDropsTheOldSource) {
    const std::string path = "mission.onub.post.police_mentors.count";
    const std::string header = "extends = \"small.toml\"\n[mission.onub.post.police_mentors]\n";
    Loaded loaded = over_small(header + "count = 9\n");
    ASSERT_TRUE(loaded.scenario) << codes_of(loaded.faults);
    EXPECT_EQ(loaded.scenario->provenance.at(path).source, "");
    loaded = over_small(header + "count = { value = 9 }\n");
    ASSERT_TRUE(loaded.scenario) << codes_of(loaded.faults);
    EXPECT_EQ(loaded.scenario->provenance.at(path).source, "");
    loaded = over_small(header + "count = { source = \"S1 ¶40\" }\n");
    ASSERT_TRUE(loaded.scenario) << codes_of(loaded.faults);
    EXPECT_EQ(loaded.scenario->provenance.at(path).source, "S1 ¶40");
    EXPECT_EQ(loaded.scenario->plan.missions.at("onub").posts.at("police_mentors").count, 7);
    // A source can also be given to a value that had none.
    loaded =
        over_small("extends = \"small.toml\"\n[plan]\nnational_lead = { source = \"S1 ¶45\" }\n");
    ASSERT_TRUE(loaded.scenario) << codes_of(loaded.faults);
    EXPECT_EQ(loaded.scenario->provenance.at("plan.national_lead").source, "S1 ¶45");
    EXPECT_EQ(loaded.scenario->plan.national_lead, 0.5);
}

// The French of a text goes with it: said anew in one language, it has only that one.
TEST(ScenarioIoMerge, ANewTextDropsTheOldFrench) {
    const std::string french = "extends = \"small.toml\"\n[scenario]\ntitle = \"Other\"\n"
                               "title_fr = \"Autre\"\nquestion_fr = \"Pourquoi ?\"\n";
    const auto on_top = [&](const std::string& text) {
        return load_files({{"small.toml", std::string(small_scenario)},
                           {"french.toml", french},
                           {"top.toml", "extends = \"french.toml\"\n[scenario]\n" + text}},
                          "top.toml");
    };
    const Loaded anew = on_top("title = \"A third\"\n");
    ASSERT_TRUE(anew.scenario) << codes_of(anew.faults);
    EXPECT_EQ(anew.scenario->title_fr, "");
    EXPECT_EQ(anew.scenario->question_fr, "Pourquoi ?");
    const Loaded both = on_top("title = \"A third\"\ntitle_fr = \"Un troisième\"\n");
    ASSERT_TRUE(both.scenario) << codes_of(both.faults);
    EXPECT_EQ(both.scenario->title_fr, "Un troisième");
    const Loaded other = on_top("title_fr = \"Un autre\"\n");
    ASSERT_TRUE(other.scenario) << codes_of(other.faults);
    EXPECT_EQ(other.scenario->title, "Other");
    EXPECT_EQ(other.scenario->title_fr, "Un autre");
}

TEST(ScenarioIoMerge, ATableOfNumbersCanHaveOneSource) {
    const std::string text = small_with("preferences = { police = 2, corrections = 1 }",
                                        "preferences = { value = { police = 2, corrections = { "
                                        "value = 1, source = \"b\" } }, source = \"a\" }");
    Loaded loaded = load_text(text);
    ASSERT_TRUE(loaded.scenario) << codes_of(loaded.faults);
    EXPECT_EQ(loaded.scenario->provenance.at("donor.belgium.preferences.police").source, "a");
    EXPECT_EQ(loaded.scenario->provenance.at("donor.belgium.preferences.corrections").source, "b");
    loaded = load_files(
        {{"small.toml", text},
         {"top.toml", "extends = \"small.toml\"\n[donor.belgium.preferences]\npolice = 5\n"}},
        "top.toml");
    ASSERT_TRUE(loaded.scenario) << codes_of(loaded.faults);
    EXPECT_EQ(loaded.scenario->plan.donors.at("belgium").preferences,
              (NumberById{{"corrections", 1.0}, {"police", 5.0}}));
}

TEST(ScenarioIoMerge, PathsResolveByTextAlone) {
    EXPECT_EQ(resolve_path("cases/burundi/a.toml", "country.toml"), "cases/burundi/country.toml");
    EXPECT_EQ(resolve_path("cases/burundi/a.toml", "../b.toml"), "cases/b.toml");
    EXPECT_EQ(resolve_path("a.toml", "./x//y/../b.toml"), "x/b.toml");
    EXPECT_EQ(resolve_path("a.toml", "../../b.toml"), "../../b.toml");
    EXPECT_EQ(resolve_path("cases/a.toml", "/etc/b.toml"), "/etc/b.toml");
    EXPECT_EQ(resolve_path("/cases/a.toml", "../../b.toml"), "/b.toml");
}

TEST(ScenarioIoMerge, AMistypedRowOfAnOverlayIsNamed) {
    const Loaded loaded = over_small("extends = \"small.toml\"\n[mission.onbu]\ntour = 20\n");
    ASSERT_FALSE(loaded.faults.empty());
    for (const Fault& fault : loaded.faults) {
        EXPECT_EQ(fault.code, "missing-value");
        EXPECT_NE(fault.hint.find("onub"), std::string::npos) << fault.hint;
        EXPECT_EQ(fault.where.file, "top.toml");
        EXPECT_EQ(fault.where.line, 2);
    }
}

} // namespace
} // namespace ssrsim

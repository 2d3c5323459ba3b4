#include "scenario/describe_file.hpp"
#include "scenario_io/resolved.hpp"
#include "support/scenario_text.hpp"

#include <bit>
#include <gtest/gtest.h>

namespace ssrsim {
namespace {

Scenario small() {
    Loaded loaded = load_text(small_scenario);
    EXPECT_TRUE(loaded.scenario) << codes_of(loaded.faults);
    return loaded.scenario.value_or(Scenario{});
}

TEST(ScenarioIoValues, AreReadIntoTheirUnits) {
    const Scenario s = small();
    EXPECT_EQ(s.country.start, (Date{2004, 6, 1}));
    EXPECT_EQ(s.country.fiscal_capacity.cents, 6'000'000'000);
    EXPECT_EQ(s.country.regions.at("bubanza").population, 289060);
    const Institution& police = s.country.institutions.at("police");
    EXPECT_EQ(police.kind, InstitutionKind::police);
    EXPECT_EQ(police.wage.cents, 180000);
    EXPECT_EQ(police.budget_share, 0.4);
    EXPECT_EQ(police.regions, (std::vector<std::string>{"bubanza", "cankuzo"}));
    EXPECT_EQ(police.region_weights, (NumberById{{"bubanza", 2.0}, {"cankuzo", 1.0}}));
    EXPECT_EQ(s.country.parameters.staffing.knowledge_rate, 1.5);
    EXPECT_EQ(s.plan.end, (Date{2012, 6, 1}));
    const Mission& onub = s.plan.missions.at("onub");
    EXPECT_NEAR(onub.tour_weeks, 47.83, 0.01);
    EXPECT_EQ(onub.posts.at("police_mentors").type, PostType::mentor);
    EXPECT_EQ(s.plan.missions.at("binub").succeeds, "onub");
    EXPECT_EQ(s.plan.donors.at("belgium").pledge.cents, 462'500'000) << "3.7 million EUR at 1.25";
    EXPECT_EQ(s.plan.donors.at("budget").channel, Channel::assessed);
    const Activity& repair = s.plan.activities.at("prison_repair");
    EXPECT_EQ(repair.after, std::vector<std::string>{"police_training"});
    EXPECT_EQ(repair.deadline, (Date{2008, 1, 1}));
    EXPECT_NEAR(s.plan.activities.at("police_training").duration_weeks, 104.36, 0.01);
}

TEST(ScenarioIoValues, WhatIsLeftOutTakesItsDefault) {
    const Scenario s = small();
    EXPECT_EQ(s.country.burn_in_years, 3.0);
    EXPECT_EQ(s.plan.missions.at("binub").tour_weeks, 48.0);
    EXPECT_EQ(s.country.parameters.officers.course_gain, defaults<OfficerParameters>().course_gain);
    EXPECT_EQ(s.plan.donors.at("belgium").channel, Channel::bilateral);
    EXPECT_FALSE(s.plan.missions.at("onub").posts.at("planners").opens.has_value());
    EXPECT_EQ(s.country.institutions.at("ministry").strength, 200) << "as many as established";
    EXPECT_EQ(s.country.institutions.at("police").strength, 1800);
}

TEST(ScenarioIoValues, ProvenanceHasPlaceAndSourceOfWhatWasSet) {
    const Scenario s = small();
    const Provenance& mentors = s.provenance.at("mission.onub.post.police_mentors.count");
    EXPECT_EQ(mentors.source, "S1 ¶39");
    EXPECT_EQ(mentors.where.file, "small.toml");
    EXPECT_EQ(mentors.where.line, 63);
    EXPECT_EQ(mentors.where.column, 19);
    EXPECT_EQ(s.provenance.at("plan.national_lead").source, "");
    EXPECT_TRUE(s.provenance.contains("plan.national_lead_by_institution.police"));
    EXPECT_TRUE(s.provenance.contains("exchange.EUR"));
    EXPECT_FALSE(s.provenance.contains("country.burn_in"));
    EXPECT_FALSE(s.provenance.contains("mission.onub.post.planners.wage"));
}

TEST(ScenarioIoValues, DatesCanBeTexts) {
    const Loaded loaded = load_text(small_with("end = 2012-06-01", "end = \"2012-06-01\""));
    ASSERT_TRUE(loaded.scenario) << codes_of(loaded.faults);
    EXPECT_EQ(loaded.scenario->plan.end, (Date{2012, 6, 1}));
}

TEST(ScenarioIoValues, OneWholeNumberAsADecimalIsWhole) {
    const Loaded loaded = load_text(small_with("count = 2", "count = 2.0"));
    EXPECT_TRUE(loaded.scenario) << codes_of(loaded.faults);
}

// ---- --set

TEST(ScenarioIoSet, TakesTomlValuesAndBareTexts) {
    const Loaded loaded =
        load_text(small_scenario, {{"mission.onub.tour", "30"},
                                   {"mission.binub.tour", "22 months"},
                                   {"plan.end", "2010-01-01"},
                                   {"plan.national_lead", "60%"},
                                   {"mission.onub.scope", "[\"police\", \"ministry\"]"},
                                   {"donor.belgium.channel", "trust_fund"},
                                   {"donor.belgium.preferences.ministry", "4"},
                                   {"mission.onub.tour", "\"26 weeks\""}});
    ASSERT_TRUE(loaded.scenario) << codes_of(loaded.faults);
    const Plan& plan = loaded.scenario->plan;
    EXPECT_EQ(plan.missions.at("onub").tour_weeks, 26.0) << "the last one counts";
    EXPECT_NEAR(plan.missions.at("binub").tour_weeks, 95.66, 0.01);
    EXPECT_EQ(plan.end, (Date{2010, 1, 1}));
    EXPECT_EQ(plan.national_lead, 0.6);
    EXPECT_EQ(plan.missions.at("onub").scope.size(), 2u);
    EXPECT_EQ(plan.donors.at("belgium").channel, Channel::trust_fund);
    EXPECT_EQ(plan.donors.at("belgium").preferences.size(), 3u);
    EXPECT_EQ(loaded.scenario->provenance.at("mission.binub.tour").where.file,
              "--set mission.binub.tour=22 months");
}

TEST(ScenarioIoSet, CanRemoveAndAddRows) {
    const Loaded loaded =
        load_text(small_scenario, {{"donor.belgium.remove", "true"},
                                   {"donor.france", "{ pledge = \"1 million USD\" }"}});
    ASSERT_TRUE(loaded.scenario) << codes_of(loaded.faults);
    EXPECT_FALSE(loaded.scenario->plan.donors.contains("belgium"));
    EXPECT_EQ(loaded.scenario->plan.donors.at("france").pledge.cents, 100'000'000);
}

TEST(ScenarioIoSet, IsCheckedLikeAFile) {
    struct Case {
        Override set;
        const char* code;
        const char* hint;
    };
    const Case cases[] = {
        {{"mission.onub.toor", "3"}, "unknown-key", "tour"},
        {{"mission.onbu.tour", "3"}, "unknown-id", "onub"},
        {{"mission.onub.post.mentors.count", "3"}, "unknown-id", "police_mentors"},
        {{"mission.onub.tour", "600"}, "out-of-range", ""},
        {{"mission.onub.tour", "11 moons"}, "unknown-unit", "months"},
        {{"mission.onub.succeeds", "nobody"}, "unknown-id", ""},
        {{"", "3"}, "bad-path", "--set"},
        {{"mission..tour", "3"}, "bad-path", "--set"},
        {{"extends", "\"x.toml\""}, "bad-path", "--set"},
        {{"plan.end", "1\nx = 2"}, "bad-date", "2004"},
        {{"plan.national_lead", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["}, "bad-number", ""},
    };
    for (const Case& tested : cases) {
        const Loaded loaded = load_text(small_scenario, {tested.set});
        EXPECT_FALSE(loaded.scenario) << tested.set.path;
        ASSERT_EQ(loaded.faults.size(), 1u) << tested.set.path << ":\n" << codes_of(loaded.faults);
        const Fault& fault = loaded.faults.front();
        EXPECT_EQ(fault.code, tested.code) << codes_of(loaded.faults);
        EXPECT_NE(fault.hint.find(tested.hint), std::string::npos) << codes_of(loaded.faults);
        EXPECT_EQ(fault.where.file, "--set " + tested.set.path + "=" + tested.set.value);
    }
}

TEST(ScenarioIoSet, AFaultOfTheFileIsNotBlamedOnIt) {
    const Loaded loaded =
        load_text(small_with("end = 2007-01-01\n", ""), {{"mission.onub.tour", "30"}});
    ASSERT_EQ(loaded.faults.size(), 1u) << codes_of(loaded.faults);
    EXPECT_EQ(loaded.faults[0].where.file, "small.toml");
}

// ---- resolved scenarios

/// Bits and texts of every declared field, in one list.
class FieldLister {
  public:
    explicit FieldLister(std::vector<std::string>& out) : out_(out) {}
    void operator()(double& field, const Number&) const {
        out_.push_back(std::to_string(std::bit_cast<std::uint64_t>(field)));
    }
    void operator()(std::int32_t& field, const Number&) const {
        out_.push_back(std::to_string(field));
    }
    void operator()(Money& field, const Number&) const {
        out_.push_back(std::to_string(field.cents));
    }
    template <class Value>
    void operator()(std::optional<Value>& field, const Number& number) const {
        if (field) return (*this)(*field, number);
        out_.push_back("none");
    }
    void operator()(std::string& field, const Text&) const { out_.push_back(field); }
    void operator()(Date& field, const Day&) const { out_.push_back(to_text(field)); }
    void operator()(std::optional<Date>& field, const Day&) const {
        out_.push_back(field ? to_text(*field) : "none");
    }
    void operator()(std::string& field, const Reference&) const { out_.push_back(field); }
    void operator()(std::vector<std::string>& field, const Reference&) const {
        out_.push_back(std::to_string(field.size()));
        out_.insert(out_.end(), field.begin(), field.end());
    }
    void operator()(NumberById& field, const NumbersById&) const {
        for (auto& [id, number] : field) {
            out_.push_back(id + std::to_string(std::bit_cast<std::uint64_t>(number)));
        }
    }
    template <class Enum>
    void operator()(Enum& field, const Choice&) const {
        out_.emplace_back(word_of(field));
    }
    template <class Row>
    void operator()(Keyed<Row>& rows, const Table&) const {
        for (auto& [id, row] : rows) {
            out_.push_back(id);
            describe(*this, row);
        }
    }
    template <class Part>
    void operator()(Part& part, const Section&) const {
        describe(*this, part);
    }

  private:
    std::vector<std::string>& out_;
};

std::vector<std::string> fields_of(Scenario scenario) {
    std::vector<std::string> fields;
    describe_file(FieldLister(fields), scenario);
    for (const auto& [path, provenance] : scenario.provenance) {
        if (!provenance.source.empty()) fields.push_back(path + " " + provenance.source);
    }
    for (const auto& [code, rate] : scenario.exchange) {
        fields.push_back(code + std::to_string(std::bit_cast<std::uint64_t>(rate)));
    }
    return fields;
}

TEST(ScenarioIoResolved, LoadsAgainBitForBit) {
    Scenario s = small();
    s.title = "Quotes \" and \\ and\nlines,\ttabs, \x01 and ¶";
    s.plan.national_lead = 0.1 + 0.2;
    s.country.parameters.officers.leave_rate = 5e-17;
    s.country.parameters.staffing.skill_spread = 1.0 / 3.0;
    s.plan.donors.at("belgium").pledge = Money{9'999'999'999'999};
    s.country.institutions.at("police").wage = Money{7};
    s.provenance["plan.national_lead"].source = "a \"source\"";
    s.plan.actuals.until = Date{2005, 6, 30};
    s.plan.actuals.posts["june"] = {"onub", "planners", Date{2005, 6, 30}, 2};
    s.plan.actuals.money["june"] = {"belgium", Date{2005, 6, 30}, Money{123'456'789'01}};
    s.plan.actuals.heads["chief"] = {"police", Date{2005, 2, 1}};
    s.provenance["actuals.posts.june.filled"].source = "staffing table";
    const std::string text = resolved_toml(s);
    const Loaded loaded = load_text(text);
    ASSERT_TRUE(loaded.scenario) << codes_of(loaded.faults) << text;
    EXPECT_EQ(fields_of(*loaded.scenario), fields_of(s));
    EXPECT_EQ(resolved_toml(*loaded.scenario), text);
}

TEST(ScenarioIoResolved, NamesNoFileAndStatesEveryDefault) {
    const std::string text = resolved_toml(small());
    EXPECT_EQ(text.find("small.toml"), std::string::npos);
    EXPECT_NE(text.find("burn_in = 3\n"), std::string::npos);
    EXPECT_NE(text.find("count = { value = 7, source = \"S1 ¶39\" }"), std::string::npos);
    EXPECT_NE(text.find("[parameters.service_chain]\n"), std::string::npos);
    EXPECT_NE(text.find("[exchange]\nEUR = 1.25\n"), std::string::npos);
    EXPECT_EQ(text.find("[actuals]"), std::string::npos); // nothing is known
}

TEST(ScenarioIoResolved, DoesNotDependOnTheOrderOfTheFile) {
    std::string turned(small_scenario);
    const std::size_t donors = turned.find("[donor.belgium]");
    const std::size_t activities = turned.find("[activity.police_training]");
    const std::string part = turned.substr(donors, activities - donors);
    turned.erase(donors, activities - donors);
    turned.insert(turned.find("[country]"), part);
    const Loaded loaded = load_text(turned);
    ASSERT_TRUE(loaded.scenario) << codes_of(loaded.faults);
    EXPECT_EQ(resolved_toml(*loaded.scenario), resolved_toml(small()));
}

} // namespace
} // namespace ssrsim

// The C interface that a page calls, linked natively: the same functions as in the module.
#include "core/hash.hpp"
#include "record/ensemble_digest.hpp"
#include "run/run.hpp"
#include "scenario_io/load.hpp"
#include "wasm/api.hpp"

#include <array>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace ssrsim;
using testing::HasSubstr;
using testing::Not;

std::string text_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string answer() {
    return {ssrsim_text(), ssrsim_text_size()};
}

void add(std::string_view path, std::string_view text) {
    ssrsim_add_file(path.data(), path.size(), text.data(), text.size());
}

void set(std::string_view path, std::string_view value) {
    ssrsim_set(path.data(), path.size(), value.data(), value.size());
}

int load(std::string_view path) {
    return ssrsim_load(path.data(), path.size());
}

class PageModule : public testing::Test {
  protected:
    PageModule() {
        ssrsim_forget_files();
        for (const char* name : {"country", "scenario", "tours"})
            add(std::string{name} + ".toml",
                text_of(std::string{SSRSIM_SCENARIO_DIR "/teaching/"} + name + ".toml"));
    }
};

TEST_F(PageModule, RefusesWhereNothingIsLoaded) {
    EXPECT_EQ(ssrsim_describe(), 0);
    EXPECT_EQ(ssrsim_run(1, 0), 0);
    EXPECT_EQ(ssrsim_story(1, 0), 0);
    EXPECT_EQ(ssrsim_shortfall(1, 0), 0);
    EXPECT_EQ(ssrsim_report_run(), 0);
    EXPECT_EQ(ssrsim_report_page("", 0), 0);
    EXPECT_EQ(answer(), "");
}

TEST_F(PageModule, DescribesWhatCanBeMoved) {
    ASSERT_EQ(load("scenario.toml"), 1) << answer();
    ASSERT_EQ(ssrsim_describe(), 1);
    for (const char* part :
         {R"("path":"mission.mission.tour","unit":"weeks")",
          R"("path":"donor.partner.option.directly.delay")", R"("path":"plan.national_lead")",
          R"("id":"police_courses")", R"("country":{"en":"Sorvania","fr":"Sorvanie"})",
          R"("better":"higher")", R"("key":"capacity_service_gap")"})
        EXPECT_THAT(answer(), HasSubstr(part));
}

TEST_F(PageModule, TellsAWrongSettingAsCheckDoes) {
    set("mission.misson.tour", "12");
    EXPECT_EQ(load("scenario.toml"), 0);
    EXPECT_THAT(answer(), HasSubstr("There is no [mission.misson]"));
    ssrsim_faults();
    EXPECT_THAT(answer(), HasSubstr(R"("path":"mission.misson.tour")"));
    // The setting went with the load that refused it.
    EXPECT_EQ(load("scenario.toml"), 1);
}

TEST_F(PageModule, KnowsEqualPlansAndCountries) {
    const auto ids = [](const char* path) {
        EXPECT_EQ(load(path), 1) << answer();
        ssrsim_describe();
        const std::string all = answer();
        const auto id = [&](const char* key) { return all.substr(all.find(key), 40); };
        return std::array{id("\"country_id\""), id("\"plan_id\"")};
    };
    const auto base = ids("scenario.toml");
    set("plan.name", "\"Another name\"");
    EXPECT_EQ(ids("scenario.toml"), base);
    const auto tours = ids("tours.toml");
    EXPECT_EQ(tours[0], base[0]);
    EXPECT_NE(tours[1], base[1]);
    set("country.court_independence", "0.9");
    EXPECT_NE(ids("scenario.toml")[0], base[0]);
}

TEST_F(PageModule, AddsDigestsUpAsARunDoes) {
    const Loaded loaded =
        load_scenario(SSRSIM_SCENARIO_DIR "/teaching/scenario.toml",
                      [](const std::string& path) { return std::optional{text_of(path)}; });
    const Experiment experiment{loaded.scenario->country, loaded.scenario->plan, Seeds::all(7)};
    EnsembleDigest whole;
    std::vector<std::uint64_t> digests;
    ASSERT_EQ(load("scenario.toml"), 1);
    for (std::uint32_t replicate = 3; replicate < 6; ++replicate) {
        const Trajectory run = run_replicate(experiment, replicate);
        whole.add(run);
        ASSERT_EQ(ssrsim_run(7, replicate), 1);
        const std::string told = answer().substr(answer().find("digest") + 9, 16);
        digests.push_back(std::strtoull(told.c_str(), nullptr, 16));
        EXPECT_EQ(digests.back(), run.digest);
    }
    ssrsim_digest(3, digests.data(), digests.size());
    EXPECT_EQ(answer(), whole.hex());
}

TEST_F(PageModule, TakesQuantilesByDate) {
    const std::array values{1.0, 10.0, 3.0, 30.0, 2.0, 20.0}; // three runs of two dates
    ASSERT_EQ(ssrsim_fan(values.data(), values.size(), 2), 1);
    EXPECT_EQ(answer(), "[[1.1,11],[1.5,15],[2,20],[2.5,25],[2.9,29]]\n");
}

TEST_F(PageModule, ComparesWithTheFirstPlan) {
    const std::array values{0.1, 0.2, 0.3, 0.2, 0.3, 0.5};
    constexpr std::string_view outcome = "service_area";
    ASSERT_EQ(ssrsim_compare(outcome.data(), outcome.size(), values.data(), values.size(), 2, 1),
              1);
    EXPECT_THAT(answer(), HasSubstr(R"("better":{"share":1,)"));
    constexpr std::string_view unknown = "happiness";
    EXPECT_EQ(ssrsim_compare(unknown.data(), unknown.size(), values.data(), values.size(), 2, 1),
              0);
}

TEST_F(PageModule, SharesTheShortfallExactly) {
    ASSERT_EQ(load("scenario.toml"), 1);
    ASSERT_EQ(ssrsim_shortfall(1, 0), 1);
    std::string numbers = answer();
    for (char& c : numbers)
        if (c == '[' || c == ']' || c == ',') c = ' ';
    std::vector<double> parts;
    const char* at = numbers.c_str();
    for (char* end = nullptr;; at = end) {
        const double value = std::strtod(at, &end);
        if (end == at) break;
        parts.push_back(value);
    }
    // Runs, then for each of two outcomes: with all, with none, shares.
    ASSERT_EQ(parts.size() % 2, 1U);
    const std::size_t frictions = (parts.size() - 1) / 2 - 2;
    double sum = 0.0;
    for (std::size_t i = 0; i < frictions; ++i)
        sum += parts[3 + i];
    EXPECT_EQ(sum, parts[2] - parts[1]);
    ASSERT_EQ(ssrsim_frictions(parts.data(), parts.size()), 1);
    EXPECT_THAT(answer(), HasSubstr(R"("replicates":1)"));
    EXPECT_THAT(answer(), HasSubstr(R"("key":"rotation")"));
}

TEST_F(PageModule, WritesAnOverlayThatLoads) {
    set("mission.mission.tour", "\"24 months\"");
    set("lead.year_2.from", "2022-01-01");
    set("lead.year_2.level", "0.6");
    constexpr std::string_view file = "scenario.toml";
    constexpr std::string_view title = "Long \"tours\"\n[plan]";
    ASSERT_EQ(ssrsim_overlay(file.data(), file.size(), title.data(), title.size()), 1);
    add("mine.toml", answer());
    ASSERT_EQ(load("mine.toml"), 1) << answer();
    ssrsim_describe();
    EXPECT_THAT(
        answer(),
        HasSubstr(R"("plan_name":{"en":"Long \"tours\"\n[plan]","fr":"Long \"tours\"\n[plan]"})"));
    EXPECT_THAT(answer(), HasSubstr(R"("id":"year_2","from":"2022-01-01","level":0.6)"));
}

TEST_F(PageModule, TellsARunWeekByWeek) {
    ASSERT_EQ(load("scenario.toml"), 1);
    ASSERT_EQ(ssrsim_story(1, 0), 1);
    EXPECT_THAT(
        answer(),
        HasSubstr(R"("posts_filled":[{"id":"mission","name":{"en":"Mission","fr":"Mission")"));
    EXPECT_THAT(answer(), HasSubstr(R"("kind":"adviser_arrived")"));
    EXPECT_THAT(answer(), HasSubstr(R"("fr":"arrivée d’un conseiller")"));
}

TEST_F(PageModule, MakesTheReportOfTwoPlans) {
    ssrsim_report_begin(1);
    for (const std::string_view file : {"scenario.toml", "tours.toml"}) {
        ASSERT_EQ(load(file), 1);
        ASSERT_EQ(ssrsim_report_add(file.data(), file.size(), file.data(), file.size()), 1);
    }
    for (int i = 0; i < 3; ++i)
        ASSERT_EQ(ssrsim_report_run(), 1);
    constexpr std::string_view command = "ssrsim compare";
    ASSERT_EQ(ssrsim_report_page(command.data(), command.size()), 1);
    EXPECT_THAT(answer(), HasSubstr("<!doctype html>"));
    EXPECT_THAT(answer(), HasSubstr("2 plans compared"));
    EXPECT_THAT(answer(), Not(HasSubstr("@SSRSIM_")));
    EXPECT_EQ(ssrsim_report_page(command.data(), command.size()), 0) << "it is taken once";
}

} // namespace

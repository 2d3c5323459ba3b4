#include "tables/values.hpp"

#include <gmock/gmock.h>

namespace ssrsim {
namespace {

using testing::HasSubstr;

GridCell text_cell(std::string text) {
    GridCell cell;
    cell.kind = GridCell::Kind::text;
    cell.text = std::move(text);
    return cell;
}

double number_in(const std::string& text) {
    const auto amount = read_amount(text_cell(text));
    EXPECT_TRUE(amount.value) << text << ": " << amount.message;
    return amount.value ? amount.value->number : -1.0;
}

std::string complaint_on_number(const std::string& text) {
    const auto amount = read_amount(text_cell(text));
    EXPECT_FALSE(amount.value) << text << " was read as "
                               << (amount.value ? amount.value->number : 0);
    return amount.message;
}

std::string day_in(const std::string& text) {
    const auto day = read_day(text_cell(text));
    return day.value ? to_text(*day.value) : "no: " + day.message;
}

TEST(TablesValues, ThousandsInEitherLocale) {
    for (const char* text : {"1200000", "1,200,000", "1 200 000", "1.200.000", "1'200'000",
                             "1’200’000", "1\u00A0200\u00A0000", "1\u202F200\u202F000",
                             "1,200,000.00", "1.200.000,00", "1 200 000,00"})
        EXPECT_EQ(number_in(text), 1.2e6) << text;
    EXPECT_EQ(number_in("150,000"), 150000);
    EXPECT_EQ(number_in("1,5"), 1.5);
    EXPECT_EQ(number_in("1.5"), 1.5);
    EXPECT_EQ(number_in("1250,75"), 1250.75);
    EXPECT_EQ(number_in("0,125"), 0.125);
    EXPECT_EQ(number_in("-12"), -12);
    EXPECT_EQ(number_in("−12"), -12);
}

TEST(TablesValues, WhatCouldBeTwoNumbersIsAskedAbout) {
    EXPECT_THAT(complaint_on_number("1.250"), HasSubstr("1 or 1,250"));
    EXPECT_THAT(complaint_on_number("1 200,500"), HasSubstr("mixes"));
    EXPECT_THAT(complaint_on_number("12,34,56"), HasSubstr("do not group"));
    EXPECT_THAT(complaint_on_number("1,2.3 4"), HasSubstr("three kinds"));
    EXPECT_THAT(complaint_on_number("3 to 4 posts"), HasSubstr("not one number"));
    EXPECT_THAT(complaint_on_number("several"), HasSubstr("no number"));
}

TEST(TablesValues, CurrenciesStandBeforeOrBehind) {
    EXPECT_EQ(read_amount(text_cell("USD 150 000")).value->unit, "USD");
    EXPECT_EQ(read_amount(text_cell("150 000 €")).value->unit, "€");
    EXPECT_EQ(currency_code("€", "USD"), "EUR");
    EXPECT_EQ(currency_code("$", "USD"), "USD");
    EXPECT_EQ(currency_code("$", "HTG"), "$"); // not settled by anything
    EXPECT_EQ(currency_code("usd", "EUR"), "USD");
}

TEST(TablesValues, DaysAsPeopleWriteThem) {
    for (const char* text :
         {"2005-01-31", "31 Jan 2005", "31 January 2005", "January 31, 2005", "Jan. 31 2005",
          "31 janvier 2005", "31 janv. 2005", "31/01/2005", "01/31/2005", "31.01.2005", "31.1.2005",
          "2005/01/31", "31-Jan-2005", "2005-01-31 00:00:00"})
        EXPECT_EQ(day_in(text), "2005-01-31") << text;
    EXPECT_EQ(day_in("1er août 2005"), "2005-08-01");
    EXPECT_EQ(day_in("1st of"), "no: \"1st of\" is no day.");
    EXPECT_EQ(day_in("05/05/2005"), "2005-05-05"); // the same either way
}

TEST(TablesValues, DaysThatCouldBeTwoAreAskedAbout) {
    EXPECT_EQ(day_in("01/02/2005"), "no: \"01/02/2005\" could mean 2005-02-01 or 2005-01-02.");
    EXPECT_THAT(day_in("31/01/05"), HasSubstr("two digits"));
    EXPECT_THAT(day_in("30 Feb 2005"), HasSubstr("does not exist"));
    EXPECT_THAT(day_in("38383"), HasSubstr("is a number"));
    EXPECT_THAT(day_in("1 Jan 2147483647"), HasSubstr("after 2200"));
    EXPECT_THAT(day_in("2005"), HasSubstr("is a number"));
    EXPECT_THAT(day_in("Jan 2005"), HasSubstr("no day"));
    EXPECT_THAT(day_in("3 jui 2005"), HasSubstr("no day")); // June or July
    for (const char* text : {"soon", "$", "-", "/", "1/", "Jan", "1 2 3 4", "\xE2\x82\xAC"})
        EXPECT_THAT(day_in(text), HasSubstr("no day")) << text;
}

TEST(TablesValues, LengthsNeedAUnit) {
    EXPECT_EQ(read_length(text_cell("18 mois"), "").value->written, "18 months");
    EXPECT_EQ(read_length(text_cell("1,5 ans"), "").value->written, "1.5 years");
    EXPECT_EQ(read_length(text_cell("26"), "weeks").value->days, 182);
    EXPECT_EQ(read_length(text_cell("6"), "in months").value->written, "6 months");
    EXPECT_FALSE(read_length(text_cell("18"), "").value);
    EXPECT_FALSE(read_length(text_cell("18 moons"), "").value);
}

TEST(TablesValues, TitlesSayWhatPostsAreFor) {
    EXPECT_EQ(post_type_in_title("Police Mentor").value, PostType::mentor);
    EXPECT_EQ(post_type_in_title("Conseiller pénitentiaire").value, PostType::mentor);
    EXPECT_EQ(post_type_in_title("Planning adviser").value, PostType::planner);
    EXPECT_EQ(post_type_in_title("Formatrice (police)").value, PostType::trainer);
    EXPECT_EQ(post_type_in_title("Point focal RSS").value, PostType::focal_point);
    EXPECT_FALSE(post_type_in_title("Training liaison").value); // two of them
    EXPECT_FALSE(post_type_in_title("Officer").value);
    EXPECT_EQ(read_post_type("focal_point").value, PostType::focal_point);
}

TEST(TablesValues, LevelsSayWhoIsNational) {
    for (const char* level : {"P-4", "D-1", "FS-5", "UNPOL", "UNV", "P4", "International", "USG"})
        EXPECT_EQ(read_category(level).value, StaffCategory::international) << level;
    for (const char* level : {"NPO", "NO-B", "NOC", "GS-5", "G6", "National", "Local level",
                              "UNV (national)", "Personnel national"})
        EXPECT_EQ(read_category(level).value, StaffCategory::national) << level;
    EXPECT_FALSE(read_category("X-9").value);
}

TEST(TablesValues, KindsInEnglishAndFrench) {
    EXPECT_EQ(read_kind("Training").value, ActivityKind::training);
    EXPECT_EQ(read_kind("Équipement").value, ActivityKind::equipment);
    EXPECT_EQ(read_kind("Construction").value, ActivityKind::infrastructure);
    EXPECT_EQ(read_kind("DDR").value, ActivityKind::ddr);
    EXPECT_THAT(read_kind("trainning").hint, HasSubstr("did you mean training?"));
}

} // namespace
} // namespace ssrsim

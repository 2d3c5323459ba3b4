#include "scenario_io/units.hpp"

#include <gtest/gtest.h>
#include <limits>
#include <regex.h>

namespace ssrsim {
namespace {

const Currencies money{"USD", {{"EUR", 1.25}}, {}};

double read(std::string_view text, Unit unit) {
    const Quantity quantity = read_quantity(text, unit, money);
    EXPECT_TRUE(quantity.value.has_value()) << text << ": " << quantity.message;
    return quantity.value.value_or(std::numeric_limits<double>::quiet_NaN());
}

std::string code(std::string_view text, Unit unit) {
    const Quantity quantity = read_quantity(text, unit, money);
    EXPECT_FALSE(quantity.value.has_value()) << text << " read as " << quantity.value.value_or(0.0);
    return quantity.code;
}

TEST(ScenarioIoUnits, SharesAreTheNearestDouble) {
    // 44 × 0.01 and 29 × 0.01 are one bit off; a reader of 0.29 and of "29%" must get the same.
    EXPECT_EQ(read("44%", Unit::share), 0.44);
    EXPECT_EQ(read("29 %", Unit::share), 0.29);
    EXPECT_EQ(read("29 per cent", Unit::share), 0.29);
    EXPECT_EQ(read("0.29", Unit::share), 0.29);
    EXPECT_EQ(read("57 percent", Unit::share), 0.57);
}

TEST(ScenarioIoUnits, WeeksFollowTheMeanYear) {
    EXPECT_EQ(read("26 weeks", Unit::weeks), 26.0);
    EXPECT_EQ(read("1 week", Unit::weeks), 1.0);
    EXPECT_EQ(read("14 days", Unit::weeks), 2.0);
    EXPECT_NEAR(read("11 months", Unit::weeks), 11 * 30.4375 / 7, 1e-12);
    EXPECT_NEAR(read("2 years", Unit::weeks), 2 * 365.25 / 7, 1e-12);
    EXPECT_EQ(read("12 months", Unit::weeks), read("1 year", Unit::weeks));
}

TEST(ScenarioIoUnits, OtherTimes) {
    EXPECT_EQ(read("18 months", Unit::years), 1.5);
    EXPECT_NEAR(read("52 weeks", Unit::years), 52 * 7 / 365.25, 1e-15);
    EXPECT_EQ(read("1 year", Unit::months), 12.0);
    EXPECT_EQ(read("2 fiscal years", Unit::fiscal_years), 2.0);
    EXPECT_EQ(read("April", Unit::month_of_year), 4.0);
    EXPECT_EQ(read("8% a year", Unit::per_year), 0.08);
    EXPECT_EQ(read("1.3 per year", Unit::per_year), 1.3);
    EXPECT_EQ(code("26 weeks", Unit::months), "unknown-unit");
}

TEST(ScenarioIoUnits, MoneyIsExactInDecimals) {
    EXPECT_EQ(read("3.7 million USD", Unit::money), 3700000.0);
    EXPECT_EQ(read("4.35 million", Unit::money), 4350000.0);
    EXPECT_EQ(read("1.2 billion USD", Unit::money), 1.2e9);
    EXPECT_EQ(read("2 thousand", Unit::money), 2000.0);
    EXPECT_EQ(read("25 000 USD", Unit::money), 25000.0);
    EXPECT_EQ(read("25,000 USD", Unit::money), 25000.0);
    EXPECT_EQ(read("1,234,567.89", Unit::money), 1234567.89);
    EXPECT_EQ(read("25\u00a0000 USD", Unit::money), 25000.0);
    EXPECT_EQ(read("25\u202f000", Unit::money), 25000.0);
    EXPECT_EQ(read("USD 3.7 million", Unit::money), 3700000.0);
    EXPECT_EQ(read("3 million USD a year", Unit::money_per_year), 3e6);
    EXPECT_EQ(read("3 million USD per year", Unit::money_per_year), 3e6);
    EXPECT_EQ(read("3 million", Unit::money_per_year), 3e6);
    EXPECT_EQ(read("2 million EUR", Unit::money), 2.5e6);
    EXPECT_EQ(code("3 million USD a year", Unit::money), "unknown-unit");
    EXPECT_EQ(code("3 million GBP", Unit::money), "unknown-currency");
}

TEST(ScenarioIoUnits, CountsTakeGroupsAndScales) {
    EXPECT_EQ(read("289,060", Unit::people), 289060.0);
    EXPECT_EQ(read("1.2 million people", Unit::people), 1.2e6);
    EXPECT_EQ(read("7 posts", Unit::posts), 7.0);
    EXPECT_EQ(read("22 per 1,000 a year", Unit::per_1000_per_year), 22.0);
    EXPECT_EQ(read("0.5 cases a week", Unit::cases_per_week), 0.5);
    EXPECT_EQ(read("-1.5e-3", Unit::factor), -0.0015);
}

TEST(ScenarioIoUnits, AmbiguousDigitsAreRefused) {
    for (const char* text : {"0,5", "3,7", "1,2345", "12,34,567", "1 000,5", "3,7 million USD"})
        EXPECT_EQ(code(text, Unit::money), "bad-number") << text;
    // A group that is not of three digits is no number at all.
    for (const char* text : {"1 00", "25 0000", "1 000,000"})
        EXPECT_FALSE(read_quantity(text, Unit::money, money).value.has_value()) << text;
}

TEST(ScenarioIoUnits, NonsenseIsRefusedWithTheAllowedForms) {
    const Quantity quantity = read_quantity("11 moons", Unit::weeks, money);
    EXPECT_EQ(quantity.code, "unknown-unit");
    EXPECT_NE(quantity.hint.find("\"26 weeks\""), std::string::npos) << quantity.hint;
    EXPECT_EQ(code("", Unit::weeks), "bad-number");
    EXPECT_EQ(code("   ", Unit::weeks), "bad-number");
    EXPECT_EQ(code("weeks", Unit::weeks), "bad-number");
    EXPECT_EQ(code("-", Unit::weeks), "bad-number");
    EXPECT_EQ(code("inf", Unit::weeks), "not-finite");
    EXPECT_EQ(code("1 week 2 days", Unit::weeks), "unknown-unit");
    EXPECT_EQ(code("44%%", Unit::share), "unknown-unit");
}

TEST(ScenarioIoUnits, ThePatternTakesWhatTheReaderTakes) {
    const std::vector<std::string> texts = {"44%",
                                            "44 %",
                                            "11 months",
                                            "2 years",
                                            "0.5",
                                            "1e3",
                                            "25,000",
                                            "1 000 000",
                                            "3.7 million",
                                            "3 million USD",
                                            "7 posts",
                                            "USD 5",
                                            "5 EUR",
                                            "5 USD a year",
                                            "April",
                                            "may",
                                            "8% a year",
                                            "22 per 1,000 a year",
                                            "3 a month",
                                            "2 fiscal years",
                                            "abc",
                                            "11 moons",
                                            "0,5",
                                            "",
                                            "1.2 million people",
                                            "3 MILLION USD",
                                            "4 Weeks",
                                            "12,34",
                                            "5 dollars",
                                            "1 00",
                                            "--1"};
    for (int number = 0; number <= static_cast<int>(Unit::month_of_year); ++number) {
        const Unit unit{static_cast<std::uint8_t>(number)};
        std::string pattern = unit_pattern(unit);
        // The texts above have none of the characters beyond ASCII.
        for (const char* wide : {"\\u00a0", "\\u202f"}) {
            for (std::size_t at = pattern.find(wide); at != std::string::npos;
                 at = pattern.find(wide))
                pattern.erase(at, 6);
        }
        // The C library's: std::regex brings false warnings of g++ 12 under sanitizers.
        regex_t expression{};
        ASSERT_EQ(regcomp(&expression, pattern.c_str(), REG_EXTENDED | REG_NOSUB), 0) << pattern;
        for (const std::string& text : texts) {
            const Quantity quantity = read_quantity(text, unit, money);
            EXPECT_EQ(regexec(&expression, text.c_str(), 0, nullptr, 0) == 0,
                      quantity.value.has_value())
                << text << " as " << unit_name(unit) << ", pattern " << pattern;
        }
        regfree(&expression);
        for (std::string example : unit_examples(unit)) {
            std::erase(example, '"');
            EXPECT_TRUE(read_quantity(example, unit, money).value.has_value()) << example;
        }
    }
}

} // namespace
} // namespace ssrsim

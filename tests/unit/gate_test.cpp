#include "scenario/gate.hpp"

#include <gtest/gtest.h>

namespace ssrsim {
namespace {

TEST(Gate, ReadsAConditionOnAnInstitutionOrARegion) {
    const auto performance = read_gate("institution.parliament.performance >= 0.4");
    ASSERT_TRUE(performance.has_value());
    EXPECT_EQ(performance->table, "institution");
    EXPECT_EQ(performance->id, "parliament");
    EXPECT_EQ(performance->measure, GateMeasure::performance);
    EXPECT_TRUE(performance->at_least);
    EXPECT_EQ(performance->threshold, 0.4);

    const auto insecurity = read_gate("  region.north.insecurity<=.25 ");
    ASSERT_TRUE(insecurity.has_value());
    EXPECT_EQ(insecurity->measure, GateMeasure::insecurity);
    EXPECT_FALSE(insecurity->at_least);
    EXPECT_EQ(insecurity->threshold, 0.25);
}

TEST(Gate, ReadsEveryMeasureThatItNames) {
    for (const char* table : {"institution", "region"}) {
        ASSERT_FALSE(gate_measures(table).empty());
        for (const std::string& measure : gate_measures(table)) {
            const auto gate = read_gate(std::string{table} + ".x." + measure + " >= 1");
            ASSERT_TRUE(gate.has_value()) << measure;
            EXPECT_EQ(gate->threshold, 1.0);
        }
    }
    EXPECT_TRUE(gate_measures("donor").empty());
}

TEST(Gate, ThresholdsAreTheNearestDouble) {
    for (const auto& [text, value] :
         {std::pair{"0.1", 0.1}, std::pair{"0.29", 0.29}, std::pair{"0.57", 0.57},
          std::pair{"12.345678901234", 12.345678901234}}) {
        const auto gate = read_gate(std::string{"institution.x.skill >= "} + text);
        ASSERT_TRUE(gate.has_value()) << text;
        EXPECT_EQ(gate->threshold, value) << text;
    }
}

TEST(Gate, RefusesWhatIsNoCondition) {
    for (const char* text :
         {"", "institution.x.skill", "institution.x.skill > 0.4", "institution.x.skill = 0.4",
          "institution.x.skill >= ", "institution.x.skill >= .", "institution.x.skill >= 0,4",
          "institution.x.skill >= 4e-1", "institution.x.skill >= -0.4",
          "institution.x.skill >= 0.1.2", "institution.x.skill >= 0.1234567890123456",
          "institution.x.happiness >= 0.4", "institution.x.insecurity >= 0.4",
          "region.x.skill >= 0.4", "donor.x.skill >= 0.4", "skill >= 0.4", ">= 0.4"}) {
        EXPECT_FALSE(read_gate(text).has_value()) << text;
    }
}

} // namespace
} // namespace ssrsim

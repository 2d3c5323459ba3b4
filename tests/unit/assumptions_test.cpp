#include "analysis/assumptions.hpp"
#include "scenario/wording.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace ssrsim {
namespace {

Scenario with_defaults() {
    Scenario scenario;
    scenario.country.parameters = defaults<Parameters>();
    return scenario;
}

const Assumption& find(const std::vector<Assumption>& all, const std::string& path) {
    return *std::ranges::find_if(
        all, [&](const Assumption& each) { return each.parameter.path == path; });
}

TEST(Assumptions, ListEveryParameterWithItsSource) {
    Scenario scenario = with_defaults();
    scenario.provenance["parameters.officers.leave_rate"] = {{}, "a survey"};
    const std::vector<Assumption> all = assumptions_of(scenario, 2.0);
    EXPECT_EQ(all.size(), parameter_table(scenario.country.parameters).size());
    EXPECT_GT(all.size(), 200u);
    for (const Assumption& each : all) {
        EXPECT_FALSE(each.source.empty()) << each.parameter.path;
        EXPECT_TRUE(each.low || each.high) << each.parameter.path;
    }
    EXPECT_EQ(find(all, "parameters.officers.leave_rate").source, "a survey");
}

TEST(Assumptions, MoveSharesByTheirOddsAndTheRestBySize) {
    Scenario scenario = with_defaults();
    set_parameter(scenario.country.parameters, "parameters.officers.fitting_post", 0.75); // odds 3
    set_parameter(scenario.country.parameters, "parameters.officers.leave_rate", 0.05);
    set_parameter(scenario.country.parameters, "parameters.officers.patronage", 1.0);
    set_parameter(scenario.country.parameters, "parameters.officers.doctrine_loss", 0.0);
    const std::vector<Assumption> all = assumptions_of(scenario, 2.0);
    const Assumption& share = find(all, "parameters.officers.fitting_post");
    EXPECT_NEAR(share.low.value(), 0.6, 1e-15);
    EXPECT_NEAR(share.high.value(), 6.0 / 7.0, 1e-15);
    const Assumption& rate = find(all, "parameters.officers.leave_rate");
    EXPECT_EQ(rate.low, 0.025);
    EXPECT_EQ(rate.high, 0.1);
    const Assumption& whole = find(all, "parameters.officers.patronage");
    EXPECT_EQ(whole.low, 0.5) << "a share of 1 has no odds";
    EXPECT_FALSE(whole.high);
    const Assumption& none = find(all, "parameters.officers.doctrine_loss");
    EXPECT_EQ(none.high, 0.5);
    EXPECT_FALSE(none.low);
}

TEST(Assumptions, StayWithinBoundsAndInOrder) {
    Scenario scenario = with_defaults();
    for (const double factor : {1.5, 10.0, 100.0}) {
        for (const Assumption& each : assumptions_of(scenario, factor)) {
            for (const std::optional<double>& value : {each.low, each.high}) {
                if (!value) continue;
                EXPECT_GE(*value, each.parameter.declared.low) << each.parameter.path;
                EXPECT_LE(*value, each.parameter.declared.high) << each.parameter.path;
                Scenario changed = scenario;
                changed.country.parameters =
                    moved(scenario.country.parameters, each.parameter.path, *value);
                for (const Fault& fault : cross_check(changed)) {
                    EXPECT_NE(fault.code, "weights-sum") << each.parameter.path << " = " << *value;
                    EXPECT_NE(fault.code, "bounds-order") << each.parameter.path << " = " << *value;
                }
            }
        }
    }
}

TEST(Assumptions, OtherWeightsKeepTheirProportions) {
    Parameters parameters = defaults<Parameters>();
    const std::string section = "parameters.institutions.";
    set_parameter(parameters, section + "staffing_weight", 0.4);
    set_parameter(parameters, section + "skill_weight", 0.3);
    set_parameter(parameters, section + "equipment_weight", 0.2);
    set_parameter(parameters, section + "procedures_weight", 0.1);
    const InstitutionParameters p =
        moved(parameters, section + "staffing_weight", 0.7).institutions;
    EXPECT_EQ(p.staffing_weight, 0.7);
    EXPECT_NEAR(p.skill_weight, 0.15, 1e-15);
    EXPECT_NEAR(p.equipment_weight, 0.10, 1e-15);
    EXPECT_NEAR(p.procedures_weight, 0.05, 1e-15);
}

} // namespace
} // namespace ssrsim

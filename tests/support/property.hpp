#pragma once

#include <cstdlib>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <string>

namespace ssrsim {

/// Checks a property on 200 random cases and reports the shrunk counterexample. The seed is fixed,
/// so that a run of the tests is the same each time; RC_PARAMS sets another one and more cases
/// ("seed=7 max_success=1000").
template <class Property>
void expect_property(const std::string& words, Property property) {
    setenv("RC_PARAMS", "seed=20070613 max_success=200", 0);
    EXPECT_TRUE(rc::check(words, property)) << words;
}

} // namespace ssrsim

#include "core/math.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <limits>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace ssrsim {
namespace {

constexpr double inf = std::numeric_limits<double>::infinity();

double parse(const std::string& word) {
    return std::strtod(word.c_str(), nullptr);
}

/// Error in units of the last place of the exact value high + low.
double error_in_ulp(double got, double high, double low) {
    const double size = std::fabs(high);
    const double ulp = std::max(size - std::nextafter(size, 0.0), 0x1p-1074);
    return std::fabs((got - high) - low) / ulp;
}

std::map<std::string, double> largest_errors() {
    std::ifstream file{SSRSIM_TEST_DATA_DIR "/elementary.txt"};
    std::map<std::string, double> largest;
    std::string line;
    while (std::getline(file, line)) {
        if (line.starts_with('#')) continue;
        std::istringstream words{line};
        std::string name;
        words >> name;
        std::vector<double> numbers;
        for (std::string word; words >> word;)
            numbers.push_back(parse(word));
        double got = std::nan("");
        if (name == "exp" || name == "exp_subnormal") got = portable_exp(numbers[0]);
        if (name == "log") got = portable_log(numbers[0]);
        if (name == "log1p") got = portable_log1p(numbers[0]);
        if (name == "expm1") got = portable_expm1(numbers[0]);
        if (name == "pow") got = portable_pow(numbers[0], numbers[1]);
        const double error = error_in_ulp(got, numbers[numbers.size() - 2], numbers.back());
        largest[name] = std::max(largest[name], std::isnan(error) ? inf : error);
    }
    return largest;
}

TEST(PortableMath, StaysWithinItsErrors) {
    const std::map<std::string, double> largest = largest_errors();
    ASSERT_EQ(largest.size(), 6u);
    for (const auto& [name, error] : largest)
        RecordProperty("largest_error_in_ulp_" + name, std::to_string(error));
    EXPECT_LT(largest.at("exp"), 1.0);
    EXPECT_LT(largest.at("exp_subnormal"), 1.0);
    EXPECT_LT(largest.at("log"), 1.0);
    EXPECT_LT(largest.at("log1p"), 1.0);
    EXPECT_LT(largest.at("expm1"), 1.5);
    EXPECT_LT(largest.at("pow"), 1.0);
}

TEST(PortableMath, KeepsTheEdgesOfExpAndExpm1) {
    EXPECT_EQ(portable_exp(0.0), 1.0);
    EXPECT_EQ(portable_exp(inf), inf);
    EXPECT_EQ(portable_exp(-inf), 0.0);
    EXPECT_EQ(portable_exp(709.79), inf);
    EXPECT_EQ(portable_exp(-745.14), 0.0);
    EXPECT_EQ(portable_exp(-745.13), 0x1p-1074);
    EXPECT_TRUE(std::isnan(portable_exp(std::nan(""))));
    EXPECT_EQ(portable_expm1(inf), inf);
    EXPECT_EQ(portable_expm1(-inf), -1.0);
    EXPECT_TRUE(std::signbit(portable_expm1(-0.0)));
    EXPECT_EQ(portable_expm1(0x1p-1074), 0x1p-1074);
    EXPECT_TRUE(std::isnan(portable_expm1(std::nan(""))));
}

TEST(PortableMath, KeepsTheEdgesOfTheLogarithms) {
    EXPECT_EQ(portable_log(1.0), 0.0);
    EXPECT_EQ(portable_log(0.0), -inf);
    EXPECT_EQ(portable_log(-0.0), -inf);
    EXPECT_EQ(portable_log(inf), inf);
    EXPECT_TRUE(std::isnan(portable_log(-1.0)));
    EXPECT_TRUE(std::isnan(portable_log(-inf)));
    EXPECT_TRUE(std::isnan(portable_log(std::nan(""))));
    EXPECT_EQ(portable_log1p(-1.0), -inf);
    EXPECT_EQ(portable_log1p(inf), inf);
    EXPECT_TRUE(std::signbit(portable_log1p(-0.0)));
    EXPECT_TRUE(std::isnan(portable_log1p(-1.0000001)));
    EXPECT_TRUE(std::isnan(portable_log1p(std::nan(""))));
}

TEST(PortableMath, KeepsTheEdgesOfPow) {
    for (const double x : {0.0, 1.0, 0.5, 7.0, inf, 0x1p-1074, 1e308})
        for (const double y : {0.0, 1.0, -1.0, inf, -inf, 0.5, 1e300, -1e300})
            EXPECT_DOUBLE_EQ(portable_pow(x, y), std::pow(x, y)) << x << " to the " << y;
    EXPECT_EQ(portable_pow(1.0, std::nan("")), 1.0);
    EXPECT_EQ(portable_pow(std::nan(""), 0.0), 1.0);
    EXPECT_TRUE(std::isnan(portable_pow(-2.0, 2.0)));
    EXPECT_TRUE(std::isnan(portable_pow(std::nan(""), 1.0)));
    EXPECT_TRUE(std::isnan(portable_pow(2.0, std::nan(""))));
    EXPECT_EQ(portable_pow(3.0, 2.0), 9.0);
    EXPECT_EQ(portable_pow(2.0, -1074.0), 0x1p-1074);
}

// Neighbours of the two places where the reduced argument changes sides.
TEST(PortableMath, IsMonotoneAcrossItsSeams) {
    for (double x : {0.34657359, 0.5, 1.0, 1.4142135, 0.7071067, 0.4142, 2.0, 3.0}) {
        for (int i = 0; i < 2000; ++i) {
            const double next = x + x * 1e-14;
            ASSERT_LE(portable_exp(x), portable_exp(next));
            ASSERT_LE(portable_log(x), portable_log(next));
            ASSERT_LE(portable_log1p(x), portable_log1p(next));
            ASSERT_LE(portable_expm1(x), portable_expm1(next));
            x = next;
        }
    }
}

} // namespace
} // namespace ssrsim

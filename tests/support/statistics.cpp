#include "support/statistics.hpp"

#include <cstdio>

namespace ssrsim {

namespace {

/// Tells the count when the binary ends, after what the tests have to say.
struct Checks {
    int count = 0;
    ~Checks() {
        if (count > 0) std::printf("checks at six sigma: %d\n", count);
    }
};

Checks checks;

} // namespace

SixSigma::operator double() const {
    ++checks.count;
    return 6.0;
}

} // namespace ssrsim

#pragma once

#include <vector>

/// What each base sample says of one group's Sobol indices: docs/explanation/sensitivity.md.
namespace ssrsim {

/// Outcomes of a base sample: row A, row B, and A with the group from B.
struct Trio {
    double a;
    double b;
    double mixed;
};

/// An index is the mean of `part` over the mean of `variance`.
struct IndexTerms {
    double part;
    double variance;
};

struct SobolTerms {
    IndexTerms first;
    IndexTerms total;
};

/// One for each trio, in units of the trios' variance. All variances are 0 where no outcome differs
/// from another.
std::vector<SobolTerms> sobol_terms(std::vector<Trio> trios);

} // namespace ssrsim

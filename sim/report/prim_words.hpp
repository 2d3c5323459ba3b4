#pragma once

#include "analysis/prim.hpp"
#include "report/words.hpp"

#include <span>
#include <vector>

namespace ssrsim {

/// A factor as sentences name it.
struct FactorName {
    Bilingual name; ///< "adviser tours"
    Bilingual unit; ///< "months"; empty: none
};

/// "adviser tours below 7 months".
Bilingual restriction_in_words(const Restriction& each, const FactorName& factor);

/// "The plan fails in 82% of the cases where adviser tours are below 7 months and …: 61% of all its
/// failures, in 20% of all cases." `fails` is what happens there: "The plan fails".
Bilingual box_in_words(const Box& box, std::span<const FactorName> factors, const Bilingual& fails);

/// How far each of its restrictions can be relied on, one sentence each, in the order of the box.
std::vector<Bilingual> restrictions_in_words(const Box& box, const PrimSettings& settings,
                                             std::span<const FactorName> factors);

/// What there is to say where no box was found.
Bilingual no_box_in_words(const Prim& prim, const Bilingual& fails);

} // namespace ssrsim
